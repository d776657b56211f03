"""The command line, from its arguments to what it writes."""

import io
import json
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from geo.cli import main
from geo.maps.drawing import LEAST_PX, MOST_PX
from tests.nominatim import nominatim

__all__ = ["nominatim"]

ARTICLE = "Rebels captured Hama on Thursday, officials in Damascus said. A shell killed 12 residents there."

pytestmark = pytest.mark.usefixtures("gazetteer")


def run_lines(tmp_path: Path, lines: list[str | bytes], *options: str) -> tuple[int, list[dict]]:
    """Read a JSON Lines file made of these lines; the exit status and the objects written."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    status = main(["read", str(source), "--output", str(target), *options])
    return status, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def test_read_writes_the_contract(tmp_path):
    """A line comes out with every field that the contract names, and the place where it is."""
    status, rows = run_lines(tmp_path, [json.dumps({"id": "a", "text": ARTICLE, "published": "2024-12-07"})])
    assert status == 0
    (row,) = rows
    assert list(row) == ["id", "published", "published_source", "mentions", "dates", "events", "notices"]
    assert (row["id"], row["published"], row["published_source"]) == ("a", "2024-12-07", "given")
    hama = next(m for m in row["mentions"] if m["text"] == "Hama")
    assert list(hama) == [
        "start",
        "end",
        "text",
        "kind",
        "role",
        "name",
        "lat",
        "lon",
        "country",
        "admin1",
        "geonameid",
        "place_id",
        "confidence",
    ]
    assert (hama["lat"], hama["lon"]) == pytest.approx((35.13, 36.75), abs=0.1)
    assert ARTICLE[hama["start"] : hama["end"]] == "Hama"
    assert [(d["text"], d["first"], d["last"]) for d in row["dates"]] == [("Thursday", "2024-12-05", "2024-12-05")]
    event = row["events"][0]
    assert list(event) == [
        *("type", "sub_type", "status", "place", "name", "country", "lat", "lon", "precision", "start", "end", "date_precision"),
        *("date_source", "deaths", "actors", "quote", "quote_start", "quote_end", "confidence"),
    ]
    assert (event["type"], event["place"], event["start"]) == ("battle", "Hama", "2024-12-05")
    assert ARTICLE[event["quote_start"] : event["quote_end"]] == event["quote"]


@pytest.mark.parametrize(
    ("bad", "called", "told"),
    [
        ("{not json", "2", "is not JSON"),
        ('["a list"]', "2", "is not an object"),
        ('{"id": "bad", "title": "no text"}', "bad", "has no 'text'"),
        ('{"id": "bad", "text": "   "}', "bad", "no text to read"),
        ('{"id": "bad", "text": "Hama.", "mentions": [{"start": 3, "end": 99}]}', "bad", "needs 'start' and 'end'"),
        (b'{"id": "bad", "text": "\xff\xfe"}', "2", "is not UTF-8"),
        ("[" * 100_000, "2", "is not JSON"),
        ('{"id": NaN, "text": "Hama."}', "2", "is not JSON"),
        ('{"id": 1e999, "text": "Hama."}', "2", "the id is a number that JSON cannot write"),
        ('{"id": {"a": [1, 1e999]}, "text": "Hama."}', "2", "the id holds a number that JSON cannot write"),
        ('{"id": {"a": -1e999}, "title": "no text"}', "2", "the id holds a number that JSON cannot write"),
    ],
)
def test_read_goes_on_after_a_bad_line(tmp_path, bad, called, told):
    """One bad line comes out as an error in its place, by its id or its line number, the others are read, and the exit status is 1."""
    good = json.dumps({"id": "good", "text": ARTICLE})
    status, rows = run_lines(tmp_path, [good, bad, good])
    assert status == 1
    assert [row["id"] for row in rows] == ["good", called, "good"]
    assert set(rows[1]) == {"id", "error"}
    assert told in rows[1]["error"]
    assert rows[0]["mentions"]
    assert rows[0] == rows[2]


def test_read_goes_on_without_a_broken_publication_date(tmp_path):
    """A date that is no day is told in a notice, and the article is read as if none were given."""
    status, (row,) = run_lines(tmp_path, [json.dumps({"id": "cut", "text": ARTICLE, "published": "17 Decembe"})])
    assert status == 0
    assert row["published_source"] == "today"
    assert "'17 Decembe' is no day" in row["notices"][0]


def test_read_takes_the_day_of_the_text_over_that_of_the_feed(tmp_path):
    """A dateline counts more than a line's `published`, and a notice says so; a day that a person gives on the command line stands."""
    text = "DAMASCUS, Dec 5 (Reuters) - Rebels captured Hama on Thursday."
    _, (row,) = run_lines(tmp_path, [json.dumps({"text": text, "published": "2024-12-09"})])
    assert (row["published"], row["published_source"]) == ("2024-12-05", "inferred")
    assert "2024-12-09 was set aside" in row["notices"][0]
    _, (row,) = run_lines(tmp_path, [json.dumps({"text": text})], "--published", "2024-12-09")
    assert (row["published"], row["published_source"]) == ("2024-12-09", "given")


