"""Links that show a project without letting it be changed. The store knows their tokens by their hashes only."""

import hashlib
import secrets
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from geo.store import tables
from geo.store.cleaned import short
from geo.store.projects import check_project, project_of
from geo.store.records import Project, ReadingLink
from geo.store.transactions import Transactions

# Random bytes of a token: nobody guesses 256 bits, so a plain hash of it needs neither salt nor slowness.
_TOKEN_BYTES = 32
# What is longer is no token of ours, and not worth a hash.
_LONGEST_TOKEN = 100
_TABLE = tables.reading_link
_SHOWN = tables.project.c.deleted.is_(None)


class ReadingLinks(Transactions):
    """What the store knows of reading links."""

    def make_link(self, project_id: int, *, label: str = "", author: str = "") -> str:
        """A new link's token, told this once: the store keeps its hash. `label` says whom the link is for. Raises StoreError."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with self._writing() as connection:
            check_project(connection, project_id)
            row = {"project_id": project_id, "digest": _digest(token), "label": short(label), "author": short(author)}
            connection.execute(insert(_TABLE).values(row | {"made": datetime.now(tz=UTC)}))
        return token

    def links(self, project_id: int) -> tuple[ReadingLink, ...]:
        """The project's links that were not withdrawn, the oldest first."""
        with self._reading() as connection:
            rows = connection.execute(select(_TABLE).where(_TABLE.c.project_id == project_id).order_by(_TABLE.c.id)).all()
        return tuple(ReadingLink(id=row.id, label=row.label, author=row.author, made=row.made) for row in rows)

    def withdraw_link(self, project_id: int, link_id: int) -> None:
        """Have a link show nothing from now on; does nothing where it was withdrawn before."""
        with self._writing() as connection:
            connection.execute(delete(_TABLE).where((_TABLE.c.id == link_id) & (_TABLE.c.project_id == project_id)))

    def linked_project(self, token: str) -> Project | None:
        """The project that a link with this token shows; None for one that was withdrawn or never made, or whose project is deleted."""
        if len(token) > _LONGEST_TOKEN:
            return None
        joined = tables.project.join(_TABLE, _TABLE.c.project_id == tables.project.c.id)
        wanted = select(*tables.project.c).select_from(joined).where(_SHOWN & (_TABLE.c.digest == _digest(token)))
        with self._reading() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else project_of(row)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
