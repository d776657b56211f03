"""What each command of the command line does; `cli` reads the arguments, here the work is done."""

import argparse
import codecs
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from geo.coreference import link
from geo.errors import ExportError, GazetteerError, InputError
from geo.export import csv, geojson, kml
from geo.export.contract import error_object, parse_line, reading_object, request_of
from geo.gazetteer.index import Gazetteer
from geo.gazetteer_commands import SOME_FAILED, ready_gazetteer
from geo.maps.scene import View, build_scene
from geo.model import Article, Event, Reading
from geo.output import whole
from geo.reading import read as read_article
from geo.report import report

_LINE_ENDINGS = (".jsonl", ".ndjson")
# A file that is JSON Lines shows it in its first lines; one of them may be the bad one, and none of them need be short.
_LOOK_AHEAD = 3
_LOOK_AHEAD_BYTES = 1_000_000
_OBJECT = re.compile(rb'\s*\{\s*"')

Outcome = tuple[Any, Reading | Exception]


def read(arguments: argparse.Namespace) -> int:
    """Read articles and write what was found in the chosen format."""
    gazetteer = ready_gazetteer()
    sources = _sources(arguments.files)
    form = arguments.format or ("jsonl" if all(s.is_lines for s in sources) else "text")
    outcomes = (_outcome(*row, arguments, gazetteer) for source in sources for row in source.rows())
    failed = 0
    with _output(arguments.output, newline="" if form == "csv" else None) as stream:
        if form == "jsonl":
            for outcome in outcomes:
                failed += isinstance(outcome[1], Exception)
                stream.write(_json(outcome) + "\n")
                stream.flush()
        else:
            every = list(outcomes)
            failed = sum(isinstance(result, Exception) for _, result in every)
            stream.write(_WRITERS[form](every))
    return SOME_FAILED if failed else 0


def _sources(names: Sequence[str]) -> "list[_Source | _Missing]":
    """The inputs; one of several that cannot be opened becomes an error in its place, one alone is an error of the command."""
    found: list[_Source | _Missing] = []
    for name in names:
        try:
            found.append(_Source(name))
        except OSError as error:
            if len(names) == 1:
                raise
            found.append(_Missing(name, InputError(f"{name} cannot be read: {error.strerror or error}.")))
    return found


@dataclass(frozen=True, slots=True)
class _Missing:
    """An input that cannot be opened. It may have been of either kind."""

    name: str
    problem: InputError
    is_lines: bool = True

    def rows(self) -> Iterator[tuple[Any, int, dict[str, Any] | InputError]]:
        """What is wrong with it."""
        yield self.name, 1, self.problem


