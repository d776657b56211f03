"""One event as a flat row of plain values, and back: what GeoJSON's properties and CSV's columns share.

Keys are the contract's words (`start` and `end` are days, `place` is the name as the article writes it, `name` the
gazetteer's), with `article_...` for the article and `deaths_low`, `deaths_high` for the toll. `linked` is the same for events of several
articles that are one happening, and `sources` the number of its independent sources; reading a file back does not need them.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args

from geo.coreference import Linked, event_key
from geo.errors import CoordinateError, ExportError
from geo.gazetteer.attribution import ATTRIBUTION as PLACES
from geo.model import (
    Actor,
    Article,
    DatePrecision,
    DateSource,
    Deaths,
    Event,
    Place,
    PlaceKind,
    PlacePrecision,
    Reading,
    Status,
)

ATTRIBUTION = f"{PLACES}. Events read by Whereabouts from the articles named."
PLACE_COLUMNS = ("place_id", "name", "kind", "lat", "lon", "country", "admin1", "population", "radius_km")
COLUMNS = (
    "article_id", "article_title", "article_published", "article_source", "article_url", "article_language",
    "event_id", "type", "sub_type", "status", "start", "end", "date_precision", "date_source",
    "place", "precision", *PLACE_COLUMNS, "deaths_low", "deaths_high", "actors", "confidence", "quote", "quote_start", "quote_end",
    "linked", "sources",
)  # fmt: skip
_CHOICES: dict[str, tuple[Any, ...]] = {
    "status": get_args(Status),
    "date_precision": (*get_args(DatePrecision), None),
    "date_source": get_args(DateSource),
    "precision": (*get_args(PlacePrecision), None),
    "kind": get_args(PlaceKind),
}
Row = dict[str, Any]
# The greatest whole number that all readers of JSON take exactly.
MOST = 2**53 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TextlessArticle(Article):
    """An article of a file that leaves the text out. Its id is the file's, as it cannot be taken from the text."""

    file_id: str

    @property
    def id(self) -> str:
        """What the file calls the article."""
        return self.file_id


Pair = tuple[Article, Event]


def pairs_of(events: Iterable[Reading] | Iterable[Pair]) -> list[Pair]:
    """Events with their articles, from readings or from such pairs."""
    pairs: list[Pair] = []
    for item in events:
        pairs += [(item.article, event) for event in item.events] if isinstance(item, Reading) else [item]
    return pairs


Links = Mapping[str, Linked]


def links_of(linked: Iterable[Linked]) -> Links:
    """The happening that each event belongs to, by the event's key."""
    return {key: group for group in linked for key in group.keys}


def row_of(article: Article, event: Event, links: Links | None = None) -> Row:
    """An event as a row with every key of COLUMNS. Days are ISO 8601, `actors` a list of {"name", "role"}, unknown is None."""
    place = event.place
    group = links.get(event_key(article, event)) if links else None
    return {
        "article_id": article.id,
        "article_title": article.title,
        "article_published": _iso(article.published),
        "article_source": article.source,
        "article_url": article.url,
        "article_language": article.language,
        "event_id": event.id,
        "type": event.type,
        "sub_type": event.sub_type,
        "status": event.status,
        "start": _iso(event.first),
        "end": _iso(event.last),
        "date_precision": event.date_precision,
        "date_source": event.date_source,
        "place": event.place_text,
        "precision": event.precision,
        **(_place_row(place) if place else dict.fromkeys(PLACE_COLUMNS)),
        "deaths_low": event.deaths.low if event.deaths else None,
        "deaths_high": event.deaths.high if event.deaths else None,
        "actors": [{"name": actor.name, "role": actor.role} for actor in event.actors],
        "confidence": event.confidence,
        "quote": event.quote,
        "quote_start": event.start,
        "quote_end": event.end,
        "linked": group.id if group else None,
        "sources": group.sources if group else None,
    }


