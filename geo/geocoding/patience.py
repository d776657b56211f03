"""One request a second for the whole application, and answers kept on disk: what the operators of free services ask for.

Both live in one SQLite file, so that the dashboard, its threads and the command line share them.
"""

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from geo.errors import GeocodingError

SECONDS_BETWEEN: Final = 1.0
# A place stays where it is; a name that a service does not know may be known to it next week.
KEPT_FOUND_DAYS: Final = 180
KEPT_NOTHING_DAYS: Final = 7
_DAY: Final = 86_400.0
# More turns than this ahead are not waited for: somebody else is asking for very much, or the clock was set back.
_LONGEST_QUEUE: Final = 30.0
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, asked REAL NOT NULL, found TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID;
"""

# An answer as it is kept: address, latitude, longitude and what the service sent, for each place.
Found = list[tuple[str, float, float, Any]]


class Memory:
    """The file of answers and turns, safe across threads and processes. A damaged one holds nothing of a person's and is begun anew."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time, sleep: Callable[[float], None] = time.sleep) -> None:
        """Keep answers in the file `path`, made when first needed. `clock` gives seconds since 1970, `sleep` waits for seconds."""
        self.path = path
        self._clock = clock
        self._sleep = sleep

    def recall(self, service: str, question: Mapping[str, Any]) -> Found | None:
        """What a service answered to this question, an empty list for "nothing"; None where it was not asked lately."""
        with self._open() as connection:
            row = connection.execute("SELECT asked, found FROM answer WHERE key = ?", (_key(service, question),)).fetchone()
        try:
            found: Found = [] if row is None else [tuple(place) for place in json.loads(row[1])]
        except (TypeError, ValueError):
            return None  # a damaged answer is asked for again
        if row is None:
            return None
        age_days = (self._clock() - row[0]) / _DAY
        return found if age_days <= (KEPT_FOUND_DAYS if found else KEPT_NOTHING_DAYS) else None

    def keep(self, service: str, question: Mapping[str, Any], found: Found) -> None:
        """Keep an answer."""
        row = (_key(service, question), self._clock(), json.dumps(found, default=str))
        with self._open() as connection:
            connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", row)

    def wait_for_turn(self, service: str) -> None:
        """Wait until this service may be asked again. Raise GeocodingError where too many others wait."""
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            now = self._clock()
            row = connection.execute("SELECT next FROM turn WHERE service = ?", (service,)).fetchone()
            turn = max(now, row[0]) if row and row[0] - now < 2 * _LONGEST_QUEUE else now
            waits = turn - now <= _LONGEST_QUEUE
            if waits:
                connection.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (service, turn + SECONDS_BETWEEN))
            connection.execute("COMMIT")
        if not waits:
            raise GeocodingError(
                f"Too many questions wait for {service.capitalize()}, which takes one a second. Try again in half a minute."
            )
        if turn > now:
            self._sleep(turn - now)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connected()) as connection:
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise GeocodingError(f"The file of kept answers, {self.path}, cannot be used: {error}. Delete it and try again.") from error

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_LONGEST_QUEUE, isolation_level=None)
        try:
            connection.executescript(_TABLES)
        except BaseException as error:
            connection.close()
            if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.OperationalError):
                raise
            self.path.unlink()  # no database at all
            return self._connected()
        return connection


def _key(service: str, question: Mapping[str, Any]) -> str:
    told = json.dumps([service, question], sort_keys=True, default=str)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
