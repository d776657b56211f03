"""The index while it is changed: one who changes it at a time, and a copy that takes its place when nothing failed."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer.damage import BUILD_COMMAND, using_index
from geo.gazetteer.staging import CACHE_KB


@contextmanager
def changed(target: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the index, in a transaction; the copy takes the index's place at the end, if nothing failed."""
    part = target.with_name(f".{target.name}.changing")
    try:
        shutil.copyfile(target, part)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE_KB};")
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Hold the index against other imports, also of other processes; SQLite's lock goes when the process goes.

    Whatever SQLite finds wrong with the index meanwhile is told as the index's errors.
    """
    if not target.is_file():
        raise GazetteerError(f"There is no gazetteer at {target} to add to. Build it with: {BUILD_COMMAND}")
    with closing(_lock_of(target)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise GazetteerError(f"Another import into {target} is running. Try again when it is done.") from error
            raise _unwritable(target, error) from error
        try:
            with using_index(target):
                yield
        except OSError as error:
            raise _unwritable(target, error.strerror or error) from error


def _lock_of(target: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(target.with_name(f".{target.name}.lock"), timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unwritable(target, error) from error


def _unwritable(target: Path, problem: object) -> GazetteerError:
    return GazetteerError(
        f"The gazetteer at {target} was left as it was: nothing can be written beside it ({problem}). Make room there, or give its folder "
        "back the right to be written, and try again."
    )
