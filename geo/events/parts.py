"""Parts of countries that news names by the compass: "northern Syria", "south-eastern Turkey"."""

import math
from dataclasses import replace

from geo.gazetteer.sphere import KM_PER_DEGREE
from geo.model import Place

_SHIFT = 0.55  # of the country's radius: the middle of its northern half, if it were round
_LIMIT = 89.0  # degrees of latitude
_BEARINGS: dict[str, tuple[int, int]] = {
    "north": (1, 0),
    "south": (-1, 0),
    "east": (0, 1),
    "west": (0, -1),
    "northeast": (1, 1),
    "northwest": (1, -1),
    "southeast": (-1, 1),
    "southwest": (-1, -1),
    "central": (0, 0),
}


def bearing_of(word: str) -> str | None:
    """The compass point that an adjective names: "north-eastern" is "northeast"; None for any other word."""
    plain = word.replace("-", "").removesuffix("ern")
    return plain if plain in _BEARINGS else None


def part_of(country: Place, bearing: str, name: str) -> Place:
    """The part of a country as a region of its own, its point half-way out in that direction. The country needs a radius."""
    north, east = _BEARINGS[bearing]
    length = math.hypot(north, east) or 1.0
    reach_km = _SHIFT * (country.radius_km or 0.0)
    lat = max(-_LIMIT, min(_LIMIT, country.lat + north / length * reach_km / KM_PER_DEGREE))
    lon = country.lon + east / length * reach_km / (KM_PER_DEGREE * math.cos(math.radians(country.lat)))
    lon = (lon + 180.0) % 360.0 - 180.0
    radius = country.radius_km / 2 if country.radius_km else None
    return replace(country, id=f"{country.id}/{bearing}", name=name, kind="region", lat=lat, lon=lon, radius_km=radius, population=None)
