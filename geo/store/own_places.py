"""What a person's names mean in a project: set, set anew, left to the articles again. Each change is a row, and each is undone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from geo.errors import InputError, StoreError
from geo.model import Place
from geo.places import OwnPlace, key_of
from geo.places.whereabouts import in_full
from geo.store import tables
from geo.store.cleaned import bare
from geo.store.projects import check_project
from geo.store.records import Change
from geo.store.transactions import Transactions, portions

# A longer name is a sentence.
MAX_NAME = 120
# What the table's column holds; a few letters fold to several.
_LONGEST_KEY = 200
_MAX_AUTHOR = 200
_TABLE = tables.own_place
_HOLDS = _TABLE.c.ended.is_(None)
_decoder = msgspec.json.Decoder(Place | None)


class OwnPlaces(Transactions):
    """What the store knows of names that a person has decided about."""

    def own_places(self, project_id: int) -> tuple[OwnPlace, ...]:
        """The names that a person has decided about in this project, by name."""
        wanted = (_TABLE.c.project_id == project_id) & _HOLDS & _TABLE.c.place.is_not(None)
        with self._reading() as connection:
            rows = connection.execute(select(_TABLE).where(wanted).order_by(_TABLE.c.key)).all()
        return tuple(own for row in rows if (own := own_of(row)) is not None)

    def set_own_place(self, project_id: int, own: OwnPlace, *, author: str = "", reason: str = "") -> int:
        """Have a name mean this place, or none, in all the project's articles; the answer is the number of this change.

        Raises StoreError for a name that is none.
        """
        own = replace(own, name=checked_name(own.name))
        with self._writing() as connection:
            check_project(connection, project_id)
            return _put(connection, project_id, own.name, encoded(own.place), author=author, reason=reason)

    def remove_own_place(self, project_id: int, name: str, *, author: str = "", reason: str = "") -> int | None:
        """Have each article decide about a name again; the answer is the number of this change, None where they decide already."""
        with self._writing() as connection:
            check_project(connection, project_id)
            current = connection.execute(select(_TABLE).where(_mine(project_id, key_of(name)) & _HOLDS)).first()
            if current is None or current.place is None:
                return None
            return _put(connection, project_id, current.name, None, author=author, reason=reason)

    def last_own_change(self, project_id: int, name: str) -> int | None:
        """The number of the last change of what a name means, which `undo_own_place` takes back; None where there is none."""
        with self._reading() as connection:
            return _newest(connection, project_id, key_of(name))

    def undo_own_place(self, project_id: int, name: str, *, author: str = "", change: int | None = None) -> bool:
        """Take the last change of what a name means back, or with `change` that one only; the answer is whether it was there.

        A change that is no longer the last one of its name is not taken back: somebody has decided since.
        """
        with self._writing() as connection:
            last = _newest(connection, project_id, key_of(name))
            if last is None or change not in {None, last}:
                return False
            set_undone(connection, project_id, [last], author, datetime.now(tz=UTC))
        return True


def set_undone(connection: Connection, project_id: int, rows: Iterable[int], author: str | None, when: datetime | None) -> None:
    """Mark changes of names as undone at this time, or with None as made again; what each name means follows."""
    other = _TABLE.c.undone.is_(None) if when else _TABLE.c.undone.is_not(None)
    keys: set[str] = set()
    for some in portions(rows):
        wanted = (_TABLE.c.project_id == project_id) & _TABLE.c.id.in_(some)
        keys.update(connection.execute(select(_TABLE.c.key).where(wanted)).scalars())
        connection.execute(update(_TABLE).where(wanted & other).values(undone=when, undone_by=author))
    for key in sorted(keys):
        settle(connection, project_id, key)


def encoded(place: Place | None) -> str:
    """What a name means, as the column holds it: the JSON of a place, or of null where it is the name of none."""
    return msgspec.json.encode(place).decode()


def own_of(row: Row[Any]) -> OwnPlace | None:
    """What the row says that its name means; None: each article decides."""
    try:
        return None if row.place is None else OwnPlace(row.name, _decoder.decode(row.place))
    except (msgspec.MsgspecError, InputError) as error:
        raise StoreError(f"The place of “{row.name}” in the database is damaged ({error}). Restore the database from a copy.") from error


def line_of(row: Row[Any]) -> Change:
    """The change of a row as a line of the history."""
    return Change(
        what="name",
        id=str(row.id),
        words=_in_words(row.name, own_of(row)),
        author=row.author,
        reason=row.reason,
        made=row.made,
        undone=row.undone,
        undone_by=row.undone_by,
    )


def _in_words(name: str, own: OwnPlace | None) -> str:
    if own is None:
        return f"“{name}” left to each article"
    return f"“{name}” always placed at {in_full(own.place)}" if own.place else f"“{name}” called no place"


def checked_name(name: str) -> str:
    """The name as it is kept. Raises StoreError for one that is none."""
    name = " ".join(bare(name).split())
    if not any(sign.isalnum() for sign in key_of(name)) or len(name) > MAX_NAME or len(key_of(name)) > _LONGEST_KEY:
        raise StoreError(f"A name has one to {MAX_NAME} characters, and at least one letter or digit.")
    return name


def put(connection: Connection, project_id: int, own: OwnPlace, *, author: str, reason: str, made: datetime) -> None:
    """Have a name mean this place, or none, from this moment on. Raises StoreError for a name that is none."""
    _put(connection, project_id, checked_name(own.name), encoded(own.place), author=author, reason=reason, made=made)


def _put(
    connection: Connection, project_id: int, name: str, place: str | None, *, author: str, reason: str, made: datetime | None = None
) -> int:
    now = made or datetime.now(tz=UTC)
    connection.execute(update(_TABLE).where(_mine(project_id, key_of(name)) & _HOLDS).values(ended=now))
    row = {"key": key_of(name), "name": name, "place": place, "author": bare(author)[:_MAX_AUTHOR], "reason": bare(reason), "made": now}
    return int(connection.execute(insert(_TABLE).values(project_id=project_id, **row).returning(_TABLE.c.id)).scalar_one())


def settle(connection: Connection, project_id: int, key: str) -> None:
    """Have the newest change that was not undone hold, and no other one."""
    mine = _mine(project_id, key)
    newest = _newest(connection, project_id, key)
    connection.execute(update(_TABLE).where(mine & _HOLDS & (_TABLE.c.id != (newest or 0))).values(ended=datetime.now(tz=UTC)))
    connection.execute(update(_TABLE).where(_TABLE.c.id == newest).values(ended=None))


def _newest(connection: Connection, project_id: int, key: str) -> int | None:
    """The row of the newest change of a name that was not undone."""
    return connection.execute(select(func.max(_TABLE.c.id)).where(_mine(project_id, key) & _TABLE.c.undone.is_(None))).scalar()


def _mine(project_id: int, key: str) -> Any:
    return (_TABLE.c.project_id == project_id) & (_TABLE.c.key == key)
