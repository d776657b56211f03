"""Our own CSV tables: what the packages do not hold, each row with its source.

Columns of a table of places: name, kind, feature, lat, lon, country, admin1, population, radius_km, geonameid, fame,
alternates, demonyms, abbreviations, source. Lists are separated by semicolons. `aliases.csv` gives more names to
settlements: country, place, form, names, source.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from geo.errors import GazetteerError
from geo.gazetteer.records import Name, Record, WrittenForm
from geo.model import PlaceKind
from geo.text import fold

FOLDER: Final = Path(__file__).parent.parent / "tables"
# Tables in the form of places; countries, divisions and aliases are read by their own functions.
PLACES: Final = ("world", "waters", "lands", "contested", "counties", "settlements", "facilities", "bodies")


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table, by column."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by semicolons."""
    return [value.strip() for value in cell.split(";") if value.strip()]


def names(row: dict[str, str]) -> list[Name]:
    """The names of a row beside its main one."""
    columns: tuple[tuple[str, WrittenForm], ...] = (("alternates", "alternate"), ("demonyms", "demonym"), ("abbreviations", "abbreviation"))
    return [Name(text, form) for column, form in columns for text in listed(row.get(column) or "")]


def places() -> Iterator[Record]:
    """The places of all our tables of places."""
    for table in PLACES:
        for row in rows(table):
            try:
                yield place(row)
            except (KeyError, ValueError) as error:
                raise GazetteerError(f"Row {row.get('name')!r} of the table {table}.csv cannot be read: {error}") from error


def place(row: dict[str, str]) -> Record:
    """The record of one row."""
    return Record(
        name=row["name"],
        kind=cast("PlaceKind", row["kind"]),
        feature=row["feature"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        own_id=None if row["geonameid"] else own_id(row["feature"], row["country"], row["name"]),
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        population=int(row["population"]) if row["population"] else None,
        radius_km=float(row["radius_km"]) if row["radius_km"] else None,
        fame=float(row["fame"] or 0),
        names=names(row),
    )


def own_id(feature: str, country: str, name: str) -> str:
    """The id of a place that GeoNames does not hold, or whose GeoNames id we do not know."""
    return f"whereabouts:{feature.lower()}:{country + '.' if country else ''}{fold(name).replace(' ', '-')}"


def aliases(find: Callable[[str, str], Record | None]) -> Iterator[Record]:
    """More names for settlements. `find(name, country)` gives the settlement; the first official name becomes its main one."""
    for row in rows("aliases"):
        known = find(row["place"], row["country"])
        if known is None:
            raise GazetteerError(f"The table aliases.csv names {row['place']!r} in {row['country']}, which no source holds.")
        form = cast("WrittenForm", row["form"])
        known.names.extend(Name(text, form) for text in listed(row["names"]))
        if form == "official":
            known.names.append(Name(known.name, "official"))
            known.name = listed(row["names"])[0]
        yield known
