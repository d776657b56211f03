"""An event's card: what a person reads after a click, as plain text."""

from typing import TypedDict

from geo.events.types import BY_NAME, EVENT_TYPES, label_of
from geo.maps.days import date_in_words, day_in_words
from geo.maps.words import killed_in_words, printable
from geo.model import Article, Event

_PRECISION = {"exact": "", "region": " (somewhere in it)", "country": " (no closer place is told)", "larger": " (no closer place is told)"}
_DATE_SOURCE = {"stated": "as told", "context": "from the sentences around", "published": "only the publication date is known"}


class Card(TypedDict):
    """A card: a heading, facts of one line each, and the words of the article."""

    title: str
    lines: list[str]
    quote: str


def card_of(article: Article, event: Event) -> Card:
    """The card of an event. All strings are plain text, to be escaped by whoever draws them."""
    kind = BY_NAME.get(event.type, EVENT_TYPES[-1])
    lines = [_place(event), f"{date_in_words(event.first, event.last, event.date_precision)} ({_DATE_SOURCE[event.date_source]})"]
    if event.status != "actual":
        lines.append(f"Status: {event.status}")
    lines += [f"{_WHO[role]}: {names}" for role in ("source", "target") if (names := _actors(event, role))]
    if event.deaths:
        lines.append(killed_in_words(event))
    lines.append(f"Confidence {event.confidence:.0%}. {_source(article)}")
    return Card(title=f"{kind.label}: {label_of(event.sub_type)}", lines=[printable(line) for line in lines], quote=printable(event.quote))


_WHO = {"source": "By", "target": "Against"}


def _place(event: Event) -> str:
    if event.place is None:
        return event.place_text or "No place is told"
    told = f", told as “{event.place_text}”" if event.place_text and event.place_text != event.place.name else ""
    return f"{event.place.name}{told}{_PRECISION[event.precision or 'exact']}"


def _actors(event: Event, role: str) -> str:
    return ", ".join(actor.name for actor in event.actors if actor.role == role)


def _source(article: Article) -> str:
    name = article.source or article.title or article.url or "Pasted article"
    return f"{name}, {day_in_words(article.published)}" if article.published else name