def test_read_places_exactly_the_given_mentions(tmp_path):
    """Given spans are the mentions, no more and no fewer."""
    start = ARTICLE.index("Damascus")
    line = json.dumps({"id": 7, "text": ARTICLE, "mentions": [{"start": start, "end": start + len("Damascus")}]})
    status, (row,) = run_lines(tmp_path, [line])
    assert status == 0
    assert row["id"] == 7
    assert [(m["text"], m["country"]) for m in row["mentions"]] == [("Damascus", "SY")]


def test_read_carries_any_character_through(tmp_path):
    """Null characters, lone surrogates and emoji neither stop the run nor spoil the JSON."""
    text = "Hama \x00 \ud83d \U0001f600 was shelled on Friday."
    status, (row,) = run_lines(tmp_path, [json.dumps({"id": "odd", "text": text})])
    assert status == 0
    assert any(m["text"] == "Hama" for m in row["mentions"])


def test_read_reads_an_article_from_standard_input(monkeypatch, capsys):
    """Text on standard input is one article, and the report names its places."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert main(["read", "--published", "2024-12-07"]) == 0
    shown = capsys.readouterr().out
    assert "2024-12-05  Hama (exact)  Battle" in shown
    assert "Damascus" in shown


@pytest.mark.parametrize(
    ("form", "mark"), [("json", '"events": ['), ("geojson", '"FeatureCollection"'), ("csv", "sub_type"), ("kml", "<kml")]
)
def test_read_writes_each_format(tmp_path, form, mark):
    """Every format of the command line holds the event."""
    source, target = tmp_path / "article.txt", tmp_path / f"out.{form}"
    source.write_text(ARTICLE, encoding="utf-8")
    assert main(["read", str(source), "--format", form, "--output", str(target)]) == 0
    written = target.read_text(encoding="utf-8")
    assert mark in written
    assert "Hama" in written


@pytest.mark.parametrize(
    "raw",
    [
        b'\xef\xbb\xbf{"id": "b", "text": "Rebels entered Hama."}\n',
        b'{ "id": "b", "text": "Rebels entered Hama."}\n',
        '{"id": "b", "text": "Rebels entered Hama."}\n'.encode("utf-16"),
    ],
)
def test_read_knows_json_lines_on_standard_input(monkeypatch, capsys, raw):
    """A byte order mark, a space or UTF-16 before the first object does not make it prose."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert main(["read"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["id"] == "b"
    assert any(m["text"] == "Hama" for m in row["mentions"])


def test_read_of_a_file_that_is_no_text_leaves_the_others(tmp_path):
    """One file that is not UTF-8 is told in its place; the other is read, and the exit status is 1."""
    good, bad, target = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "out.jsonl"
    good.write_text(ARTICLE, encoding="utf-8")
    bad.write_bytes(b"Hama \xe9")
    assert main(["read", str(good), str(bad), "--format", "jsonl", "--output", str(target)]) == 1
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert rows[0]["mentions"]
    assert "is not UTF-8" in rows[1]["error"]


