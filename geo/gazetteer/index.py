"""Look-up of names in the index file: read-only, memory-mapped, safe across threads."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Self

from geo.errors import GazetteerDamagedError, GazetteerMissingError
from geo.gazetteer.damage import BUILD_COMMAND, reading_index, using_index
from geo.gazetteer.facts import FactsMemory, NameFacts
from geo.gazetteer.schema import FORMS, KINDS, VERSION, NameForm, version
from geo.gazetteer.spelling import ROMANISED, may_be_misspelt, sound_key, sounds_like, variants
from geo.gazetteer.sphere import cell_ranges, distance_km
from geo.model import GEONAMES_PREFIX, Place
from geo.paths import gazetteer_path
from geo.text import fold

# More than the largest index that we expect: a map costs addresses, not memory.
_MAPPED_BYTES: Final = 16 * 1024**3

# Names kept after they were looked up, some 10 MB: the articles of a day name the same places.
_KEPT_NAMES: Final = 8192
# SQLite numbers rows with 64 bits: a longer id is nobody's.
_MOST_DIGITS: Final = 18
# A settlement smaller than this is never meant by a name that only sounds like its own.
_TOWN: Final = 5000

_PLACE: Final = "p.pid, p.own_id, p.name, p.kind, p.lat, p.lon, p.country, p.admin1, p.population, p.radius_km, p.feature, p.admin2"
# By rank, as the names stand in the file: nothing needs sorting, and a reader may stop early.
_BY_NAME: Final = f"""
SELECT n.form, n.written, n.common, {_PLACE} FROM name n CROSS JOIN place p ON p.pid = n.pid WHERE n.key = ? ORDER BY n.rank, n.pid
"""  # noqa: S608  (only our own column names are put in)
_BY_SOUND: Final = """
SELECT j.value, s.key FROM json_each(?) j CROSS JOIN sound s ON s.skeleton = j.value ORDER BY j.id, s.rank
"""
_BY_CELL: Final = f"SELECT {_PLACE} FROM cell c CROSS JOIN place p ON p.pid = c.pid WHERE c.cell BETWEEN ? AND ?"  # noqa: S608
_BY_PID: Final = f"SELECT {_PLACE} FROM place p WHERE p.pid = ?"  # noqa: S608
_BY_OWN_ID: Final = f"SELECT {_PLACE} FROM place p WHERE p.own_id = ?"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a name.

    `name` is the name as the gazetteer writes it, `form` how it relates to the place ("folded": only its sound agrees),
    `feature` a GeoNames-like code (PPLC PPL ADM1 ADM2 PCLI AIRB SEA ...), `admin2` the second-level division's name
    (county). `common` warns that the name is also an everyday word ("Reading", "Of"): believe it only where the text
    says that a place is meant.
    """

    place: Place
    name: str
    form: NameForm
    feature: str
    common: bool = False
    admin2: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """A source whose places are in the index. `added` is true for those that a person added to the standard ones."""

    name: str
    licence: str
    places: int
    added: bool


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What is in the index: numbers of places and of names, the day it was built (ISO), its size, its layers.

    `fingerprint` tells what the standard layers were made from; `geo.gazetteer.build.fingerprint()` what they would be made from now.
    """

    path: Path
    version: int
    built: str
    fingerprint: str
    places: int
    names: int
    size_bytes: int
    layers: tuple[Layer, ...]


class Gazetteer:
    """The index of names. Each thread has its own connection; nothing is ever written."""

    def __init__(self, path: Path) -> None:
        """Open the index file. Raise GazetteerMissingError or GazetteerDamagedError, which say what to do."""
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._opened: list[sqlite3.Connection] = []
        self._kept: dict[tuple[str, int], tuple[Entry, ...]] = {}
        self._facts = FactsMemory()
        if not path.is_file():
            raise GazetteerMissingError(f"There is no gazetteer at {path}. Build it with: {BUILD_COMMAND}")
        with using_index(path):
            found = version(self._connection())
        if found != VERSION:
            raise GazetteerDamagedError(
                f"The gazetteer at {path} has format {found}, this program reads format {VERSION}. Build it again with: {BUILD_COMMAND}"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads; the gazetteer cannot be used afterwards."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()

    def find(self, name: str, *, limit: int = 60) -> tuple[Entry, ...]:
        """The places that a name may mean, best known first, at most `limit`; empty where it is unknown."""
        key = fold(name)
        entries = self._kept.get((key, limit)) if key else ()
        return self._ask({key}, limit)[key] if entries is None else entries

    def find_many(self, names: Iterable[str], *, limit: int = 60) -> dict[str, tuple[Entry, ...]]:
        """The same for all names of an article at once. Names that are unknown are absent."""
        keys = {name: key for name in names if (key := fold(name))}
        answers = {key: self._kept.get((key, limit)) for key in keys.values()}
        new = {key for key, entries in answers.items() if entries is None}
        answers.update(self._ask(new, limit) if new else {})
        return {name: entries for name, key in keys.items() if (entries := answers[key])}

    def _ask(self, keys: set[str], limit: int) -> dict[str, tuple[Entry, ...]]:
        """The file's answers for all of these keys, kept from now on."""
        with reading_index(self.path):
            found = self._look_up(keys, limit)
        if len(self._kept) > _KEPT_NAMES:
            self._kept.clear()
        answers = {key: found.get(key, ()) for key in keys}
        self._kept.update({(key, limit): entries for key, entries in answers.items()})
        return answers

    def facts(self, names: Iterable[str]) -> dict[str, NameFacts]:
        """What each name is known for, without its entries; spelled exactly, accents and case aside. Unknown names are absent."""
        asked = tuple(names)
        with reading_index(self.path):
            return self._facts.of(self._connection(), asked)

    def get(self, place_id: str) -> Entry | None:
        """The place with this id ("geonames:169577"), under its main name; None where the index does not hold it."""
        number = place_id.removeprefix(GEONAMES_PREFIX)
        query, value = (_BY_OWN_ID, place_id.encode(errors="replace").decode())
        if number != place_id and number.isdecimal() and len(number) <= _MOST_DIGITS:
            query, value = _BY_PID, str(int(number))
        with reading_index(self.path):
            row = self._connection().execute(query, (value,)).fetchone()
            return None if row is None else _entry(row)

    def near(self, lat: float, lon: float, *, radius_km: float = 50.0, limit: int = 20) -> tuple[Entry, ...]:
        """The places within `radius_km` of a point, nearest first, at most `limit`."""
        ranges = cell_ranges(lat, lon, radius_km)
        with reading_index(self.path):
            rows = {row[0]: row for cells in ranges for row in self._connection().execute(_BY_CELL, cells)}
            measured = sorted((distance_km((lat, lon), (row[4], row[5])), pid) for pid, row in rows.items())
            return tuple(_entry(rows[pid]) for distance, pid in measured[:limit] if distance <= radius_km)

    def info(self) -> GazetteerInfo:
        """What the index holds."""
        with reading_index(self.path):
            return self._info(self._connection())

    def is_sound(self) -> bool:
        """Whether SQLite finds every page of the file in order; reads all of it, about a second."""
        with reading_index(self.path):
            return bool(self._connection().execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")

    def _info(self, connection: sqlite3.Connection) -> GazetteerInfo:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        layers = connection.execute("SELECT name, licence, places, added FROM layer ORDER BY number")
        return GazetteerInfo(
            path=self.path,
            version=VERSION,
            built=meta["built"],
            fingerprint=meta.get("fingerprint", ""),
            places=int(meta["places"]),
            names=int(meta["names"]),
            size_bytes=self.path.stat().st_size,
            layers=tuple(Layer(name, licence, places, bool(added)) for name, licence, places, added in layers),
        )

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # Immutable: a build never writes into this file, it renames a new one over it. So no locks are needed.
            connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
            self._local.connection = connection
            with self._lock:
                self._opened.append(connection)
        return connection

    def _look_up(self, keys: set[str], limit: int) -> dict[str, tuple[Entry, ...]]:
        found = self._by_key(keys, limit)
        for others in (self._by_variant, self._by_sound):
            if missing := keys - found.keys():
                found.update(others(missing, limit))
        return found

    def _by_key(self, keys: Iterable[str], limit: int) -> dict[str, tuple[Entry, ...]]:
        # A statement a key: 5 microseconds each, and one for all keys is not faster.
        execute = self._connection().execute
        return {key: entries for key in keys if _is_text(key) and (entries := _meanings(execute(_BY_NAME, (key,)), limit))}

    def _by_variant(self, keys: set[str], limit: int) -> dict[str, tuple[Entry, ...]]:
        other = {key: variants(key) for key in keys}
        found = self._by_key({variant for choices in other.values() for variant in choices}, limit)
        return {key: found[first] for key, choices in other.items() if (first := next((c for c in choices if c in found), None))}

    def _by_sound(self, keys: set[str], limit: int) -> dict[str, tuple[Entry, ...]]:
        sounds = {key: sound for key in keys if may_be_misspelt(key) and (sound := sound_key(key)) is not None}
        if not sounds:
            return {}
        known: dict[str, list[str]] = {}
        for sound, other in self._connection().execute(_BY_SOUND, (json.dumps(sorted(set(sounds.values()))),)):
            known.setdefault(sound, []).append(other)
        spellings = {key: [other for other in known.get(sound, ()) if sounds_like(key, other)] for key, sound in sounds.items()}
        found = self._by_key({other for several in spellings.values() for other in several}, limit)
        heard = {key: _heard((found[other] for other in several), limit) for key, several in spellings.items()}
        return {key: entries for key, entries in heard.items() if entries}


@lru_cache(maxsize=8)
def _open(path: Path, _stamp: tuple[int, int]) -> Gazetteer:
    return Gazetteer(path)


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The index at `path`, by default the user's. Opened once; opened anew after the file was replaced."""
    chosen = gazetteer_path() if path is None else path
    if not chosen.is_file():
        raise GazetteerMissingError(f"There is no gazetteer at {chosen}. Build it with: {BUILD_COMMAND}")
    status = chosen.stat()
    return _open(chosen, (status.st_mtime_ns, status.st_ino))


def _is_text(key: str) -> bool:
    """Whether a key can be in a file at all: half of a surrogate pair cannot."""
    return key.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in key)


