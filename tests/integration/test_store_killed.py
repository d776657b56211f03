"""The store when its program is killed, and when two programs write at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.edits import conflicts
from geo.model import Article
from geo.store import open_store
from tests.unit.edits.samples import TEXT

ROOT = Path(__file__).parents[2]
_WRITER = """
import sys
from geo.model import Article
from geo.store import open_store
store = open_store(sys.argv[1])
project = store.default_project()
for number in range(100_000):
    saved, _ = store.add(project.id, Article(text=f"Article {number} " + "long " * 2000))
    store.rename(saved.id, f"number {number}")
    print(number, flush=True)
"""
_EDITOR = """
import sys
from geo.edits import Changes, change, reviewed
from geo.store import open_store
from tests.unit.edits.samples import SALAMIYAH, HOMS, reading
store = open_store(sys.argv[1])
project = store.default_project()
author, turns = sys.argv[2], int(sys.argv[3])
for number in range(turns):
    edit = change(reviewed(reading(), ()), ("e1", "e2", "e3")[number % 3], Changes(place=SALAMIYAH if author == "Ann" else HOMS), author=author, reason=f"{number}")
    store.add_edits(project.id, [edit])
    if number % 5 == 4:
        store.undo(project.id, of=author, author=author)
    print(edit.id, flush=True)
"""


@pytest.fixture
def address(database: Path | str) -> str:
    """An empty database of each kind, as a URL."""
    return database if isinstance(database, str) else f"sqlite:///{database}"


def started(program: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, *words], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def killed_after(writer: subprocess.Popen[str], lines: int) -> list[str]:
    """What it had confirmed until it was killed with signal 9."""
    assert writer.stdout is not None
    confirmed = [next(writer.stdout).strip() for _ in range(lines)]
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read().split("\n")[:-1]
    writer.stdout.close()
    writer.wait()
    return confirmed + rest


@pytest.mark.parametrize("lines", [20, 27, 34])
def test_kill_in_the_middle_of_writing_loses_nothing_confirmed(address: str, lines: int) -> None:
    """A writer is killed with signal 9 at work; all that it had confirmed is there, and the database is sound."""
    confirmed = killed_after(started(_WRITER, address), lines)
    store = open_store(address)
    names = {one.name for one in store.articles(store.default_project().id)}
    if address.startswith("sqlite"):
        with store._reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    store.close()
    assert {f"number {number}" for number in confirmed} <= names


@pytest.mark.parametrize("lines", [11, 18])
def test_kill_in_the_middle_of_an_edit_loses_nothing_confirmed(address: str, lines: int) -> None:
    """Every edit that was confirmed is there, the next writer need not wait, and the project can be read."""
    store = open_store(address)
    project = store.default_project()
    store.add(project.id, Article(text=TEXT))
    confirmed = killed_after(started(_EDITOR, address, "Ann", "100000"), lines)
    assert set(confirmed) <= {edit.id for edit in store.edits(project.id)}
    assert len(store.history(project.id, limit=100_000)) == len(store.edits(project.id))
    store.rename_project(project.id, "Still writable")
    store.close()


def test_two_people_who_edit_at_once_lose_nothing(address: str) -> None:
    """Two programs edit and undo the same events: each edit is there, in each one's order, and what they did unseen is a conflict."""
    store = open_store(address)
    project = store.default_project()
    store.add(project.id, Article(text=TEXT))
    people = {name: started(_EDITOR, address, name, "40") for name in ("Ann", "Bob")}
    confirmed = {name: program.communicate(timeout=120)[0].split() for name, program in people.items()}
    edits = store.edits(project.id)
    assert {name: [edit.id for edit in edits if edit.author == name] for name in people} == confirmed
    assert [len(ids) for ids in confirmed.values()] == [40, 40]
    assert sum(not edit.is_active for edit in edits) == 16
    assert all(edit.undone_by == edit.author for edit in edits if not edit.is_active)
    found = conflicts(edits)
    assert {one.anchor.event.id for one in found} == {"e1", "e2", "e3"}
    assert all({one.earlier.author, one.later.author} == {"Ann", "Bob"} for one in found)
    store.close()
