"""Rows of a file of events, as `geo.export.rows` describes them, back as articles and events: every value is checked."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args

from geo.errors import CoordinateError, ExportError
from geo.export.rows import MACHINE, Pair
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
    PublishedSource,
    Review,
    Status,
)

_CHOICES: dict[str, tuple[Any, ...]] = {
    "status": get_args(Status),
    "date_precision": (*get_args(DatePrecision), None),
    "date_source": get_args(DateSource),
    "precision": (*get_args(PlacePrecision), None),
    "kind": get_args(PlaceKind),
    "article_published_source": get_args(PublishedSource),
    "review": (MACHINE, *get_args(Review)),
}
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


def pair_of(row: Mapping[str, Any], *, where: str, text: str = "") -> Pair:
    """The article and event of a row; `where` names the row in errors, `text` is the article's where the file holds it.

    Raises ExportError where a value has the wrong type or is none of those allowed.
    """
    take = _Taker(row, where)
    review = take.choice("review", MACHINE)
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
        date_assumed=take.flag("date_assumed"),
        review=None if review == MACHINE else review,
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
        published_source=take.choice("article_published_source", "given"),
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

    def flag(self, key: str) -> bool:
        value = self.row.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return bool(value)

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
