"""The store itself: projects, articles and readings."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Update, delete, insert, select, update

from geo.errors import StoreError
from geo.model import Article, Reading
from geo.paths import store_path
from geo.places import OwnPlace
from geo.store import codec, own_places, tables
from geo.store.database import connect, told_in_words
from geo.store.records import MAX_NAME, Project, SavedArticle, name_for, shortened

# A deleted article can be brought back for this long; then it is removed for good.
KEEP_DELETED = timedelta(days=7)
DEFAULT_PROJECT = "My articles"
# Characters that no UTF-8 database holds (halves of surrogate pairs) or PostgreSQL refuses (NUL). One for one, so offsets stay true.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def open_store(path: Path | None = None) -> "Store":
    """Open the store at `path`, the user's own if not given; makes it or updates its tables. Raises StoreError."""
    store = Store(path or store_path())
    store.remove_long_deleted()
    return store


class Store:
    """Projects, articles and readings in one SQLite file. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine: Engine = connect(path)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_in_words(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_in_words(self.path), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def default_project(self) -> Project:
        """The project that is there without asking for one."""
        with self._writing() as connection:
            row = connection.execute(select(tables.project).order_by(tables.project.c.id)).first()
            if row is None:
                created = datetime.now(tz=UTC)
                connection.execute(insert(tables.project).values(name=DEFAULT_PROJECT, created=created))
                row = connection.execute(select(tables.project)).one()
        return Project(id=row.id, name=row.name, created=row.created)

    def add(self, project_id: int, article: Article, *, name: str = "") -> tuple[SavedArticle, bool]:
        """Keep an article; the answer is whether it is new.

        A text that is there already gets the new publication date, if one is given, and comes back if it was deleted.
        """
        kept = storable(article)
        mine = (tables.article.c.project_id == project_id) & (tables.article.c.digest == kept.id)
        with self._writing() as connection:
            old = connection.execute(select(tables.article).where(mine)).first()
            if old is None:
                connection.execute(insert(tables.article).values(_row_of(project_id, kept, name)))
            else:
                connection.execute(update(tables.article).where(mine).values(deleted=None, published=kept.published or old.published))
            row = connection.execute(select(tables.article).where(mine)).one()
        return _saved(row), old is None or old.deleted is not None

    def articles(self, project_id: int) -> tuple[SavedArticle, ...]:
        """The project's articles in the order in which they were added."""
        wanted = (tables.article.c.project_id == project_id) & tables.article.c.deleted.is_(None)
        with self._reading() as connection:
            rows = connection.execute(select(tables.article).where(wanted).order_by(tables.article.c.id)).all()
        return tuple(_saved(row) for row in rows)

    def rename(self, article_id: int, name: str) -> None:
        """Call an article something else; an empty name is refused with StoreError."""
        short = _short(name)
        if not short:
            raise StoreError("A name needs at least one character. The old name was kept.")
        self._change(article_id, update(tables.article).values(name=short))

    def set_published(self, article_id: int, published: date | None) -> None:
        """Correct the publication day; None lets it be inferred. What was read is read again when it is next needed."""
        self._change(article_id, update(tables.article).values(published=published))

    def delete(self, article_ids: Iterable[int]) -> None:
        """Take articles out of sight. `restore` brings them back for seven days."""
        with self._writing() as connection:
            wanted = tables.article.c.id.in_(tuple(article_ids))
            connection.execute(update(tables.article).where(wanted).values(deleted=datetime.now(tz=UTC)))

    def restore(self, article_ids: Iterable[int]) -> None:
        """Bring deleted articles back."""
        with self._writing() as connection:
            connection.execute(update(tables.article).where(tables.article.c.id.in_(tuple(article_ids))).values(deleted=None))

    def remove_long_deleted(self) -> None:
        """Remove for good what was deleted more than seven days ago."""
        with self._writing() as connection:
            connection.execute(delete(tables.article).where(tables.article.c.deleted < datetime.now(tz=UTC) - KEEP_DELETED))

    def own_places(self, project_id: int) -> tuple[OwnPlace, ...]:
        """The names whose places a person has set in this project, by name."""
        with self._reading() as connection:
            return own_places.listed(connection, project_id)

    def set_own_place(self, project_id: int, own: OwnPlace) -> None:
        """Have a name mean this place in all the project's articles. Raises StoreError for a name that is none."""
        with self._writing() as connection:
            own_places.put(connection, project_id, replace(own, name=_UNSTORABLE.sub("", own.name)))

    def remove_own_place(self, project_id: int, name: str) -> None:
        """Have the gazetteer decide about a name again."""
        with self._writing() as connection:
            own_places.take_away(connection, project_id, name)

    def undo_own_place(self, project_id: int, name: str) -> None:
        """Take the last change of what a name means back."""
        with self._writing() as connection:
            own_places.undo(connection, project_id, name)

    def keep_reading(self, saved: SavedArticle, reading: Reading, *, engine: str) -> None:
        """Keep what `engine` read out of an article."""
        row = {"article_id": saved.id, "engine": engine, "published": saved.article.published, "content": codec.pack(reading)}
        with self._writing() as connection:
            connection.execute(delete(tables.reading).where(tables.reading.c.article_id == saved.id))
            if connection.execute(select(tables.article.c.id).where(tables.article.c.id == saved.id)).first():
                connection.execute(insert(tables.reading).values(row))

    def kept_reading(self, saved: SavedArticle, *, engine: str) -> Reading | None:
        """What `engine` read before out of the article as it is now; None where it has not, or where that cannot be understood any more."""
        same_day = tables.reading.c.published.is_not_distinct_from(saved.article.published)
        wanted = (tables.reading.c.article_id == saved.id) & (tables.reading.c.engine == engine) & same_day
        with self._reading() as connection:
            content = connection.execute(select(tables.reading.c.content).where(wanted)).scalar()
        return None if content is None else codec.unpack(content, saved.article)

    def _change(self, article_id: int, change: Update) -> None:
        with self._writing() as connection:
            done = connection.execute(change.where((tables.article.c.id == article_id) & tables.article.c.deleted.is_(None)))
        if not done.rowcount:
            raise StoreError("That article is not there any more: it was deleted, perhaps in another window.")


def storable(article: Article) -> Article:
    """The article without the characters that a database cannot hold; each becomes one U+FFFD, so offsets stay true."""
    return replace(
        article,
        text=_cleaned(article.text),
        title=_cleaned(article.title),
        url=article.url and _cleaned(article.url),
        source=article.source and _cleaned(article.source),
        language=article.language and _cleaned(article.language),
    )


def _cleaned(text: str) -> str:
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _short(name: str) -> str:
    return shortened(_UNSTORABLE.sub("", name), limit=MAX_NAME)


def _row_of(project_id: int, article: Article, name: str) -> dict[str, Any]:
    return {
        "project_id": project_id,
        "digest": article.id,
        "name": _short(name) or name_for(article),
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "language": article.language,
        "added": datetime.now(tz=UTC),
    }


def _saved(row: Row[Any]) -> SavedArticle:
    article = Article(
        text=row.text, title=row.title, published=row.published, url=row.url, source=row.source, language=row.language
    )  # fmt: skip
    return SavedArticle(id=row.id, project_id=row.project_id, name=row.name, article=article, added=row.added)
