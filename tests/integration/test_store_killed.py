"""The store when its program is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from geo.store import open_store

_WRITER = """
import sys
from pathlib import Path
from geo.model import Article
from geo.store import open_store
store = open_store(Path(sys.argv[1]))
project = store.default_project()
for number in range(100_000):
    saved, _ = store.add(project.id, Article(text=f"Article {number} " + "long " * 2000))
    store.rename(saved.id, f"number {number}")
    print(number, flush=True)
"""


def test_kill_in_the_middle_of_writing_loses_nothing_confirmed(tmp_path: Path) -> None:
    """Three times a writer is killed with signal 9 at work; each time all that it had confirmed is there, and the file is sound."""
    confirmed = 0
    for round_ in range(3):
        path = tmp_path / f"{round_}.sqlite"
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, path], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        ) as writer:
            assert writer.stdout is not None
            for line in writer.stdout:
                confirmed = int(line)
                if confirmed >= 20 + 7 * round_:
                    break
            os.kill(writer.pid, signal.SIGKILL)
            rest = writer.stdout.read().split("\n")
        confirmed = max([confirmed, *(int(line) for line in rest[:-1])])
        store = open_store(path)
        names = {one.name for one in store.articles(store.default_project().id)}
        with store._reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        store.close()
        assert {f"number {number}" for number in range(confirmed + 1)} <= names