class _Source:
    """One named input: a text file, a file of JSON Lines, or standard input."""

    def __init__(self, name: str) -> None:
        if name == "-" and sys.stdin is None:
            raise InputError("Standard input is closed; name a file to read.")
        self.name = name
        self.raw = _as_utf8(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
        heads = [line for line in self.raw[:_LOOK_AHEAD_BYTES].split(b"\n") if line.strip()][:_LOOK_AHEAD]
        self.is_lines = name.endswith(_LINE_ENDINGS) or any(_OBJECT.match(line) for line in heads)

    def rows(self) -> Iterator[tuple[Any, int, dict[str, Any] | InputError]]:
        """Each article's id where it gives none, its line's number from 1, and its object or what is wrong with it."""
        if not self.is_lines:
            yield self.name, 1, self._article()
            return
        for number, line in enumerate(self.raw.split(b"\n"), start=1):
            if line.strip():
                yield str(number), number, self._row(line, number)

    def _article(self) -> dict[str, Any] | InputError:
        try:
            return {"id": self.name, "text": _decode(self.raw, self.name)}
        except InputError as error:
            return error

    def _row(self, line: bytes, number: int) -> dict[str, Any] | InputError:
        try:
            return parse_line(_decode(line, f"Line {number}"), number=number)
        except InputError as error:
            return error


def _as_utf8(raw: bytes) -> bytes:
    """The same text as UTF-8 without a byte order mark, where a mark says what it is; else as it came."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace").encode("utf-8", "replace")
    return raw.removeprefix(codecs.BOM_UTF8)


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 text (byte {error.start} is not). Save it as UTF-8 and try again.") from error


def _outcome(name: Any, number: int, row: dict[str, Any] | InputError, arguments: argparse.Namespace, gazetteer: Gazetteer) -> Outcome:
    if isinstance(row, InputError):
        return name, row
    name = name if row.get("id") is None else row["id"]
    try:
        request = request_of(row, number=number)
        article, chosen = _dated(request.article, arguments)
        reading = read_article(article, today=arguments.today, gazetteer=gazetteer, spans=request.spans, trust_published=chosen)
        return name, replace(reading, notices=(*request.notices, *reading.notices))
    except GazetteerError:
        raise  # it would fail for every line
    except Exception as error:  # noqa: BLE001  (one article never stops the others; what went wrong is written in its place)
        known = isinstance(error, InputError)
        return name, error if known else InputError(f"This article could not be read: {type(error).__name__}: {error}")


def _dated(article: Article, arguments: argparse.Namespace) -> tuple[Article, bool]:
    """The article with the day of --published where it gives none itself, and whether a person chose its day so."""
    if arguments.published is None or article.published is not None:
        return article, False
    return replace(article, published=arguments.published), True


def _json(outcome: Outcome, indent: int | None = None) -> str:
    name, result = outcome
    row = error_object(name, result) if isinstance(result, Exception) else reading_object(result, name=name)
    return json.dumps(row, ensure_ascii=False, indent=indent, allow_nan=False)


def _as_json(outcomes: Sequence[Outcome]) -> str:
    """One object for one article, a list for several."""
    texts = [_json(outcome, indent=2) for outcome in outcomes]
    return (texts[0] if len(texts) == 1 else "[\n" + ",\n".join(texts) + "\n]") + "\n"


def _as_text(outcomes: Sequence[Outcome]) -> str:
    return "\n".join(report(str(name), result) for name, result in outcomes)


def _readings(outcomes: Sequence[Outcome]) -> list[Reading]:
    """The readings, for formats that have no room for an error, which is then told on standard error."""
    for name, result in outcomes:
        if isinstance(result, Exception):
            print(f"geo: {name}: {result}", file=sys.stderr)
    return [result for _, result in outcomes if isinstance(result, Reading)]


_WRITERS: dict[str, Callable[[Sequence[Outcome]], str]] = {
    "json": _as_json,
    "text": _as_text,
    "geojson": lambda outcomes: _linked(geojson.dumps, _readings(outcomes)),
    "csv": lambda outcomes: _linked(csv.dumps, _readings(outcomes)),
    "kml": lambda outcomes: _linked(kml.dumps, _readings(outcomes)),
}


def _linked(dumps: Callable[..., str], readings: Sequence[Reading]) -> str:
    """A file that says, too, which events of its articles are one happening."""
    return dumps(readings, linked=link(readings))


@contextmanager
def _output(path: Path | None, newline: str | None = None) -> Iterator[TextIO]:
    """Where results go: a file, or standard output."""
    if path is None:
        if sys.stdout is None:
            raise InputError("Standard output is closed; say with --output where to write.")
        yield sys.stdout
        return
    with whole(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline=newline) as stream:
        yield stream


def snapshot(arguments: argparse.Namespace) -> int:
    """Draw the events of a GeoJSON file as a picture; the output's ending says the format."""
    from geo.maps import picture  # noqa: PLC0415  (drawing loads fonts and coasts, which the other commands need not wait for)

    drawers: dict[str, Callable[..., str | bytes]] = {".png": picture.png, ".svg": picture.svg, ".pdf": picture.pdf}
    draw = drawers.get(arguments.output.suffix.lower())
    if draw is None:
        raise ExportError(f"{arguments.output.name} names no kind of picture; end it in .png, .svg or .pdf.")
    events = geojson.loads(_decode(_as_utf8(arguments.events.read_bytes()), arguments.events.name))
    scene = build_scene(_grouped(events), View(colour_by=arguments.colour_by), title=arguments.title)
    drawing = draw(scene, bounds=None, size=arguments.size)
    with whole(arguments.output) as part:
        part.write_bytes(drawing.encode() if isinstance(drawing, str) else drawing)
    return 0


def _grouped(pairs: Sequence[tuple[Article, Event]]) -> list[Reading]:
    """One reading an article, with its events in their order; where an article has no day, today's stands in for it, and says so."""
    today = datetime.now(tz=UTC).astimezone().date()
    events: dict[Article, list[Event]] = {}
    for article, event in pairs:
        events.setdefault(article, []).append(event)
    return [
        Reading(
            article=article,
            published=article.published or today,
            published_source=article.published_source if article.published else "today",
            events=tuple(found),
        )
        for article, found in events.items()
    ]
