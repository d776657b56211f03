"""Projects as files: written for a colleague, and opened as projects of their own."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from geo.edits import Edit, checked, checked_event, checked_place
from geo.errors import InputError, StoreError
from geo.model import Article
from geo.places import key_of
from geo.reading import MAX_CHARACTERS
from geo.store import own_places, tables
from geo.store.articles import row_of
from geo.store.cleaned import bare, short, storable
from geo.store.corrections import edits_of, row_of_edit
from geo.store.project_file import FORMAT, VERSION, ArticleLine, Head, NameLine, ProjectFile, packed, unpacked
from geo.store.projects import check_project, free_name, new_project, project_of
from geo.store.records import Project
from geo.store.transactions import Transactions
from geo.store.views import MAX_VIEW, moved, said_of, view_of

# What the columns hold.
_MAX_ID, _MAX_PERSON = 16, 200
# Longer is no title and no address.
_MAX_TITLE = 5000
# Years in which somebody may have worked with such a file; the calendar's own ends overflow in other time zones.
_FIRST_YEAR, _LAST_YEAR = 1970, 9000


class Sharing(Transactions):
    """What the store knows of project files."""

    def export_project(self, project_id: int) -> bytes:
        """The project as a file that `import_project` opens to the same state. Raises StoreError where it is not there any more."""
        with self._reading() as connection:
            row = check_project(connection, project_id)
            article, own = tables.article, tables.own_place
            mine = (article.c.project_id == project_id) & article.c.deleted.is_(None)
            rows = connection.execute(select(article).where(mine).order_by(article.c.id)).all()
            names = connection.execute(select(own).where(own.c.project_id == project_id).order_by(own.c.id)).all()
            edits = edits_of(connection, project_id)
        view = moved(view_of(row.view or "{}"), {str(one.id): one.digest for one in rows})
        there = {one.digest for one in rows}
        return packed(
            ProjectFile(
                head=Head(format=FORMAT, version=VERSION, name=row.name, view=view),
                articles=tuple(_article_line(one) for one in rows),
                edits=tuple(replace(edit, project_id=None) for edit in edits if edit.article_id in there),
                names=tuple(_name_line(one) for one in names),
            )
        )

    def import_project(self, content: bytes, *, name: str = "") -> Project:
        """A project file as a new project, under this name or its own, or one like it. Raises InputError for what cannot be opened."""
        given = _checked(unpacked(content))
        with self._writing() as connection:
            project = new_project(connection, free_name(connection, short(name) or given.head.name))
            _insert(connection, project.id, given)
        return project_of(project)


def _article_line(row: Any) -> ArticleLine:
    return ArticleLine(
        id=row.digest,
        name=row.name,
        text=row.text,
        added=row.added,
        title=row.title,
        published=row.published,
        url=row.url,
        source=row.source,
        language=row.language,
    )


def _name_line(row: Any) -> NameLine:
    own = own_places.own_of(row)
    return NameLine(
        name=row.name,
        place=own.place if own else None,
        is_no_place=own is not None and own.place is None,
        made=row.made,
        reason=row.reason,
        author=row.author,
        undone=row.undone,
        undone_by=row.undone_by,
    )


def _checked(given: ProjectFile) -> ProjectFile:
    """The same file. Raises InputError for what fits no database or belongs to nothing in it."""
    articles = {line.id for line in given.articles}
    if len(articles) < len(given.articles) or len({edit.id for edit in given.edits}) < len(given.edits):
        raise InputError("The project file holds an article or an edit twice, and was not opened.")
    for line in given.articles:
        if not line.text.strip() or len(line.text) > MAX_CHARACTERS or _article(line).id != line.id:
            raise InputError(
                f"The article {line.id[:_MAX_ID]!r} of the project file is empty, too long, or its text is another one than it says."
            )
        if any(len(words or "") > _MAX_TITLE for words in (line.title, line.url, line.source, line.language)):
            raise InputError(f"The title, address or source of the article {line.id[:_MAX_ID]!r} has more than {_MAX_TITLE:,} characters.")
        _check_moments(line.added)
    for edit in given.edits:
        _check_edit(edit, articles)
    for name in given.names:
        _check_name(name)
    return given


def _check_edit(edit: Edit, articles: set[str]) -> None:
    for name in (edit.id, *(one for one in (edit.seen, edit.batch) if one is not None)):
        _check_id(name)
    if edit.article_id not in articles or edit.made is None:
        raise InputError(f"The edit {edit.id[:_MAX_ID]!r} of the project file lacks its article or its time, and the file was not opened.")
    _check_moments(edit.made, edit.undone)
    _check_person(edit.undone_by)
    checked(edit)
    for anchor in (edit.anchor, *edit.others):
        checked_event(anchor.event)


def _check_id(name: str) -> None:
    if not 0 < len(name) <= _MAX_ID or bare(name) != name:
        raise InputError(
            f"An edit of the project file has or names the id {name[:60]!r}: one has 1 to {_MAX_ID} characters, NUL not among them."
        )


def _check_name(line: NameLine) -> None:
    try:
        own_places.checked_name(line.name)
    except StoreError as error:
        raise InputError(f"{line.name[:60]!r} in the project file cannot be given a place. {error}") from error
    if line.place is not None:
        checked_place(line.place)
    _check_moments(line.made, line.undone)
    _check_person(line.author)
    _check_person(line.undone_by)


def _check_moments(*moments: datetime | None) -> None:
    for moment in moments:
        if moment is not None and not _can_be(moment):
            raise InputError(f"{moment} in the project file lacks its time zone or is of no year that can be, and the file was not opened.")


def _can_be(moment: datetime) -> bool:
    """In UTC, as it is kept, too: a year's first and last hours may be another year's there."""
    years = range(_FIRST_YEAR, _LAST_YEAR + 1)
    return moment.tzinfo is not None and moment.year in years and moment.astimezone(UTC).year in years


def _check_person(name: str | None) -> None:
    if len(name or "") > _MAX_PERSON:
        raise InputError(f"The project file holds a person's name of more than {_MAX_PERSON} characters, and was not opened.")


def _article(line: ArticleLine) -> Article:
    return storable(
        Article(text=line.text, title=line.title, published=line.published, url=line.url, source=line.source, language=line.language)
    )


def _insert(connection: Connection, project_id: int, given: ProjectFile) -> None:
    articles = [row_of(project_id, _article(line), line.name, line.added) for line in given.articles]
    edits = [row_of_edit(_signed(edit, project_id)) for edit in given.edits]
    names = [_name_row(line, project_id) for line in given.names]
    for table, rows in ((tables.article, articles), (tables.edit, edits), (tables.own_place, names)):
        if rows:
            connection.execute(insert(table), rows)
    for key in dict.fromkeys(row["key"] for row in names):
        own_places.settle(connection, project_id, key)
    found = connection.execute(select(tables.article.c.id, tables.article.c.digest).where(tables.article.c.project_id == project_id))
    view = said_of(moved(given.head.view, {row.digest: str(row.id) for row in found}))
    if len(view) <= MAX_VIEW:
        connection.execute(update(tables.project).where(tables.project.c.id == project_id).values(view=bare(view)))


def _signed(edit: Edit, project_id: int) -> Edit:
    undone_by = None if edit.undone_by is None else bare(edit.undone_by)
    return replace(edit, project_id=project_id, reason=bare(edit.reason), author=bare(edit.author), undone_by=undone_by)


def _name_row(line: NameLine, project_id: int) -> dict[str, Any]:
    """A change as a row that does not hold yet: `settle` says which does."""
    name = own_places.checked_name(line.name)
    return {
        "project_id": project_id,
        "key": key_of(name),
        "name": name,
        "place": own_places.encoded(line.place) if line.place or line.is_no_place else None,
        "reason": bare(line.reason),
        "author": bare(line.author),
        "made": line.made,
        "ended": line.made,
        "undone": line.undone,
        "undone_by": line.undone_by and bare(line.undone_by),
    }
