"""Projects: several, each with its articles, corrections, own places and view."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from geo.errors import StoreError
from geo.store import tables
from geo.store.cleaned import short
from geo.store.records import MAX_NAME, Project
from geo.store.transactions import Transactions
from geo.store.views import MAX_VIEW, View, moved, said_of, view_of

DEFAULT_PROJECT = "My articles"
_TABLE = tables.project
_SHOWN = _TABLE.c.deleted.is_(None)


class Projects(Transactions):
    """What the store knows of projects. A deleted one is out of sight, and `restore_project` brings it back for seven days."""

    def projects(self) -> tuple[Project, ...]:
        """All of them, by name."""
        with self._reading() as connection:
            rows = connection.execute(select(_TABLE).where(_SHOWN)).all()
        return tuple(sorted(map(project_of, rows), key=lambda one: (one.name.casefold(), one.id)))

    def project(self, project_id: int) -> Project | None:
        """The project of this number; None where there is none, or no longer."""
        with self._reading() as connection:
            row = connection.execute(select(_TABLE).where(_SHOWN & (_TABLE.c.id == project_id))).first()
        return None if row is None else project_of(row)

    def default_project(self) -> Project:
        """The project that somebody worked in last; made where there is none."""
        newest = select(_TABLE).where(_SHOWN).order_by(_TABLE.c.opened.desc().nulls_last(), _TABLE.c.id)
        with self._reading() as connection:
            row = connection.execute(newest).first()
        if row is None:
            with self._writing() as connection:
                row = connection.execute(newest).first() or new_project(connection, free_name(connection, DEFAULT_PROJECT))
        return project_of(row)

    def create_project(self, name: str) -> Project:
        """An empty project. Raises StoreError for a name that is none or is taken."""
        with self._writing() as connection:
            return project_of(new_project(connection, _name(connection, name)))

    def rename_project(self, project_id: int, name: str) -> None:
        """Call it something else. Raises StoreError for a name that is none or is taken."""
        with self._writing() as connection:
            check_project(connection, project_id)
            wanted = _name(connection, name, but=project_id)
            connection.execute(update(_TABLE).where(_TABLE.c.id == project_id).values(name=wanted))

    def duplicate_project(self, project_id: int) -> Project:
        """The same articles, corrections, own places and view in a project of its own."""
        with self._writing() as connection:
            row = check_project(connection, project_id)
            copy = new_project(connection, free_name(connection, row.name))
            _copy(connection, row, copy.id)
        return project_of(copy)

    def delete_project(self, project_id: int) -> None:
        """Take a project out of sight with all that is in it. Its name is free at once."""
        with self._writing() as connection:
            row = check_project(connection, project_id)
            gone = {"deleted": datetime.now(tz=UTC), "was_called": row.name, "name": f"deleted {project_id}"}
            connection.execute(update(_TABLE).where(_TABLE.c.id == project_id).values(gone))

    def restore_project(self, project_id: int) -> Project:
        """Bring a deleted project back, under its name or, where that is taken, one like it."""
        with self._writing() as connection:
            row = connection.execute(select(_TABLE).where(_TABLE.c.id == project_id)).first()
            if row is None:
                raise StoreError("That project was removed for good: it was deleted more than seven days ago.")
            if row.deleted is not None:
                back = {"deleted": None, "was_called": None, "name": free_name(connection, row.was_called)}
                connection.execute(update(_TABLE).where(_TABLE.c.id == project_id).values(back))
                row = check_project(connection, project_id)
        return project_of(row)

    def mark_opened(self, project_id: int) -> None:
        """Somebody works in this project now."""
        with self._writing() as connection:
            connection.execute(update(_TABLE).where(_TABLE.c.id == project_id).values(opened=datetime.now(tz=UTC)))

    def view(self, project_id: int) -> View:
        """What the address bar held when the project was left; empty where it was never left."""
        with self._reading() as connection:
            kept = connection.execute(select(_TABLE.c.view).where(_TABLE.c.id == project_id)).scalar()
        return view_of(kept) if kept else {}

    def save_view(self, project_id: int, view: Mapping[str, Sequence[str]]) -> None:
        """Keep what the address bar holds."""
        said = said_of({name: list(values) for name, values in view.items()})
        if len(said) <= MAX_VIEW:
            with self._writing() as connection:
                connection.execute(update(_TABLE).where(_TABLE.c.id == project_id).values(view=said))


def check_project(connection: Connection, project_id: int) -> Row[Any]:
    """The project's row. Raises StoreError where it is not there any more."""
    row = connection.execute(select(_TABLE).where(_SHOWN & (_TABLE.c.id == project_id))).first()
    if row is None:
        raise StoreError("That project is not there any more: it was deleted, perhaps in another window. Nothing was saved.")
    return row


def free_name(connection: Connection, wanted: str) -> str:
    """The name, or with the first number after it that makes it nobody else's."""
    taken = _taken(connection)
    base = short(wanted) or DEFAULT_PROJECT
    numbered = (base if number == 1 else f"{base[: MAX_NAME - 8]} ({number})" for number in count(1))
    return next(name for name in numbered if name.casefold() not in taken)


def _taken(connection: Connection, but: int | None = None) -> set[str]:
    return {row.name.casefold() for row in connection.execute(select(_TABLE.c.name, _TABLE.c.id)) if row.id != but}


def _name(connection: Connection, name: str, but: int | None = None) -> str:
    wanted = short(name)
    if not wanted:
        raise StoreError("A project's name needs at least one character that is seen.")
    if wanted.casefold() in _taken(connection, but):
        raise StoreError(f"There is a project called “{wanted}” already. Choose another name.")
    return wanted


def new_project(connection: Connection, name: str) -> Row[Any]:
    """The row of a new project; the name is free."""
    now = datetime.now(tz=UTC)
    return connection.execute(insert(_TABLE).values(name=name, created=now, opened=now).returning(*_TABLE.c)).one()


def _copy(connection: Connection, copied: Row[Any], target: int) -> None:
    """All rows of one project once more, for another one."""
    new_ids: dict[int, int] = {}
    for table in (tables.article, tables.edit, tables.own_place):
        (key,) = table.primary_key.columns
        for row in connection.execute(select(table).where(table.c.project_id == copied.id).order_by(key)).all():
            values = dict(row._mapping) | {"project_id": target}  # noqa: SLF001  (SQLAlchemy's own name for it)
            old = values.pop(key.name)
            new = connection.execute(insert(table).values(values).returning(key)).scalar_one()
            if table is tables.article:
                new_ids[old] = new
    view = moved(view_of(copied.view or "{}"), {str(old): str(new) for old, new in new_ids.items()})
    connection.execute(update(_TABLE).where(_TABLE.c.id == target).values(view=said_of(view)))
    for old, new in new_ids.items():
        for row in connection.execute(select(tables.reading).where(tables.reading.c.article_id == old)).all():
            connection.execute(insert(tables.reading).values(dict(row._mapping) | {"article_id": new}))  # noqa: SLF001


def project_of(row: Row[Any]) -> Project:
    """The project of a row."""
    return Project(id=row.id, name=row.name, created=row.created)
