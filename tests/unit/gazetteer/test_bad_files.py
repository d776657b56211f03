"""Files that are broken, or made to break the import: one bad row is skipped and told, a bad file is refused in words."""

import json
import re
import shutil
import sqlite3
import struct
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import GazetteerError, InputError
from geo.gazetteer import add as adding
from geo.gazetteer import changing
from geo.gazetteer.add import add, remove
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.sources import dumps

GOOD = {"type": "Feature", "properties": {"name": "North Camp"}, "geometry": {"type": "Point", "coordinates": [36.5, 35.5]}}
POINT = '{"type": "Point", "coordinates": [36.5, 35.5]}'


def dump_line(number: object = 900001, name: str = "Newtown", people: object = 1500) -> str:
    """A line in the form of GeoNames' dumps."""
    columns = [
        number,
        name,
        name,
        "",
        35.0,
        36.0,
        "P",
        "PPL",
        "SY",
        "",
        "10",
        "1001",
        "",
        "",
        people,
        "",
        300,
        "Asia/Damascus",
        "2024-01-01",
    ]
    return "\t".join(map(str, columns)) + "\n"


@pytest.fixture
def index(tiny_gazetteer, tmp_path) -> Path:
    """A copy of the tiny index that a test may change."""
    return Path(shutil.copy(tiny_gazetteer.path, tmp_path / "index.sqlite"))


def refused(file: Path, index: Path, told: str, **options: str) -> None:
    """Assert that a file is refused, and that the index and its folder stay as they were."""
    before = index.read_bytes()
    with pytest.raises(InputError, match=told):
        add(file, index=index, **options)
    assert index.read_bytes() == before
    assert not list(index.parent.glob(".*.waiting*"))
    assert not list(index.parent.glob(".*.changing"))


@pytest.mark.parametrize(
    ("feature", "told"),
    [
        ('{"properties": {"name": "A"}, "geometry": "x"}', "it has no lat"),
        ('{"properties": {"name": "A"}, "geometry": [1]}', "it has no lat"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": null}}', "it has no lat"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": 5}}', "it has no lat"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [[1], 2]}}', "its lon is no number"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [%s, 2]}}' % ("9" * 400), "its lon inf is no number"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [1, %s]}}' % ("9" * 5000), "its lat inf is no number"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [%s, 2]}}' % ("9" * 200), "is not between -180 and 180"),
        ('{"properties": [1], "geometry": POINT}', "it has no name"),
        ('{"properties": "x", "geometry": POINT}', "it has no name"),
        ('{"properties": {"name": {"en": "A"}}, "geometry": POINT}', "its name is no text"),
        ('{"properties": {"name": "\\ud800"}, "geometry": POINT}', "holds half a character"),
        ('{"properties": {"name": "A", "alternates": ["\\udfff"]}, "geometry": POINT}', "holds half a character"),
        ('{"properties": {"name": "A", "population": 1e300}, "geometry": POINT}', "its population 1e[+]300 is no number that can be"),
        ('{"properties": {"name": "A", "population": 1e19}, "geometry": POINT}', "its population 1e[+]19 is no number that can be"),
        ('{"properties": {"name": "A", "radius_km": 1e300}, "geometry": POINT}', "its radius_km 1e[+]300 is no number that can be"),
        ('{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [true, 2]}}', "its lon is no number"),
        ('{"properties": {"name": "A", "population": true}, "geometry": POINT}', "its population is no number"),
        ('{"properties": {"name": true}, "geometry": POINT}', "its name is no text"),
        ('{"properties": {"name": "A\\u0000B"}, "geometry": POINT}', r"its name 'A.x00B' holds a character that cannot be shown"),
        ('{"properties": {"name": "A", "aliases": ["\\u009f"]}, "geometry": POINT}', "its alternates .* holds a character that cannot"),
        ("7", "it has no name"),
    ],
)  # fmt: skip
def test_a_bad_feature_is_told_and_the_others_are_taken(index, tmp_path, feature, told):
    """A feature of another shape than GeoJSON's, or with a value that cannot be, costs itself only."""
    file = tmp_path / "camps.geojson"
    file.write_text(f'{{"features": [{feature.replace("POINT", POINT)}, {json.dumps(GOOD)}]}}', encoding="utf-8")
    result = add(file, index=index)
    assert result.places == 1
    (line,) = result.skipped
    assert line.startswith("feature 1 was skipped: ")
    assert re.search(told, line)


