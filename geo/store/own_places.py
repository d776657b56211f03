"""What a person's names mean in a project: set, set anew, taken away, and each of these undone."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, update

from geo.errors import StoreError
from geo.model import Place
from geo.places import OwnPlace, key_of
from geo.store import tables

# A longer name is a sentence.
MAX_NAME = 120
# What the table's column holds; a few letters fold to several.
_LONGEST_KEY = 200
_TABLE = tables.own_place
_decoder = msgspec.json.Decoder(Place)


def listed(connection: Connection, project_id: int) -> tuple[OwnPlace, ...]:
    """The project's names with their places, by name."""
    wanted = (_TABLE.c.project_id == project_id) & _TABLE.c.ended.is_(None)
    return tuple(_own(row) for row in connection.execute(select(_TABLE).where(wanted).order_by(_TABLE.c.key)))


def put(connection: Connection, project_id: int, own: OwnPlace) -> None:
    """Have the name mean this place from now on. Raise StoreError for a name that is none."""
    name = " ".join(own.name.split())
    if not any(sign.isalnum() for sign in key_of(name)) or len(name) > MAX_NAME or len(key_of(name)) > _LONGEST_KEY:
        raise StoreError(f"A name has one to {MAX_NAME} characters, and at least one letter or digit.")
    now = datetime.now(tz=UTC)
    _end(connection, project_id, key_of(name), now)
    place = msgspec.json.encode(own.place).decode()
    row = {"project_id": project_id, "key": key_of(name), "name": name, "place": place, "made": now}
    connection.execute(insert(_TABLE).values(row))


def take_away(connection: Connection, project_id: int, name: str) -> None:
    """Have the gazetteer decide about the name again."""
    _end(connection, project_id, key_of(name), datetime.now(tz=UTC))


def undo(connection: Connection, project_id: int, name: str) -> None:
    """Take the last change of this name back. Does nothing where there was none."""
    mine = (_TABLE.c.project_id == project_id) & (_TABLE.c.key == key_of(name))
    newest = connection.execute(select(_TABLE).where(mine).order_by(_TABLE.c.id.desc()).limit(2)).all()
    if newest and newest[0].ended is None:
        connection.execute(delete(_TABLE).where(_TABLE.c.id == newest[0].id))
        # The row that this one took the place of ended when it was made; one that was taken away before stays away.
        newest = newest[1:] if len(newest) > 1 and newest[1].ended == newest[0].made else []
    if newest:
        connection.execute(update(_TABLE).where(_TABLE.c.id == newest[0].id).values(ended=None))


def _end(connection: Connection, project_id: int, key: str, now: datetime) -> None:
    current = (_TABLE.c.project_id == project_id) & (_TABLE.c.key == key) & _TABLE.c.ended.is_(None)
    connection.execute(update(_TABLE).where(current).values(ended=now))


def _own(row: Row[Any]) -> OwnPlace:
    return OwnPlace(row.name, _decoder.decode(row.place))
