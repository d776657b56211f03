"""The command line: python -m geo read | locate | gazetteer | snapshot | export | import.

Results go to standard output or --output, everything else to standard error. Exit status: 0 all well, 1 some lines could not be read,
2 the command itself could not be carried out.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from geo import commands, gazetteer_commands
from geo.errors import WhereaboutsError
from geo.maps.drawing import LEAST_PX, MOST_PX, SIZE
from geo.text import quoted

FAILED = 2
FORMATS = ("text", "json", "jsonl", "geojson", "csv", "kml")
PROJECT_FORMATS = ("whereabouts", "geojson", "csv", "kml")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A lone surrogate in an article becomes an escape, which JSON reads back, instead of ending the run.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except WhereaboutsError as error:
        print(f"geo: {error}", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left; nobody wants to hear of it
    except OSError as error:
        print(f"geo: {': '.join(filter(None, (str(error.filename or ''), error.strerror or str(error))))}", file=sys.stderr)
    except KeyboardInterrupt:
        print("geo: stopped", file=sys.stderr)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="geo", description="Read news articles: where and when it happened.")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_read(verbs)
    _add_locate(verbs)
    _add_gazetteer(verbs)
    _add_snapshot(verbs)
    _add_projects(verbs)
    return parser


def _add_read(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    read = verbs.add_parser("read", help="read articles: text files, JSON Lines files, or standard input")
    read.add_argument(
        "files", nargs="*", default=["-"], metavar="FILE", help="a text file is one article; .jsonl has one a line; - is standard input"
    )
    read.add_argument("--published", type=_day, metavar="DAY", help="publication day of articles that give none, as 2024-12-09")
    read.add_argument("--today", type=_day, metavar="DAY", help="read as if on this day, so that results can be repeated")
    read.add_argument("--format", choices=FORMATS, help="default: jsonl for JSON Lines, else text")
    read.add_argument("--output", type=Path, metavar="PATH", help="write here instead of to standard output")
    read.set_defaults(command=commands.read)


def _add_locate(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    locate = verbs.add_parser("locate", help="look a place's name up in the gazetteer")
    locate.add_argument("name", metavar="NAME", help='such as "Hama" or "Springfield, Illinois"')
    locate.add_argument("--near", type=_point, metavar="LAT,LON", help="prefer places near this point, in degrees")
    locate.add_argument("--country", type=_country, metavar="CC", help="only in this country, ISO 3166-1 alpha-2")
    locate.add_argument("--limit", type=_count, default=5, metavar="N", help="at most this many answers (default 5)")
    locate.add_argument(
        "--online",
        action="store_true",
        help="ask an online service where the gazetteer knows no such place (Nominatim, or another by geocoding.toml)",
    )
    locate.set_defaults(command=gazetteer_commands.locate)


def _add_gazetteer(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    gazetteer = verbs.add_parser("gazetteer", help="build the index of names, or say what is in it")
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")
    build = actions.add_parser("build", help="build the index from the installed packages")
    build.add_argument("--if-needed", action="store_true", help="do nothing where a usable index is there")
    build.set_defaults(command=gazetteer_commands.build_gazetteer)
    add = actions.add_parser("add", help="add places: a GeoNames dump (.txt, .zip), CSV with name, lat, lon, GeoJSON, or a country")
    add.add_argument("file", metavar="FILE|CC", help="a file, or a country's code such as SY: its dump is then fetched from GeoNames")
    add.add_argument("--name", help="what the added places are called together (default: the file's name)")
    add.set_defaults(command=gazetteer_commands.add_to_gazetteer)
    remove = actions.add_parser("remove", help="take added places out again")
    remove.add_argument("name", metavar="NAME", help="as gazetteer info lists it")
    remove.set_defaults(command=gazetteer_commands.remove_from_gazetteer)
    actions.add_parser("info", help="say what the index holds").set_defaults(command=gazetteer_commands.gazetteer_info)


def _add_snapshot(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    snapshot = verbs.add_parser("snapshot", help="draw a map of events as a picture")
    snapshot.add_argument("events", type=Path, metavar="EVENTS.geojson", help="as written by read --format geojson")
    snapshot.add_argument("--output", type=Path, required=True, metavar="MAP.png|svg|pdf", help="the ending says the format")
    snapshot.add_argument("--colour-by", choices=("type", "date"), default="type")
    snapshot.add_argument("--title", default="", help="a title on the picture")
    snapshot.add_argument("--size", type=_size, default=SIZE, metavar="WxH", help=f"in pixels (default {SIZE[0]}x{SIZE[1]})")
    snapshot.set_defaults(command=commands.snapshot)


def _add_projects(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = verbs.add_parser("export", help="write a project of the dashboard as a file: whole, or its events")
    export.add_argument("project", metavar="PROJECT", help="its name, or its number in the dashboard's address")
    export.add_argument("--format", choices=PROJECT_FORMATS, default="whereabouts", help="default: whereabouts, which is all of it")
    export.add_argument("--output", type=Path, required=True, metavar="PATH", help="where to write")
    export.set_defaults(command=_export)
    opened = verbs.add_parser("import", help="open a project file as a project of its own")
    opened.add_argument("project", metavar="PROJECT", help="what to call it; a number is added where the name is taken")
    opened.add_argument("file", type=Path, metavar="FILE", help="as written by export or by the dashboard, ending in .whereabouts")
    opened.set_defaults(command=_import)


def _export(arguments: argparse.Namespace) -> int:
    from geo import project_commands  # noqa: PLC0415  (the database's tools take a while to load, and reading needs none of them)

    return project_commands.export(arguments)


def _import(arguments: argparse.Namespace) -> int:
    from geo import project_commands  # noqa: PLC0415

    return project_commands.open_file(arguments)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{quoted(value)} is no day; write it as 2024-12-09") from error


def _point(value: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{quoted(value)} is no point; write it as LAT,LON in degrees, such as 35.13,36.75") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004  (degrees)
        raise argparse.ArgumentTypeError(f"{quoted(value)} is not on Earth; latitude is -90 to 90, longitude -180 to 180, in that order")
    return lat, lon


def _country(value: str) -> str:
    if len(value) != len("CC") or not value.isascii() or not value.isalpha():
        raise argparse.ArgumentTypeError(f"{quoted(value)} is no country code; it has two letters, such as SY")
    return value.upper()


def _count(value: str) -> int:
    if not _is_count(value) or not 1 <= int(value) <= 100:  # noqa: PLR2004  (a screenful)
        raise argparse.ArgumentTypeError(f"{quoted(value)} is not a number from 1 to 100")
    return int(value)


def _is_count(value: str) -> bool:
    """Whether this is a whole number of a length that Python reads."""
    return value.isdecimal() and len(value) < 10  # noqa: PLR2004  (digits)


def _size(value: str) -> tuple[int, int]:
    width, _, height = value.partition("x")
    if not all(_is_count(side) and LEAST_PX <= int(side) <= MOST_PX for side in (width, height)):
        raise argparse.ArgumentTypeError(f"{quoted(value)} is no size; write it as 1600x1000, each side from {LEAST_PX} to {MOST_PX}")
    return int(width), int(height)