@pytest.mark.parametrize(
    "content", ['{"features": null}', '{"features": 5}', '{"features": "abc"}', "[" * 100_000, '{"features":' * 100_000]
)
def test_a_file_without_a_list_of_features_is_refused(index, tmp_path, content):
    """Neither a wrong type nor a hundred thousand brackets get further than a sentence."""
    file = tmp_path / "camps.geojson"
    file.write_text(content, encoding="utf-8")
    refused(file, index, "camps.geojson is no GeoJSON FeatureCollection")


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        ('"Zunclosed,10,20', 10),
        ('"Zunclosed,10,20\n"Zother",10,20', 10),
        ('Zopen,10,"20', 10),
        ('"Two\nlines",10,20\n\n"Zunclosed,10,20', 13),
    ],
)
@pytest.mark.parametrize("rest", [0, 1, 50, 20_000])
def test_a_quote_that_is_never_closed_is_told_by_its_line(index, tmp_path, bad, line, rest):
    """It would swallow the rows after it, however many there are; nothing of the file is taken."""
    file = tmp_path / "camps.csv"
    good = [f"Camp {number},1,2" for number in range(rest + 8)]
    file.write_text("\n".join(["name,lat,lon", *good[:8], bad, *good[8:]]), encoding="utf-8")
    refused(file, index, f"Line {line} of camps.csv opens a quote")


def test_a_header_with_an_open_quote_is_refused(index, tmp_path):
    """The first line is a row like the others."""
    file = tmp_path / "camps.csv"
    file.write_text('"name,lat,lon\nCamp,1,2\n', encoding="utf-8")
    refused(file, index, "Line 1 of camps.csv opens a quote")


def test_quotes_that_swallow_nothing_are_taken(index, tmp_path):
    """Names of two lines, quotes inside a name, and white space behind a quote, which spreadsheets write and people type."""
    file = tmp_path / "camps.csv"
    file.write_text('name,lat,lon\n"North\nCamp",1,2\nThe 5" Hill,1,2\n"The ""Old"" Camp",1,2\n\n"West Camp" ,1,2\n', encoding="utf-8")
    assert add(file, index=index).places == 4


@pytest.mark.parametrize("people", ["1e300", "1e19", "9" * 30, "9" * 5000, "inf", "-4"])
def test_a_csv_row_with_impossible_people_is_told(index, tmp_path, people):
    """More people than there are is a mistake of that row, told by its line and in few words."""
    file = tmp_path / "camps.csv"
    file.write_text(f"name,lat,lon,population\nA,1,2,{people}\nB,1,2,8e9\n", encoding="utf-8")
    result = add(file, index=index)
    assert result.places == 1
    assert result.skipped[0].startswith("line 2 was skipped: its population")
    assert len(result.skipped[0]) < 120


@pytest.mark.parametrize(
    "bad",
    [
        dump_line(people="9" * 30),
        dump_line(people="9" * 5000),
        dump_line(number="99999999999999999999"),
        dump_line(number="9" * 5000),
        dump_line(number="0"),
    ],
)
def test_a_dump_line_with_impossible_numbers_is_counted(index, tmp_path, bad):
    """Numbers that no database holds cost their line only."""
    file = tmp_path / "SY.txt"
    file.write_text(dump_line(900002, "Oldtown") + bad, encoding="utf-8")
    result = add(file, index=index)
    assert (result.places, result.skipped) == (1, ("1 lines of SY.txt are no places and were skipped.",))


