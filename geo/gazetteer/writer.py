"""Writes a new index file from records."""

import sqlite3
from pathlib import Path
from typing import Final

from geo.gazetteer.records import Record
from geo.gazetteer.schema import FIRST_ADDED_LAYER, TABLES, VERSION
from geo.gazetteer.spelling import sound_key
from geo.gazetteer.staging import CACHE_KB, Stage, count, merge

_TAKE_OVER: Final = (
    "INSERT OR IGNORE INTO main.place SELECT * FROM old.place WHERE layer >= :first ORDER BY pid",
    "INSERT OR IGNORE INTO main.name SELECT * FROM old.name WHERE layer >= :first AND pid IN (SELECT pid FROM main.place) ORDER BY 1, 2, 3",
    "INSERT OR IGNORE INTO main.cell SELECT * FROM old.cell WHERE pid IN (SELECT pid FROM main.place WHERE layer >= :first)",
    # By today's rules: an older program may have heard the names otherwise.
    (
        "INSERT OR IGNORE INTO main.sound SELECT heard(key), rank, key FROM old.sound"
        " WHERE key IN (SELECT key FROM main.name WHERE layer >= :first) AND heard(key) IS NOT NULL"
    ),
)


class Writer:
    """Collects records in a file that is being made; `finish` sorts the names and clusters them."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away when the build is cut short: no journal is needed.
        self._connection.executescript(
            f"PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{CACHE_KB};"
        )
        self._connection.executescript(TABLES)
        self._connection.execute("ATTACH '' AS waiting")  # a file of SQLite's own that vanishes
        self._stage = Stage(self._connection, first_own=-1)
        self._stage.create()
        self._connection.execute("BEGIN")
        self._layer = 0

    def start_layer(self, name: str, licence: str) -> None:
        """Records from now on belong to this source."""
        self._layer += 1
        self._connection.execute("INSERT INTO layer (number, name, licence, added) VALUES (?, ?, ?, 0)", (self._layer, name, licence))

    def add(self, record: Record) -> None:
        """Take a place and its names."""
        self._stage.add(record, self._layer)

    def finish(self, *, built: str, fingerprint: str, keep: Path | None = None) -> None:
        """Sort, cluster, count, close. `built` is the day of the build (ISO), `fingerprint` tells what it was made from.

        The layers that a person added to the index at `keep` are taken over.
        """
        self._stage.flush()
        run = self._connection.execute
        run("INSERT INTO meta VALUES ('built', ?), ('fingerprint', ?)", (built, fingerprint))
        merge(self._connection, into_empty=True)
        run("CREATE UNIQUE INDEX own_id ON place (own_id) WHERE own_id IS NOT NULL")
        run(f"PRAGMA user_version = {VERSION}")
        run("COMMIT")
        if keep is not None:
            self._take_over(keep)
        self.close()

    def _take_over(self, old: Path) -> None:
        """Copy the added layers of another index of the same format, under their own numbers."""
        run = self._connection.execute
        self._connection.create_function("heard", 1, sound_key, deterministic=True)
        run("ATTACH ? AS old", (f"{old.absolute().as_uri()}?mode=ro",))
        run("BEGIN")
        run("INSERT INTO main.layer SELECT * FROM old.layer WHERE added")
        for statement in _TAKE_OVER:
            run(statement, {"first": FIRST_ADDED_LAYER})
        count(self._connection)
        run("COMMIT")
        run("DETACH old")

    def close(self) -> None:
        """Close the file, finished or not."""
        self._connection.close()
