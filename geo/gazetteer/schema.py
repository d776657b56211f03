"""The tables of the index file, its version, and the numbers that stand for kinds and forms in them.

One SQLite file. `name` is clustered on the folded key, best known place first, so a look-up reads neighbouring pages only;
`sound` leads from a coarse key to folded keys; `cell` finds places by position. A GeoNames place has its GeoNames id as
`pid`; any other place has a negative `pid` and its own id in `own_id`. `layer` says which source a row came from.
"""

import sqlite3
from typing import Final, Literal, get_args

from geo.model import PlaceKind

NameForm = Literal["official", "alternate", "folded", "demonym", "abbreviation"]

VERSION: Final = 1
FORMS: Final[tuple[NameForm, ...]] = get_args(NameForm)
# Layers that a person adds are numbered from here, and their places without a GeoNames id from there downwards, so that a
# new build of the standard layers never takes their numbers.
FIRST_ADDED_LAYER: Final = 1000
FIRST_ADDED_PID: Final = -1_000_000_000
KINDS: Final[tuple[PlaceKind, ...]] = get_args(PlaceKind)

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE layer (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, licence TEXT NOT NULL, added INTEGER NOT NULL,
    places INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE place (
    pid INTEGER PRIMARY KEY, own_id TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, feature TEXT NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
    population INTEGER, radius_km REAL, layer INTEGER NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL, rank INTEGER NOT NULL, pid INTEGER NOT NULL, form INTEGER NOT NULL, written TEXT,
    common INTEGER NOT NULL, layer INTEGER NOT NULL, PRIMARY KEY (key, rank, pid)
) WITHOUT ROWID;
CREATE TABLE sound (skeleton TEXT NOT NULL, rank INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (skeleton, rank, key)) WITHOUT ROWID;
CREATE TABLE cell (cell INTEGER NOT NULL, pid INTEGER NOT NULL, PRIMARY KEY (cell, pid)) WITHOUT ROWID;
"""


def version(connection: sqlite3.Connection) -> int:
    """The format's version written in the file; 0 where there is none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
