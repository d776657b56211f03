"""Fixtures that many tests share, each named for a state."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from geo.gazetteer.build import build, fingerprint, write_index
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.records import Name, Record
from geo.paths import gazetteer_path
from tests import postgres

# No test is timed: a busy machine would fail it.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
DATA = Path(__file__).parent / "data"
# A test may set $WHEREABOUTS_HOME; the person's own index is looked for where it was before.
STANDARD_INDEX = gazetteer_path() if not os.environ.get("WHEREABOUTS_HOME") else None


def small_records() -> Iterator[Record]:
    """The places of data/places.csv: facts of GeoNames, and a few of ours, about 69 places."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Record(
                name=row["name"],
                kind=row["kind"],
                feature=row["feature"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                geonameid=int(row["geonameid"]) if row["geonameid"] else None,
                own_id=row["own_id"] or None,
                country=row["country"] or None,
                admin1=row["admin1"] or None,
                admin2=row["admin2"] or None,
                population=int(row["population"]) if row["population"] else None,
                radius_km=float(row["radius_km"]) if row["radius_km"] else None,
                names=[
                    Name(text, form)
                    for column, form in (("alternates", "alternate"), ("demonyms", "demonym"), ("abbreviations", "abbreviation"))
                    for text in row[column].split(";")
                    if text
                ],
            )


@pytest.fixture(scope="session")
def tiny_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """A real index of some 70 places: Syria's towns, capitals, namesakes, a sea. Built in a moment, needs no package's data."""
    path = tmp_path_factory.mktemp("gazetteer") / "tiny.sqlite"
    write_index(path, [("test places", "CC BY 4.0, GeoNames", small_records())])
    with Gazetteer(path) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def gazetteer_index() -> Path:
    """The index that users have: their own where it is of this version, else one built once into the cache folder."""
    return _standard_index() or _cached_index()


@pytest.fixture(scope="session")
def gazetteer(gazetteer_index: Path) -> Iterator[Gazetteer]:
    """The index that users have, opened."""
    with Gazetteer(gazetteer_index) as opened:
        yield opened


def _standard_index() -> Path | None:
    if STANDARD_INDEX is None or not STANDARD_INDEX.is_file():
        return None
    with Gazetteer(STANDARD_INDEX) as found:
        return STANDARD_INDEX if found.info().fingerprint == fingerprint() else None


def _cached_index() -> Path:
    path = user_cache_path("whereabouts", appauthor=False) / fingerprint() / "gazetteer.sqlite"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        build(path)
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.PostgreSQL]:
    """A PostgreSQL server of the tests' own."""
    with postgres.served() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """An empty database of each kind: what `open_store` takes."""
    return tmp_path / "whereabouts.sqlite" if request.param == "sqlite" else request.getfixturevalue("postgresql").new_database()
