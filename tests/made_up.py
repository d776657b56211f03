"""Made-up articles and events in any number, put into a store as if they had been read: for benchmarks, pictures and browser tests."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from geo.events.types import EVENT_TYPES, EventType
from geo.gazetteer.index import Gazetteer
from geo.model import Article, DatePrecision, Event, Mention, Place, Reading
from geo.store import Store, engine_version, open_store

NEWEST = date(2024, 12, 9)
DAYS = 365
PER_ARTICLE = 10
# Where the towns lie: more than half of them in two regions, as in a war; the rest over the world.
_CENTRES = ((35.0, 38.0, 2.5), (15.0, 30.0, 4.0), (48.5, 36.0, 2.0))


def towns(count: int, dice: random.Random) -> list[Place]:
    """Places with made-up names: most around a few centres, the rest anywhere but near the poles."""
    found = []
    for number in range(count):
        if number % 5 < 3:
            lat, lon, wide = _CENTRES[number % 3]
            lat, lon = dice.gauss(lat, wide), dice.gauss(lon, wide * 1.3)
        else:
            lat, lon = dice.uniform(-45, 62), dice.uniform(-120, 150)
        found.append(Place(id=f"made-up:{number}", name=f"Town {number}", kind="settlement", lat=round(lat, 4), lon=round(lon, 4)))
    return found


def readings(count: int, *, per_article: int = PER_ARTICLE) -> Iterator[Reading]:
    """`count` events of a year, `per_article` an article; the same ones for the same numbers."""
    dice = random.Random(count)  # noqa: S311  (no secret)
    known = towns(max(20, min(3000, count // 4)), dice)
    for number in range(count // per_article):
        yield _reading(number, known, dice, per_article)


def fill(store: Store, gazetteer: Gazetteer, count: int, *, per_article: int = PER_ARTICLE) -> None:
    """Put `count` events into the store's first project, as the dashboard keeps what it has read."""
    project, engine = store.default_project(), engine_version(gazetteer)
    for reading in readings(count, per_article=per_article):
        saved, _ = store.add(project.id, reading.article, name=reading.article.title)
        store.keep_reading(saved, reading, engine=engine)


def fill_home(home: Path, count: int) -> None:
    """The same for a data folder with the gazetteer's index in it."""
    store = open_store(home / "whereabouts.sqlite")
    # The index by its name in that folder: a reading is kept for it.
    with Gazetteer(home / "gazetteer.sqlite") as gazetteer:
        fill(store, gazetteer, count)
    store.close()


def _reading(number: int, known: list[Place], dice: random.Random, per_article: int) -> Reading:
    # Newer days have more events, in waves, as news has them.
    sentences, events, mentions, at = [], [], [], 0
    for i in range(per_article):
        place, kind = dice.choice(known), dice.choices(EVENT_TYPES, [9, 8, 6, 5, 2, 2, 4, 2, 3, 1][: len(EVENT_TYPES)])[0]
        sentence = f"Report {number}.{i}: {kind.label.lower()} in {place.name}, residents of the town said."
        events.append(_event(f"e{i}", (kind, place), (sentence, at), dice))
        start = at + sentence.index(place.name)
        mentions.append(
            Mention(start=start, end=start + len(place.name), text=place.name, kind="settlement", place=place, confidence=0.9, role="scene")
        )
        sentences.append(sentence)
        at += len(sentence) + 1
    article = Article(text=" ".join(sentences), title=f"Made-up report {number}", published=NEWEST)
    return Reading(article=article, published=NEWEST, published_source="given", events=tuple(events), mentions=tuple(mentions))


def _event(name: str, what: tuple[EventType, Place], told: tuple[str, int], dice: random.Random) -> Event:
    (kind, place), (sentence, at) = what, told
    first, last, precision = _days(dice)
    return Event(
        id=name, type=kind.name, sub_type=dice.choice(kind.sub_types), status=dice.choices(["actual", "planned", "denied"], [18, 1, 1])[0],
        place=place, place_text=place.name, precision="exact", first=first, last=last, date_precision=precision,
        date_source=dice.choices(["stated", "published"], [4, 1])[0], quote=sentence, start=at, end=at + len(sentence),
        confidence=round(dice.uniform(0.3, 1), 3),
    )  # fmt: skip


def _days(dice: random.Random) -> tuple[date, date, DatePrecision]:
    day = NEWEST - timedelta(days=int(DAYS * dice.random() ** 1.6))
    kind = dice.random()
    if kind < 0.04:
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"
    if kind < 0.1:
        return day - timedelta(days=dice.randrange(1, 9)), day, "week"
    return day, day, "day"
