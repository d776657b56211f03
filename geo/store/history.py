"""What was changed in a project, by whom, when and why; and the way back and forth through it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from geo.edits import Edit
from geo.store import corrections, own_places, tables
from geo.store.records import Change
from geo.store.transactions import Transactions

# A list of changes that a person looks through; older ones are reached by asking for more.
MOST_LINES = 200


class History(Transactions):
    """What the store knows of changes: edits of events and places of names in one order."""

    def history(self, project_id: int, *, limit: int = MOST_LINES) -> tuple[Change, ...]:
        """The newest changes, newest first; undone ones say when and by whom they were."""
        with self._reading() as connection:
            edits = map(corrections.line_of, _newest(connection, tables.edit, project_id, limit))
            names = map(own_places.line_of, _newest(connection, tables.own_place, project_id, limit))
            lines = [*edits, *names]
        # Stable, and the order of the rows counts among edits: clocks of two machines may differ.
        return tuple(sorted(lines, key=lambda line: line.made, reverse=True)[:limit])

    def undo(self, project_id: int, *, of: str | None = None, author: str = "") -> tuple[Change, ...]:
        """Take the newest change back that holds, or the newest of the author `of`; the answer is what was taken back, () for nothing.

        What was made at once is taken back at once. `author` is who does it.
        """
        now = datetime.now(tz=UTC)
        with self._writing() as connection:
            found = _group(connection, project_id, [_active(table, project_id, of) for table in (tables.edit, tables.own_place)], "made")
            _mark(connection, project_id, found, author, now)
        return found

    def redo(self, project_id: int, *, of: str | None = None) -> tuple[Change, ...]:
        """Make again what was undone last, or what `of` undid last, unless something new was changed since.

        The answer is what was made again.
        """
        with self._writing() as connection:
            chosen = [_undone(connection, table, project_id, of) for table in (tables.edit, tables.own_place)]
            found = _group(connection, project_id, chosen, "undone")
            newer = found and any(
                connection.execute(_active(table, project_id, of).where(table.c.made > found[0].undone)).first()
                for table in (tables.edit, tables.own_place)
            )
            if newer:
                return ()
            _mark(connection, project_id, found, None, None)
        return found

    def made_with(self, project_id: int, edit: Edit) -> tuple[Change, ...]:
        """The edits that were made at once with one, its own among them, and what a name was said to mean with them; no undone ones."""
        edits, names = tables.edit, tables.own_place
        batch = edits.c.id == edit.id if edit.batch is None else edits.c.batch == edit.batch
        said = (names.c.made == edit.made) & (names.c.author == edit.author)
        wanted = (select(edits).where(batch).order_by(edits.c.seq), corrections.line_of), (select(names).where(said), own_places.line_of)
        with self._reading() as connection:
            return tuple(
                line_of(row)
                for query, line_of in wanted
                for row in connection.execute(query.where(query.selected_columns.project_id == project_id)).all()
                if row.undone is None
            )

    def undo_changes(self, project_id: int, changes: Sequence[Change], *, author: str = "") -> None:
        """Take these lines of the history back, newest or not; those that are undone already keep their mark."""
        with self._writing() as connection:
            _mark(connection, project_id, changes, author, datetime.now(tz=UTC))

    def redo_changes(self, project_id: int, changes: Sequence[Change]) -> None:
        """Have these lines of the history hold again."""
        with self._writing() as connection:
            _mark(connection, project_id, changes, None, None)


def _newest(connection: Connection, table: Table, project_id: int, limit: int) -> Sequence[Row[Any]]:
    (key,) = table.primary_key.columns
    return connection.execute(select(table).where(table.c.project_id == project_id).order_by(key.desc()).limit(limit)).all()


def _active(table: Table, project_id: int, of: str | None) -> Any:
    (key,) = table.primary_key.columns
    wanted = select(table).where(_here(table, project_id) & table.c.undone.is_(None)).order_by(key.desc())
    return wanted if of is None else wanted.where(table.c.author == of)


def _here(table: Table, project_id: int) -> Any:
    """The project's changes; edits of a deleted article wait with it."""
    return corrections.of_project(project_id) if table is tables.edit else table.c.project_id == project_id


def _undone(connection: Connection, table: Table, project_id: int, of: str | None) -> Any:
    """The rows that were undone last; among those of one moment the oldest first, as they were made."""
    (key,) = table.primary_key.columns
    mine = _here(table, project_id) & table.c.undone.is_not(None)
    mine = mine if of is None else mine & (table.c.undone_by == of)
    last = connection.execute(select(func.max(table.c.undone)).where(mine)).scalar()
    return select(table).where(mine & (table.c.undone == last)).order_by(key)


def _group(connection: Connection, project_id: int, queries: Sequence[Any], by: str) -> tuple[Change, ...]:
    """The first row of either query, whichever is later, with the rest of its batch; both where they were made at once."""
    edit, name = (connection.execute(query).first() for query in queries)
    if edit is not None and name is not None and getattr(name, by) != getattr(edit, by):
        edit, name = (edit, None) if getattr(name, by) < getattr(edit, by) else (None, name)
    names = () if name is None else (own_places.line_of(name),)
    if edit is None or edit.batch is None:
        return names if edit is None else (corrections.line_of(edit), *names)
    table = tables.edit
    mine = (table.c.project_id == project_id) & (table.c.batch == edit.batch) & table.c.undone.is_not_distinct_from(edit.undone)
    return (*map(corrections.line_of, connection.execute(select(table).where(mine).order_by(table.c.seq)).all()), *names)


def _mark(connection: Connection, project_id: int, found: Sequence[Change], author: str | None, when: datetime | None) -> None:
    edits = [line.id for line in found if line.what == "edit"]
    names = [int(line.id) for line in found if line.what == "name"]
    corrections.set_undone(connection, project_id, edits, author, when)
    own_places.set_undone(connection, project_id, names, author, when)
