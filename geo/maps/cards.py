"""An event's card: what a person reads after a click, as plain text."""

from textwrap import shorten
from typing import TypedDict

from geo.coreference import Linked
from geo.events.types import label_of, type_of
from geo.maps.days import date_in_words, day_in_words
from geo.maps.words import killed_in_words, printable, sources_in_words
from geo.model import Article, Event

_PRECISION = {"exact": "", "region": " (somewhere in it)", "country": " (no closer place is told)", "larger": " (no closer place is told)"}
_DATE_SOURCE = {"stated": "as told", "context": "from the sentences around", "published": "only the publication date is known"}
_COUNTED = "counted from the day it was added, as the publication date is not known"
_ASSUMED = {
    "stated": f"as told, {_COUNTED}",
    "context": f"from the sentences around, {_COUNTED}",
    "published": "no date is known: taken to be the day it was added",
}


class Telling(TypedDict):
    """What one article says: its name and day, the deaths that it tells, and its words."""

    source: str
    deaths: str
    quote: str


class Card(TypedDict):
    """A card: a heading, facts of one line each, and the words of the article.

    Where several articles tell the event, `sources` says how many, and `tellings` holds each with its words; else both are empty.
    """

    title: str
    lines: list[str]
    quote: str
    sources: str
    tellings: list[Telling]


def card_of(article: Article, event: Event, linked: Linked | None = None) -> Card:
    """The card of an event. All strings are plain text, to be escaped by whoever draws them."""
    kind = type_of(event.type)
    lines = [_place(event), f"{date_in_words(event.first, event.last, event.date_precision)} ({date_source_in_words(event)})"]
    if event.status != "actual":
        lines.append(f"Status: {event.status}")
    lines += [f"{_WHO[role]}: {names}" for role in ("source", "target") if (names := _actors(event, role))]
    if killed := killed_in_words(event, linked):
        lines.append(killed)
    lines.append(f"Confidence {event.confidence:.0%}. {source_of(article)}" if linked is None else f"Confidence {event.confidence:.0%}")
    return Card(
        title=f"{kind.label}: {label_of(event.sub_type)}",
        lines=[printable(line) for line in lines],
        quote="" if linked else printable(event.quote),
        sources=sources_in_words(linked) if linked else "",
        tellings=[_telling(*told) for told in linked.tellings] if linked else [],
    )


def date_source_in_words(event: Event) -> str:
    """Where an event's days come from."""
    return (_ASSUMED if event.date_assumed else _DATE_SOURCE)[event.date_source]


def _telling(article: Article, event: Event) -> Telling:
    return Telling(source=printable(source_of(article)), deaths=killed_in_words(event), quote=printable(event.quote))


_WHO = {"source": "By", "target": "Against"}


def _place(event: Event) -> str:
    if event.place is None:
        return event.place_text or "No place is told"
    told = f", told as “{event.place_text}”" if event.place_text and event.place_text != event.place.name else ""
    return f"{event.place.name}{told}{_PRECISION[event.precision or 'exact']}"


def _actors(event: Event, role: str) -> str:
    return ", ".join(actor.name for actor in event.actors if actor.role == role)


def source_of(article: Article) -> str:
    """What to call an article, with its day where that is known: its source, title, address or first words."""
    name = article.source or article.title or article.url or _opening(article.text) or "Pasted article"
    return f"{name}, {day_in_words(article.published)}" if article.published else name


def _opening(text: str) -> str:
    words = text[: 4 * _OPENING].split()
    return shorten(" ".join(words), _OPENING, placeholder="…") if words else ""


_OPENING = 60  # letters of an article that has no name
