#!/usr/bin/env python3
"""The one way in: set Whereabouts up, run it, test it, check it.

    python3 run.py             set up, then open the dashboard
    python3 run.py setup       set up only
    python3 run.py test        set up, then run every test (pytest's arguments may follow)
    python3 run.py check       ruff, and mypy --strict on geo/
    python3 run.py quality     measure the accuracy against the corpora in ../shared
    python3 run.py bench       measure the speed
    python3 run.py screenshots take the pictures of docs/screenshots again

Standard library only; the same on Linux, macOS and Windows.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED = (3, 11)
HOST = "127.0.0.1"
FIRST_PORT = 8501
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(words: list[str]) -> int:
    """Run one command; return its exit status."""
    command, rest = (words[0], words[1:]) if words else ("run", [])
    commands = {
        "run": run,
        "setup": setup_only,
        "test": test,
        "check": check,
        "quality": quality,
        "bench": bench,
        "screenshots": screenshots,
    }
    if command in {"-h", "--help", "help"} or command not in commands:
        print(__doc__)
        return 0 if command in {"-h", "--help", "help"} else 2
    if sys.version_info < NEEDED:
        print(f"Whereabouts needs Python {NEEDED[0]}.{NEEDED[1]} or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    try:
        return commands[command](rest)
    except subprocess.CalledProcessError as error:
        print(f"\nThis step failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return error.returncode or 1
    except KeyboardInterrupt:
        return 0


def run(rest: list[str]) -> int:
    """Set up, start the dashboard on this machine only, and open it in the browser."""
    setup("requirements.txt")
    port = _free_port()
    address = f"http://{HOST}:{port}"
    print(f"Whereabouts is at {address}  (Ctrl+C stops it)")
    threading.Thread(target=_open_when_up, args=(address, port), daemon=True).start()
    return _call("-m", "streamlit", "run", "dashboard.py", "--server.address", HOST, "--server.port", str(port), *rest)


def setup_only(_: list[str]) -> int:
    """Make the environment and the gazetteer index."""
    setup("requirements.txt")
    return 0


def test(rest: list[str]) -> int:
    """Run every test, the browser's included."""
    setup("tests/requirements.txt")
    if not (_browser() and _postgresql()):
        return 2
    return _call("-m", "pytest", *rest)


def check(_: list[str]) -> int:
    """Lint, format and types."""
    setup("tests/requirements.txt", gazetteer=False)
    return _call("-m", "ruff", "check", ".") or _call("-m", "ruff", "format", "--check", ".") or _call("-m", "mypy")


def quality(rest: list[str]) -> int:
    """Score the engine against the gold data and hold it to its floors."""
    setup("tests/requirements.txt")
    return _call("-m", "tests.quality.measure", *rest)


def bench(rest: list[str]) -> int:
    """Time the engine and the dashboard, each beside something to compare with."""
    setup("tests/requirements.txt")
    if not _browser():
        return 2
    return _call("-m", "pytest", "tests/benchmarks", "--benchmark-only", "--benchmark-columns=min,median,max,rounds", *rest)


def screenshots(rest: list[str]) -> int:
    """Take pictures of the real dashboard for the README."""
    setup("tests/requirements.txt")
    return _call("-m", "pytest", "tests/browser/screenshots.py", *rest) if _browser() else 2


def setup(requirements: str, *, gazetteer: bool = True) -> None:
    """Make `.venv`, install the pinned requirements where they changed, build the gazetteer index where it is missing."""
    if not PYTHON.exists():
        print("Making the environment in .venv ...", flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", VENV], check=False)
        if made.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            print("Python could not make an environment. On Debian and Ubuntu: apt-get install python3-venv", file=sys.stderr)
            raise subprocess.CalledProcessError(made.returncode, made.args)
    _install(requirements)
    if gazetteer:
        _call("-m", "geo", "gazetteer", "build", "--if-needed", check=True)


def _install(requirements: str) -> None:
    """Install a requirements file unless the same one is installed already; stamps in .venv remember it.

    tests/requirements.txt includes requirements.txt, so installing it stamps both. Stamps of other pins go, because
    what they stood for has been installed over.
    """
    stamp = _stamp(requirements)
    if stamp.exists():
        return
    print(f"Installing what {requirements} names (a minute or two) ...", flush=True)
    _call("-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--progress-bar", "on", "-r", requirements, check=True)
    current = {_stamp("requirements.txt"), _stamp("tests/requirements.txt")}
    for old in set(VENV.glob("installed-*")) - current:
        old.unlink()
    stamp.touch()
    _stamp("requirements.txt").touch()


def _stamp(requirements: str) -> Path:
    """The empty file that says that these very pins are installed."""
    pins = (ROOT / "requirements.txt").read_bytes() + (ROOT / requirements).read_bytes()
    return VENV / f"installed-{requirements.replace('/', '-')}-{hashlib.sha256(pins).hexdigest()[:16]}"


def _call(*words: str, check: bool = False) -> int:
    """Run the environment's Python in the project's folder, with output unbuffered so that progress shows."""
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    return subprocess.run([PYTHON, *words], cwd=ROOT, env=environment, check=check).returncode


def _browser() -> bool:
    """Whether Chromium is there for the browser tests; installed with apt-get where we may, else said what to install."""
    if os.environ.get("WHEREABOUTS_CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return True
    if _apt_install("chromium", "the browser tests"):
        return True
    print(
        "The browser tests need Chromium, which is not installed. On Debian and Ubuntu: sudo apt-get install chromium. "
        "Elsewhere install Chromium or Chrome and set WHEREABOUTS_CHROMIUM to the program's path.",
        file=sys.stderr,
    )
    return False


def _postgresql() -> bool:
    """Whether PostgreSQL's programs are there for the tests of the store, which start a server of their own."""
    if os.environ.get("WHEREABOUTS_POSTGRES_BIN") or shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return True
    if _apt_install("postgresql", "the tests of the store"):
        return True
    print(
        "The tests of the store need PostgreSQL, which is not installed. On Debian and Ubuntu: sudo apt-get install postgresql. "
        "Elsewhere install it and set WHEREABOUTS_POSTGRES_BIN to the folder of initdb.",
        file=sys.stderr,
    )
    return False


def _apt_install(package: str, purpose: str) -> bool:
    """Install a package with apt-get where we may; whether it was."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print(f"Installing {package} for {purpose} ...", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run([apt, "-qq", *words], check=True, env=quiet, stdout=subprocess.DEVNULL)
    return True


def _free_port() -> int:
    """The first free port from Streamlit's usual one on."""
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)):
                return port
    return 0


def _open_when_up(address: str, port: int) -> None:
    """Open the browser once the server answers; a machine without one just shows the address."""
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                webbrowser.open(address)
                return
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
