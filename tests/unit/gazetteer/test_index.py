"""Looking names up in an index."""

import sqlite3
import threading

import pytest

from geo.errors import GazetteerDamagedError, GazetteerMissingError
from geo.gazetteer.build import write_index
from geo.gazetteer.index import Entry, Gazetteer, open_gazetteer
from geo.gazetteer.records import Record


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.place.id for entry in entries]


@pytest.mark.parametrize("name", ["Deir ez-Zor", "DEIR EZ ZOR", "deir ez-zor", "Dayr az Zawr", "Deir ez‑Zor"])
def test_find_folds_case_accents_and_hyphens(tiny_gazetteer, name):
    """A name is found however it is written: capitals, hyphens and accents do not matter."""
    assert ids(tiny_gazetteer.find(name))[0] == "geonames:170794"


@pytest.mark.parametrize(
    ("spelling", "place_id"),
    [
        ("Lataqia", "geonames:173576"),
        ("Deir az-Zour", "geonames:170794"),
        ("Dar'ah", "geonames:170905"),
        ("Tartoos", "geonames:163345"),
        ("Halaab", "geonames:170063"),
    ],
)
def test_find_falls_back_on_the_sound_of_romanised_names(tiny_gazetteer, spelling, place_id):
    """A transliteration that no source lists still finds the place, and says that only the sound agrees."""
    first = tiny_gazetteer.find(spelling)[0]
    assert (first.place.id, first.form) == (place_id, "folded")


@pytest.mark.parametrize("name", ["Viena", "Landon", "Rome", "Ham", "Homer", ""])
def test_find_gives_nothing_for_other_names_that_sound_alike(tiny_gazetteer, name):
    """The sound is not trusted for short names, nor where names are spelt one way only."""
    assert tiny_gazetteer.find(name) == ()


def test_find_puts_the_best_known_first(tiny_gazetteer):
    """Of namesakes the best known comes first: the capital before the towns in Texas and Idaho, the country before the state."""
    assert ids(tiny_gazetteer.find("Paris")) == ["geonames:2988507", "geonames:4717560"]
    assert ids(tiny_gazetteer.find("Moscow")) == ["geonames:524901", "geonames:5601538"]
    assert ids(tiny_gazetteer.find("Georgia")) == ["geonames:614540", "geonames:4197000"]


def test_find_keeps_to_its_limit(tiny_gazetteer):
    """No more meanings come back than were asked for, and they are the best known ones."""
    everything = tiny_gazetteer.find("Springfield")
    assert len(everything) == 3
    assert tiny_gazetteer.find("Springfield", limit=2) == everything[:2]


@pytest.mark.parametrize(
    ("name", "place_id", "form"),
    [
        ("Syrians", "geonames:163843", "demonym"),
        ("U.S.", "geonames:6252001", "abbreviation"),
        ("Va.", "geonames:6254928", "abbreviation"),
        ("Halab", "geonames:170063", "alternate"),
        ("حلب", "geonames:170063", "alternate"),
        ("Москва", "geonames:524901", "alternate"),
        ("Hmeimim", "whereabouts:airb:SY.khmeimim-air-base", "alternate"),
        ("Fairfax County", "whereabouts:adm2:US.51059", "official"),
    ],
)
def test_entry_says_how_the_name_relates_to_the_place(tiny_gazetteer, name, place_id, form):
    """An entry tells an official name from an alternate one, a demonym and an abbreviation, in any script."""
    entry = tiny_gazetteer.find(name)[0]
    assert (entry.place.id, entry.form) == (place_id, form)


def test_entry_warns_of_everyday_words(tiny_gazetteer):
    """Towns that are called like everyday words say so; other towns do not."""
    assert tiny_gazetteer.find("Of")[0].common
    assert tiny_gazetteer.find("Reading")[0].common
    assert not tiny_gazetteer.find("Homs")[0].common


def test_find_many_answers_for_known_names_only(tiny_gazetteer):
    """One call answers for all names as they were written; unknown ones are absent, and nothing else is there."""
    found = tiny_gazetteer.find_many(["Hama", "HAMA", "Lataqia", "Nowhereville", "", "N. Syria"])
    assert found.keys() == {"Hama", "HAMA", "Lataqia"}
    assert found["Hama"] == found["HAMA"] == tiny_gazetteer.find("Hama")


@pytest.mark.parametrize("name", ["the Black Sea", "The Golan Heights"])
def test_find_reads_past_an_article(tiny_gazetteer, name):
    """A leading "the" does not hide a name."""
    assert tiny_gazetteer.find(name)


