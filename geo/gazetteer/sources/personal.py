"""A person's own places: a CSV file with a header, or a GeoJSON FeatureCollection of points."""

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast, get_args

from geo.errors import InputError
from geo.gazetteer.records import MOST_PEOPLE, Name, Record, settlement_radius_km
from geo.gazetteer.sources.sheet import Sheet
from geo.gazetteer.sources.tables import listed
from geo.model import PlaceKind
from geo.spreadsheet import unguarded
from geo.text import has_controls

# Other words for the columns, in the order in which they are tried.
_WORDS: Final = {
    "name": ("name", "title", "place", "location"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "kind": ("kind", "type"),
    "feature": ("feature", "feature_code"),
    "country": ("country", "country_code", "iso2", "cc"),
    "admin1": ("admin1", "province", "state", "region"),
    "population": ("population", "pop"),
    "radius_km": ("radius_km",),
    "alternates": ("alternates", "alternate_names", "aliases"),
}
_FEATURES: Final[dict[PlaceKind, str]] = {
    "settlement": "PPL", "region": "RGN", "country": "PCLI", "facility": "FCL", "natural": "AREA", "continent": "CONT",
}  # fmt: skip
_CODE_LETTERS: Final = 2
# What somebody takes the trouble to add matters to them: it stands as if it had a hundred times the people.
_OWN_FAME: Final = 2.0
# Nothing on Earth is farther away than its antipodes.
_MOST: Final = {"population": MOST_PEOPLE, "radius_km": 20_100}
# A message shows so many characters of a value: a file may hold megabytes in one.
_SHOWN: Final = 40
# Longer numbers lose nothing as floats that a place could need, and Python refuses those of over 4,300 digits.
_EXACT_DIGITS: Final = 18


def rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each row with the words that name it in a message ("line 5", "feature 3"). Raise InputError for a file that is neither."""
    if path.suffix.lower() in {".geojson", ".json"}:
        yield from _features(path)
    else:
        yield from _lines(path)


def record(row: Mapping[str, Any], own_id: str) -> Record:
    """The place of one row. Raise InputError that says what is wrong with it."""
    name = _text(row, "name")
    if not name:
        raise InputError("it has no name")
    kind = _text(row, "kind") or "settlement"
    if kind not in get_args(PlaceKind):
        raise InputError(f"its kind {_shown(kind)} is none of {', '.join(get_args(PlaceKind))}")
    country = _text(row, "country").upper() or None
    if country is not None and (len(country) != _CODE_LETTERS or not country.isalpha()):
        raise InputError(f"its country {_shown(country)} is no code of two letters, such as SY")
    population = _number(row, "population")
    people = None if population is None else int(population)
    radius = _number(row, "radius_km")
    chosen = cast("PlaceKind", kind)
    return Record(
        name=name,
        kind=chosen,
        feature=_text(row, "feature") or _FEATURES[chosen],
        lat=_degrees(row, "lat", 90),
        lon=_degrees(row, "lon", 180),
        own_id=own_id,
        country=country,
        admin1=_text(row, "admin1") or None,
        population=people,
        radius_km=radius if radius is not None else settlement_radius_km(people) if kind == "settlement" else None,
        fame=_OWN_FAME,
        names=[Name(text) for text in listed(_text(row, "alternates"))],
    )


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sheet = Sheet(file, path)
            if not all(set(sheet.header).intersection(_WORDS[need]) for need in ("name", "lat", "lon")):
                raise InputError(f"The first line of {path.name} must name the columns: at least name, lat and lon.")
            for number, row in sheet.rows():
                yield f"line {number}", {column: unguarded(cell) for column, cell in row.items()}
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name} cannot be read as CSV in UTF-8: {error}") from error


def _features(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"), parse_int=_whole)["features"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path.name} is no GeoJSON FeatureCollection: {error}") from error
    if not isinstance(features, list):
        raise InputError(f"{path.name} is no GeoJSON FeatureCollection: its features are no list.")
    for number, feature in enumerate(features, 1):
        row = {k.strip().lower(): v for k, v in _object(feature, "properties").items()}
        geometry = _object(feature, "geometry")
        point = geometry.get("coordinates")
        if geometry.get("type") == "Point" and isinstance(point, list):
            # GeoJSON has longitude first (RFC 7946).
            row["lon"], row["lat"] = (*point, None, None)[:2]
        yield f"feature {number}", row


def _whole(digits: str) -> float:
    return int(digits) if len(digits) <= _EXACT_DIGITS else float(digits)


def _object(holder: Any, key: str) -> dict[str, Any]:
    """The object under a key; empty where there is none, so that the row is told and the others are read."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, dict) else {}


def _value(row: Mapping[str, Any], column: str) -> Any:
    return next((row[word] for word in _WORDS[column] if row.get(word) not in (None, "")), None)


def _text(row: Mapping[str, Any], column: str) -> str:
    value = _value(row, column)
    parts = value if isinstance(value, list) else [value or ""]
    if not all(isinstance(part, str | int | float) and not isinstance(part, bool) for part in parts):
        raise InputError(f"its {column} is no text")
    text = ";".join(map(str, parts)).strip()
    if not is_unicode(text):
        raise InputError(f"its {column} {_shown(text)} holds half a character")
    if has_controls(text):
        raise InputError(f"its {column} {_shown(text)} holds a character that cannot be shown")
    return text


def is_unicode(text: str) -> bool:
    """Whether a text can be written as UTF-8: escapes and arguments may bring in halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(value: Any) -> str:
    return repr(value[:_SHOWN] + "..." if isinstance(value, str) and len(value) > _SHOWN else value)


def _number(row: Mapping[str, Any], column: str) -> float | None:
    value = _value(row, column)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError(f"its {column} is no number")
    try:
        number = float(value)
    except ValueError:
        raise InputError(f"its {column} {_shown(value)} is no number") from None
    if not math.isfinite(number) or (column in _MOST and not 0 <= number <= _MOST[column]):
        raise InputError(f"its {column} {_shown(value)} is no number that can be")
    return number


def _degrees(row: Mapping[str, Any], column: str, limit: int) -> float:
    number = _number(row, column)
    if number is None:
        raise InputError(f"it has no {column}")
    if abs(number) > limit:
        raise InputError(f"its {column} {number} is not between -{limit} and {limit} degrees")
    return number
