"""export and import on the command line, on the files of a real store."""

import json
import os
import subprocess
import sys
from csv import DictReader
from pathlib import Path

import pytest

from geo.cli import main
from geo.edits import Changes, add, change, link, reviewed, split
from geo.export import geojson
from geo.gazetteer.index import Gazetteer
from geo.model import Article
from geo.paths import HOME_VARIABLE
from geo.store import engine_version, open_store, reading_of
from tests.unit.edits.samples import SALAMIYAH

TEXT = "Rebels captured Hama on 5 December 2024. A bomb killed five people in Damascus on Friday."


@pytest.fixture
def home(tmp_path: Path, gazetteer_index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a project “Syria” in it, in which the first event was moved to Salamiyah."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    monkeypatch.delenv("WHEREABOUTS_DATABASE_URL", raising=False)
    (tmp_path / gazetteer_index.name).symlink_to(gazetteer_index)
    store = open_store()
    project = store.create_project("Syria")
    saved, _ = store.add(project.id, Article(text=TEXT))
    with Gazetteer(gazetteer_index) as gazetteer:
        shown = reviewed(reading_of(saved, store, gazetteer, engine=engine_version(gazetteer)), ())
    event = next(event for event in shown.reading.events if event.place_text == "Hama")
    store.add_edits(project.id, [change(shown, event.id, Changes(place=SALAMIYAH, place_text="Salamiyah"))])
    store.close()
    return tmp_path


def test_project_goes_out_and_comes_back_in(home: Path, capsys) -> None:
    """Written by its name, opened under another one; the copy is as whole as the first, and a taken name gets a number."""
    assert main(["export", "syria", "--output", str(home / "s.whereabouts")]) == 0
    assert main(["import", "Copy", str(home / "s.whereabouts")]) == 0
    assert main(["import", "Copy", str(home / "s.whereabouts")]) == 0
    assert capsys.readouterr().out == "Opened as “Copy”, project 2: 1 article.\nOpened as “Copy (2)”, project 3: 1 article.\n"
    assert main(["export", "2", "--format", "geojson", "--output", str(home / "copy.geojson")]) == 0
    places = [one["properties"]["name"] for one in json.loads((home / "copy.geojson").read_text("utf-8"))["features"]]
    assert "Salamiyah" in places
    assert "Hama" not in places


@pytest.mark.parametrize(("form", "start"), [("csv", "\ufeffarticle_id"), ("kml", "<?xml"), ("geojson", "{")])
def test_corrected_events_are_written_in_each_format(home: Path, form: str, start: str) -> None:
    """With the place that a person set."""
    assert main(["export", "Syria", "--format", form, "--output", str(home / "out")]) == 0
    written = (home / "out").read_text("utf-8")
    assert written.startswith(start)
    assert "Salamiyah" in written


def test_what_people_did_stands_in_the_files(home: Path) -> None:
    """Who takes a file over sees which events a person accepted, changed or added, which fields, and why; the others are the machine's."""
    store = open_store()
    (saved,) = store.articles(1)
    with Gazetteer(home / "gazetteer.sqlite") as gazetteer:
        shown = reviewed(reading_of(saved, store, gazetteer, engine=engine_version(gazetteer), review=False), store.edits(1))
    bomb = next(event for event in shown.reading.events if event.place_text == "Damascus")
    more = split(shown, bomb.id, Changes(status="denied"), reason="Two bombs,\nsaid Ann.")
    store.add_edits(1, [more, add(shown, 0, 7, Changes(type="riot"), reason="=missed")])
    store.close()
    assert main(["export", "Syria", "--format", "csv", "--output", str(home / "out")]) == 0
    with (home / "out").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["type"], row["review"], row["review_changes"], row["review_note"]) for row in DictReader(file)]
    assert sorted(rows) == [
        ("battle", "changed", "place", ""),
        ("explosion", "added", "split", "Two bombs,\nsaid Ann."),
        ("explosion", "changed", "split", "Two bombs,\nsaid Ann."),
        ("riot", "added", "", "'=missed"),
    ]
    assert main(["export", "Syria", "--format", "geojson", "--output", str(home / "out")]) == 0
    reviews = [event.review for _, event in geojson.loads((home / "out").read_text("utf-8"))]
    assert sorted(map(str, reviews)) == ["added", "added", "changed", "changed"]
    assert {one["properties"]["review_note"] for one in json.loads((home / "out").read_text("utf-8"))["features"]} >= {"=missed", None}


def test_what_people_joined_stands_in_the_files(home: Path) -> None:
    """Two events of two articles that a person joined have one name in the column `linked`, and two sources."""
    store = open_store()
    (first,) = store.articles(1)
    second, _ = store.add(1, Article(text="Shops in Hama were looted in the night of the capture, traders said."))
    with Gazetteer(home / "gazetteer.sqlite") as gazetteer:
        shown = [reviewed(reading_of(one, store, gazetteer, engine=engine_version(gazetteer), review=False), ()) for one in (first, second)]
    store.add_edits(1, [link([(one, one.reading.events[0].id) for one in shown])])
    store.close()
    assert main(["export", "Syria", "--format", "csv", "--output", str(home / "out")]) == 0
    with (home / "out").open(encoding="utf-8-sig", newline="") as file:
        joined = [row for row in DictReader(file) if row["linked"]]
    assert len(joined) == len(shown)
    assert {row["sources"] for row in joined} == {"2"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "Nowhere", "--output", "x"], "The projects are: 1 “Syria”"),
        (["import", "New", "missing.whereabouts"], "missing.whereabouts"),
        (["import", "New", "gazetteer.sqlite"], "no project file"),
        (["export", "Syria", "--output", "no/such/folder/x"], "no/such/folder/x cannot be written: there is no folder"),
    ],
)
def test_what_cannot_be_done_is_told(home: Path, words: list[str], said: str) -> None:
    """In words, with exit status 2, and no half file is left."""
    done = subprocess.run(
        [sys.executable, "-m", "geo", *words],
        cwd=home,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(home.glob(".*.part"))