def test_read_keeps_the_old_output_where_the_command_fails(tmp_path):
    """A command that cannot be carried out leaves what stood at --output, and no part of a file beside it."""
    target = tmp_path / "kept.jsonl"
    target.write_text("precious", encoding="utf-8")
    assert main(["read", str(tmp_path / "gone.txt"), "--output", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "precious"
    assert list(tmp_path.iterdir()) == [target]


def test_read_of_a_missing_file_says_so(capsys, tmp_path):
    """A file that is not there is named, and the exit status is 2."""
    assert main(["read", str(tmp_path / "gone.txt")]) == 2
    assert "gone.txt" in capsys.readouterr().err


def test_locate_prefers_what_is_near(capsys):
    """Paris near Texas is the one in Texas; without a hint it is the capital of France."""
    assert main(["locate", "Paris", "--limit", "1"]) == 0
    assert "France" in capsys.readouterr().out
    assert main(["locate", "Paris", "--near", "32.8,-96.8", "--limit", "1"]) == 0
    assert "Texas" in capsys.readouterr().out


def test_locate_of_an_unknown_name_says_so(capsys):
    """No answer is told in a sentence, with exit status 1."""
    assert main(["locate", "Xyzzyqwert"]) == 1
    assert "holds no place called" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["locate", "x" * 100_000],
        ["locate", "Paris", "--country", "x" * 100_000],
        ["locate", "Paris", "--limit", "9" * 100_000],
        ["read", "--published", "x" * 100_000],
        ["gazetteer", "remove", "x" * 100_000],
    ],
)
def test_what_was_given_is_not_printed_back_whole(words, capsys, tmp_path, monkeypatch, gazetteer_index):
    """The beginning shows what was meant."""
    shutil.copy(gazetteer_index, tmp_path / "gazetteer.sqlite")
    monkeypatch.setenv("WHEREABOUTS_HOME", str(tmp_path))
    with suppress(SystemExit):  # what cannot be an argument at all
        assert main(words) in (1, 2)
    told = capsys.readouterr().err
    assert len(told) < 1500
    assert words[-1][:70] in told


