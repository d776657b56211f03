"""The tables of the store, as the newest migration leaves them. A test compares the two."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as UTC: SQLite forgets time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  (SQLAlchemy's signature)
        """To UTC without a zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back to UTC with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()
project = Table(
    "project",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("opened", Moment),  # when somebody last worked in it
    Column("deleted", Moment),  # set: out of sight, its name free for another, and still there to be brought back
    Column("was_called", String(200)),  # the name of a deleted one
    Column("view", Text),  # as JSON: what the address bar held when it was left
)
article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("digest", String(16), nullable=False),  # Article.id: the same text is the same article
    Column("name", String(200), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Date),
    Column("url", Text),
    Column("source", Text),
    Column("language", String(40)),
    Column("added", Moment, nullable=False),
    Column("deleted", Moment),  # set: out of sight, and still there to be brought back
    UniqueConstraint("project_id", "digest", name="one_text_once_in_a_project"),
)
reading = Table(
    "reading",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("engine", String(40), nullable=False),  # what read it: another engine reads again
    Column("published", Date),  # the day that was given then: another day reads again
    Column("content", LargeBinary, nullable=False),
)
edit = Table(
    "edit",
    metadata,
    Column("seq", Integer, primary_key=True),  # the order in which they were kept
    Column("project_id", ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("id", String(16), nullable=False),  # Edit.id, the same in every copy of the project
    Column("article", String(16), nullable=False),  # the text's Article.id
    Column("kind", String(10), nullable=False),
    Column("anchor", Text, nullable=False),  # as JSON, with the others of a merge
    Column("changes", Text, nullable=False),  # as JSON
    Column("reason", Text, nullable=False),
    Column("author", String(200), nullable=False),
    Column("seen", String(16)),
    Column("batch", String(16)),
    Column("made", Moment, nullable=False),
    Column("undone", Moment),  # with undone_by all that is ever written into a row that is there
    Column("undone_by", String(200)),
    UniqueConstraint("project_id", "id", name="one_edit_once_in_a_project"),
)
own_place = Table(
    "own_place",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(200), nullable=False),  # what the spellings of the name share
    Column("name", String(200), nullable=False),
    Column("place", Text),  # as JSON, in which null is no place; NULL: each article decides again
    Column("reason", Text, nullable=False),
    Column("author", String(200), nullable=False),
    Column("made", Moment, nullable=False),
    Column("ended", Moment),  # NULL: this row holds for its name, the newest that was not undone
    Column("undone", Moment),
    Column("undone_by", String(200)),
)
Index(
    "one_place_a_name",
    own_place.c.project_id,
    own_place.c.key,
    unique=True,
    sqlite_where=own_place.c.ended.is_(None),
    postgresql_where=own_place.c.ended.is_(None),
)
reading_link = Table(
    "reading_link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),  # of the token, which is nowhere
    Column("label", String(200), nullable=False),
    Column("author", String(200), nullable=False),
    Column("made", Moment, nullable=False),
)
