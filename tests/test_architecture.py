"""The shape of the house, read from its imports."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Imports run down this list only; parts of one row may not import each other in a circle.
ROWS = (
    {"errors", "model", "paths", "fetch"},
    {"text", "language", "sample", "highlight", "spreadsheet"},
    {"gazetteer"},
    {"places", "dates"},
    {"events"},
    {"reading", "coreference"},
    {"edits"},
    {"geocoding", "ingest", "maps", "export", "store"},
    {"batch"},
    {"cli", "commands", "gazetteer_commands", "project_commands", "output", "report", "__main__", "__init__"},
)
RANK = {part: rank for rank, row in enumerate(ROWS) for part in row}
MAX_LINES = 300
MAX_PAGE_LINES = 100
ENGINE = sorted((ROOT / "geo").rglob("*.py"))
PAGES = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]
SCREEN = [*PAGES, *sorted((ROOT / "pages" / "ui").rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it, as dotted names."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def part_of(path: Path) -> str:
    """The part of the engine that a file belongs to: its folder below geo/, or its own name."""
    return path.relative_to(ROOT / "geo").parts[0].removesuffix(".py")


def parts_imported(path: Path) -> set[str]:
    """The parts of the engine that a file imports; a name of geo itself, as in `from geo import commands`, too."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("geo.")} & RANK.keys()


@pytest.mark.parametrize("path", ENGINE, ids=lambda p: str(p.relative_to(ROOT)))
def test_engine_file_imports_only_what_stands_below_it(path):
    """No part of the engine imports a part from further down the road."""
    part = part_of(path)
    assert part in RANK, f"geo/{part} has no place in the order of imports"
    above = {other for other in parts_imported(path) if RANK[other] > RANK[part]}
    assert not above, f"{path.relative_to(ROOT)} imports {above}"


def test_engine_parts_import_each_other_in_no_circle():
    """The graph of the engine's parts can be put in an order."""
    graph = {part: set() for part in RANK}
    for path in ENGINE:
        graph[part_of(path)] |= parts_imported(path) - {part_of(path), "__init__"}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", ENGINE, ids=lambda p: str(p.relative_to(ROOT)))
def test_engine_file_does_not_know_the_screen(path):
    """Nothing in geo/ imports Streamlit or the pages."""
    known = {name.split(".")[0] for name in imported(path)}
    assert not known & {"streamlit", "streamlit_folium", "pages"}


@pytest.mark.parametrize("path", [*ENGINE, *SCREEN], ids=lambda p: str(p.relative_to(ROOT)))
def test_source_file_stays_small(path):
    """A file of more than 300 lines holds a second thing."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", SCREEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_engine_keeps_what_was_made(path):
    """Caches stand in one file, where their bounds can be read together."""
    assert path.name == "engine.py" or "st.cache_" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_page_stays_thin(path):
    """A page reads widgets, calls geo and draws: under 100 lines, no class, no SQL, no pandas."""
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < MAX_PAGE_LINES
    assert not any(isinstance(node, ast.ClassDef) for node in ast.walk(ast.parse(source)))
    assert not {name.split(".")[0] for name in imported(path)} & {"pandas", "sqlalchemy", "sqlite3"}
