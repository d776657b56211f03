"""Opening the database, SQLite or PostgreSQL: connection settings, who may write when, and migrations."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, InvalidatePoolError

from geo.errors import StoreError
from geo.paths import store_path
from geo.store.address import SILENCE_S, bare_url, driver_arguments
from geo.store.trouble import place_of, told_in_words

URL_VARIABLE = "WHEREABOUTS_DATABASE_URL"
# A writer waits this long for another one, in milliseconds. A transaction here takes a few milliseconds.
_BUSY_TIMEOUT_MS = 15_000
# WAL: readers and a writer do not wait for each other. FULL: what is committed is on the disk, also after a power cut.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_TIMEOUT_MS}")
# A writer whose machine is cut off in the middle of a transaction may hold up the others this long, in milliseconds.
_STALE_MS = 60_000
_SETTINGS = (f"SET lock_timeout = {_BUSY_TIMEOUT_MS}", f"SET idle_in_transaction_session_timeout = {_STALE_MS}")
# The number of our advisory lock in a database that others may use, too: "geo" in ASCII.
_LOCK = 0x67656F
# One driver for all the ways in which people write the address.
_POSTGRESQL = "postgresql+pg8000"
_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2", _POSTGRESQL)
_DEFAULT_PORT = 5432


def database_url(target: Path | str | None = None) -> URL:
    """The address of the database: a SQLite file's path, a PostgreSQL URL, or by default $WHEREABOUTS_DATABASE_URL, else the user's file.

    Raises StoreError for a URL of anything else, without repeating it: it may hold a password.
    """
    target = target or os.environ.get(URL_VARIABLE) or store_path()
    if isinstance(target, Path):
        return URL.create("sqlite", database=str(target))
    try:
        url = make_url(target)
    except (ArgumentError, ValueError):
        url = URL.create("unreadable")
    if url.drivername == "sqlite" and url.database:
        return url
    if url.drivername not in _SCHEMES or not url.database:
        raise StoreError(
            f"The address of the database cannot be used. Write it as postgresql://USER:PASSWORD@HOST:{_DEFAULT_PORT}/DATABASE "
            f"(in a password, % @ : / are written as %25 %40 %3A %2F), or unset {URL_VARIABLE} to keep everything in a file of your own."
        )
    return url.set(drivername=_POSTGRESQL)


def is_shared() -> bool:
    """Whether the user's database is one that others may work in, too, and no file of their own."""
    return database_url().drivername != "sqlite"


def connect(url: URL) -> Engine:
    """Open the database, make it where it is a new file, and bring its tables up to date. Raises StoreError."""
    with told_in_words(url):
        engine = _sqlite(url) if url.drivername == "sqlite" else _postgresql(url)
    try:
        with told_in_words(url):
            _migrate(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url)

    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins and ends transactions, tables included; Python's sqlite3 keeps out
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    # A writer takes its lock at once: a reader that turns into a writer half-way would fail where it need only wait.
    _listen(engine, set_up, reads="BEGIN", writes="BEGIN IMMEDIATE")
    return engine


def _postgresql(url: URL) -> Engine:
    engine = create_engine(bare_url(url), connect_args=driver_arguments(url))
    event.listen(engine, "checkout", _ping)

    def set_up(connection: Any, _record: Any) -> None:
        connection._usock.settimeout(SILENCE_S)  # noqa: SLF001  (the driver has one time for the way there and for all answers)
        cursor = connection.cursor()
        for setting in _SETTINGS:
            cursor.execute(setting)
        connection.commit()

    # The same order as in SQLite: one writer at a time, which waits before it has read anything, and readers who see one moment.
    # So no transaction has to be tried again, and rows stand in the order in which they were confirmed.
    _listen(
        engine, set_up, reads="SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", writes=f"SELECT pg_advisory_xact_lock({_LOCK})"
    )
    return engine


def _ping(connection: Any, _record: Any, _proxy: Any) -> None:
    """A connection that the server has closed meanwhile is made anew instead of failing at a person's next click.

    SQLAlchemy's own pre-ping lets the errors of the socket through, which this driver raises as they are.
    """
    from pg8000 import Error  # noqa: PLC0415  (those who use SQLite need not load it)

    try:
        connection.cursor().execute("SELECT 1")
        connection.rollback()
    except (OSError, Error) as error:
        raise InvalidatePoolError from error  # the others were cut with it


def _listen(engine: Engine, set_up: Callable[[Any, Any], None], *, reads: str, writes: str) -> None:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(writes if connection.get_execution_options().get("writes", False) else reads)

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)


def _migrate(engine: Engine) -> None:
    """Bring the tables up to date. Whoever comes second waits for the first, and finds it done; a failure leaves nothing behind."""
    scripts = _alembic()
    newest = ScriptDirectory.from_config(scripts).get_current_head()
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        known = {script.revision for script in ScriptDirectory.from_config(scripts).walk_revisions()}
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known:
            raise StoreError(
                f"The database {place_of(engine.url)} comes from a newer Whereabouts. Nothing was changed in it. "
                "Install that version, or set WHEREABOUTS_HOME to another folder to begin with an empty one."
            )
        scripts.attributes["connection"] = connection
        command.upgrade(scripts, "head")


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
