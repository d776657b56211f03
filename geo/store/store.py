"""The store itself: what its parts know, in one database."""

from pathlib import Path

from geo.store.articles import Articles
from geo.store.corrections import Corrections
from geo.store.database import database_url
from geo.store.history import History
from geo.store.kept import KeptReadings
from geo.store.own_places import OwnPlaces
from geo.store.projects import Projects
from geo.store.reading_links import ReadingLinks
from geo.store.sharing import Sharing


class Store(Projects, Articles, KeptReadings, OwnPlaces, Corrections, History, Sharing, ReadingLinks):
    """Projects, articles, readings, own places, edits and links in a SQLite file or PostgreSQL. Safe to share between threads."""


def open_store(target: Path | str | None = None) -> Store:
    """Open the store in a SQLite file or at a PostgreSQL URL, the user's own if not given; makes it or updates its tables.

    Raises StoreError.
    """
    store = Store(database_url(target))
    store.remove_long_deleted()
    return store
