"""Writes records into a new index file."""

import sqlite3
from pathlib import Path
from typing import Final

from geo.gazetteer.everyday import is_common
from geo.gazetteer.records import Name, Record, rank
from geo.gazetteer.schema import CLUSTERED, FORMS, KINDS, TABLES, VERSION
from geo.gazetteer.spelling import sound_key
from geo.gazetteer.sphere import cell
from geo.text import fold

_BATCH: Final = 20_000
_CACHE_KB: Final = 200_000
# Countries whose names reach English through another script or another romanisation. Elsewhere a name is spelt one way,
# and a name that only sounds alike is another name.
ROMANISED: Final = frozenset(
    "AE AF AM AZ BA BD BG BH BT BY CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KM KP KR KW KZ LA LB LK LY MA MD ME MK ML MM MN"
    " MR MV NE NP OM PK PS QA RS RU SA SD SN SO SS SY TD TH TJ TM TN TR UA UZ VN XK YE".split()
)
_fold = fold.__wrapped__  # each name comes once: a cache would only cost


class Writer:
    """Collects records in a file that is being made; `finish` sorts the names and clusters them."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away when the build is cut short: no journal is needed.
        self._connection.executescript(
            f"PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE_KB};"
        )
        self._connection.executescript(TABLES)
        self._connection.execute("BEGIN")
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[object, ...]] = []
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
        self._names.extend(_name_rows(record, pid, self._layer))
        if len(self._names) >= _BATCH:
            self._flush()

    def finish(self, built: str) -> None:
        """Sort, cluster, count, close. `built` is the day of the build, ISO."""
        self._flush()
        run = self._connection.execute
        for statement in CLUSTERED.split(";"):
            run(statement)
        run("INSERT OR IGNORE INTO name SELECT key, rank, pid, form, written, common, layer FROM stage ORDER BY key, rank, pid, form")
        run("DROP TABLE stage")
        self._add_sounds()
        run("INSERT INTO cell SELECT cell(lat, lon), pid FROM place ORDER BY 1, 2")
        run("CREATE UNIQUE INDEX own_id ON place (own_id) WHERE own_id IS NOT NULL")
        run("UPDATE layer SET places = (SELECT count(*) FROM place WHERE place.layer = layer.number)")
        run("INSERT INTO meta SELECT 'places', count(*) FROM place UNION ALL SELECT 'names', count(*) FROM name")
        run("INSERT INTO meta VALUES ('built', ?)", (built,))
        run(f"PRAGMA user_version = {VERSION}")
        run("COMMIT")
        run("VACUUM")
        self.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        self._connection.close()

    def _flush(self) -> None:
        self._connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._places)
        self._connection.executemany("INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?, ?)", self._names)
        self._places.clear()
        self._names.clear()

    def _add_sounds(self) -> None:
        self._connection.create_function("cell", 2, cell, deterministic=True)
        self._connection.create_function("sound_key", 1, sound_key, deterministic=True)
        marks = ",".join("?" * len(ROMANISED))
        self._connection.execute(
            f"""INSERT OR IGNORE INTO sound SELECT sound_key(key) AS skeleton, min(rank), key FROM name JOIN place USING (pid)
            WHERE country IN ({marks}) AND form != {FORMS.index("abbreviation")} AND NOT common AND sound_key(key) IS NOT NULL
            GROUP BY key ORDER BY skeleton, 2, key""",  # noqa: S608  (question marks only)
            sorted(ROMANISED),
        )


def _place_row(record: Record, pid: int, layer: int) -> tuple[object, ...]:
    return (
        pid, record.own_id, record.name, KINDS.index(record.kind), record.feature, record.lat, record.lon, record.country,
        record.admin1, record.admin2, record.population, record.radius_km, layer,
    )  # fmt: skip


def _name_rows(record: Record, pid: int, layer: int) -> list[tuple[object, ...]]:
    """One row a folded key: its best form. A main name is not written twice."""
    best: dict[str, tuple[int, Name]] = {}
    for name in (Name(record.name, "official"), *record.names):
        key, order = _fold(name.text), rank(record, name.form)
        if key and (key not in best or order < best[key][0]):
            best[key] = (order, name)
    return [
        (key, order, pid, FORMS.index(name.form), None if name.text == record.name else name.text, is_common(key), layer)
        for key, (order, name) in best.items()
    ]
