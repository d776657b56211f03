"""Whose data is on the map, in the words that their licences ask for."""

from geo.gazetteer.attribution import ATTRIBUTION as PLACES
from geo.gazetteer.attribution import ATTRIBUTION_HTML as PLACES_HTML

BASE_MAP = "Base map: GSHHG and WDBII, LGPL; Natural Earth"
MADE_WITH = "Made with Whereabouts"
ATTRIBUTION = f"{PLACES} · {BASE_MAP}"
# On screen with links, which must not open inside the map's own frame.
ATTRIBUTION_HTML = f"{PLACES_HTML} · {BASE_MAP}".replace("<a ", '<a target="_blank" rel="noopener" ')
