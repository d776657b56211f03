"""The one place where what SQLite says of a broken index becomes a sentence that says what to do."""

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from geo.errors import GazetteerDamagedError, GazetteerError

BUILD_COMMAND: Final = "python -m geo gazetteer build"
# A byte that changed may leave a page readable, with a kind, a form or a latitude in it that cannot be.
_CANNOT_BE: Final = (LookupError, TypeError, ValueError)


class _Translating:
    """A context manager written out: a look-up takes microseconds, and one made of a generator would take a tenth of them."""

    __slots__ = ("_cannot_be", "_path")

    def __init__(self, path: Path, cannot_be: tuple[type[Exception], ...] = ()) -> None:
        self._path, self._cannot_be = path, cannot_be

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, sqlite3.ProgrammingError):
            return  # the second is our mistake, not the file's
        if isinstance(error, sqlite3.DatabaseError):
            raise _explained(self._path, error) from error
        if isinstance(error, self._cannot_be):
            raise _damaged(self._path, error) from error


def reading_index(path: Path) -> AbstractContextManager[None]:
    """Read rows of the index at `path`: whatever is wrong with them raises GazetteerDamagedError."""
    return _Translating(path, _CANNOT_BE)


def using_index(path: Path) -> AbstractContextManager[None]:
    """Run statements on the index at `path`. Raise GazetteerDamagedError for what SQLite cannot read, GazetteerError for a full disk."""
    return _Translating(path)


def _explained(path: Path, error: sqlite3.DatabaseError) -> GazetteerError:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return GazetteerError(f"The disk is full: {path} was left as it was. Make room and try again.")
    return _damaged(path, error)


def _damaged(path: Path, error: Exception) -> GazetteerDamagedError:
    return GazetteerDamagedError(f"The gazetteer at {path} cannot be read ({error}). Build it again with: {BUILD_COMMAND}")
