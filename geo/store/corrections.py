"""People's edits of events: one row each, in the order in which they were kept."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, exists, func, insert, select, update

from geo.edits import Anchor, Changes, Edit, checked, each_once, edit_in_words
from geo.edits.model import ACROSS
from geo.errors import InputError, StoreError
from geo.places import OwnPlace
from geo.store import own_places, tables
from geo.store.cleaned import bare
from geo.store.projects import check_project
from geo.store.records import Change
from geo.store.transactions import Transactions, portions

_TABLE = tables.edit
_anchors = msgspec.json.Decoder(tuple[Anchor, ...])
_changes = msgspec.json.Decoder(Changes)


class Corrections(Transactions):
    """What the store knows of edits."""

    def add_edits(self, project_id: int, edits: Sequence[Edit], *, own: OwnPlace | None = None) -> tuple[Edit, ...]:
        """Keep edits, all of them or none; several at once are one batch, which is undone at once. The answer is the edits as kept.

        With `own`, a name means a place from the same moment on, by the same author, and is undone with them.

        One that is kept already is passed over, so that an unconfirmed call can be repeated, and one that only says once more what its
        author has said of the event last: the answer holds the earlier one. Raises InputError for values that no event has, StoreError
        where the project or an article is not there any more.
        """
        now = datetime.now(tz=UTC)
        batch = uuid4().hex[:16] if len(edits) > 1 else None
        wanted = [_signed(edit, project_id, now, batch) for edit in edits]
        with self._writing() as connection:
            check_project(connection, project_id)
            _check_articles(connection, project_id, wanted)
            known = _known(connection, project_id, wanted)
            fresh = [edit for edit in wanted if edit.id not in known]
            said = each_once(fresh, _before(connection, project_id, fresh))
            if new := [row_of_edit(edit) for edit in fresh if said[edit.id] is edit]:
                connection.execute(insert(_TABLE), new)
                if own is not None:
                    own_places.put(connection, project_id, own, author=wanted[0].author, reason=wanted[0].reason, made=now)
        return tuple(said.get(edit.id, edit) for edit in wanted)

    def edits(self, project_id: int, article_ids: Collection[str] | None = None) -> tuple[Edit, ...]:
        """The edits of the project, or of these texts (`Article.id`), in the order in which they were made, undone ones too.

        Those of a deleted article are left out until it comes back.
        """
        with self._reading() as connection:
            return edits_of(connection, project_id, article_ids)

    def edits_state(self, project_id: int) -> tuple[Any, ...]:
        """A small value that changes whenever `edits` does: what is made of them can be kept under it."""
        mine = _TABLE.c.project_id == project_id
        # An id is like no other one; a database gives its numbers out again when the newest rows are gone.
        asked = select(func.count(), func.max(_TABLE.c.seq), func.max(_TABLE.c.id)).where(mine)
        # Which ones, and not how many and when the last one was: clocks differ, and a mark is taken away again.
        undone = select(_TABLE.c.seq, _TABLE.c.undone).where(mine & _TABLE.c.undone.is_not(None)).order_by(_TABLE.c.seq)
        with self._reading() as connection:
            return *connection.execute(asked).one(), _digest(connection.execute(undone).all())

    def undo_edits(self, project_id: int, edit_ids: Iterable[str], *, author: str = "") -> None:
        """Take single edits back, newest or not; who did it stands in the history."""
        with self._writing() as connection:
            set_undone(connection, project_id, edit_ids, author, datetime.now(tz=UTC))


def _digest(rows: Sequence[object]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16] if rows else ""


def _known(connection: Connection, project_id: int, edits: Iterable[Edit]) -> set[str]:
    """The ids of those edits that are kept already."""
    kept = select(_TABLE.c.id).where(_TABLE.c.project_id == project_id)
    some = (connection.execute(kept.where(_TABLE.c.id.in_(ids))).scalars() for ids in portions(edit.id for edit in edits))
    return {name for names in some for name in names}


def _before(connection: Connection, project_id: int, edits: Sequence[Edit]) -> Iterator[Edit]:
    """What was kept before of the same texts, and for edits across articles what was across any."""
    mine = edits_of(connection, project_id, {edit.article_id for edit in edits})
    yield from (edit for edit in mine if edit.kind not in ACROSS)
    if any(edit.kind in ACROSS for edit in edits):
        wanted = select(_TABLE).where(of_project(project_id) & _TABLE.c.kind.in_(ACROSS)).order_by(_TABLE.c.seq)
        yield from map(edit_of_row, connection.execute(wanted))


def of_project(project_id: int) -> ColumnElement[bool]:
    """Which edits are a project's; those of a deleted article wait with it."""
    article = tables.article.c
    there = exists().where((article.project_id == project_id) & (article.digest == _TABLE.c.article) & article.deleted.is_(None))
    return (_TABLE.c.project_id == project_id) & there


