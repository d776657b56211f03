"""How long it takes to read an article."""

import json
import random
import re
from datetime import date

import pytest

import geo
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.sample import sample_article
from tests.quality.measure import SHARED

TODAY = date(2026, 1, 1)
ARTICLE_CHARACTERS = 2000
ARTICLES = 100
FIRST = 60
NEWS = f"{ARTICLES} newspaper articles of {ARTICLE_CHARACTERS:,} characters (from the gold data beside the project), one core"
DENSE = f"{ARTICLES} articles of {ARTICLE_CHARACTERS:,} characters, thick with events (30 each), one core"
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


def geocode_names(gazetteer, found):
    """Every capitalised phrase of each article, geocoded."""
    geocoder = GazetteerGeocoder(gazetteer)
    return [[geocoder.geocode(name) for name in NAME.findall(a.text)] for a in found]


def articles(characters: int, count: int) -> list[geo.Article]:
    """Articles of this length, each with towns of its own."""
    chance = random.Random(1)  # noqa: S311  (the same articles each time)
    base = sample_article().text
    long = base * (characters // len(base) + 1)
    return [geo.Article(text=REPLACED.sub(lambda _: chance.choice(TOWNS), long[:characters])) for _ in range(count)]


@pytest.fixture(scope="module")
def hundred():
    return articles(ARTICLE_CHARACTERS, ARTICLES)


@pytest.fixture(scope="module")
def real():
    """A hundred articles of newspapers, cut to the length, and sixty more."""
    files = [SHARED / "corpora" / f"{name}.jsonl" for name in ("lgl", "trnews", "gwn")]
    if not all(file.is_file() for file in files):
        pytest.skip(f"The newspapers' articles are not at {SHARED}: put them there or set WHEREABOUTS_SHARED to their folder.")
    texts = [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    long = [geo.Article(text=text[:ARTICLE_CHARACTERS]) for text in texts if len(text) >= ARTICLE_CHARACTERS]
    random.Random(1).shuffle(long)  # noqa: S311  (the same articles each time)
    return long[: ARTICLES + FIRST]


@pytest.mark.benchmark(group=NEWS)
def test_read_news(benchmark, gazetteer, real):
    """Articles that were not read before, by a reader that has just read sixty others."""
    for article in real[ARTICLES:]:
        geo.read(article, today=TODAY, gazetteer=gazetteer)
    benchmark.pedantic(lambda: [geo.read(a, today=TODAY, gazetteer=gazetteer) for a in real[:ARTICLES]], rounds=1)


@pytest.mark.benchmark(group=NEWS)
def test_read_news_compared_with_geocoding_each_name(benchmark, gazetteer, real):
    """The way it is done by hand, on the same index: every capitalised phrase goes to a geocoder; no dates, no events."""
    benchmark.pedantic(geocode_names, args=(gazetteer, real[:ARTICLES]), rounds=3)


@pytest.mark.benchmark(group=DENSE)
def test_read_whole(benchmark, gazetteer, hundred):
    """Places, dates and events of a hundred articles."""
    readings = benchmark.pedantic(lambda: [geo.read(a, today=TODAY, gazetteer=gazetteer) for a in hundred], rounds=3, warmup_rounds=1)
    assert all(reading.events for reading in readings)


@pytest.mark.benchmark(group=DENSE)
def test_read_compared_with_geocoding_each_name(benchmark, gazetteer, hundred):
    """The way it is done by hand, on the same index: every capitalised phrase goes to a geocoder; no dates, no events."""
    found = benchmark.pedantic(geocode_names, args=(gazetteer, hundred), rounds=3, warmup_rounds=1)
    assert all(any(places) for places in found)


@pytest.mark.benchmark(group="one article, by its length in characters: linear is ten times the time a row")
@pytest.mark.parametrize("characters", [1_000, 10_000, 100_000, 1_000_000])
def test_read_by_length(benchmark, gazetteer, characters):
    """The time grows with the length, not faster."""
    (article,) = articles(characters, 1)
    benchmark.pedantic(geo.read, args=(article,), kwargs={"today": TODAY, "gazetteer": gazetteer}, rounds=1 if characters > 10_000 else 3)
