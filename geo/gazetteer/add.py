"""More gazetteer: a dump of GeoNames or a person's own file becomes a layer of the index, and can be taken out again.

The rows of a file wait in a file of their own beside the index, written down every hundred thousand lines, so that an import that is
broken off goes on where it was. Then a copy of the index takes them in, sorted, and is renamed over the index: readers never wait.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import InputError
from geo.gazetteer.changing import alone, changed
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.records import Record
from geo.gazetteer.schema import FIRST_ADDED_LAYER, FIRST_ADDED_PID
from geo.gazetteer.sources import dumps, personal, tables
from geo.gazetteer.staging import CACHE_KB, Stage, count, merge
from geo.paths import gazetteer_path
from geo.text import fold, has_controls, quoted

Progress = Callable[[float, str], None]
GEONAMES_LICENCE: Final = "CC BY 4.0, GeoNames"
# A dump has a place on every line; a file may unpack to millions that have none.
_MOST_IDLE: Final = 100_000
# Lines between two points to go on from: a second or two of work is lost at most.
_LINES_A_STEP: Final = 100_000
# The share of the time that reading takes; the rest is sorting and writing. Measured with the Netherlands.
_READING: Final = 0.7
# Rows that could not be read are told one by one up to this number.
_TOLD: Final = 20


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: the layer's name, its places that the index did not hold before, and what was skipped, in words."""

    layer: str
    places: int
    skipped: tuple[str, ...] = ()


def add(
    file: Path, *, index: Path | None = None, name: str | None = None, licence: str | None = None, progress: Progress | None = None
) -> Added:
    """Add the places of a file to the index as a layer called `name` (by default the file's name), replacing the layer of that name.

    Takes dumps of GeoNames (.txt, .zip), CSV with columns name, lat, lon, and GeoJSON points. `progress` is called with the share done
    and a sentence. Raise InputError for a file that is none of these, GazetteerError where there is no index to add to.
    """
    target = index or gazetteer_path()
    if not file.is_file():
        raise InputError(f"There is no file {file}.")
    say = progress or (lambda _share, _what: None)
    dump = file.suffix.lower() in {".txt", ".zip"} and dumps.is_dump(file)
    if not dump and file.suffix.lower() not in {".csv", ".tsv", ".geojson", ".json"}:
        raise InputError(f"{file.name} is no dump of GeoNames (.txt or .zip, 19 columns), no CSV file and no GeoJSON file.")
    chosen = _checked_new(name or file.name.split(".")[0])
    with alone(target), _waiting(file, target, chosen, resumed=dump) as waiting:
        number = _layer_number(target, chosen)
        skipped = _read_dump(file, waiting, number, target, say) if dump else _read_personal(file, waiting, number, chosen)
        say(_READING, "Sorting the names")
        places = _take_in(target, waiting, (number, chosen, licence or (GEONAMES_LICENCE if dump else "the person's own")))
    say(1.0, f"{chosen} is in the gazetteer")
    return Added(chosen, places, tuple(skipped))


def remove(name: str, *, index: Path | None = None) -> None:
    """Take a layer that was added out of the index. Raise InputError where there is none of this name."""
    target = index or gazetteer_path()
    with alone(target):
        Gazetteer(target).close()  # tells a file that is no index
        _remove(target, _checked(name))


def _remove(target: Path, name: str) -> None:
    with changed(target) as connection:
        row = connection.execute("SELECT number FROM layer WHERE name = ? AND added", (name,)).fetchone()
        if row is None:
            known = ", ".join(layer for (layer,) in connection.execute("SELECT name FROM layer WHERE added")) or "none"
            raise InputError(f"No layer called {quoted(name)} was added to the gazetteer. Added layers: {known}.")
        _take_out(connection, row[0])
        count(connection)


def _read_dump(file: Path, waiting: Path, layer: int, target: Path, say: Progress) -> list[str]:
    """Read the dump into the waiting file, from where an earlier try left off."""
    total, bad, idle = dumps.size(file), 0, 0
    with closing(_open_waiting(waiting)) as connection, dumps.opened(file) as lines:
        (at, bad) = connection.execute("SELECT at, bad FROM waiting.step").fetchone()
        say(_READING * at / max(total, 1), f"Reading {file.name}")
        names = dumps.division_names(file)
        names.first.update(_known_divisions(target))
        stage = Stage(connection, first_own=FIRST_ADDED_PID)
        lines.seek(at)
        connection.execute("BEGIN")
        for number, line in enumerate(dumps.lines(lines), 1):
            at += len(line)
            if (record := dumps.record(line, names)) is not None:
                stage.add(record, layer)
                idle = 0
            else:
                bad += bool(line.strip())
                idle += 1
                if idle > _MOST_IDLE:
                    raise InputError(f"{file.name} is no dump of GeoNames: {_MOST_IDLE:,} lines in a row hold no place.")
            if number % _LINES_A_STEP == 0:
                _step(connection, stage, at, bad)
                say(_READING * at / total, f"Reading {file.name}")
        _step(connection, stage, at, bad)
        connection.execute("COMMIT")
    return [f"{bad} lines of {file.name} are no places and were skipped."] if bad else []


def _known_divisions(target: Path) -> dict[str, str]:
    """What the index calls first divisions, by "SY.09": one province must not have two names."""
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        ours = connection.execute("SELECT own_id, name FROM place WHERE own_id LIKE 'whereabouts:adm1:%'")
        known = {own_id.removeprefix("whereabouts:adm1:"): name for own_id, name in ours}
    return known | {f"{row['country']}.{row['code']}": row["name"] for row in tables.rows("divisions") if row["code"]}


