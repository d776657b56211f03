"""What is in an article: read once, kept, and read again only by another engine."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime

from geo.gazetteer.index import Gazetteer
from geo.model import Article, Reading
from geo.places import OwnPlace, named_in
from geo.reading import read
from geo.store.records import SavedArticle
from geo.store.store import Store, storable


def read_and_keep(
    article: Article, store: Store, project_id: int, gazetteer: Gazetteer, *, engine: str
) -> tuple[SavedArticle, Reading, bool]:
    """Read an article, then keep both; the last answer is whether the article is new in the project.

    Nothing is kept of a text that cannot be read. Raises what `geo.read` raises, and StoreError.
    """
    today = datetime.now(tz=UTC).astimezone().date()
    kept = storable(article)
    own = named_in(kept.text, store.own_places(project_id))
    reading = read(kept, today=today, gazetteer=gazetteer, trust_published=True, own=own)  # a person gave the day
    saved, is_new = store.add(project_id, article)
    if saved.article != reading.article or _day_added(saved) != today:  # it was kept before, with a date or on another day
        return saved, reading_of(saved, store, gazetteer, engine=engine), is_new
    store.keep_reading(saved, reading, engine=_engine_with(engine, own))
    return saved, reading, is_new


def reading_of(saved: SavedArticle, store: Store, gazetteer: Gazetteer, *, engine: str) -> Reading:
    """The reading of a kept article. "Today", where the text needs it, stays the day on which the article was added.

    It is read again where a person has set, or taken away, the place of a name in it.
    """
    own = named_in(saved.article.text, store.own_places(saved.project_id))
    reader = _engine_with(engine, own)
    kept = store.kept_reading(saved, engine=reader)
    if kept is not None:
        return kept
    reading = read(saved.article, today=_day_added(saved), gazetteer=gazetteer, trust_published=True, own=own)
    store.keep_reading(saved, reading, engine=reader)
    return reading


def _engine_with(engine: str, own: Sequence[OwnPlace]) -> str:
    """The engine's version; another one with a person's own places."""
    return hashlib.sha256(f"{engine} {own}".encode()).hexdigest()[:40] if own else engine


def _day_added(saved: SavedArticle) -> date:
    return saved.added.astimezone().date()
