"""The one place where what SQLite says of a broken index becomes a sentence that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from geo.errors import GazetteerDamagedError, GazetteerError

BUILD_COMMAND: Final = "python -m geo gazetteer build"
# A byte that changed may leave a page readable, with a kind, a form or a latitude in it that cannot be.
_CANNOT_BE: Final = (LookupError, TypeError, ValueError)


@contextmanager
def reading_index(path: Path) -> Iterator[None]:
    """Read rows of the index at `path`: whatever is wrong with them raises GazetteerDamagedError."""
    try:
        with using_index(path):
            yield
    except _CANNOT_BE as error:
        raise _damaged(path, error) from error


@contextmanager
def using_index(path: Path) -> Iterator[None]:
    """Run statements on the index at `path`. Raise GazetteerDamagedError for what SQLite cannot read, GazetteerError for a full disk."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # our mistake, not the file's
    except sqlite3.DatabaseError as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: sqlite3.DatabaseError) -> GazetteerError:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return GazetteerError(f"The disk is full: {path} was left as it was. Make room and try again.")
    return _damaged(path, error)


def _damaged(path: Path, error: Exception) -> GazetteerDamagedError:
    return GazetteerDamagedError(f"The gazetteer at {path} cannot be read ({error}). Build it again with: {BUILD_COMMAND}")
