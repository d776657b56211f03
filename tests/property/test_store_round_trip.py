"""Whatever is read is kept whole."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Actor, Article, Candidate, DateSpan, Deaths, Event, Mention, Place, Reading
from geo.store import open_store
from geo.store.codec import pack, unpack

texts = st.text(st.characters(exclude_categories=["Cs"]))
shares = st.floats(0, 1)
places = st.builds(
    Place, id=texts, name=texts, lat=st.floats(-90, 90), lon=st.floats(-180, 180), country=st.none() | texts, admin1=st.none() | texts,
    population=st.none() | st.integers(0, 2**40), radius_km=st.none() | st.floats(0, 1e4),
)  # fmt: skip
candidates = st.builds(Candidate, place=places, score=shares, reasons=st.lists(texts, max_size=2).map(tuple))
mentions = st.builds(
    Mention, text=texts, place=st.none() | places, confidence=shares, candidates=st.lists(candidates, max_size=2).map(tuple)
)  # fmt: skip
events = st.builds(
    Event, place=st.none() | places, confidence=shares, deaths=st.none() | st.builds(Deaths, low=st.integers(0), high=st.integers(0)),
    actors=st.lists(st.builds(Actor), max_size=2).map(tuple), quote=texts, id=texts, place_text=st.none() | texts,
)  # fmt: skip
readings = st.builds(
    Reading, article=st.builds(Article, text=texts), mentions=st.lists(mentions, max_size=3).map(tuple),
    dates=st.lists(st.builds(DateSpan), max_size=2).map(tuple), events=st.lists(events, max_size=2).map(tuple),
    notices=st.lists(texts, max_size=2).map(tuple),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(readings)
def test_reading_survives_packing(reading: Reading) -> None:
    """unpack(pack(reading)) is the reading."""
    assert unpack(pack(reading), reading.article) == reading


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.text(), texts, st.none() | st.dates(date(1, 1, 1))), max_size=4))
def test_articles_survive_a_restart(given_articles: list[tuple[str, str, date | None]]) -> None:
    """Every text comes back with the same length, day and title, in order, also after the file was closed and opened."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite"
        store = open_store(path)
        project = store.default_project()
        added = [store.add(project.id, Article(text=text, title=title, published=day))[0] for text, title, day in given_articles]
        store.close()
        again = open_store(path)
        kept = {one.id: one for one in again.articles(project.id)}
        again.close()
    assert list(kept) == sorted({one.id for one in added})
    assert [len(kept[one.id].article.text) for one in added] == [len(text) for text, _, _ in given_articles]
    assert all(kept[one.id].article.title == one.article.title for one in added)
