"""The JSON of the command line, which other programs rely on: one object an article.

This shape changes only with a new major version. Days are ISO 8601; (lat, lon) in degrees; offsets are half-open Python string positions.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.errors import InputError
from geo.model import Article, DateSpan, Event, Mention, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One line of input: an article, its id, and the mentions where they are given."""

    id: Any  # echoed as it came: a string as a rule
    article: Article
    spans: tuple[tuple[int, int], ...] | None = None
    notices: tuple[str, ...] = ()


def parse_line(line: str, *, number: int) -> dict[str, Any]:
    """The object of one line of JSON Lines; `number` counts from 1. Raises InputError in words."""
    try:
        row = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InputError(f"Line {number} is not JSON: {error}. Each line is one object with at least 'text'.") from error
    if not isinstance(row, dict):
        raise InputError(f"Line {number} is not an object. Each line is one object with at least 'text'.")
    _check_id(row.get("id"), number)
    return row


def _check_id(name: Any, number: int) -> None:
    """It is written out as it came, and 1e999 comes as infinity."""
    try:
        json.dumps(name, allow_nan=False)
    except (ValueError, RecursionError) as error:
        said = "the id is a number" if isinstance(name, float) else "the id holds a number"
        raise InputError(f"Line {number}: {said} that JSON cannot write.") from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


def request_of(row: dict[str, Any], *, number: int) -> Request:
    """Check one parsed object: `text`, and optional `id`, `title`, `published`, `url`, `source`, `mentions`.

    A publication date that is no day becomes a notice, not an error: feeds are full of cut ones, and the article can be read without it.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"Line {number} has no 'text', or it is not a string.")
    day, notices = _day(row.get("published"))
    article = Article(
        text=text,
        title=_string(row, "title", number) or "",
        published=day,
        url=_string(row, "url", number),
        source=_string(row, "source", number),
    )
    name = row.get("id")
    return Request(
        id=str(number) if name is None else name, article=article, spans=_spans(row.get("mentions"), len(text), number), notices=notices
    )


def _string(row: dict[str, Any], key: str, number: int) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"Line {number}: {key!r} is not a string.")
    return value


def _day(value: object) -> tuple[date | None, tuple[str, ...]]:
    if value is None or value == "":
        return None, ()
    try:
        return date.fromisoformat(str(value)[:10]), ()
    except ValueError:
        return None, (
            f"The given publication date {str(value)[:40]!r} is no day such as 2024-12-09, so the article was read as if none were given.",
        )


def _spans(value: object, length: int, number: int) -> tuple[tuple[int, int], ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise InputError(f"Line {number}: 'mentions' is not a list of objects with 'start' and 'end'.")
    spans = []
    for item in value:
        start, end = (item.get("start"), item.get("end")) if isinstance(item, dict) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            raise InputError(f"Line {number}: a mention is {item!r}; it needs 'start' and 'end' with 0 <= start < end <= {length}.")
        spans.append((start, end))
    return tuple(spans)


def reading_object(reading: Reading, *, name: Any) -> dict[str, Any]:
    """One article's reading as the contract's object; `name` becomes its `id`."""
    return {
        "id": name,
        "published": reading.published.isoformat(),
        "published_source": reading.published_source,
        "mentions": [mention_object(m) for m in reading.mentions],
        "dates": [_date_object(d) for d in reading.dates],
        "events": [event_object(e) for e in reading.events],
        "notices": list(reading.notices),
    }


def error_object(name: Any, error: Exception) -> dict[str, Any]:
    """What stands in the output where a line could not be read."""
    return {"id": name, "error": str(error)}


def mention_object(mention: Mention) -> dict[str, Any]:
    """One mention; the place's fields are null where it could not be placed."""
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "role": mention.role,
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "geonameid": place.geonameid if place else None,
        "place_id": place.id if place else None,
        "confidence": round(mention.confidence, 4),
    }


def _date_object(span: DateSpan) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "precision": span.precision,
    }


def event_object(event: Event) -> dict[str, Any]:
    """One event; `start` and `end` are its days, `place` the name as the article writes it, `name` the gazetteer's."""
    place = event.place
    return {
        "type": event.type,
        "sub_type": event.sub_type,
        "status": event.status,
        "place": event.place_text,
        "name": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": event.precision,
        "start": event.first.isoformat() if event.first else None,
        "end": event.last.isoformat() if event.last else None,
        "date_precision": event.date_precision,
        "date_source": event.date_source,
        "deaths": {"low": event.deaths.low, "high": event.deaths.high} if event.deaths else None,
        "actors": [{"name": a.name, "role": a.role} for a in event.actors],
        "quote": event.quote,
        "quote_start": event.start,
        "quote_end": event.end,
        "confidence": round(event.confidence, 4),
    }
