"""What the commands export and import do: projects of the dashboard as files."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from geo.coreference import Linked, link
from geo.edits import by_article, joined_by_hand, reviewed, trails_by_key
from geo.errors import InputError
from geo.export import csv, geojson, kml
from geo.export.rows import Trails
from geo.gazetteer_commands import ready_gazetteer
from geo.model import Reading
from geo.output import whole
from geo.store import Project, Store, engine_version, open_store, readings_of
from geo.store.project_file import MAX_FILE_BYTES

_WRITERS: dict[str, Callable[..., str]] = {"geojson": geojson.dumps, "csv": csv.dumps, "kml": kml.dumps}


def export(arguments: argparse.Namespace) -> int:
    """Write a project as a file of its own, or its events, corrected by people, in another format."""
    with _store() as store:
        project = _named(store, arguments.project)
        if arguments.format == "whereabouts":
            content = store.export_project(project.id)
        else:
            readings, linked, trails = _read(store, project)
            content = _WRITERS[arguments.format](readings, linked=linked, trails=trails).encode("utf-8", "backslashreplace")
    with whole(arguments.output) as part:
        part.write_bytes(content)
    return 0


def open_file(arguments: argparse.Namespace) -> int:
    """Open a project file as a new project, and say what it is called."""
    if arguments.file.stat().st_size > MAX_FILE_BYTES:
        raise InputError(f"{arguments.file} has more than {MAX_FILE_BYTES:,} bytes and is no project file.")
    content = arguments.file.read_bytes()
    with _store() as store:
        project = store.import_project(content, name=arguments.project)
        count = len(store.articles(project.id))
    print(f"Opened as “{project.name}”, project {project.id}: {count} article{'' if count == 1 else 's'}.", file=sys.stdout)
    return 0


@contextmanager
def _store() -> Iterator[Store]:
    store = open_store()
    try:
        yield store
    finally:
        store.close()


def _named(store: Store, said: str) -> Project:
    """The project of this name or number. Raises InputError that lists those that are there."""
    projects = store.projects()
    found = [one for one in projects if one.name.casefold() == said.strip().casefold()] or [one for one in projects if str(one.id) == said]
    if not found:
        there = ", ".join(f"{one.id} “{one.name}”" for one in projects) or "none yet: the dashboard makes the first one"
        raise InputError(f"There is no project {said[:80]!r}. The projects are: {there}.")
    return found[0]


def _read(store: Store, project: Project) -> tuple[list[Reading], tuple[Linked, ...], Trails]:
    """The project's articles, read and corrected, each under the name that the list gives it where it has no title.

    Then what several tell, and what people did to each event.
    """
    gazetteer = ready_gazetteer()
    saved = store.articles(project.id)
    machine = readings_of(saved, store, gazetteer, engine=engine_version(gazetteer), review=False)
    edits = store.edits(project.id)
    mine = by_article(edits)
    shown = [reviewed(reading, mine.get(reading.article.id, ())) for reading in machine]
    found = [one.reading for one in shown]
    together, apart = joined_by_hand(edits, machine)
    titled = [
        replace(reading, article=replace(reading.article, title=one.article.title or one.name))
        for one, reading in zip(saved, found, strict=True)
    ]
    return titled, link(found, together=together, apart=apart), trails_by_key(shown)