def _meanings(rows: Iterable[Sequence[Any]], limit: int) -> tuple[Entry, ...]:
    """Each place of these rows once, as its first row names it, at most `limit`."""
    found: dict[int, Entry] = {}
    for form, written, common, *row in rows:
        if row[0] not in found:
            found[row[0]] = _entry(row, written, FORMS[form], common=bool(common))
            if len(found) == limit:
                break
    return tuple(found.values())


def _entry(row: Sequence[Any], written: str | None = None, form: NameForm = "official", *, common: bool = False) -> Entry:
    pid, own_id, name, kind, lat, lon, country, admin1, population, radius_km, feature, admin2 = row
    place = Place(
        id=own_id or f"{GEONAMES_PREFIX}{pid}",
        name=name,
        kind=KINDS[kind],
        lat=lat,
        lon=lon,
        country=country,
        admin1=admin1,
        population=population,
        radius_km=radius_km,
    )
    return Entry(place, written or name, form, feature, common, admin2)


def _heard(groups: Iterable[tuple[Entry, ...]], limit: int) -> tuple[Entry, ...]:
    """The entries of several names that sound like the one asked for, each place once, where names are romanised at all."""
    seen: dict[str, Entry] = {}
    for entry in (entry for group in groups for entry in group):
        if entry.place.country in ROMANISED and not entry.common and _is_known(entry.place):
            seen.setdefault(entry.place.id, replace(entry, form="folded"))
    return tuple(seen.values())[:limit]


def _is_known(place: Place) -> bool:
    """Whether news may name the place without anybody having listed the spelling: a town of some size, or no settlement.

    A town whose people nobody counted is in the index because it is a district's seat.
    """
    return place.kind != "settlement" or place.population is None or place.population >= _TOWN
