"""The accuracy table: the engine scored against gold data, and held to its floors.

Needs the gold data in ../shared beside the project (or at $WHEREABOUTS_SHARED); the product itself never does. No weight of a model has seen
the texts that it is scored on: places are scored on the fifth of the articles that training leaves out, types and events by cross-validation.
Rules and word lists were written with these texts at hand, so on others expect somewhat less.

    python3 run.py quality                 print the table; fail where a figure is below its floor
    python3 run.py quality --raise-floors  write the figures reached as the new floors; a floor never falls
"""

import argparse
import importlib.util
import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import geo
from geo.events import train
from geo.export.contract import reading_object, request_of

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("WHEREABOUTS_SHARED", HERE.parents[2] / "shared"))
FLOORS = HERE / "floors.json"
# What a figure may lose to a library's rounding before it counts as fallen.
SLACK = 0.0005
# Readings without a publication date of their own are read as on this day, so that figures do not change with the calendar.
TODAY = date(2026, 1, 1)

Rows = dict[str, dict[str, Any]]
Figures = dict[str, float]


def scorer(folder: str) -> ModuleType:
    """The scorer of one folder of gold data, as a module."""
    spec = importlib.util.spec_from_file_location(f"score_{folder}", SHARED / folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(path: str, keep: Iterable[str] | None = None) -> Rows:
    """The rows of a gold file by id."""
    rows = [json.loads(line) for line in (SHARED / path).read_text(encoding="utf-8").splitlines()]
    wanted = None if keep is None else set(keep)
    return {row["id"]: row for row in rows if wanted is None or row["id"] in wanted}


def said(rows: Rows, *, given: bool = False) -> Rows:
    """What the engine reads in each row; with `given`, the gold mentions are only placed."""
    found = {}
    for name, row in rows.items():
        request = request_of(row | {"mentions": row["toponyms"] if given else None}, number=0)
        found[name] = reading_object(geo.read(request.article, today=TODAY, spans=request.spans), name=name)
    return found


def places() -> Figures:
    """Toponyms found and placed, on the articles that no model was trained on."""
    from geo.places.split import held_out  # noqa: PLC0415  (only the accuracy table needs it)

    score, figures = scorer("corpora"), {}
    for corpus in ("lgl", "trnews", "gwn"):
        rows = {name: row for name, row in gold(f"corpora/{corpus}.jsonl").items() if held_out(name)}
        whole = score.whole(rows, said(rows))
        figures |= {f"places/{corpus}/{kind}": whole[kind]["f1"] for kind in ("strict", "overlap", "placed")}
        resolved = score.resolution(rows, said(rows, given=True))
        figures |= {f"places/{corpus}/{kind}": resolved[kind] for kind in ("acc161", "acc161_placed", "same_place")}
    return figures


def dates() -> Figures:
    """Date expressions found and given their days."""
    rows = gold("dates/wikiwars.jsonl")
    figures = scorer("dates").score(rows, said(rows), show=False)
    return {f"dates/wikiwars/{kind}": figures[kind]["f1"] for kind in ("strict", "relaxed", "value")}


def events() -> Figures:
    """Events with type, place and date, one article left out at a time."""
    figures = train.measured_events(SHARED)
    asked = {f"events/{kind}": figures[kind]["f1"] for kind in ("dot", "where", "when", "what", "sure")}
    return asked | {f"events/given_where/{kind}": figures["given_where"][kind] or 0.0 for kind in ("date", "sub_type", "status", "deaths")}


def types() -> Figures:
    """The type of a single sentence, by cross-validation."""
    acled, plover = (train.measured_types(SHARED, scheme)["sub_type"] for scheme in ("acled", "plover"))
    return {"types/acled/weighted_f1": acled["weighted_f1"], "types/plover/accuracy": plover["accuracy"]}


def table(figures: Figures, floors: Figures) -> str:
    """The figures beside their floors, one a line."""
    lines = [f"{'figure':<34}{'now':>8}{'floor':>8}"]
    for name, value in figures.items():
        floor = floors.get(name)
        mark = "  BELOW" if floor is not None and value < floor - SLACK else ""
        lines.append(f"{name:<34}{value:>8.3f}{'-' if floor is None else f'{floor:.3f}':>8}{mark}")
    return "\n".join(lines)


def main() -> int:
    """Print the table; exit 1 where a figure is below its floor, 2 where the gold data is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"The gold data is not at {SHARED}. Put it there or set WHEREABOUTS_SHARED to its folder.", file=sys.stderr)
        return 2
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = places() | dates() | types() | events()
    print(table(figures, floors))
    if arguments.raise_floors:
        raised = {name: max(floors.get(name, 0.0), round(value, 4)) for name, value in figures.items()}
        FLOORS.write_text(json.dumps(raised, indent=2) + "\n", encoding="utf-8")
    fallen = [name for name, value in figures.items() if value < floors.get(name, 0.0) - SLACK]
    missing = sorted(floors.keys() - figures.keys())
    for name in (*fallen, *missing):
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if fallen or missing else 0


if __name__ == "__main__":
    sys.exit(main())
