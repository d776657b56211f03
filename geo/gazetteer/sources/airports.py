"""Airports and air bases, from the package airportsdata."""

import re
from collections.abc import Iterator
from typing import Final

import airportsdata

from geo.gazetteer.records import Name, Record

_MILITARY: Final = re.compile(
    r"\b(air base|airbase|afb|air force|army|naval|nas|raf|military|marine corps|aaf|ab|air station|joint base)\b", re.IGNORECASE
)
_WRITTEN_OUT: Final = (
    (re.compile(r"\bAFB\b"), "Air Force Base"),
    (re.compile(r"\bNAS\b"), "Naval Air Station"),
    (re.compile(r"\bAAF\b"), "Army Airfield"),
)
_AIR_BASE: Final = re.compile(r"\b[Aa]ir ?[Bb]ase\b")


def airports() -> Iterator[Record]:
    """Airports of towns, and air bases. Private strips without an IATA code are left out: news does not name them."""
    for icao, row in airportsdata.load("ICAO").items():
        name = row["name"].strip()
        military = bool(_MILITARY.search(name))
        if not name or not (row["iata"] or military):
            continue
        yield Record(
            name=name,
            kind="facility",
            feature="AIRB" if military else "AIRP",
            lat=row["lat"],
            lon=row["lon"],
            own_id=f"whereabouts:airport:{icao}",
            country=row["country"],
            admin1=row["subd"] or None,
            radius_km=3.0,
            names=[Name(text) for text in spellings(name)],
        )


def spellings(name: str) -> set[str]:
    """Other ways to write an airfield's name: "Hama Airbase", "Hama Airport" for "Hama International Airport"."""
    found = {_AIR_BASE.sub(word, name) for word in ("Air Base", "Airbase", "airbase", "air base")}
    found |= {pattern.sub(text, name) for pattern, text in _WRITTEN_OUT}
    found |= {text.replace(" International Airport", " Airport") for text in set(found)}
    return found - {name}
