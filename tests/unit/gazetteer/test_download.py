"""A country's dump, fetched from a server on this machine that stands for GeoNames'."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.errors import GazetteerError, InputError
from geo.gazetteer.build import write_index
from geo.gazetteer.download import download
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.packs import add_country
from tests.conftest import small_records
from tests.served import served

ROW = "1|Umm Test|Umm Test||35.1|36.7|P|PPL|SY||09||||900||310|Asia/Damascus|2024-01-01".replace("|", "\t")


def packed(content: str, name: str = "SY.txt") -> bytes:
    """A zip file with this one text in it."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what the columns are")
        archive.writestr(name, content)
    return raw.getvalue()


class Dumps(ThreadingHTTPServer):
    """Serves one body for every address that it knows, and counts the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.body = packed(ROW + "\n")
        self.length: int | None = None
        self.asked = 0

    @property
    def url(self) -> str:
        """What stands before the file's name."""
        return f"http://127.0.0.1:{self.server_port}/dump"


class _Handler(BaseHTTPRequestHandler):
    server: Dumps

    def do_GET(self) -> None:
        self.server.asked += 1
        if not self.path.endswith("/SY.zip"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(self.server.length or len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def dumps() -> Iterator[Dumps]:
    """A running server."""
    with served(Dumps()) as server:
        yield server


def test_a_country_arrives_with_its_size_and_checksum(dumps, tmp_path):
    """Progress names the size; the file is whole."""
    told = []
    pack = download("sy", folder=tmp_path, source=dumps.url, progress=lambda share, what: told.append((share, what)))
    assert pack.path == tmp_path / "SY.zip"
    assert pack.path.read_bytes() == dumps.body
    assert (pack.size_bytes, pack.sha256) == (len(dumps.body), hashlib.sha256(dumps.body).hexdigest())
    assert told[-1] == (1.0, "Fetching SY.zip, 0.0 MB")


def test_a_file_that_is_there_whole_is_not_fetched_again(dumps, tmp_path):
    """An import that was broken off goes on with it; a damaged one is fetched anew."""
    download("SY", folder=tmp_path, source=dumps.url)
    download("SY", folder=tmp_path, source=dumps.url)
    assert dumps.asked == 1
    (tmp_path / "SY.zip").write_bytes(dumps.body[:60])
    assert download("SY", folder=tmp_path, source=dumps.url).size_bytes == len(dumps.body)


@pytest.mark.parametrize("code", ["XX", "syria", "S", "../"])
def test_what_is_no_country_is_refused_before_anybody_is_asked(dumps, tmp_path, code):
    """No request leaves."""
    with pytest.raises(InputError, match="no country's code"):
        download(code, folder=tmp_path, source=dumps.url)
    assert dumps.asked == 0


@pytest.mark.parametrize(
    ("body", "length", "told"),
    [
        (b"<html>Sign in to the hotel's network</html>", None, "no dump of GeoNames"),
        (packed("something else\n"), None, "no dump of GeoNames"),
        (packed(ROW)[:-40], None, "no dump of GeoNames"),
        (packed(ROW).replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x01\x00\x08\x00"), None, "no dump of GeoNames"),
        (packed(ROW).replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00"), None, "no dump of GeoNames"),
        (packed(ROW), 5000, "cut off after"),
    ],
)
def test_what_does_not_arrive_whole_leaves_nothing_behind(dumps, tmp_path, body, length, told):
    """A page, another file, a damaged file, a connection that was cut."""
    dumps.body, dumps.length = body, length
    with pytest.raises(GazetteerError, match=told):
        download("SY", folder=tmp_path, source=dumps.url)
    assert list(tmp_path.iterdir()) == []


def test_a_country_without_a_dump_and_no_network_are_told(dumps, tmp_path):
    """Each with what to do."""
    with pytest.raises(GazetteerError, match="GeoNames has no file at"):
        download("TR", folder=tmp_path, source=dumps.url)
    with pytest.raises(GazetteerError, match="python -m geo gazetteer add FILE"):
        download("SY", folder=tmp_path, source="http://127.0.0.1:9")


def test_a_country_is_added_in_one_step_and_its_file_is_taken_away(dumps, tmp_path, monkeypatch):
    """The village of the pack is found afterwards; the progress told the checksum of what arrived."""
    monkeypatch.setenv("WHEREABOUTS_HOME", str(tmp_path))
    index = tmp_path / "gazetteer.sqlite"
    write_index(index, [("test places", "CC BY 4.0, GeoNames", small_records())])
    told = []
    added = add_country("sy", index=index, source=dumps.url, progress=lambda share, what: told.append((share, what)))
    assert (added.layer, added.places) == ("SY", 1)
    assert any(hashlib.sha256(dumps.body).hexdigest() in what for _, what in told)
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert not (tmp_path / "SY.zip").exists()
    with Gazetteer(index) as gazetteer:
        assert gazetteer.find("Umm Test")[0].place.country == "SY"
