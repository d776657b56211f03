"""A person's own places: a CSV file with a header, or a GeoJSON FeatureCollection of points."""

import csv
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast, get_args

from geo.errors import InputError
from geo.gazetteer.records import Name, Record, settlement_radius_km
from geo.gazetteer.sources.tables import listed
from geo.model import PlaceKind

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
        raise InputError(f"its kind {kind!r} is none of {', '.join(get_args(PlaceKind))}")
    country = _text(row, "country").upper() or None
    if country is not None and (len(country) != _CODE_LETTERS or not country.isalpha()):
        raise InputError(f"its country {country!r} is no code of two letters, such as SY")
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
            sample = file.read(4096)
            file.seek(0)
            reader = csv.DictReader(file, delimiter=max(",;\t", key=sample.split("\n", 1)[0].count))
            header = {str(column).strip().lower() for column in reader.fieldnames or ()}
            if not all(header.intersection(_WORDS[need]) for need in ("name", "lat", "lon")):
                raise InputError(f"The first line of {path.name} must name the columns: at least name, lat and lon.")
            for row in reader:
                yield f"line {reader.line_num}", {str(k).strip().lower(): v for k, v in row.items() if isinstance(v, str)}
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path.name} cannot be read as CSV in UTF-8: {error}") from error


def _features(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        features = data["features"]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path.name} is no GeoJSON FeatureCollection: {error}") from error
    for number, feature in enumerate(features, 1):
        properties = feature.get("properties") or {} if isinstance(feature, dict) else {}
        geometry = feature.get("geometry") or {} if isinstance(feature, dict) else {}
        row = {str(k).strip().lower(): v for k, v in properties.items()}
        if geometry.get("type") == "Point":
            # GeoJSON has longitude first (RFC 7946).
            row["lon"], row["lat"] = (*geometry.get("coordinates", ()), None, None)[:2]
        yield f"feature {number}", row


def _value(row: Mapping[str, Any], column: str) -> Any:
    return next((row[word] for word in _WORDS[column] if row.get(word) not in (None, "")), None)


def _text(row: Mapping[str, Any], column: str) -> str:
    value = _value(row, column)
    return ";".join(map(str, value)) if isinstance(value, list) else str(value or "").strip()


def _number(row: Mapping[str, Any], column: str) -> float | None:
    value = _value(row, column)
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise InputError(f"its {column} {value!r} is no number") from None
    if not math.isfinite(number) or (number < 0 and column not in {"lat", "lon"}):
        raise InputError(f"its {column} {value!r} is no number that can be")
    return number


def _degrees(row: Mapping[str, Any], column: str, limit: int) -> float:
    number = _number(row, column)
    if number is None:
        raise InputError(f"it has no {column}")
    if abs(number) > limit:
        raise InputError(f"its {column} {number} is not between -{limit} and {limit} degrees")
    return number
