"""Rows on their way into an index: they wait outside of it until all are there, and go in sorted.

Then every page of the index is written once, and memory stays small however many rows there are: SQLite sorts in temporary files.
"""

import sqlite3
from collections.abc import Iterable
from typing import Final, TypeAlias

from geo.gazetteer.everyday import is_common
from geo.gazetteer.records import Name, Record, WrittenForm, rank
from geo.gazetteer.schema import FORMS, KINDS
from geo.gazetteer.spelling import ROMANISED, sound_key
from geo.gazetteer.sphere import cell
from geo.text import fold

CACHE_KB: Final = 100_000
_BATCH: Final = 20_000
_FORM_NUMBERS: Final = {form: number for number, form in enumerate(FORMS)}
_NameRow: TypeAlias = tuple[str, int, int, int, str | None, bool, int]
_fold = fold.__wrapped__  # each name comes once: a cache would only cost
_TABLES: Final = """
CREATE TABLE waiting.found (
    pid INTEGER PRIMARY KEY, own_id TEXT, name TEXT, kind INTEGER, feature TEXT, lat REAL, lon REAL, country TEXT, admin1 TEXT, admin2 TEXT,
    population INTEGER, radius_km REAL, layer INTEGER
);
CREATE TABLE waiting.stage (key TEXT, rank INTEGER, pid INTEGER, form INTEGER, written TEXT, common INTEGER, layer INTEGER);
CREATE TABLE waiting.heard (skeleton TEXT, rank INTEGER, key TEXT);
"""
_MOVE_NAMES: Final = "INSERT OR IGNORE INTO main.name SELECT * FROM waiting.stage ORDER BY key, rank, pid, form"
# A place that the index holds already keeps the order that its names have there, and gains only names that are new.
_MOVE_NEW_NAMES: Final = """
INSERT OR IGNORE INTO main.name SELECT * FROM waiting.stage s
WHERE s.pid NOT IN (SELECT pid FROM main.place) OR NOT EXISTS (SELECT 1 FROM main.name n WHERE n.key = s.key AND n.pid = s.pid)
ORDER BY key, rank, pid, form
"""
_MOVE_REST: Final = (
    "INSERT OR IGNORE INTO main.sound SELECT skeleton, min(rank), key FROM waiting.heard GROUP BY skeleton, key ORDER BY 1, 2, 3",
    "INSERT OR IGNORE INTO main.place SELECT * FROM waiting.found ORDER BY pid",
    "INSERT OR IGNORE INTO main.cell SELECT cell(p.lat, p.lon), pid FROM waiting.found JOIN main.place p USING (pid) ORDER BY 1, 2",
)


class Stage:
    """Takes records into three tables of the database that `connection` has attached as `waiting`."""

    def __init__(self, connection: sqlite3.Connection, *, first_own: int) -> None:
        """Rows without a GeoNames id are numbered from `first_own` downwards."""
        self._connection = connection
        self._next_own = first_own
        self._places: list[tuple[object, ...]] = []
        self._names: list[_NameRow] = []
        self._sounds: list[tuple[str, int, str]] = []

    def create(self) -> None:
        """Make the waiting tables."""
        self._connection.executescript(_TABLES)

    def add(self, record: Record, layer: int) -> None:
        """Take a place and its names. Of two records with one GeoNames id the first gives the place, both give names."""
        pid = record.geonameid or self._next_own
        if record.geonameid is None:
            self._next_own -= 1
        self._places.append(_place_row(record, pid, layer))
        rows = _name_rows(record, pid, layer)
        self._names.extend(rows)
        if record.country in ROMANISED:
            self._sounds.extend(_sound_rows(rows))
        if len(self._names) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand the rows over to SQLite."""
        self._connection.executemany("INSERT OR IGNORE INTO waiting.found VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._places)
        self._connection.executemany("INSERT INTO waiting.stage VALUES (?, ?, ?, ?, ?, ?, ?)", self._names)
        self._connection.executemany("INSERT INTO waiting.heard VALUES (?, ?, ?)", self._sounds)
        self._places.clear()
        self._names.clear()
        self._sounds.clear()


def merge(connection: sqlite3.Connection, *, into_empty: bool = False) -> None:
    """Move all waiting rows into the index that is `main`, sorted, and count anew."""
    connection.create_function("cell", 2, cell, deterministic=True)
    connection.execute(_MOVE_NAMES if into_empty else _MOVE_NEW_NAMES)
    for statement in _MOVE_REST:
        connection.execute(statement)
    count(connection)


def count(connection: sqlite3.Connection) -> None:
    """Write down how much the index holds, in all and of each layer."""
    connection.execute("UPDATE layer SET places = (SELECT count(*) FROM place WHERE place.layer = layer.number)")
    connection.execute("INSERT OR REPLACE INTO meta SELECT 'places', count(*) FROM place UNION ALL SELECT 'names', count(*) FROM name")


def _place_row(record: Record, pid: int, layer: int) -> tuple[object, ...]:
    return (
        pid, record.own_id, record.name, KINDS.index(record.kind), record.feature, record.lat, record.lon, record.country,
        record.admin1, record.admin2, record.population, record.radius_km, layer,
    )  # fmt: skip


def _name_rows(record: Record, pid: int, layer: int) -> list[_NameRow]:
    """One row a folded key: its best form. A main name is not written twice."""
    best: dict[str, tuple[int, Name]] = {}
    ranks: dict[WrittenForm, int] = {}
    for name in (Name(record.name, "official"), *record.names):
        key = name.key or _fold(name.text)
        order = ranks.get(name.form) or ranks.setdefault(name.form, rank(record, name.form))
        if key and (key not in best or order < best[key][0]):
            best[key] = (order, name)
    return [
        (key, order, pid, _FORM_NUMBERS[name.form], None if name.text == record.name else name.text, is_common(key), layer)
        for key, (order, name) in best.items()
    ]


def _sound_rows(rows: Iterable[_NameRow]) -> list[tuple[str, int, str]]:
    """The coarse keys of those names that may be heard and written otherwise."""
    return [
        (sound, order, key)
        for key, order, _, form, _, common, _ in rows
        if not common and form != _FORM_NUMBERS["abbreviation"] and (sound := sound_key(key)) is not None
    ]
