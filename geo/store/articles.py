"""The articles of a project: kept as they were given, named, dated, deleted and brought back."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from sys import getsizeof
from threading import Lock
from typing import Any, NamedTuple

from cachetools import LRUCache
from sqlalchemy import URL, Connection, Row, Update, delete, exists, insert, select, update

from geo.errors import StoreError
from geo.model import Article
from geo.store import tables
from geo.store.cleaned import short, storable
from geo.store.projects import check_project
from geo.store.records import SavedArticle, name_for
from geo.store.transactions import Transactions, portions

# A deleted article or project can be brought back for this long; then it is removed for good.
KEEP_DELETED = timedelta(days=7)
# The articles that were read last are held, so many bytes of them, and given again while they are the same: two projects of 10,000
# newspaper articles, or many small ones.
_HELD_BYTES = 150_000_000
# An article weighs this much beside its text, in bytes, and so does a project.
_BESIDE_TEXT = 1_000


class _Held(NamedTuple):
    """A project's articles, and all of their rows that can change, or tells one text from another that has got its number."""

    stamps: Sequence[Any]
    articles: tuple[SavedArticle, ...]


class Articles(Transactions):
    """What the store knows of articles."""

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self._held: LRUCache[int, _Held] = LRUCache(_HELD_BYTES, _weight)
        self._holding = Lock()

    def add(self, project_id: int, article: Article, *, name: str = "") -> tuple[SavedArticle, bool]:
        """Keep an article; the answer is whether it is new. Raises StoreError where the project is not there any more.

        A text that is there already gets the new publication date, if one is given, and comes back if it was deleted.
        """
        kept = storable(article)
        mine = (tables.article.c.project_id == project_id) & (tables.article.c.digest == kept.id)
        with self._writing() as connection:
            check_project(connection, project_id)
            old = connection.execute(select(tables.article).where(mine)).first()
            if old is None:
                connection.execute(insert(tables.article).values(row_of(project_id, kept, name, datetime.now(tz=UTC))))
            else:
                connection.execute(update(tables.article).where(mine).values(deleted=None, published=kept.published or old.published))
            row = connection.execute(select(tables.article).where(mine)).one()
        return saved_of(row), old is None or old.deleted is not None

    def articles(self, project_id: int) -> tuple[SavedArticle, ...]:
        """The project's articles in the order in which they were added; the same tuple again while nothing in it has changed.

        Every page asks for them at every run: only the texts that are new since are read.
        """
        article = tables.article.c
        mine = (article.project_id == project_id) & article.deleted.is_(None)
        with self._holding:
            held = self._held.get(project_id, _Held((), ()))
        with self._reading() as connection:
            asked = select(article.id, article.digest, article.added, article.name, article.published)
            stamps = connection.execute(asked.where(mine).order_by(article.id)).all()
            if stamps == held.stamps:
                return held.articles
            known = dict(zip(held.stamps, held.articles, strict=True))
            new = [stamp.id for stamp in stamps if stamp not in known]
            whole = select(tables.article)
            read = (connection.execute(whole.where(article.id.in_(some))) for some in portions(new))
            found = {row.id: saved_of(row) for portion in read for row in portion}
        articles = tuple(found.get(stamp.id) or known[stamp] for stamp in stamps)
        with self._holding:
            self._held[project_id] = _Held(stamps, articles)
        return articles

    def articles_of(self, project_id: int, article_ids: Collection[str]) -> tuple[SavedArticle, ...]:
        """The project's articles with these texts (`Article.id`), in the order in which they were added; deleted ones are left out."""
        article = tables.article.c
        mine = (article.project_id == project_id) & article.deleted.is_(None)
        with self._reading() as connection:
            found = (
                connection.execute(select(tables.article).where(mine & article.digest.in_(some))) for some in portions(set(article_ids))
            )
            rows = [row for portion in found for row in portion]
        return tuple(saved_of(row) for row in sorted(rows, key=lambda row: row.id))

    def rename(self, article_id: int, name: str) -> None:
        """Call an article something else; an empty name is refused with StoreError."""
        wanted = short(name)
        if not wanted:
            raise StoreError("A name needs at least one character that is seen. The old name was kept.")
        self._change(article_id, update(tables.article).values(name=wanted))

    def set_published(self, article_id: int, published: date | None) -> None:
        """Correct the publication day; None lets it be inferred. What was read is read again when it is next needed."""
        self._change(article_id, update(tables.article).values(published=published))

    def delete(self, article_ids: Iterable[int]) -> None:
        """Take articles out of sight. `restore` brings them back for seven days."""
        with self._writing() as connection:
            _set_deleted(connection, article_ids, datetime.now(tz=UTC))
        self.remove_long_deleted()  # a program that runs for months opens its store once

    def restore(self, article_ids: Iterable[int]) -> None:
        """Bring deleted articles back. Raises StoreError where they were removed for good."""
        with self._writing() as connection:
            done = _set_deleted(connection, article_ids, None)
        if not done:
            raise StoreError("It cannot be brought back: what was deleted more than seven days ago is removed for good.")

    def remove_long_deleted(self) -> None:
        """Remove for good what was deleted more than seven days ago, the edits of such articles included."""
        long_ago = datetime.now(tz=UTC) - KEEP_DELETED
        article, edit = tables.article, tables.edit
        mine = (article.c.project_id == edit.c.project_id) & (article.c.digest == edit.c.article)
        with self._writing() as connection:
            connection.execute(delete(edit).where(exists().where(mine & (article.c.deleted < long_ago))))
            connection.execute(delete(article).where(article.c.deleted < long_ago))
            connection.execute(delete(tables.project).where(tables.project.c.deleted < long_ago))

    def _change(self, article_id: int, change: Update) -> None:
        with self._writing() as connection:
            done = connection.execute(change.where((tables.article.c.id == article_id) & tables.article.c.deleted.is_(None)))
        if not done.rowcount:
            raise StoreError("That article is not there any more: it was deleted, perhaps in another window.")


def _weight(held: _Held) -> int:
    """In bytes; a project that is larger than all the room is held alone."""
    articles = sum(getsizeof(one.article.text) + _BESIDE_TEXT for one in held.articles)
    return min(_HELD_BYTES, _BESIDE_TEXT + articles)


def _set_deleted(connection: Connection, article_ids: Iterable[int], when: datetime | None) -> int:
    """Mark articles; the answer is how many are there to be marked."""
    change, number = update(tables.article).values(deleted=when), tables.article.c.id
    return sum(connection.execute(change.where(number.in_(some))).rowcount for some in portions(article_ids))


def row_of(project_id: int, article: Article, name: str, added: datetime) -> dict[str, Any]:
    """The row of a new article, whose characters a database can hold."""
    return {
        "project_id": project_id,
        "digest": article.id,
        "name": short(name) or name_for(article),
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "language": article.language,
        "added": added,
    }


def saved_of(row: Row[Any]) -> SavedArticle:
    """The article of a row."""
    article = Article(
        text=row.text, title=row.title, published=row.published, url=row.url, source=row.source, language=row.language
    )  # fmt: skip
    return SavedArticle(id=row.id, project_id=row.project_id, name=row.name, article=article, added=row.added)
