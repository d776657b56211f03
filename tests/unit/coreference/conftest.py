"""Made-up tellings of happenings in and around one town."""

from dataclasses import replace
from datetime import date

import pytest

from geo.model import Article, Deaths, Event, Place, Reading

TOWN = Place(id="geonames:1", name="Azaz", kind="settlement", lat=36.586, lon=37.044, country="SY", admin1="Aleppo", population=66_000)
CITY = Place(id="geonames:2", name="Aleppo", kind="settlement", lat=36.2, lon=37.16, country="SY", admin1="Aleppo", population=2_000_000)
PROVINCE = Place(id="geonames:3", name="Aleppo", kind="region", lat=36.1, lon=37.4, country="SY", admin1="Aleppo", radius_km=90.0)
COUNTRY = Place(id="geonames:4", name="Syria", kind="country", lat=35.0, lon=38.0, country="SY")
DAY = date(2025, 3, 11)
QUOTE = "A car bomb exploded at the vegetable market"
BLAST = Event(
    id="e1", type="explosion", sub_type="remote_explosive_ied", status="actual", place=TOWN, place_text="Azaz", precision="exact", first=DAY,
    last=DAY, date_precision="day", date_source="stated", quote=QUOTE, start=0, end=len(QUOTE), confidence=0.7,
)  # fmt: skip


def telling(name, *events, source=None, text=None, known=True):
    """The reading of an article with these events; the article says nothing else."""
    article = Article(text=text or f"{name} tells it", title=name, source=source)
    numbered = tuple(replace(event, id=f"e{number}") for number, event in enumerate(events, start=1))
    return Reading(article=article, published=DAY, published_source="given" if known else "today", events=numbered)


def killed(low, high=None):
    return Deaths(low=low, high=low if high is None else high)


@pytest.fixture
def blast():
    """A car bomb at a market in a small town, on a day that the article states."""
    return BLAST
