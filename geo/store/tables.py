"""The tables of the store, as the newest migration leaves them. A test compares the two."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
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
own_place = Table(
    "own_place",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(200), nullable=False),  # what the spellings of the name share
    Column("name", String(200), nullable=False),
    Column("place", Text, nullable=False),  # as JSON
    Column("made", Moment, nullable=False),
    Column("ended", Moment),  # set: another row has taken its place, or it was taken away; undo brings it back
)
