"""Whose data is on the map, in the words that their licences ask for."""

PLACES = "Places: © GeoNames contributors, CC BY 4.0"
BASE_MAP = "Base map: GSHHG and WDBII coast lines and borders, LGPL"
MADE_WITH = "Made with Whereabouts"
ATTRIBUTION = f"{PLACES} · {BASE_MAP}"
EXPORT = f"{PLACES}. Events read from the articles named in `source` by Whereabouts."
