"""How long linking takes: events strewn over the world, and a crowded war; beside comparing every pair of a smaller number."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest

from geo.coreference import link
from geo.coreference.columns import Columns
from geo.coreference.evidence import weigh
from geo.model import Place, Reading
from tests.benchmarks.test_maps import readings

_SEEN = "market school convoy bridge farm road hospital depot camp bakery mosque square river tower station checkpoint".split()


def crowded(count: int) -> list[Reading]:
    """`count` events in a thousand towns of one country within a year, ten an article, always the same."""
    dice = random.Random(count)  # noqa: S311 (no secret)
    towns = [
        Place(id=f"geonames:{i}", name=f"Town {i}", kind="settlement", lat=35 + dice.random() * 2, lon=36 + dice.random() * 3,
              admin1=f"Province {i % 14}", country="SY", population=1000)
        for i in range(1000)
    ]  # fmt: skip
    return [replace(one, events=tuple(_moved(event, towns, dice) for event in one.events)) for one in readings(count)]


def _moved(event, towns, dice):
    day = date(2024, 12, 9) - timedelta(days=dice.randrange(365))
    return replace(event, place=dice.choice(towns), first=day, last=day, quote="It hit the " + " ".join(dice.sample(_SEEN, 4)))


@pytest.mark.parametrize("make", [readings, crowded])
@pytest.mark.parametrize("count", [5_000, 100_000])
def test_link(benchmark, make, count):
    """Readings to groups, once for a choice of articles."""
    benchmark.pedantic(link, args=(make(count),), rounds=1)


def test_every_pair(benchmark):
    """What comparing each of 2,000 events with each other takes, to compare with: 100,000 have 2,500 times as many pairs."""
    columns = Columns.of(crowded(2_000))
    left, right = np.array(list(combinations(range(2_000), 2))).T
    benchmark.pedantic(weigh, args=(columns, left, right), rounds=1)