def test_info_tells_each_layer_in_a_line(capsys, tmp_path, monkeypatch, gazetteer_index):
    """A layer may have been called anything before names were checked."""
    path = Path(shutil.copy(gazetteer_index, tmp_path / "gazetteer.sqlite"))
    with closing(sqlite3.connect(path)) as connection:
        count = connection.execute("SELECT count(*) FROM layer").fetchone()[0]
        connection.execute("UPDATE layer SET name = ?, licence = ? WHERE number = (SELECT max(number) FROM layer)", ("\x01a\nb", "c\nd"))
        connection.commit()
    monkeypatch.setenv("WHEREABOUTS_HOME", str(tmp_path))
    assert main(["gazetteer", "info"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == count + 2
    assert any("from \ufffda b: c d" in line for line in told)


def test_locate_asks_online_only_when_told_to(capsys, tmp_path, monkeypatch, gazetteer_index, nominatim):
    """The service of geocoding.toml answers for a name that the gazetteer lacks, and says that it was it."""
    (tmp_path / gazetteer_index.name).symlink_to(gazetteer_index)
    options = "".join(f'{key} = "{value}"\n' for key, value in nominatim.options.items())
    (tmp_path / "geocoding.toml").write_text(f"[options]\n{options}")
    monkeypatch.setenv("WHEREABOUTS_HOME", str(tmp_path))
    assert main(["locate", "Xyzzyqwert"]) == 1
    assert nominatim.asked == []
    capsys.readouterr()
    assert main(["locate", "Xyzzyqwert", "--online", "--near", "35.0,36.5", "--limit", "1"]) == 0
    assert capsys.readouterr().out == "35.05000,36.60000\tUmm al-Tuyur, Hama, Syria\t(nominatim)\n"
    assert main(["locate", "terminal", "--online"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "RED" in line
    assert "\x1b" not in line
    assert main(["locate", "Nowhere", "--online"]) == 1
    assert "the gazetteer holds and nominatim knows no place called 'Nowhere'" in capsys.readouterr().err


def test_a_country_without_a_network_is_a_sentence(capsys, monkeypatch):
    """With the way out closed, the command says what to do instead, and the exit status is 2."""
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert main(["gazetteer", "add", "AD"]) == 2
    assert "fetch that file there and add it: python -m geo gazetteer add FILE" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--near", "200,10"], ["--near", "here"], ["--country", "Syria"], ["--limit", "0"]])
def test_locate_refuses_what_cannot_be(options, capsys):
    """A wrong option ends with exit status 2 and a sentence."""
    with pytest.raises(SystemExit) as stop:
        main(["locate", "Paris", *options])
    assert stop.value.code == 2
    assert "error" in capsys.readouterr().err


def test_gazetteer_info_counts_the_places(capsys):
    """The index says how much it holds."""
    assert main(["gazetteer", "info"]) == 0
    assert "places" in capsys.readouterr().out


def test_gazetteer_takes_a_file_in_and_out_again(tmp_path, monkeypatch, capsys, gazetteer):
    """A person's own places are found after `add` and gone after `remove`; the index of others is left alone."""
    monkeypatch.setenv("WHEREABOUTS_HOME", str(tmp_path))
    shutil.copy(gazetteer.path, tmp_path / "gazetteer.sqlite")
    own = tmp_path / "wells.csv"
    own.write_text("name,lat,lon\nQaryat Mithal,34.5,38.25\n", encoding="utf-8")
    assert main(["gazetteer", "add", str(own)]) == 0
    assert main(["locate", "Qaryat Mithal"]) == 0
    assert "34.50000,38.25000" in capsys.readouterr().out
    assert main(["gazetteer", "remove", "wells"]) == 0
    assert main(["locate", "Qaryat Mithal"]) == 1
    assert main(["gazetteer", "remove", "wells"]) == 2
    assert main(["gazetteer", "add", str(tmp_path / "gone.csv")]) == 2
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "  "])
def test_locate_of_no_name_says_so(capsys, name):
    """An empty name is asked for again, with exit status 2."""
    assert main(["locate", name]) == 2
    assert "Give a name to look up." in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["locate Aleppo", "gazetteer info", "read article.txt", "gazetteer add own.csv", "gazetteer remove own"]
)
def test_damaged_gazetteer_is_told_by_every_command(tmp_path, monkeypatch, capsys, gazetteer, command):
    """Where half of the index is lost, each command ends with status 2, names the file and says how to build it."""
    monkeypatch.setenv("WHEREABOUTS_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    content = gazetteer.path.read_bytes()
    (tmp_path / "gazetteer.sqlite").write_bytes(content[:8192] + bytes(40_000_000) + content[40_008_192:])
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "own.csv").write_text("name,lat,lon\nQaryat Mithal,34.5,38.25\n", encoding="utf-8")
    assert main(command.split()) == 2
    told = capsys.readouterr().err
    assert "gazetteer.sqlite cannot be read" in told
    assert "python -m geo gazetteer build" in told
    assert not list(tmp_path.glob(".*.waiting"))


@pytest.mark.parametrize(("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_snapshot_draws_what_read_wrote(tmp_path, ending, magic):
    """Events go from an article through GeoJSON into a picture of each kind."""
    source, events, picture = tmp_path / "a.txt", tmp_path / "a.geojson", tmp_path / f"map.{ending}"
    source.write_text(ARTICLE, encoding="utf-8")
    assert main(["read", str(source), "--format", "geojson", "--output", str(events)]) == 0
    assert main(["snapshot", str(events), "--output", str(picture), "--title", "Hama"]) == 0
    assert picture.read_bytes().startswith(magic)


def test_snapshot_draws_an_event_that_gives_only_its_start(tmp_path):
    """An event of another program with a start and no end is drawn on that day."""
    events, picture = tmp_path / "a.geojson", tmp_path / "map.svg"
    properties = {"type": "battle", "name": "Hama", "start": "2024-12-08", "precision": "exact"}
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [36.75, 35.13]}, "properties": properties}
    events.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    assert main(["snapshot", str(events), "--output", str(picture)]) == 0
    assert "8 Dec 2024" in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", ["319x600", "600x8001", "600", "²x600", "9" * 5000 + "x600"])
def test_snapshot_refuses_a_size_in_the_limits_of_pictures(size, capsys):
    """A size that cannot be drawn is refused before any work, with the limits that drawing has."""
    with pytest.raises(SystemExit) as stop:
        main(["snapshot", "a.geojson", "--output", "map.png", "--size", size])
    assert stop.value.code == 2
    assert f"each side from {LEAST_PX} to {MOST_PX}" in capsys.readouterr().err


def test_snapshot_of_something_else_says_so(tmp_path, capsys):
    """A file that is no GeoJSON of events is refused in a sentence, and so is an unknown kind of picture."""
    wrong = tmp_path / "wrong.geojson"
    wrong.write_text("nothing", encoding="utf-8")
    assert main(["snapshot", str(wrong), "--output", str(tmp_path / "map.png")]) == 2
    assert "GeoJSON" in capsys.readouterr().err
    assert main(["snapshot", str(wrong), "--output", str(tmp_path / "map.bmp")]) == 2
    assert "png" in capsys.readouterr().err


def test_read_of_several_files_goes_on_where_one_is_missing(capsys, tmp_path):
    """The missing one is an error in its place, and the exit status is 1."""
    good = tmp_path / "good.txt"
    good.write_text("A bomb exploded in Homs on 5 December 2024.", encoding="utf-8")
    assert main(["read", str(good), str(tmp_path / "gone.txt"), "--format", "jsonl"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["events"]
    assert "gone.txt" in second["error"]
