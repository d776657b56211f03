"""What each command of the command line does; `cli` reads the arguments, here the work is done."""

import argparse
import codecs
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from geo.errors import ExportError, GazetteerError, GazetteerMissingError, InputError
from geo.export import csv, geojson, kml
from geo.export.contract import error_object, parse_line, reading_object, request_of
from geo.gazetteer.add import add, remove
from geo.gazetteer.build import build, fingerprint
from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.maps.scene import View, build_scene
from geo.model import Article, Event, Reading
from geo.paths import gazetteer_path
from geo.reading import read as read_article
from geo.report import report

SOME_FAILED = 1
_LINE_ENDINGS = (".jsonl", ".ndjson")
# A file that is JSON Lines shows it in its first lines; one of them may be the bad one, and none of them need be short.
_LOOK_AHEAD = 3
_LOOK_AHEAD_BYTES = 1_000_000
_OBJECT = re.compile(rb'\s*\{\s*"')
_BAR_WIDTH = 30

Outcome = tuple[Any, Reading | Exception]


def read(arguments: argparse.Namespace) -> int:
    """Read articles and write what was found in the chosen format."""
    gazetteer = _gazetteer()
    sources = [_Source(name) for name in arguments.files]
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
    name = row.get("id", name)
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
    return json.dumps(row, ensure_ascii=False, indent=indent)


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
    "geojson": lambda outcomes: geojson.dumps(_readings(outcomes)),
    "csv": lambda outcomes: csv.dumps(_readings(outcomes)),
    "kml": lambda outcomes: kml.dumps(_readings(outcomes)),
}


@contextmanager
def _output(path: Path | None, newline: str | None = None) -> Iterator[TextIO]:
    """Where results go. A file is written beside its place and moved there when it is whole: what stood there is not lost to an error."""
    if path is None:
        if sys.stdout is None:
            raise InputError("Standard output is closed; say with --output where to write.")
        yield sys.stdout
        return
    plain = path.is_file() or not path.exists()  # not a device, a pipe or a folder
    target = path.with_name(f".{path.name}.part") if plain else path
    try:
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline=newline) as stream:
            yield stream
        if plain:
            target.replace(path)
    finally:
        if plain:
            target.unlink(missing_ok=True)


def locate(arguments: argparse.Namespace) -> int:
    """Print the places a name may mean, the likeliest first, one a line."""
    if not arguments.name.strip():
        raise InputError("Give a name to look up.")
    found = GazetteerGeocoder(_gazetteer()).geocode(
        arguments.name, exactly_one=False, limit=arguments.limit, country_codes=arguments.country, near=arguments.near
    )
    for location in found or ():
        print(f"{location.latitude:.5f},{location.longitude:.5f}\t{location.address}")
    if not found:
        print(f"geo: the gazetteer holds no place called {arguments.name!r}. Check the spelling, or leave out --country.", file=sys.stderr)
    return 0 if found else SOME_FAILED


def build_gazetteer(arguments: argparse.Namespace) -> int:
    """Build the index, with a progress bar on standard error."""
    if arguments.if_needed and _usable():
        return 0
    build(gazetteer_path(), progress=_bar)
    return 0


def add_to_gazetteer(arguments: argparse.Namespace) -> int:
    """Add the places of a file, with a progress bar; say what came of it."""
    _gazetteer()  # built first where it is missing
    added = add(arguments.file, name=arguments.name, progress=_bar)
    for line in added.skipped:
        print(f"geo: {line}", file=sys.stderr)
    print(f"{added.places:,} places of {added.layer} are new in the gazetteer.")
    return 0


def remove_from_gazetteer(arguments: argparse.Namespace) -> int:
    """Take an added layer out again."""
    remove(arguments.name)
    print(f"{arguments.name} is no longer in the gazetteer.")
    return 0


def gazetteer_info(_: argparse.Namespace) -> int:
    """Say what the index holds."""
    info = _gazetteer().info()
    print(f"{info.path}  ({info.size_bytes / 1e6:.0f} MB, built {info.built}, format {info.version})")
    print(f"{info.places:>9,} places under {info.names:,} names")
    for layer in info.layers:
        print(f"{layer.places:>9,} from {layer.name}: {layer.licence}")
    return 0


def _gazetteer() -> Gazetteer:
    """The index, built first where it is missing, as on the dashboard's first start."""
    try:
        return open_gazetteer()
    except GazetteerMissingError:
        build(gazetteer_path(), progress=_bar)
        return open_gazetteer()


def _usable() -> bool:
    """Whether the index can be read and was made from the tables and packages that are here now."""
    try:
        return open_gazetteer().info().fingerprint == fingerprint()
    except GazetteerError:
        return False


def _bar(share: float, doing: str) -> None:
    """One line that is written over on a terminal; a line a step where the output goes to a file."""
    filled = round(share * _BAR_WIDTH)
    line = f"[{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {share:4.0%}  {doing}"
    live = sys.stderr.isatty()
    print(f"\r{line:<100}" if live else line, end="" if live and share < 1 else "\n", file=sys.stderr, flush=True)


def snapshot(arguments: argparse.Namespace) -> int:
    """Draw the events of a GeoJSON file as a picture; the output's ending says the format."""
    from geo.maps import picture  # noqa: PLC0415  (drawing loads fonts and coasts, which the other commands need not wait for)

    drawers = {".png": picture.png, ".svg": picture.svg, ".pdf": picture.pdf}
    draw = drawers.get(arguments.output.suffix.lower())
    if draw is None:
        raise ExportError(f"{arguments.output.name} names no kind of picture; end it in .png, .svg or .pdf.")
    events = geojson.loads(_decode(_as_utf8(arguments.events.read_bytes()), arguments.events.name))
    scene = build_scene(_grouped(events), View(colour_by=arguments.colour_by), title=arguments.title)
    drawing = draw(scene, bounds=None, size=arguments.size)
    arguments.output.write_bytes(drawing.encode() if isinstance(drawing, str) else drawing)
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
            published_source="given" if article.published else "today",
            events=tuple(found),
        )
        for article, found in events.items()
    ]
