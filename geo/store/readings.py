"""What is in an article: read once, kept, and read again only by another engine."""

from datetime import UTC, date, datetime

from geo.gazetteer.index import Gazetteer
from geo.model import Article, Reading
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
    reading = read(storable(article), today=today, gazetteer=gazetteer, trust_published=True)  # a person gave it
    saved, is_new = store.add(project_id, article)
    if saved.article != reading.article or _day_added(saved) != today:  # it was kept before, with a date or on another day
        return saved, reading_of(saved, store, gazetteer, engine=engine), is_new
    store.keep_reading(saved, reading, engine=engine)
    return saved, reading, is_new


def reading_of(saved: SavedArticle, store: Store, gazetteer: Gazetteer, *, engine: str) -> Reading:
    """The reading of a kept article. "Today", where the text needs it, stays the day on which the article was added."""
    kept = store.kept_reading(saved, engine=engine)
    if kept is not None:
        return kept
    reading = read(saved.article, today=_day_added(saved), gazetteer=gazetteer, trust_published=True)
    store.keep_reading(saved, reading, engine=engine)
    return reading


def _day_added(saved: SavedArticle) -> date:
    return saved.added.astimezone().date()
