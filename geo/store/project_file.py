"""A project as one file for a colleague: a zip archive of JSON that a person can read, too.

project.json        the format's name and version, the project's name, and the view it was left in
articles.jsonl      one article a line, as it was kept
edits.jsonl         one edit a line (`geo.edits.Edit`), in order, undone ones too
own-places.jsonl    one change of what a name means a line, in order

What the machine read is not in it: whoever opens the file has an engine, and perhaps a newer one.
The archive may come from anybody: its size is bounded before and while it is unpacked, its names lead nowhere, and what is not as it
should be is an InputError that names the file and the line.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from geo.edits import Edit
from geo.errors import ExportError, InputError
from geo.gazetteer.sources.dumps import BROKEN
from geo.model import Place
from geo.store.views import View

ENDING, MIME = ".whereabouts", "application/vnd.whereabouts+zip"
# 2: names can mean no place. A file of version 1 is one in which none does.
FORMAT, VERSION = "whereabouts project", 2
# Of the file, and of what is in it: some 50,000 articles of newspapers with their edits. All of it is in the memory at once.
MAX_FILE_BYTES, MAX_CONTENT_BYTES = 100_000_000, 300_000_000
# Of each entry, the empty ones among them; a few kilobytes pack millions.
MAX_LINES = 1_000_000
_PROJECT, _ARTICLES, _EDITS, _NAMES = "project.json", "articles.jsonl", "edits.jsonl", "own-places.jsonl"
# One day for all entries: the same project is the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
Moment = Annotated[datetime, Meta(tz=True)]
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article; `id` is its text's `Article.id`."""

    id: str
    name: str
    text: str
    added: Moment
    title: str = ""
    published: date | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """A change of what a name means; `place` None leaves it to each article, or with `is_no_place` says that it means none."""

    name: str
    place: Place | None
    made: Moment
    is_no_place: bool = False
    reason: str = ""
    author: str = ""
    undone: Moment | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands in project.json. The view names articles by their `Article.id`."""

    format: str
    version: int
    name: str
    view: View = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFile:
    """All that the file holds."""

    head: Head
    articles: tuple[ArticleLine, ...] = ()
    edits: tuple[Edit, ...] = ()
    names: tuple[NameLine, ...] = ()


def packed(project: ProjectFile) -> bytes:
    """The file's bytes. Raises ExportError for a project so large that `unpacked` would refuse it."""
    parts = (
        (_PROJECT, msgspec.json.format(msgspec.json.encode(project.head), indent=1)),
        (_ARTICLES, _lines(project.articles)),
        (_EDITS, _lines(project.edits)),
        (_NAMES, _lines(project.names)),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    lines = max(map(len, (project.articles, project.edits, project.names)))
    if sum(len(content) for _, content in parts) > MAX_CONTENT_BYTES or out.tell() > MAX_FILE_BYTES or lines > MAX_LINES:
        raise ExportError(
            f"The project is too large for a file: {MAX_CONTENT_BYTES:,} bytes of text and {MAX_LINES:,} changes can be opened again. "
            "Delete what it no longer needs, or move some of its articles into a project of their own."
        )
    return out.getvalue()


def unpacked(content: bytes) -> ProjectFile:
    """What `packed` wrote. Raises InputError, in words, for anything else."""
    if len(content) > MAX_FILE_BYTES:
        raise InputError(f"The project file has {len(content):,} bytes; up to {MAX_FILE_BYTES:,} can be opened.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive)
    except (*BROKEN, OSError, ValueError, RuntimeError) as error:  # RuntimeError: one that asks for a password
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"This is no project file, or it is damaged ({error}). Ask for it once more; its name ends in {ENDING}."
        ) from error
    return ProjectFile(
        head=_head(parts[_PROJECT]),
        articles=_read(_ARTICLES, parts[_ARTICLES], ArticleLine),
        edits=_read(_EDITS, parts[_EDITS], Edit),
        names=_read(_NAMES, parts[_NAMES], NameLine),
    )


def _lines(rows: Iterable[Any]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The four entries. No entry is written anywhere, so names of others, whatever paths they are, do nothing."""
    left = MAX_CONTENT_BYTES
    parts = {}
    for name in (_PROJECT, _ARTICLES, _EDITS, _NAMES):
        if name not in archive.namelist():
            raise InputError(f"This is no project file: it has no {name}. A project file's name ends in {ENDING}.")
        with archive.open(name) as entry:
            parts[name] = entry.read(left + 1)  # what an entry says of its own size is not believed
        left -= len(parts[name])
        if left < 0:
            raise InputError(f"The project file unpacks to more than {MAX_CONTENT_BYTES:,} bytes, which is more than can be opened.")
    return parts


def _head(content: bytes) -> Head:
    try:
        head = msgspec.json.decode(content, type=Head)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(f"{_PROJECT} in the project file cannot be read: {error}.") from error
    if head.format != FORMAT:
        raise InputError(f"This is no project file: its format is {head.format[:60]!r}, and it should be {FORMAT!r}.")
    if head.version < 1:
        raise InputError(f"The project file has the version {head.version}, which there never was. Ask for it once more.")
    if head.version > VERSION:
        raise InputError("The project file comes from a newer Whereabouts. Install that version, then open it.")
    return head


def _read(name: str, content: bytes, kind: type[Line]) -> tuple[Line, ...]:
    decoder = msgspec.json.Decoder(kind)
    rows = []
    for number, line in enumerate(io.BytesIO(content), start=1):
        if number > MAX_LINES:
            raise InputError(f"{name} in the project file has more than {MAX_LINES:,} lines, which is more than can be opened.")
        if line.strip():
            try:
                rows.append(decoder.decode(line))
            except (msgspec.MsgspecError, ValueError, RecursionError) as error:
                raise InputError(f"Line {number} of {name} in the project file cannot be read: {error}.") from error
    return tuple(rows)
