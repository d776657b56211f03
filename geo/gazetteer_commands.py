"""What the commands about place names do: `locate` and `gazetteer`."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from geo.errors import GazetteerError, GazetteerMissingError, InputError
from geo.gazetteer.add import add, remove
from geo.gazetteer.build import build, fingerprint
from geo.gazetteer.download import is_country_code
from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.gazetteer.packs import add_country
from geo.geocoding.chain import FOUND_BY, chain, read_settings
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.maps.words import printable
from geo.paths import gazetteer_path
from geo.text import quoted

SOME_FAILED = 1
_BAR_WIDTH = 30


def locate(arguments: argparse.Namespace) -> int:
    """Print the places a name may mean, the likeliest first, one a line."""
    if not arguments.name.strip():
        raise InputError("Give a name to look up.")
    settings = read_settings()
    asked = chain(GazetteerGeocoder(ready_gazetteer()), replace(settings, online=settings.online or arguments.online))
    found = asked.geocode(arguments.name, exactly_one=False, limit=arguments.limit, country_codes=arguments.country, near=arguments.near)
    for location in found or ():
        source = location.raw[FOUND_BY]
        told = "" if source == "gazetteer" else f"\t({source})"
        print(f"{location.latitude:.5f},{location.longitude:.5f}\t{printable(location.address)}{told}")
    if not found:
        who = f"the gazetteer holds and {settings.service} knows" if settings.online or arguments.online else "the gazetteer holds"
        print(f"geo: {who} no place called {quoted(arguments.name)}. Check the spelling, or leave out --country.", file=sys.stderr)
    return 0 if found else SOME_FAILED


def build_gazetteer(arguments: argparse.Namespace) -> int:
    """Build the index, with a progress bar on standard error."""
    if arguments.if_needed and _usable():
        return 0
    build(gazetteer_path(), progress=_bar)
    return 0


def add_to_gazetteer(arguments: argparse.Namespace) -> int:
    """Add the places of a file or of a country, with a progress bar; say what came of it."""
    ready_gazetteer()  # built first where it is missing
    if not Path(arguments.file).exists() and is_country_code(arguments.file):
        added = add_country(arguments.file, name=arguments.name, progress=_bar)
    else:
        added = add(Path(arguments.file), name=arguments.name, progress=_bar)
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
    info = ready_gazetteer().info()
    print(f"{info.path}  ({info.size_bytes / 1e6:.0f} MB, built {info.built}, format {info.version})")
    print(f"{info.places:>9,} places under {info.names:,} names")
    for layer in info.layers:
        print(f"{layer.places:>9,} from {printable(layer.name)}: {printable(layer.licence)}")
    return 0


def ready_gazetteer() -> Gazetteer:
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
