"""Whose data is on the map, in the words that their licences ask for."""

from geo.gazetteer.attribution import ATTRIBUTION as PLACES

BASE_MAP = "Base map: GSHHG and WDBII, LGPL"
MADE_WITH = "Made with Whereabouts"
ATTRIBUTION = f"{PLACES} · {BASE_MAP}"