def _step(connection: sqlite3.Connection, stage: Stage, at: int, bad: int) -> None:
    stage.flush()
    connection.execute("UPDATE waiting.step SET at = ?, bad = ?", (at, bad))
    connection.execute("COMMIT")
    connection.execute("BEGIN")


def _read_personal(file: Path, waiting: Path, layer: int, name: str) -> list[str]:
    """Read a CSV or GeoJSON file whole: a person's list is short."""
    records, skipped = _personal_records(file, fold(name).replace(" ", "-"))
    with closing(_open_waiting(waiting)) as connection:
        # Layers share the range: each starts a million further down.
        stage = Stage(connection, first_own=FIRST_ADDED_PID - (layer - FIRST_ADDED_LAYER) * 1_000_000)
        connection.execute("BEGIN")
        for record in records:
            stage.add(record, layer)
        stage.flush()
        connection.execute("COMMIT")
    return skipped if len(skipped) <= _TOLD else [*skipped[:_TOLD], f"{len(skipped) - _TOLD} more rows were skipped."]


def _personal_records(file: Path, name: str) -> tuple[list[Record], list[str]]:
    records: list[Record] = []
    skipped: list[str] = []
    for where, row in personal.rows(file):
        try:
            records.append(personal.record(row, f"own:{name}:{len(records) + 1}"))
        except InputError as error:
            skipped.append(f"{where} was skipped: {error}")
    if not records:
        raise InputError(f"{file.name} holds no place that can be read. {' '.join(skipped[:3])}".strip())
    return records, skipped


def _checked(name: str) -> str:
    """A layer's name that can be written down: arguments and files may be called by bytes that are no text."""
    if not name.strip() or not personal.is_unicode(name):
        raise InputError(f"A layer cannot be called {quoted(name)}. Give it a name of letters, with --name.")
    return name


def _checked_new(name: str) -> str:
    """The same of one that can be shown in a line, too. A layer of older days that cannot can still be taken out."""
    if has_controls(name) or name.splitlines() != [name]:
        raise InputError(f"A layer cannot be called {quoted(name)}. Give it a name of letters in one line, with --name.")
    return _checked(name)


@contextmanager
def _waiting(file: Path, target: Path, name: str, *, resumed: bool) -> Iterator[Path]:
    """Where the rows of this very file wait: another size or time of change is another file.

    They stay where another try can go on from them: where a person or the disk broke the import of a dump off.
    """
    status = file.stat()
    told = f"{file.resolve()} {status.st_size} {status.st_mtime_ns} {name}"
    path = target.with_name(f".{target.name}.{hashlib.sha256(os.fsencode(told)).hexdigest()[:12]}.waiting")
    if not resumed:
        path.unlink(missing_ok=True)
    try:
        yield path
    except (KeyboardInterrupt, OSError):
        if not resumed:
            path.unlink(missing_ok=True)
        raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    path.unlink()


def _open_waiting(path: Path) -> sqlite3.Connection:
    """The rows read so far; none where there is no file, or one that was cut short before its first row."""
    connection = _attached(path)
    with suppress(sqlite3.DatabaseError):
        if connection.execute("SELECT count(*) FROM waiting.step").fetchone()[0] == 1:
            return connection
    connection.close()
    path.unlink(missing_ok=True)
    connection = _attached(path)
    Stage(connection, first_own=FIRST_ADDED_PID).create()
    connection.execute("CREATE TABLE waiting.step (at INTEGER, bad INTEGER)")
    connection.execute("INSERT INTO waiting.step VALUES (0, 0)")
    return connection


def _attached(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with suppress(sqlite3.DatabaseError):  # no database: the first use tells
        connection.execute("ATTACH ? AS waiting", (str(path),))
        connection.executescript(f"PRAGMA waiting.synchronous = OFF; PRAGMA waiting.cache_size = -{CACHE_KB};")
    return connection


def _layer_number(target: Path, name: str) -> int:
    with Gazetteer(target) as gazetteer:
        if any(layer.name == name and not layer.added for layer in gazetteer.info().layers):
            raise InputError(f"{name!r} is a standard layer of the gazetteer; give the new one another name.")
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute("SELECT number FROM layer WHERE name = ?", (name,)).fetchone()
        top = connection.execute("SELECT max(number) FROM layer").fetchone()[0]
    return int(row[0]) if row else max(FIRST_ADDED_LAYER, int(top) + 1)


def _take_in(target: Path, waiting: Path, layer: tuple[int, str, str]) -> int:
    with changed(target) as connection:
        _take_out(connection, layer[0])
        connection.execute("INSERT INTO layer (number, name, licence, added) VALUES (?, ?, ?, 1)", layer)
        connection.execute("COMMIT")
        connection.execute("ATTACH ? AS waiting", (str(waiting),))
        connection.execute("BEGIN")
        merge(connection)
        return int(connection.execute("SELECT places FROM layer WHERE number = ?", layer[:1]).fetchone()[0])


def _take_out(connection: sqlite3.Connection, number: int) -> None:
    for statement in (
        "DELETE FROM name WHERE layer = :number OR pid IN (SELECT pid FROM place WHERE layer = :number)",
        "DELETE FROM cell WHERE pid IN (SELECT pid FROM place WHERE layer = :number)",
        "DELETE FROM place WHERE layer = :number",
        "DELETE FROM layer WHERE number = :number",
    ):
        gone = connection.execute(statement, {"number": number}).rowcount
    if gone:
        connection.execute("DELETE FROM sound WHERE key NOT IN (SELECT key FROM name)")
