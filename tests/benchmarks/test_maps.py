"""How long the map takes: the scene for 5,000 and 100,000 events, the pictures, the exports."""

import random
from datetime import date, timedelta

import pytest

from geo.events.types import EVENT_TYPES
from geo.export import csv, geojson
from geo.maps import picture
from geo.maps.scene import View, build_scene
from geo.maps.table import EventTable
from geo.maps.web import html_page, layer
from geo.model import Article, Event, Place, Reading

AN_ARTICLE = 10


def readings(count):
    """`count` events over the world, ten an article, always the same."""
    dice = random.Random(count)  # noqa: S311 (no secret)
    towns = [
        Place(id=f"geonames:{i}", name=f"Town {i}", kind="settlement", lat=dice.uniform(-55, 70), lon=dice.uniform(-180, 180))
        for i in range(count // 3)
    ]
    return [
        Reading(
            article=Article(text=f"article {number}", title=f"Article {number}"),
            published=date(2024, 12, 9),
            published_source="given",
            events=tuple(one_event(dice, towns, j) for j in range(AN_ARTICLE)),
        )
        for number in range(count // AN_ARTICLE)
    ]


def one_event(dice, towns, number):
    """One event at one of the towns within a year."""
    kind, day = dice.choice(EVENT_TYPES), date(2024, 12, 9) - timedelta(days=dice.randrange(365))
    return Event(
        id=f"e{number}", type=kind.name, sub_type=kind.sub_types[0], status="actual", place=dice.choice(towns), place_text="there",
        precision="exact", first=day, last=day, date_precision="day", date_source="stated", quote="It happened there.", start=number * 20,
        end=number * 20 + 18, confidence=dice.random(),
    )  # fmt: skip


@pytest.mark.parametrize("count", [5_000, 100_000])
def test_table(benchmark, count):
    """Readings to columns, once for a choice of articles."""
    benchmark(EventTable.of, readings(count))


@pytest.mark.parametrize("count", [5_000, 100_000])
def test_scene(benchmark, count):
    """Columns to a scene, as after every change of a filter."""
    benchmark(build_scene, EventTable.of(readings(count)), View(min_confidence=0.1))


@pytest.mark.parametrize("count", [15, 5_000, 100_000])
def test_layer(benchmark, count):
    """A scene to what is sent to the browser."""
    scene = build_scene(EventTable.of(readings(max(count, AN_ARTICLE * 3))))
    benchmark(layer, scene)


@pytest.mark.parametrize("write", [picture.png, picture.svg, picture.pdf], ids=["png", "svg", "pdf"])
def test_picture(benchmark, write):
    """A picture of 2,000 events over the world, 1600 by 1000 pixels."""
    scene = build_scene(readings(2_000))
    write(scene)  # reads coasts and fonts, once a process
    benchmark(write, scene)


def test_page(benchmark):
    """The HTML page of 2,000 events."""
    benchmark(html_page, build_scene(readings(2_000)))


@pytest.mark.parametrize("module", [geojson, csv], ids=["geojson", "csv"])
def test_export(benchmark, module):
    """5,000 events to a file."""
    benchmark(module.dumps, readings(5_000))