@pytest.mark.parametrize(
    ("part", "whole"),
    [("eastern Aleppo", "Aleppo"), ("northwest Syria", "Syria"), ("North-western Syria", "Syria"), ("central Damascus", "Damascus")],
)
def test_find_places_a_part_at_its_whole(tiny_gazetteer, part, whole):
    """A part of a place that has no name of its own is at the place."""
    assert tiny_gazetteer.find(part) == tiny_gazetteer.find(whole)


def test_get_finds_by_id_of_either_kind(tiny_gazetteer):
    """A place is found by its GeoNames id or by ours; an unknown id is None."""
    assert tiny_gazetteer.get("geonames:169577").place.name == "Homs"
    assert tiny_gazetteer.get("whereabouts:airb:SY.khmeimim-air-base").place.kind == "facility"
    assert tiny_gazetteer.get("geonames:1") is None
    assert tiny_gazetteer.get("geonames:x") is None
    assert tiny_gazetteer.get("") is None


def test_near_gives_the_nearest_first(tiny_gazetteer):
    """Places around a point come nearest first, within the radius, at most as many as asked for."""
    around = tiny_gazetteer.near(34.89, 35.89, radius_km=80)
    assert ids(around)[0] == "geonames:163345"
    assert "geonames:170017" not in ids(around)
    assert len(tiny_gazetteer.near(34.89, 35.89, radius_km=80, limit=1)) == 1


def test_near_reaches_over_the_date_line_and_the_pole(tmp_path):
    """A neighbour on the other side of 180 degrees, or across the pole, is a neighbour."""
    path = tmp_path / "far.sqlite"
    points = [("East", 66.0, 179.9), ("West", 66.0, -179.9), ("Polar", 89.9, 10.0), ("South", -89.9, 0.0)]
    records = [
        Record(name=name, kind="settlement", feature="PPL", lat=lat, lon=lon, geonameid=i) for i, (name, lat, lon) in enumerate(points, 1)
    ]
    write_index(path, [("far", "none", records)])
    with Gazetteer(path) as far:
        assert [e.place.name for e in far.near(66.0, 180.0, radius_km=30)] == ["East", "West"]
        assert [e.place.name for e in far.near(66.0, -179.95, radius_km=30)] == ["West", "East"]
        assert [e.place.name for e in far.near(89.9, -170.0, radius_km=50)] == ["Polar"]
        assert [e.place.name for e in far.near(-90.0, 77.0, radius_km=50)] == ["South"]


def test_info_tells_what_is_inside(tiny_gazetteer):
    """The index knows its number of places and names, its day, its size and its layers."""
    info = tiny_gazetteer.info()
    assert info.places == 69
    assert info.names > info.places
    assert info.size_bytes == tiny_gazetteer.path.stat().st_size
    assert [(layer.name, layer.places, layer.added) for layer in info.layers] == [("test places", 69, False)]


def test_gazetteer_serves_many_threads(tiny_gazetteer):
    """Threads look up at the same time and all get the same answer."""
    answers: list[list[str]] = []

    def work() -> None:
        answers.extend(ids(tiny_gazetteer.find("Springfield")) for _ in range(50))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 400
    assert all(answer == answers[0] for answer in answers)


def test_missing_index_names_the_command(tmp_path):
    """Where there is no index, the message ends with the command that builds one."""
    with pytest.raises(GazetteerMissingError, match=r"python -m geo gazetteer build$"):
        open_gazetteer(tmp_path / "none.sqlite")


def test_damaged_index_is_told_from_a_missing_one(tmp_path):
    """A file that is no index, or one of another format, is refused with the reason and the command."""
    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerDamagedError, match=r"cannot be read.*gazetteer build"):
        open_gazetteer(junk)
    old = tmp_path / "old.sqlite"
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(GazetteerDamagedError, match=r"format 999.*gazetteer build"):
        open_gazetteer(old)


def test_open_gazetteer_sees_a_new_file(tmp_path):
    """One index is opened once; after a new one took its place, the new one is opened."""
    path = tmp_path / "index.sqlite"
    place = {"kind": "settlement", "feature": "PPL", "lat": 1.0, "lon": 2.0, "geonameid": 1}
    write_index(path, [("one", "none", [Record(name="Oldtown", **place)])])
    first = open_gazetteer(path)
    assert open_gazetteer(path) is first
    write_index(path, [("one", "none", [Record(name="Newtown", **place)])])
    second = open_gazetteer(path)
    assert second.find("Newtown")
    assert not second.find("Oldtown")
    assert first.find("Oldtown"), "who holds the old index goes on reading it"
    first.close()
    second.close()
