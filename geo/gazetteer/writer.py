"""Writes records into a new index file."""

import sqlite3
from pathlib import Path
from typing import Final, TypeAlias

from geo.gazetteer.everyday import is_common
from geo.gazetteer.records import Name, Record, WrittenForm, rank
from geo.gazetteer.schema import CLUSTERED, FORMS, KINDS, STAGES, TABLES, VERSION
from geo.gazetteer.spelling import ROMANISED, sound_key
from geo.gazetteer.sphere import cell
from geo.text import fold

_BATCH: Final = 20_000
_CACHE_KB: Final = 200_000
_FORM_NUMBERS: Final = {form: number for number, form in enumerate(FORMS)}
_NameRow: TypeAlias = tuple[str, int, int, int, str | None, bool, int]
_fold = fold.__wrapped__  # each name comes once: a cache would only cost


class Writer:
    """Collects records in a file that is being made; `finish` sorts the names and clusters them."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away when the build is cut short: no journal is needed.
        self._connection.executescript(
            f"PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE_KB};"
        )
        self._connection.executescript(TABLES + STAGES)
        self._connection.execute("BEGIN")
        self._places: list[tuple[object, ...]] = []
        self._names: list[_NameRow] = []
        self._sounds: list[tuple[str, int, str]] = []
        self._next_own = -1
        self._pids: set[int] = set()
        self._layer = 0

    def start_layer(self, name: str, licence: str, *, added: bool = False) -> None:
        """Records from now on belong to this source."""
        self._layer += 1
        self._connection.execute(
            "INSERT INTO layer (number, name, licence, added) VALUES (?, ?, ?, ?)", (self._layer, name, licence, added)
        )

    def add(self, record: Record) -> None:
        """Take a place and its names. A GeoNames place that is there already only gains names."""
        pid = record.geonameid or self._next_own
        if record.geonameid is None:
            self._next_own -= 1
        if pid not in self._pids:
            self._pids.add(pid)
            self._places.append(_place_row(record, pid, self._layer))
        rows = _name_rows(record, pid, self._layer)
        self._names.extend(rows)
        if record.country in ROMANISED:
            self._sounds.extend(_sound_rows(rows))
        if len(self._names) >= _BATCH:
            self._flush()

    def finish(self, *, built: str, fingerprint: str) -> None:
        """Sort, cluster, count, close. `built` is the day of the build (ISO), `fingerprint` tells what it was made from."""
        self._flush()
        run = self._connection.execute
        for statement in CLUSTERED.split(";"):
            run(statement)
        run("INSERT INTO place SELECT * FROM found ORDER BY pid")
        run("INSERT OR IGNORE INTO name SELECT key, rank, pid, form, written, common, layer FROM stage ORDER BY key, rank, pid, form")
        run("INSERT INTO sound SELECT skeleton, min(rank), key FROM heard GROUP BY skeleton, key ORDER BY 1, 2, 3")
        self._connection.create_function("cell", 2, cell, deterministic=True)
        run("INSERT INTO cell SELECT cell(lat, lon), pid FROM place ORDER BY 1, 2")
        run("CREATE UNIQUE INDEX own_id ON place (own_id) WHERE own_id IS NOT NULL")
        run("UPDATE layer SET places = (SELECT count(*) FROM place WHERE place.layer = layer.number)")
        run("INSERT INTO meta SELECT 'places', count(*) FROM place UNION ALL SELECT 'names', count(*) FROM name")
        run("INSERT INTO meta VALUES ('built', ?), ('fingerprint', ?)", (built, fingerprint))
        run(f"PRAGMA user_version = {VERSION}")
        run("COMMIT")
        self.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        self._connection.close()

    def _flush(self) -> None:
        self._connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._places)
        self._connection.executemany("INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?, ?)", self._names)
        self._connection.executemany("INSERT INTO heard VALUES (?, ?, ?)", self._sounds)
        self._places.clear()
        self._names.clear()
        self._sounds.clear()


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


def _sound_rows(rows: list[_NameRow]) -> list[tuple[str, int, str]]:
    """The coarse keys of those names that may be heard and written otherwise."""
    return [
        (sound, order, key)
        for key, order, _, form, _, common, _ in rows
        if not common and form != _FORM_NUMBERS["abbreviation"] and (sound := sound_key(key)) is not None
    ]
