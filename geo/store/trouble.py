"""What goes wrong in a database, told in words: what it was, that nothing was saved, and what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError

from geo.errors import StoreError


def place_of(url: URL) -> str:
    """The database as a person knows it: the file's path, or name and host; never the password."""
    if url.drivername == "sqlite":
        return str(url.database)
    return f"“{url.database}” on {url.host or url.query.get('host') or 'this machine'}"


@contextmanager
def told_in_words(url: URL) -> Iterator[None]:
    """Turn the database's errors into StoreError with what to do next."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        explain = _of_sqlite if url.drivername == "sqlite" else _of_postgresql
        raise StoreError(explain(_said(error), place_of(url))) from error


def _said(error: Exception) -> str:
    """The database's own words; PostgreSQL's come as fields, of which M is the message and C the code."""
    original = getattr(error, "orig", None) or error
    fields = original.args[0] if original.args else None
    if isinstance(fields, dict):
        return f"{fields.get('M', 'no message')} [{fields.get('C', '?')}]"
    return str(original)


def _of_sqlite(problem: str, place: str) -> str:
    said = problem.lower()
    if "not a database" in said or "malformed" in said:
        return (
            f"The database of your articles, {place}, is damaged ({problem}). Nothing was changed in it. "
            "Put a copy of it back, or move the file away to begin with an empty one."
        )
    if "locked" in said or "busy" in said:
        return f"The database {place} is busy: another program is writing to it. Nothing was saved; try again in a moment."
    if "readonly" in said or "unable to open" in said:
        told = f"The database {place} cannot be written ({problem})."
        return f"{told} Check the folder's permissions, or set WHEREABOUTS_HOME to another folder."
    if "full" in said:
        return f"The disk is full: nothing was saved in {place}. Make room and try again."
    return f"The database {place} failed: {problem}. Nothing was saved."


# PostgreSQL's codes, https://www.postgresql.org/docs/current/errcodes-appendix.html, and what to say of them.
_CODES = {
    "28P01": "refuses the user or the password. Correct them in WHEREABOUTS_DATABASE_URL",
    "28000": "refuses this user. Correct WHEREABOUTS_DATABASE_URL, or ask the server's keeper to let the user in",
    "3D000": "is not there. Make it with createdb, or correct its name in WHEREABOUTS_DATABASE_URL",
    "42501": "does not let this user write. Ask the server's keeper for the right to create tables in it",
    "25006": "can only be read. Point WHEREABOUTS_DATABASE_URL at the server that takes writes",
    "53100": "has no room left on its disk. Make room there and try again",
    "53300": "has no connection to spare. Try again in a moment, or raise max_connections there",
    "55P03": "is busy: somebody else is writing to it. Try again in a moment",
    "57P03": "is just starting or stopping. Try again in a moment",
}
# What the driver says where there is no server, or no longer one.
_UNREACHABLE = (
    "can't create a connection",
    "communication error",
    "network error",
    "connection is closed",
    "timed out",
    "refused",
    "server closed",
    "broken pipe",
)


def _of_postgresql(problem: str, place: str) -> str:
    for code, told in _CODES.items():
        if f"[{code}]" in problem:
            return f"The database {place} {told}. Nothing was saved ({problem})."
    if any(words in problem.lower() for words in _UNREACHABLE):
        return (
            f"The database {place} cannot be reached. Nothing was saved. "
            "See that the server runs and that WHEREABOUTS_DATABASE_URL names its host and port."
        )
    return f"The database {place} failed: {problem}. Nothing was saved."
