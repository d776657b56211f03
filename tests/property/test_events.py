"""Whatever the text, the places and the dates: events are read without an error and stand in the text."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events import extract
from geo.events.deaths import tolls
from geo.events.types import BY_NAME
from geo.model import DateSpan, Mention, Place

_WORDS = (
    "rebels army captured killed 12 people in Aleppo on Monday the talks with will not “quote ” , . and who after bombing of Homs\n"
    " met said that police fired at protesters ceasefire collapsed U.N. Russia's expelled dozens İstanbul مدينة 9,999,999,999 attack"
).split(" ")
_TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(_WORDS), max_size=80).map(" ".join))


@st.composite
def _articles(draw: st.DrawFn) -> dict[str, Any]:
    """A text with any spans as mentions and dates, sensible or not."""
    text = draw(_TEXTS)
    at = st.integers(0, max(0, len(text)))
    published = date(2024, 3, 15)
    kinds = st.sampled_from(["settlement", "region", "country", "facility", "natural", "continent", "demonym"])
    mentions, days = [], []
    for start, length, kind, placed in draw(st.lists(st.tuples(at, st.integers(0, 12), kinds, st.booleans()), max_size=8)):
        place = Place(id=f"p{start}", name="P", kind="country" if kind == "demonym" else kind, lat=1.0, lon=2.0, country="SY")
        mentions.append(
            Mention(start=start, end=start + length, text=text[start : start + length], kind=kind, place=place if placed else None)
        )
    for start, length, back, span in draw(
        st.lists(st.tuples(at, st.integers(0, 9), st.integers(-50, 9000), st.integers(0, 400)), max_size=5)
    ):
        first = published - timedelta(days=back)
        days.append(DateSpan(start=start, end=start + length, text="d", first=first, last=first + timedelta(days=span), precision="day"))
    return {"text": text, "mentions": tuple(mentions), "dates": tuple(days), "published": published}


@settings(max_examples=150, deadline=None)
@given(_articles())
def test_any_article_gives_events_that_stand_in_its_text(article: dict[str, Any]) -> None:
    """No error; offsets and quote agree; days are in order; confidence is a probability; the kind is of the table."""
    for event in extract(article["text"], article["mentions"], article["dates"], published=article["published"]):
        assert 0 <= event.start <= event.end <= len(article["text"])
        assert event.quote == article["text"][event.start : event.end]
        assert event.first is not None
        assert event.last is not None
        assert event.first <= event.last
        assert 0.0 <= event.confidence <= 1.0
        assert event.sub_type in BY_NAME[event.type].sub_types
        assert event.deaths is None or 0 <= event.deaths.low <= event.deaths.high
        assert (event.place is None) == (event.precision is None)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_an_event_that_happened_never_ends_after_publication(text: str) -> None:
    """An actual event of an article ends on its day at the latest."""
    published = date(2024, 3, 15)
    spans = (
        DateSpan(start=0, end=3, text="x", first=published - timedelta(days=3), last=published + timedelta(days=30), precision="month"),
    )
    for event in extract(text, (), spans, published=published):
        assert event.status != "actual" or (event.last is not None and event.last <= published)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_tolls_are_ordered_ranges(text: str) -> None:
    """Every toll stands in the text, and its low is not above its high."""
    for position, deaths in tolls(text):
        assert 0 <= position <= len(text)
        assert 0 <= deaths.low <= deaths.high
