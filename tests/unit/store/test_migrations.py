"""Databases of older versions, and several programs that open one at once."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from alembic import command
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from geo.errors import StoreError
from geo.places import OwnPlace
from geo.store import database as opening
from geo.store import open_store
from tests.unit.edits.samples import HAMA, HOMS

ROOT = Path(__file__).resolve().parents[3]
_OLD_ROWS = """
INSERT INTO project (id, name, created) VALUES (1, 'My articles', '2024-12-01 10:00:00');
INSERT INTO article (id, project_id, digest, name, title, text, added) VALUES (1, 1, '0123456789abcdef', 'n', 't', 'x', '2024-12-01 10:00:00');
INSERT INTO own_place (id, project_id, key, name, place, made, ended) VALUES
 (1, 1, 'umm test', 'Umm Test', :hama, '2024-12-01 10:00:00', '2024-12-02 10:00:00'),
 (2, 1, 'umm test', 'Umm Test', :homs, '2024-12-02 10:00:00', NULL),
 (3, 1, 'gone', 'Gone', :homs, '2024-12-02 10:00:00', '2024-12-03 10:00:00')
"""


def upgrade(connection: Connection, revision: str) -> None:
    scripts = opening._alembic()
    scripts.attributes["connection"] = connection
    command.upgrade(scripts, revision)


def test_database_of_the_first_version_is_brought_up_to_date_whole(database: Path | str) -> None:
    """Articles stay, each name means what it meant, and its changes can be undone one by one."""
    engine = create_engine(opening.database_url(database))
    places = {"hama": _json(HAMA), "homs": _json(HOMS)}
    with engine.begin() as connection:
        upgrade(connection, "0002")
        for statement in _OLD_ROWS.split(";"):
            connection.execute(text(statement), {name: value for name, value in places.items() if f":{name}" in statement})
    engine.dispose()
    store = open_store(database)
    project = store.default_project()
    assert [one.name for one in store.articles(project.id)] == ["n"]
    assert store.own_places(project.id) == (OwnPlace("Umm Test", HOMS),)
    store.undo_own_place(project.id, "gone")
    assert store.own_places(project.id) == (OwnPlace("Gone", HOMS), OwnPlace("Umm Test", HOMS))
    store.undo_own_place(project.id, "Umm Test")
    assert store.own_places(project.id) == (OwnPlace("Gone", HOMS), OwnPlace("Umm Test", HAMA))
    store.close()


def test_tables_can_be_taken_back_to_the_first_version(database: Path | str) -> None:
    """And up again, with the names that held."""
    store = open_store(database)
    project = store.default_project()
    store.set_own_place(project.id, OwnPlace("Umm Test", HAMA))
    with store._writing() as connection:
        scripts = opening._alembic()
        scripts.attributes["connection"] = connection
        command.downgrade(scripts, "0002")
    store.close()
    again = open_store(database)
    assert again.own_places(project.id) == (OwnPlace("Umm Test", HAMA),)
    again.close()


def test_names_of_no_place_are_of_a_version_of_their_own(database: Path | str) -> None:
    """A program before it refuses the database in words; taken back to that version, each article decides about such a name."""
    store = open_store(database)
    project = store.default_project()
    store.set_own_place(project.id, OwnPlace("Umm Test", None))
    with store._writing() as connection:
        assert MigrationContext.configure(connection).get_current_revision() > "0004"
        scripts = opening._alembic()
        scripts.attributes["connection"] = connection
        command.downgrade(scripts, "0004")
        assert connection.execute(text("SELECT place FROM own_place")).scalars().all() == [None]
    store.close()


def test_database_of_a_newer_version_is_told_and_left_alone(database: Path | str) -> None:
    """A database that this version does not know is refused in words, and it keeps its version."""
    open_store(database).close()
    engine = create_engine(opening.database_url(database))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer Whereabouts"):
        open_store(database)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["9999"]
    engine.dispose()


_OPENER = """
import os, sys
from geo.store import open_store
target = sys.argv[1]
store = open_store(target)
print(store.default_project().id, flush=True)
store.close()
"""


def test_several_programs_migrate_one_database_at_once(database: Path | str) -> None:
    """Each waits for whoever began, and finds it done."""
    target = database if isinstance(database, str) else f"sqlite:///{database}"
    programs = [
        subprocess.Popen([sys.executable, "-c", _OPENER, target], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(4)
    ]
    said = [program.communicate(timeout=120) for program in programs]
    assert said == [("1\n", "")] * 4


def test_migration_that_fails_half_way_leaves_nothing_on_postgresql_too(postgresql) -> None:
    """Tables and version change together or not at all."""
    url = postgresql.new_database()
    engine = create_engine(opening.database_url(url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE reading (x integer)"))
    with pytest.raises(StoreError, match="already exists"):
        open_store(url)
    with engine.begin() as connection:
        names = connection.execute(text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")).scalars().all()
    engine.dispose()
    assert names == ["reading"]


def _json(place: object) -> str:
    return msgspec.json.encode(place).decode()
