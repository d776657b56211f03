"""Fixtures of the store's tests. Each test runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.store import Project, Store, open_store


@pytest.fixture
def fresh_store(database: Path | str) -> Iterator[Store]:
    """A store that holds nothing."""
    store = open_store(database)
    yield store
    store.close()


@pytest.fixture
def project(fresh_store: Store) -> Project:
    """The fresh store's default project."""
    return fresh_store.default_project()
