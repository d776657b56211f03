"""A server on this machine that speaks Nominatim's API, and misbehaves as the name asked for says."""

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.geocoding.patience import Memory
from tests.served import served

PLACE = {"place_id": 7, "lat": "35.05", "lon": "36.60", "display_name": "Umm al-Tuyur, Hama, Syria"}
OTHER = {"place_id": 8, "lat": "33.00", "lon": "44.00", "display_name": "Umm al-Tuyur, Iraq"}


class Nominatim(ThreadingHTTPServer):
    """Counts what it is asked; `bad_times` is how often it still misbehaves before it answers well."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, list[str]], str]] = []
        self.bad_times = 99

    @property
    def options(self) -> dict[str, str]:
        """What makes geopy's Nominatim ask this server."""
        return {"domain": f"127.0.0.1:{self.server_port}", "scheme": "http"}

    def handle_error(self, *_: object) -> None:
        """Somebody hung up: that is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Nominatim

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        self.server.asked.append((url.path, query, self.headers["User-Agent"]))
        name = query.get("q", [""])[0]
        if name in BAD and self.server.bad_times > 0:
            self.server.bad_times -= 1
            BAD[name](self)
            return
        places = [] if name == "Nowhere" else [OTHER, PLACE]
        self.send(json.dumps(places if url.path == "/search" else PLACE).encode())

    def send(self, body: bytes, *, status: int = 200, length: int | None = None, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _drip(handler: _Handler) -> None:
    """A byte now and then: no single wait is long, all of them together have no end."""
    handler.send(b"[", length=10_000)
    for _ in range(100):
        time.sleep(0.05)
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return


def _stall(handler: _Handler) -> None:
    time.sleep(2)
    handler.close_connection = True


BAD = {
    "429": lambda handler: handler.send(b"[]", status=429),
    "429 later": lambda handler: handler.send(b"[]", status=429, headers={"Retry-After": "4"}),
    "429 much later": lambda handler: handler.send(b"[]", status=429, headers={"Retry-After": "3600"}),
    "503": lambda handler: handler.send(b"busy", status=503),
    "403": lambda handler: handler.send(b"no", status=403),
    "garbage": lambda handler: handler.send(b"<html>Sign in to the hotel's network</html>"),
    "other shape": lambda handler: handler.send(b'[{"name": 3}, 4]'),
    "terminal": lambda handler: handler.send(
        b'[{"lat": "1", "lon": "2", "display_name": "A\\u001b[31mRED\\nB\\u202e"}, {"lat": "1", "lon": "2", "display_name": 5}]'
    ),
    "cut": lambda handler: handler.send(b"[", length=5000),
    "endless": lambda handler: handler.send(b" " * 3_000_000),
    "drip": _drip,
    "stall": _stall,
    "hang up": lambda handler: handler.connection.close(),
}


@pytest.fixture
def nominatim() -> Iterator[Nominatim]:
    """A running server."""
    with served(Nominatim()) as server:
        yield server


class Clock:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Seconds since 1970."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Remember the wait and move on."""
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """The clock at some moment."""
    return Clock()


@pytest.fixture
def memory(tmp_path, clock) -> Memory:
    """No answers yet."""
    return Memory(tmp_path / "answers.sqlite", clock=clock, sleep=clock.sleep)
