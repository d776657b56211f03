"""The dashboard as a program of its own, and a Chromium that reaches nothing but this machine."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from geo.paths import HOME_VARIABLE
from tests.made_up import fill_home

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No name resolves, so nothing leaves; the rest keeps Chromium itself quiet.
FLAGS = (
    "--no-sandbox",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)
START_TIMEOUT_S = 60
# Far above what the page needs (a second or two), so that a busy machine fails no test.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Server:
    """`streamlit run dashboard.py` on a free port, with a data folder of its own."""

    home: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    script: str = "dashboard.py"
    program: str = "streamlit"
    options: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where the dashboard is."""
        return f"http://{HOST}:{self.port}/"

    @property
    def store(self) -> Path:
        """The file that holds the articles."""
        return self.home / "whereabouts.sqlite"

    def start(self) -> None:
        """Start the program and wait until it answers."""
        self.port = self.port or free_port()
        words = [
            self.program,
            "run",
            self.script,
            "--server.port",
            str(self.port),
            "--server.address",
            HOST,
            "--server.headless",
            "true",
            *self.options,
        ]
        environment = os.environ | {HOME_VARIABLE: str(self.home), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)} | self.variables
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen([sys.executable, "-m", *words], cwd=ROOT, env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self._answers():
            if time.monotonic() > deadline or self.process.poll() is not None:
                pytest.fail(f"The dashboard did not start: {(self.home / 'server.log').read_text('utf-8', 'replace')[-2000:]}")
            time.sleep(0.1)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the program: politely, or with SIGKILL in the middle of whatever it does."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(START_TIMEOUT_S)
            self.process = None

    def forget(self) -> None:
        """Empty the store, as on a new machine; but no project gets the number of one before, which a closed window may still write to."""
        if self.store.exists():
            with sqlite3.connect(self.store, timeout=15) as connection:
                (last,) = connection.execute("SELECT max(id) FROM project").fetchone()
                for table in ("reading", "article", "edit", "own_place", "reading_link", "project"):
                    connection.execute(f"DELETE FROM {table}")  # noqa: S608  (fixed names)
                if last is not None:
                    gone = (last, f"forgotten {last}", *[datetime.now(tz=UTC).replace(tzinfo=None).isoformat(" ")] * 2)
                    connection.execute("INSERT INTO project (id, name, created, deleted) VALUES (?, ?, ?, ?)", gone)
            connection.close()

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}_stcore/health", timeout=1) as answer:  # noqa: S310  (our own address)
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


@dataclass
class Visit:
    """A browser window on the dashboard, and what went wrong in it."""

    page: Page
    url: str
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to the dashboard and wait until it is drawn."""
        self.page.goto(self.url + path)
        expect(self.page.get_by_label("Article text")).to_be_visible()
        return self.page


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


@pytest.fixture
def home(tmp_path: Path, gazetteer_index: Path) -> Path:
    """An empty data folder with the gazetteer index in it."""
    return furnished(tmp_path / "home", gazetteer_index)


def furnished(folder: Path, index: Path) -> Path:
    """A new data folder with the gazetteer index in it."""
    folder.mkdir()
    try:
        (folder / index.name).symlink_to(index)
    except OSError:  # Windows without the right to make links
        shutil.copy(index, folder / index.name)
    return folder


@pytest.fixture(scope="session")
def _shared_server(tmp_path_factory: pytest.TempPathFactory, gazetteer_index: Path) -> Iterator[Server]:
    server = Server(furnished(tmp_path_factory.mktemp("shared") / "home", gazetteer_index))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(_shared_server: Server) -> Server:
    """A running dashboard with an empty store."""
    _shared_server.forget()
    return _shared_server


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    """Chromium, with no way out of this machine."""
    path = os.environ.get("WHEREABOUTS_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.fail("No Chromium was found: install it (Debian: apt-get install chromium) or set WHEREABOUTS_CHROMIUM to its path.")
    browser = _playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield browser
    browser.close()


def visit_to(context: BrowserContext, url: str) -> Visit:
    """A window in which every request to elsewhere is noted, and so are dialogs and uncaught errors.

    Nothing is intercepted: that would switch off Chromium's cache, and no name resolves anyway.
    """
    visit = Visit(context.new_page(), url)
    page = visit.page
    page.on("request", lambda request: visit.outside.append(request.url) if _is_outside(request.url) else None)
    page.on("dialog", lambda dialog: (visit.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.set_default_timeout(PATIENCE_MS)
    return visit


def _is_outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob", "file"} and parts.hostname != HOST


@pytest.fixture(scope="session")
def _shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all windows: Streamlit's files are fetched and compiled once."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def visit(_shared_context: BrowserContext, server: Server) -> Iterator[Visit]:
    """A window on a dashboard with an empty store. At the end: no request left this machine, no dialog opened, no script failed."""
    visit = visit_to(_shared_context, server.url)
    yield visit
    visit.page.close()
    assert visit.outside == []
    assert visit.dialogs == []
    assert visit.errors == []


@pytest.fixture
def crowd(visit: Visit, server: Server) -> Visit:
    """A window on a dashboard that holds 600 made-up events of a year; not opened yet."""
    fill_home(server.home, 600)
    return visit
