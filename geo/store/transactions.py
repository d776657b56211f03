"""What all parts of the store stand on: an open database, and its transactions."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine

from geo.store.database import connect
from geo.store.trouble import told_in_words

Named = TypeVar("Named")
# A statement names this many rows at most: SQLite's older builds take 999 parameters, PostgreSQL 65,535.
_AT_ONCE = 900


class Transactions:
    """An open database. Safe to share between threads."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._engine: Engine = connect(url)

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment."""
        with told_in_words(self.url), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes, alone; when it is over, what it wrote outlives a crash."""
        with told_in_words(self.url), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def portions(items: Iterable[Named]) -> Iterator[list[Named]]:
    """Items in portions that one statement can name."""
    left = list(items)
    return (left[at : at + _AT_ONCE] for at in range(0, len(left), _AT_ONCE))