def _place_row(place: Place) -> Row:
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
        "radius_km": place.radius_km,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def pair_of(row: Mapping[str, Any], *, where: str, text: str = "") -> Pair:
    """The article and event of a row; `where` names the row in errors, `text` is the article's where the file holds it.

    Raises ExportError where a value has the wrong type or is none of those allowed.
    """
    take = _Taker(row, where)
    low, high = take.whole("deaths_low"), take.whole("deaths_high")
    first, last = _span(take)
    event = Event(
        id=take.text("event_id") or where,
        type=take.text("type") or "other",
        sub_type=take.text("sub_type") or "other",
        status=take.choice("status", "actual"),
        place=_place(take),
        place_text=take.text("place"),
        precision=take.choice("precision", None),
        first=first,
        last=last,
        date_precision=take.choice("date_precision", None),
        date_source=take.choice("date_source", "stated"),
        quote=take.text("quote") or "",
        start=take.whole("quote_start") or 0,
        end=take.whole("quote_end") or 0,
        confidence=min(1.0, max(0.0, take.number("confidence") or 0.0)),
        deaths=Deaths(low=low, high=high) if low is not None and high is not None else None,
        actors=tuple(_actors(take)),
    )
    return _article(take, text), event


def _span(take: "_Taker") -> tuple[date, date] | tuple[None, None]:
    """The first and last day; where the file gives one of them, the event was on that day."""
    start, end = take.day("start"), take.day("end")
    if start and end and end < start:
        raise take.wrong("end", f"a day on or after 'start', {start.isoformat()}")
    first, last = start or end, end or start
    return (first, last) if first and last else (None, None)


def _article(take: "_Taker", text: str) -> Article:
    article = Article(
        text=text,
        title=take.text("article_title") or "",
        published=take.day("article_published"),
        url=take.text("article_url"),
        source=take.text("article_source"),
        language=take.text("article_language"),
    )
    given = take.text("article_id")
    if text or not given or given == article.id:
        return article
    return TextlessArticle(**{field.name: getattr(article, field.name) for field in fields(article)}, file_id=given)


def _place(take: "_Taker") -> Place | None:
    lat, lon = take.number("lat"), take.number("lon")
    if lat is None or lon is None:
        return None
    name = take.text("name") or take.text("place") or ""
    try:
        return Place(
            id=take.text("place_id") or f"own:{lat},{lon}",
            name=name,
            kind=take.choice("kind", "settlement"),
            lat=lat,
            lon=lon,
            country=take.text("country"),
            admin1=take.text("admin1"),
            population=take.whole("population"),
            radius_km=take.number("radius_km"),
        )
    except CoordinateError as error:
        raise ExportError(f"{take.where}: {error}") from error


def _actors(take: "_Taker") -> Iterable[Actor]:
    actors = take.row.get("actors") or []
    if not isinstance(actors, Sequence) or isinstance(actors, str):
        raise take.wrong("actors", "a list of objects with 'name' and 'role'")
    for actor in actors:
        if not (isinstance(actor, Mapping) and isinstance(actor.get("name"), str) and actor.get("role") in ("source", "target")):
            raise take.wrong("actors", "a list of objects with 'name' and 'role' (source or target)")
        yield Actor(name=actor["name"], role=actor["role"])


class _Taker:
    """Takes checked values out of a row."""

    def __init__(self, row: Mapping[str, Any], where: str) -> None:
        self.row, self.where = row, where

    def wrong(self, key: str, allowed: str) -> ExportError:
        value = self.row.get(key)
        # A list may be nested too deeply to be written out.
        shown = "a list" if isinstance(value, list) else "an object" if isinstance(value, dict) else repr(str(value)[:80])
        return ExportError(f"{self.where}: {key!r} is {shown}; it must be {allowed}.")

    def text(self, key: str) -> str | None:
        value = self.row.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(key, "text")
        return value

    def number(self, key: str) -> float | None:
        value = self.row.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.wrong(key, "a number")
        if value is None:
            return None
        if not abs(value) <= sys.float_info.max:  # a whole number of 400 digits, infinity, or no number at all
            raise self.wrong(key, "a finite number")
        return float(value)

    def whole(self, key: str) -> int | None:
        value = self.row.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.wrong(key, "a whole number")
        if value is not None and not 0 <= value <= MOST:
            raise self.wrong(key, f"from 0 to {MOST}")
        return value

    def day(self, key: str) -> date | None:
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise self.wrong(key, "a day such as 2024-12-09") from error

    def choice(self, key: str, default: Any) -> Any:
        value = self.row.get(key, default)
        if value is None and None not in _CHOICES[key]:
            return default
        if value not in _CHOICES[key]:
            raise self.wrong(key, f"one of {', '.join(str(choice) for choice in _CHOICES[key])}")
        return value
