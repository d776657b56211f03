"""A reader of made-up sentences: the places and days that a test names are found in its text and given to the engine."""

from collections.abc import Callable
from datetime import date

import pytest

from geo.events import extract
from geo.model import DateSpan, Event, Mention, Place

PUBLISHED = date(2024, 3, 15)  # a Friday
_PLACES = {
    "Aleppo": ("settlement", 36.2, 37.16, "SY"),
    "Hama": ("settlement", 35.13, 36.75, "SY"),
    "Homs": ("settlement", 34.73, 36.71, "SY"),
    "Idlib": ("settlement", 35.93, 36.63, "SY"),
    "Saraqib": ("settlement", 35.86, 36.8, "SY"),
    "Khmeimim": ("facility", 35.41, 35.95, "SY"),
    "Damascus": ("settlement", 33.51, 36.29, "SY"),
    "Syria": ("country", 35.0, 38.0, "SY"),
    "Syrian": ("demonym", 35.0, 38.0, "SY"),
    "Moscow": ("settlement", 55.75, 37.62, "RU"),
    "Russia": ("country", 60.0, 100.0, "RU"),
    "Russian": ("demonym", 60.0, 100.0, "RU"),
    "France": ("country", 46.0, 2.0, "FR"),
    "French": ("demonym", 46.0, 2.0, "FR"),
    "Geneva": ("settlement", 46.2, 6.14, "CH"),
    "Vienna": ("settlement", 48.2, 16.37, "AT"),
    "Cairo": ("settlement", 30.04, 31.24, "EG"),
    "Egypt": ("country", 27.0, 30.0, "EG"),
    "Mali": ("country", 17.0, -4.0, "ML"),
    "Gao": ("settlement", 16.27, -0.05, "ML"),
    "Lima": ("settlement", -12.04, -77.03, "PE"),
}
_DAYS = {
    "on Monday": (date(2024, 3, 11), date(2024, 3, 11), "day", "on"),
    "on Tuesday": (date(2024, 3, 12), date(2024, 3, 12), "day", "on"),
    "on Wednesday": (date(2024, 3, 13), date(2024, 3, 13), "day", "on"),
    "on 20 May": (date(2024, 5, 20), date(2024, 5, 20), "day", "on"),
    "by 14 March": (date(2024, 3, 14), date(2024, 3, 14), "day", "by"),
    "in 2016": (date(2016, 1, 1), date(2016, 12, 31), "year", "on"),
    "since 2015": (date(2015, 1, 1), date(2015, 12, 31), "year", "since"),
}
Reader = Callable[[str], tuple[Event, ...]]


def mentions_of(text: str) -> tuple[Mention, ...]:
    """The test's places in a text, placed. A demonym is placed on its country."""
    found: list[Mention] = []
    for name, (kind, lat, lon, country) in sorted(_PLACES.items(), key=lambda item: -len(item[0])):
        at = text.find(name)
        while at >= 0:
            if not any(m.start <= at < m.end for m in found):
                place_kind = "country" if kind == "demonym" else kind
                identity = f"test:{country if place_kind == 'country' else name}"
                place = Place(id=identity, name=name, kind=place_kind, lat=lat, lon=lon, country=country)  # type: ignore[arg-type]
                found.append(Mention(start=at, end=at + len(name), text=name, kind=kind, place=place, confidence=0.9))  # type: ignore[arg-type]
            at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda m: m.start))


def days_of(text: str) -> tuple[DateSpan, ...]:
    """The test's days in a text."""
    found = []
    for words, (first, last, precision, relation) in _DAYS.items():
        at = text.casefold().find(words.casefold())
        if at >= 0:
            found.append(
                DateSpan(start=at, end=at + len(words), text=words, first=first, last=last, precision=precision, relation=relation)  # type: ignore[arg-type]
            )
    return tuple(sorted(found, key=lambda d: d.start))


@pytest.fixture
def reader() -> Reader:
    """Reads a made-up article published on Friday 15 March 2024."""
    return lambda text: extract(text, mentions_of(text), days_of(text), published=PUBLISHED)