def edits_of(connection: Connection, project_id: int, article_ids: Collection[str] | None = None) -> tuple[Edit, ...]:
    """The edits of the project, or of some of its texts, in order."""
    wanted = select(_TABLE).where(of_project(project_id)).order_by(_TABLE.c.seq)
    if article_ids is None:
        return tuple(edit_of_row(row) for row in connection.execute(wanted))
    some = (connection.execute(wanted.where(_TABLE.c.article.in_(names))) for names in portions(set(article_ids)))
    return tuple(edit_of_row(row) for row in sorted((row for rows in some for row in rows), key=lambda row: row.seq))


def set_undone(connection: Connection, project_id: int, edit_ids: Iterable[str], author: str | None, when: datetime | None) -> None:
    """Mark edits as undone at this time, or with None as holding again; those that are so already keep their mark."""
    other = _TABLE.c.undone.is_(None) if when else _TABLE.c.undone.is_not(None)
    change = update(_TABLE).where((_TABLE.c.project_id == project_id) & other).values(undone=when, undone_by=author)
    for some in portions(edit_ids):
        connection.execute(change.where(_TABLE.c.id.in_(some)))


def row_of_edit(edit: Edit) -> dict[str, Any]:
    """An edit as its row, without the number that says its order."""
    return {
        "project_id": edit.project_id,
        "id": edit.id,
        "article": edit.article_id,
        "kind": edit.kind,
        "anchor": _json((edit.anchor, *edit.others)),
        "changes": _json(edit.changes),
        "reason": edit.reason,
        "author": edit.author,
        "seen": edit.seen,
        "batch": edit.batch,
        "made": edit.made,
        "undone": edit.undone,
        "undone_by": edit.undone_by,
    }


def edit_of_row(row: Row[Any]) -> Edit:
    """The edit of a row."""
    try:
        anchor, others, changes = _contents(row.anchor, row.changes)
    except (msgspec.MsgspecError, InputError) as error:
        raise StoreError(f"The correction {row.id} in the database is damaged ({error}). Restore the database from a copy.") from error
    return Edit(
        id=row.id,
        project_id=row.project_id,
        article_id=row.article,
        kind=row.kind,
        anchor=anchor,
        others=others,
        changes=changes,
        reason=row.reason,
        author=row.author,
        seen=row.seen,
        batch=row.batch,
        made=row.made,
        undone=row.undone,
        undone_by=row.undone_by,
    )


# What an edit says never changes, and a project's edits are asked for after each new one.
@lru_cache(maxsize=20_000)
def _contents(anchors: str, changes: str) -> tuple[Anchor, tuple[Anchor, ...], Changes]:
    anchor, *others = _anchors.decode(anchors)
    return anchor, tuple(others), _changes.decode(changes)


def line_of(row: Row[Any]) -> Change:
    """The edit of a row as a line of the history."""
    return Change(
        what="edit",
        id=row.id,
        words=edit_in_words(edit_of_row(row)),
        author=row.author,
        reason=row.reason,
        made=row.made,
        undone=row.undone,
        undone_by=row.undone_by,
        article_id=row.article,
        batch=row.batch,
    )


def _signed(edit: Edit, project_id: int, now: datetime, batch: str | None) -> Edit:
    """The edit as it is kept."""
    return replace(
        checked(edit),
        project_id=project_id,
        made=now,
        undone=None,
        undone_by=None,
        batch=edit.batch or batch,
        reason=bare(edit.reason),
        author=bare(edit.author),
    )


def _check_articles(connection: Connection, project_id: int, edits: Iterable[Edit]) -> None:
    wanted = {name for edit in edits for name in (edit.article_id, *(one.article_id or edit.article_id for one in edit.others))}
    article = tables.article.c
    there = select(article.digest).where((article.project_id == project_id) & article.deleted.is_(None))
    if any(set(some) - set(connection.execute(there.where(article.digest.in_(some))).scalars()) for some in portions(wanted)):
        raise StoreError("The article is not there any more: it was deleted, perhaps in another window. Bring it back, then correct it.")


def _json(value: Any) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError as error:
        raise InputError("The text holds half a character, which cannot be kept. Type or paste it again.") from error
