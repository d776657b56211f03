"""Events in one line of words, for screen readers, tooltips and titles."""

import re

from geo.coreference import Linked
from geo.events.types import label_of, type_of
from geo.maps.days import date_in_words
from geo.model import Event

# Control characters, halves of surrogate pairs and non-characters: no file format or screen can show them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Line and paragraph breaks are among it: text that is drawn is one line, and typesetting fails at a break.
_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text as one line: white space is one space, and U+FFFD stands for what cannot be shown or written as UTF-8 and XML."""
    return _UNPRINTABLE.sub("\ufffd", _SPACES.sub(" ", text))


def event_title(event: Event, linked: Linked | None = None) -> str:
    """An event in one line: "Battle: armed clash. Aleppo, 27 Nov – 7 Dec 2024. 12 killed. 2 independent sources."."""
    kind = type_of(event.type)
    place = event.place.name if event.place else event.place_text or "no place"
    parts = [f"{kind.label}: {label_of(event.sub_type)}", f"{place}, {date_in_words(event.first, event.last, event.date_precision)}"]
    if event.status != "actual":
        parts.append(event.status.capitalize())
    if killed := killed_in_words(event, linked):
        parts.append(killed)
    if linked:
        parts.append(sources_in_words(linked))
    return printable(". ".join(parts) + ".")


def killed_in_words(event: Event, linked: Linked | None = None) -> str:
    """The deaths of an event: "12 killed", "24 to 99 killed", "No one killed"; empty where none are told.

    Where several articles tell it, the range of what they say: "Between 12 and 20 killed, by source".
    """
    deaths = linked.deaths if linked else event.deaths
    if deaths is None:
        return ""
    if deaths.high == 0:
        return "No one killed"
    if deaths.low == deaths.high:
        return f"{deaths.low} killed"
    if linked and len({telling.deaths for _, telling in linked.tellings} - {None}) > 1:
        return f"Between {deaths.low} and {deaths.high} killed, by source"
    return f"{deaths.low} to {deaths.high} killed"


def sources_in_words(linked: Linked) -> str:
    """How many tell it: "3 independent sources (4 articles)", "1 source (2 articles)"."""
    sources, articles = linked.sources, len({article.id for article, _ in linked.tellings})
    said = f"{sources} independent sources" if sources > 1 else "1 source"
    return f"{said} ({articles} articles)" if articles > 1 else said
