"""Opening the database: connection settings, migrations, and foreign errors told in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from geo.errors import StoreError

# A writer waits this long for another one, in milliseconds. A transaction here takes a few milliseconds.
_BUSY_TIMEOUT_MS = 15_000
# WAL: readers and a writer do not wait for each other. FULL: what is committed is on the disk, also after a power cut.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_TIMEOUT_MS}")


def connect(path: Path) -> Engine:
    """Open or make the SQLite database at `path` and bring its tables up to date. Raises StoreError."""
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        with told_in_words(path):
            _migrate(engine, path)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy begins and ends transactions, tables included; Python's sqlite3 keeps out
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: a reader that turns into a writer half-way would fail where it need only wait."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Turn the database's errors into StoreError with what to do next."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(_explain(str(getattr(error, "orig", None) or error), path)) from error


def _explain(problem: str, path: Path) -> str:
    said = problem.lower()
    if "not a database" in said or "malformed" in said:
        return (
            f"The database of your articles, {path}, is damaged ({problem}). Nothing was changed in it. "
            "Put a copy of it back, or move the file away to begin with an empty one."
        )
    if "locked" in said or "busy" in said:
        return f"The database {path} is busy: another program is writing to it. Nothing was saved; try again in a moment."
    if "readonly" in said or "unable to open" in said:
        return (
            f"The database {path} cannot be written ({problem}). Check the folder's permissions, or set WHEREABOUTS_HOME to another folder."
        )
    if "full" in said:
        return f"The disk is full: nothing was saved in {path}. Make room and try again."
    return f"The database {path} failed: {problem}. Nothing was saved."


def _migrate(engine: Engine, path: Path) -> None:
    scripts = _alembic()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        known = {script.revision for script in ScriptDirectory.from_config(scripts).walk_revisions()}
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known:
            raise StoreError(
                f"The database {path} comes from a newer Whereabouts. Nothing was changed in it. "
                "Install that version, or set WHEREABOUTS_HOME to another folder to begin with an empty one."
            )
        scripts.attributes["connection"] = connection
        command.upgrade(scripts, "head")


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
