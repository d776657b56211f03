"""Events in one line of words, for screen readers, tooltips and titles."""

import re

from geo.events.types import BY_NAME, EVENT_TYPES, label_of
from geo.maps.days import date_in_words
from geo.model import Event

# Control characters, halves of surrogate pairs and non-characters: no file format or screen can show them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Line and paragraph breaks are among it: text that is drawn is one line, and typesetting fails at a break.
_SPACES = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text as one line: white space is one space, and U+FFFD stands for what cannot be shown or written as UTF-8 and XML."""
    return _UNPRINTABLE.sub("\ufffd", _SPACES.sub(" ", text))


def event_title(event: Event) -> str:
    """An event in one line: "Battle: armed clash. Aleppo, 27 Nov – 7 Dec 2024. 12 killed."."""
    kind = BY_NAME.get(event.type, EVENT_TYPES[-1])
    place = event.place.name if event.place else event.place_text or "no place"
    parts = [f"{kind.label}: {label_of(event.sub_type)}", f"{place}, {date_in_words(event.first, event.last, event.date_precision)}"]
    if event.status != "actual":
        parts.append(event.status.capitalize())
    if event.deaths:
        parts.append(killed_in_words(event))
    return printable(". ".join(parts) + ".")


def killed_in_words(event: Event) -> str:
    """The deaths of an event: "12 killed", "24 to 99 killed", "No one killed"; empty where none are told."""
    if event.deaths is None:
        return ""
    if event.deaths.high == 0:
        return "No one killed"
    low, high = event.deaths.low, event.deaths.high
    return f"{low} killed" if low == high else f"{low} to {high} killed"
