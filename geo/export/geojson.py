"""Events as GeoJSON (RFC 7946) and back. The only place where (lat, lon) turns into [lon, lat].

A collection of features, one an event, in order; an event without a place has a null geometry. Properties are the keys of
`geo.export.rows`, and `marker-color` for viewers that know it. The articles' texts stay out unless they are asked for:
they belong to whoever wrote them.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from geo.coreference import Linked, event_key
from geo.errors import ExportError
from geo.events.types import type_of
from geo.export.rows import ATTRIBUTION, Beside, Pair, Trails, pairs_of, row_of
from geo.export.taken import pair_of
from geo.model import Article, Event, Reading


def dumps(
    events: Iterable[Reading] | Iterable[Pair], *, with_text: bool = False, linked: Iterable[Linked] = (), trails: Trails | None = None
) -> str:
    """GeoJSON of some readings, or of (article, event) pairs. `with_text` adds each article's text, once, under `texts` by its id.

    Events of one happening among `linked` say so in `linked` and `sources`. `trails` are people's edits by the event's key.

    Raises ExportError where a number is not finite.
    """
    pairs, beside = pairs_of(events), Beside(linked, trails)
    collection: dict[str, Any] = {
        "type": "FeatureCollection",
        "generator": "Whereabouts",
        "attribution": ATTRIBUTION,
        "features": [_feature(article, event, beside) for article, event in pairs],
    }
    if with_text:
        collection["texts"] = {article.id: article.text for article, _ in pairs}
    try:
        readable = json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False)
    except ValueError as error:
        raise ExportError(f"An event holds a number that GeoJSON cannot hold: {error}.") from error
    # Half a surrogate pair has no UTF-8; escaped it stays what it was.
    return readable if _encodable(readable) else json.dumps(collection, indent=1)


def loads(text: str) -> tuple[Pair, ...]:
    """The (article, event) pairs of GeoJSON that `dumps` wrote, or of another collection of points with some of its properties.

    An article's text is empty where the file does not hold it. Raises ExportError, with the feature's number from 1.
    """
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"This is not GeoJSON: {error}.") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise ExportError("This is not a GeoJSON FeatureCollection: it has no list of 'features'.")
    texts = collection.get("texts")
    return tuple(_pair(feature, number, texts if isinstance(texts, dict) else {}) for number, feature in enumerate(features, start=1))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _feature(article: Article, event: Event, beside: Beside) -> dict[str, Any]:
    row = row_of(article, event, beside)
    lat, lon = row.pop("lat"), row.pop("lon")
    return {
        "type": "Feature",
        "id": event_key(article, event),
        "geometry": None if lat is None else {"type": "Point", "coordinates": [lon, lat]},
        "properties": {**row, "marker-color": type_of(event.type).colour},
    }


def _pair(feature: object, number: int, texts: Mapping[str, Any]) -> Pair:
    where = f"Feature {number}"
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ExportError(f"{where} is not a GeoJSON feature with properties.")
    lat, lon = _point(feature.get("geometry"), where)
    row = {**feature["properties"], "lat": lat, "lon": lon}
    given = row.get("article_id")
    text = texts.get(given, "") if isinstance(given, str) else ""
    return pair_of(row, where=where, text=text if isinstance(text, str) else "")


def _point(geometry: object, where: str) -> tuple[Any, Any]:
    """(lat, lon) of a geometry; None, None where there is none."""
    if geometry is None:
        return None, None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if not isinstance(coordinates, list) or len(coordinates) < 2:  # noqa: PLR2004 (lon, lat and perhaps a height)
        raise ExportError(f"{where} has a geometry that is no point; events are points or have none.")
    return coordinates[1], coordinates[0]
