"""Opening, migrating and failing in words."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from geo.errors import StoreError
from geo.store import Store, open_store, tables


def test_migrations_make_the_tables_that_the_code_expects(fresh_store: Store) -> None:
    """Alembic finds no difference between the newest migration and tables.py."""
    with fresh_store._reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_database_is_in_wal_mode_with_full_sync(tmp_path: Path) -> None:
    """Readers do not wait for a writer, and what is committed is on the disk."""
    store = open_store(tmp_path / "a.sqlite")
    with store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_damaged_database_is_told_and_left_alone(tmp_path: Path) -> None:
    """A file that is no database is named in the error and not touched."""
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"this is not a database, it only has its name" * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        open_store(path)
    assert path.read_bytes() == before


def test_folder_that_cannot_hold_a_database_is_told(tmp_path: Path) -> None:
    """A path that cannot be opened says what to check."""
    with pytest.raises(StoreError, match="permissions"):
        open_store(tmp_path / "missing" / "a.sqlite")


def test_migration_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    """Tables and version change together or not at all."""
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE reading (x)")  # the last table that the migration makes: it fails there
    connection.close()
    with pytest.raises(StoreError):
        open_store(path)
    with sqlite3.connect(path) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert names == {"reading"}


def test_two_programs_may_open_a_new_database_at_once(database: Path | str) -> None:
    """The second waits for the first one's migration and finds it done."""
    problems: list[Exception] = []

    def work() -> None:
        try:
            store = open_store(database)
            store.default_project()
            store.close()
        except Exception as error:  # noqa: BLE001  (carried out of the thread)
            problems.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    store = open_store(database)
    assert store.default_project().id == 1
    store.close()
