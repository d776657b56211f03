"""People's edits, the history of own places, and projects that can be deleted and opened as they were left."""

from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PROJECT = (("opened", sa.DateTime), ("deleted", sa.DateTime), ("was_called", sa.String(200)), ("view", sa.Text))


def upgrade() -> None:
    """Make the table of edits, add to projects, and give own places a row a change."""
    for name, kind in _PROJECT:
        op.add_column("project", sa.Column(name, kind))
    op.create_table(
        "edit",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("project_id", sa.Integer, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("article", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("anchor", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("seen", sa.String(16)),
        sa.Column("batch", sa.String(16)),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("undone", sa.DateTime),
        sa.Column("undone_by", sa.String(200)),
        sa.UniqueConstraint("project_id", "id", name="one_edit_once_in_a_project"),
    )
    _upgrade_own_places()


def _upgrade_own_places() -> None:
    moments = (sa.column(name, sa.DateTime) for name in ("made", "ended"))
    old = sa.table("own_place", *map(sa.column, ("id", "project_id", "key", "name", "place")), *moments)
    rows = [dict(row._mapping) for row in op.get_bind().execute(sa.select(old).order_by(old.c.project_id, old.c.key, old.c.id))]  # noqa: SLF001
    op.drop_table("own_place")
    new = op.create_table(
        "own_place",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("project_id", sa.Integer, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("ended", sa.DateTime),
        sa.Column("undone", sa.DateTime),
        sa.Column("undone_by", sa.String(200)),
    )
    unended = sa.text("ended IS NULL")
    op.create_index("one_place_a_name", "own_place", ["project_id", "key"], unique=True, sqlite_where=unended, postgresql_where=unended)
    changes = [row for _, mine in groupby(rows, key=lambda row: (row["project_id"], row["key"])) for row in _changes(list(mine))]
    if changes:
        op.bulk_insert(new, changes)


def _changes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a change of a name: where a place was taken away and no other took its place, a row without one says so."""
    told = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        told.append(row)
        if row["ended"] is not None and (after is None or after["made"] != row["ended"]):
            told.append(row | {"place": None, "made": row["ended"]})
    for row, after in zip(told, [*told[1:], None], strict=True):
        row.pop("id", None)
        row.update(ended=after["made"] if after else None, reason="", author="", undone=None, undone_by=None)
    return told


def downgrade() -> None:
    """Take the edits away, and of own places all but those that hold."""
    holding = sa.text("SELECT project_id, key, name, place, made FROM own_place WHERE ended IS NULL AND place IS NOT NULL")
    rows = op.get_bind().execute(holding.columns(made=sa.DateTime)).all()
    op.drop_table("own_place")
    old = op.create_table(
        "own_place",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("project_id", sa.Integer, sa.ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("ended", sa.DateTime),
    )
    op.bulk_insert(old, [dict(row._mapping) for row in rows])  # noqa: SLF001
    op.drop_table("edit")
    for name, _ in _PROJECT:
        op.drop_column("project", name)