def zipped(tmp_path: Path, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A dump of many lines in a zip."""
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("SY.txt", "".join(dump_line(900_000 + i, f"Town {i}", i * 7919 % 100_000) for i in range(20_000)))
    return path


def overwrite(path: Path, at: int, value: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + len(value)] = value
    path.write_bytes(content)


def both_headers(path: Path, local: int, central: int, value: bytes) -> None:
    """Change a field of the one member's header, and of its entry in the archive's directory."""
    overwrite(path, local, value)
    overwrite(path, path.read_bytes().rindex(b"PK\x01\x02") + central, value)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: both_headers(path, 14, 16, b"\x01\x02\x03\x04"), "is damaged .*CRC"),
        (lambda path: both_headers(path, 6, 8, struct.pack("<H", 1)), "cannot be unpacked .*encrypted"),
        (lambda path: both_headers(path, 8, 10, struct.pack("<H", 97)), "cannot be unpacked .*compression"),
        (lambda path: both_headers(path, 4, 6, struct.pack("<H", 99)), "is damaged .*version"),
        (lambda path: overwrite(path, 40_000, bytes(200)), "is damaged"),
    ],
    ids=["wrong checksum", "encrypted", "unknown method", "unknown version", "broken stream"],
)
def test_archives_that_cannot_be_unpacked_are_refused(index, tmp_path, spoil, told):
    """A spoilt, encrypted or strangely packed zip is refused in words, and leaves nothing behind."""
    path = zipped(tmp_path)
    spoil(path)
    refused(path, index, told)


def test_a_line_without_an_end_is_refused(index, tmp_path):
    """A line of gigabytes in a small zip is given up after a megabyte."""
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", dump_line() + "x" * 5_000_000)
    refused(path, index, "longer than 1,000,000 bytes")
    with dumps.opened(path) as file, pytest.raises(InputError):
        list(dumps.lines(file))


def test_a_csv_name_that_cannot_be_shown_is_told(index, tmp_path):
    """A null character in a cell costs its row only."""
    file = tmp_path / "camps.csv"
    file.write_text("name,lat,lon\nA\0B,1,2\nB,1,2\n", encoding="utf-8")
    result = add(file, index=index)
    assert (result.places, result.skipped) == (1, (r"line 2 was skipped: its name 'A\x00B' holds a character that cannot be shown",))


@pytest.mark.parametrize("name", ["\x01</script>\n", "two\nlines", "ends\n", "\u2028x", "x" * 5000 + "\0"])
def test_a_new_layer_has_a_name_of_one_line(index, tmp_path, name):
    """What cannot be shown in a line is refused in few words; a layer that has such a name already can be taken out."""
    file = tmp_path / "camps.csv"
    file.write_text("name,lat,lon\nA,1,2\n", encoding="utf-8")
    refused(file, index, "^A layer cannot be called .{1,140}in one line, with --name.$", name=name)
    add(file, index=index, name="camps")
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("UPDATE layer SET name = ? WHERE name = 'camps'", (name,))
        connection.commit()
    remove(name, index=index)


@pytest.mark.parametrize("name", ["a\udcff", " "])
def test_a_layer_needs_a_name_that_can_be_written(index, tmp_path, name):
    """A name of bytes that are no text is refused, to add and to remove, whether given or the file's own."""
    file = tmp_path / "camps.csv"
    file.write_text("name,lat,lon\nA,1,2\n", encoding="utf-8")
    refused(file, index, "cannot be called", name=name)
    with pytest.raises(InputError, match="cannot be called"):
        remove(name, index=index)


def test_a_file_called_by_bytes_can_be_added_under_a_name(index, tmp_path):
    """A file name that is no text is no hindrance, where --name gives a name."""
    file = tmp_path / "a\udcff.csv"
    file.write_text("name,lat,lon\nMy Hill,1,2\n", encoding="utf-8")
    refused(file, index, "--name")
    assert add(file, index=index, name="hills").places == 1


def test_rows_that_wait_but_cannot_be_read_are_read_anew(index, tmp_path, monkeypatch):
    """What an earlier try left is used where it is whole only: a file cut short does not stop the next try."""
    file = tmp_path / "SY.txt"
    file.write_text(dump_line() + dump_line(900002, "Oldtown"), encoding="utf-8")
    monkeypatch.setattr(adding, "_LINES_A_STEP", 1)

    def stop(share: float, _what: str) -> None:
        if share > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(file, index=index, progress=stop)
    (waiting,) = tmp_path.glob(".*.waiting")
    waiting.write_bytes(b"no database " * 1000)
    assert add(file, index=index).places == 2
    assert not list(tmp_path.glob(".*.waiting*"))
    with Gazetteer(index) as gazetteer:
        assert gazetteer.find("Newtown")


def test_a_persons_file_never_leaves_rows_waiting(index, tmp_path):
    """A list is read anew each time, so a break leaves nothing beside the index."""
    file = tmp_path / "camps.csv"
    file.write_text("name,lat,lon\nA,1,2\n", encoding="utf-8")

    def stop(_share: float, _what: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(file, index=index, progress=stop)
    assert not list(tmp_path.glob(".*.waiting*"))


def test_a_file_of_lines_without_places_is_given_up(index, tmp_path, monkeypatch):
    """A small archive may unpack to millions of line breaks."""
    monkeypatch.setattr(adding, "_MOST_IDLE", 50)
    dump = tmp_path / "SY.txt"
    dump.write_text(dump_line() + "\n" * 60, encoding="utf-8")
    refused(dump, index, "50 lines in a row hold no place")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_without_room_is_told_and_nothing_is_left(index, tmp_path, monkeypatch):
    """The copy that was begun is taken away."""
    dump = tmp_path / "SY.txt"
    dump.write_text(dump_line(), encoding="utf-8")

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:10])
        with Path("/dev/full").open("wb") as device:
            device.write(b"x")

    monkeypatch.setattr(changing.shutil, "copyfile", full)
    before = index.read_bytes()
    with pytest.raises(GazetteerError, match="No space left on device"):
        add(dump, index=index)
    assert index.read_bytes() == before
    assert not list(index.parent.glob(".*.changing"))
