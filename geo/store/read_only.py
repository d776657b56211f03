"""The store as it is given to those who may look and not touch."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from sqlalchemy import Connection

from geo.edits import Edit
from geo.errors import StoreError
from geo.model import Reading
from geo.places import OwnPlace
from geo.store.history import MOST_LINES
from geo.store.records import Change, Project, ReadingLink, SavedArticle
from geo.store.store import Store


class ReadOnlyStore(Store):
    """Another store's database, in which nothing can be written; with `only`, one project is seen. Raises StoreError at a write."""

    def __init__(self, store: Store, *, only: int | None = None) -> None:
        self.url, self._only = store.url, only
        self._engine, self._held, self._holding = store._engine, store._held, store._holding  # noqa: SLF001  (one database, opened once)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        yield _refuse()

    def keep_readings(self, found: Iterable[tuple[SavedArticle, Reading, str]]) -> None:
        """Keep nothing: what was read again for a reader is no news to the others."""

    def projects(self) -> tuple[Project, ...]:
        """Those that may be seen."""
        return tuple(one for one in super().projects() if self._sees(one.id))

    def project(self, project_id: int) -> Project | None:
        """The project of this number; None where it may not be seen."""
        return super().project(project_id) if self._sees(project_id) else None

    def articles(self, project_id: int) -> tuple[SavedArticle, ...]:
        """The articles of a project; none of one that may not be seen."""
        return super().articles(project_id) if self._sees(project_id) else ()

    def articles_of(self, project_id: int, article_ids: Collection[str]) -> tuple[SavedArticle, ...]:
        """The same of these texts."""
        return super().articles_of(project_id, article_ids) if self._sees(project_id) else ()

    def own_places(self, project_id: int) -> tuple[OwnPlace, ...]:
        """The names that a person has decided about in a project; none of one that may not be seen."""
        return super().own_places(project_id) if self._sees(project_id) else ()

    def last_own_change(self, project_id: int, name: str) -> int | None:
        """The number of the last change of what a name means; None in a project that may not be seen."""
        return super().last_own_change(project_id, name) if self._sees(project_id) else None

    def edits(self, project_id: int, article_ids: Collection[str] | None = None) -> tuple[Edit, ...]:
        """The edits of a project; none of one that may not be seen."""
        return super().edits(project_id, article_ids) if self._sees(project_id) else ()

    def history(self, project_id: int, *, limit: int = MOST_LINES) -> tuple[Change, ...]:
        """The changes of a project; none of one that may not be seen."""
        return super().history(project_id, limit=limit) if self._sees(project_id) else ()

    def links(self, project_id: int) -> tuple[ReadingLink, ...]:  # noqa: ARG002  (the store's signature)
        """None: who else was given a link is nobody's business."""
        return ()

    def export_project(self, project_id: int) -> bytes:  # noqa: ARG002  (the store's signature)
        """Never: the file holds all that was said about the corrections, and can be changed by whoever has it."""
        _refuse()

    def _sees(self, project_id: int) -> bool:
        return self._only in {None, project_id}


def _refuse() -> NoReturn:
    raise StoreError("This can be looked at, and not be changed from here. Nothing was changed.")
