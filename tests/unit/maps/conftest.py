"""A made-up week in Syria as readings, and events in any number."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.events.types import EVENT_TYPES
from geo.export import geojson
from geo.model import Article, Event, Mention, Place, Reading

DATA = Path(__file__).resolve().parents[2] / "data"
HOSTILE = "</script><script>window.ran=1</script><img src=x onerror='window.ran=1'>${window.ran=1}`{{7*7}} ]]> & \" ' \x00\x0b\ud800"


def mention_of(place, start):
    return Mention(start=start, end=start + 4, text=place.name, kind="settlement", place=place, confidence=0.9)


def named_place(number, name, lat, lon):
    return Place(id=f"geonames:{number}", name=name, kind="settlement", lat=lat, lon=lon)


@pytest.fixture
def week():
    """One article with 18 events: 16 with a marker, one of a whole country, one without a place; four places that are only named."""
    pairs = geojson.loads((DATA / "week.geojson").read_text("utf-8"))
    events = tuple(event for _, event in pairs)
    threat = next(event for event in events if event.sub_type == "threaten")
    mentions = (
        mention_of(named_place(5, "Khmeimim", 35.41, 35.95), threat.start + 1),
        mention_of(named_place(12, "Vienna", 48.21, 16.37), 5000),
        mention_of(named_place(10, "Idlib", 35.93, 36.63), 5010),
        mention_of(events[0].place, 5020),
    )
    return (Reading(article=pairs[0][0], published=date(2024, 12, 9), published_source="given", events=events, mentions=mentions),)


@pytest.fixture
def hostile_week(week):
    """The same week, told by someone who wants to break the page."""
    return (hostile(week[0]),)


def hostile(reading):
    events = tuple(
        replace(event, quote=HOSTILE, place_text=HOSTILE, place=replace(event.place, name=HOSTILE) if event.place else None)
        for event in reading.events
    )
    return replace(reading, events=events, article=replace(reading.article, title=HOSTILE, source=HOSTILE, url="javascript:alert(1)"))


@pytest.fixture
def many():
    """A function that makes `count` events over the world, ten an article, always the same ones."""
    return make_many


def make_many(count):
    dice = random.Random(count)  # noqa: S311 (no secret)
    towns = [named_place(i, f"Town {i}", dice.uniform(-55, 70), dice.uniform(-180, 180)) for i in range(count // 3 + 1)]
    readings = []
    for number in range(count // 10):
        events = tuple(one_event(dice, towns, j) for j in range(10))
        article = Article(text=f"article {number}", title=f"Article {number}")
        readings.append(Reading(article=article, published=date(2024, 12, 9), published_source="given", events=events))
    return readings


def one_event(dice, towns, number):
    kind = dice.choice(EVENT_TYPES)
    day = date(2024, 12, 9) - timedelta(days=dice.randrange(365))
    return Event(
        id=f"e{number}",
        type=kind.name,
        sub_type=kind.sub_types[0],
        status="actual",
        place=dice.choice(towns),
        place_text="there",
        precision="exact",
        first=day,
        last=day,
        date_precision="day",
        date_source=dice.choice(["stated", "published"]),
        quote="It happened there.",
        start=number * 20,
        end=number * 20 + 18,
        confidence=dice.random(),
    )
