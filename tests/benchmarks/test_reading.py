"""How long it takes to read an article."""

import random
import re
from datetime import date

import pytest

import geo
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.sample import sample_article

TODAY = date(2026, 1, 1)
ARTICLE_CHARACTERS = 2000
ARTICLES = 100
# Towns that take the place of the sample's, so that no article is the one before and no cache answers for the engine.
TOWNS = (
    "Kharkiv Mariupol Lviv Odesa Poltava Benghazi Misrata Sirte Tobruk Derna Mosul Kirkuk Tikrit Ramadi Fallujah Basra Najaf Karbala Taiz Aden "
    "Hodeidah Marib Goma Bukavu Beni Bunia Maiduguri Kano Kaduna Jos Sokoto Gao Timbuktu Mopti Kandahar Herat Kunduz Jalalabad Ghazni Peshawar "
    "Quetta Karachi Lahore Multan Bogota Medellin Cali Tijuana Culiacan Acapulco Manila Marawi Zamboanga Yangon Mandalay Sittwe Khartoum Nyala"
).split()
REPLACED = re.compile(
    r"Deir ez-Zor|al-Mayadin|Manbij|Azaz|Idlib|Daraa|Nawa|Homs|Suwayda|Salamiyah|Jableh|Aleppo|Hama|Raqqa|Tartus|Latakia|Palmyra"
)
NAME = re.compile(r"[A-Z][\w'-]+(?: (?:[a-z]{2}-)?[A-Z][\w'-]+)*")


def articles(characters: int, count: int) -> list[geo.Article]:
    """Articles of this length, each with towns of its own."""
    chance = random.Random(1)  # noqa: S311  (the same articles each time)
    base = sample_article().text
    long = base * (characters // len(base) + 1)
    return [geo.Article(text=REPLACED.sub(lambda _: chance.choice(TOWNS), long[:characters])) for _ in range(count)]


@pytest.fixture(scope="module")
def hundred():
    return articles(ARTICLE_CHARACTERS, ARTICLES)


@pytest.mark.benchmark(group=f"{ARTICLES} articles of {ARTICLE_CHARACTERS:,} characters, one core")
def test_read_whole(benchmark, gazetteer, hundred):
    """Places, dates and events of a hundred articles."""
    readings = benchmark.pedantic(lambda: [geo.read(a, today=TODAY, gazetteer=gazetteer) for a in hundred], rounds=3, warmup_rounds=1)
    assert all(reading.events for reading in readings)


@pytest.mark.benchmark(group=f"{ARTICLES} articles of {ARTICLE_CHARACTERS:,} characters, one core")
def test_read_compared_with_geocoding_each_name(benchmark, gazetteer, hundred):
    """The way it is done by hand, on the same index: every capitalised phrase goes to a geocoder; no dates, no events."""
    geocoder = GazetteerGeocoder(gazetteer)
    found = benchmark.pedantic(
        lambda: [[geocoder.geocode(name) for name in NAME.findall(a.text)] for a in hundred], rounds=3, warmup_rounds=1
    )
    assert all(any(places) for places in found)


@pytest.mark.benchmark(group="one article, by its length in characters: linear is ten times the time a row")
@pytest.mark.parametrize("characters", [1_000, 10_000, 100_000, 1_000_000])
def test_read_by_length(benchmark, gazetteer, characters):
    """The time grows with the length, not faster."""
    (article,) = articles(characters, 1)
    benchmark.pedantic(geo.read, args=(article,), kwargs={"today": TODAY, "gazetteer": gazetteer}, rounds=1 if characters > 10_000 else 3)
