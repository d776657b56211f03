"""A real PostgreSQL server for the tests: from the machine's packages, in a folder of its own, gone when they end."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

import pg8000.native

USER, PASSWORD = "keeper", "se/c:r@et%"
# It refuses to run as root; Debian's package makes this user for it.
SYSTEM_USER = "postgres"
BIN_VARIABLE = "WHEREABOUTS_POSTGRES_BIN"
WAIT_S = 60
_numbers = count(1)


def programs() -> Path:
    """The folder that holds initdb and postgres."""
    given = os.environ.get(BIN_VARIABLE)
    found = [Path(given)] if given else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    found = found or ([Path(on_path).parent] if on_path else [])
    if not found or not (found[-1] / "initdb").exists():
        raise RuntimeError(
            "The tests of the store need PostgreSQL, which is not installed. On Debian and Ubuntu: sudo apt-get install postgresql. "
            f"Elsewhere install it and set {BIN_VARIABLE} to the folder of initdb."
        )
    return found[-1]


class PostgreSQL:
    """A running server."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self, database: str = "postgres", *, password: str | None = None) -> str:
        """The address as a person writes it."""
        return f"postgresql://{USER}:{quote(password or PASSWORD, safe='')}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"test{next(_numbers)}"
        with pg8000.native.Connection(USER, password=PASSWORD, host="127.0.0.1", port=self.port, database="postgres") as connection:
            connection.run(f"CREATE DATABASE {name}")
        return self.url(name)


@contextmanager
def served() -> Iterator[PostgreSQL]:
    """A server on a free port of this machine; it is stopped, and its folder removed, at the end."""
    folder = Path(mkdtemp(prefix="whereabouts-postgres-"))
    as_user = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(folder, SYSTEM_USER, SYSTEM_USER)
    password = folder / "password"
    password.write_text(PASSWORD, encoding="utf-8")
    password.chmod(0o644)
    data = folder / "data"
    words = ["--auth=scram-sha-256", f"--username={USER}", f"--pwfile={password}", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run([programs() / "initdb", "-D", data, *words], check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Without fsync: the tests kill programs, not the machine.
    settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder, "fsync": "off", "max_connections": 50}
    with (folder / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [programs() / "postgres", "-D", data, *(f"--{name}={value}" for name, value in settings.items())],
            stdout=log, stderr=log, cwd=folder, **as_user,
        )  # fmt: skip
    try:
        _wait_for(port, server, folder / "log")
        yield PostgreSQL(port)
    finally:
        server.send_signal(signal.SIGINT)  # its fast way to stop: whoever is connected is cut off
        server.wait(WAIT_S)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until and server.poll() is None:
        try:
            pg8000.native.Connection(USER, password=PASSWORD, host="127.0.0.1", port=port, database="postgres").close()
        except (pg8000.exceptions.InterfaceError, pg8000.exceptions.DatabaseError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(encoding='utf-8')}")
