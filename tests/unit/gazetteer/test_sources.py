"""Which names and points the sources give."""

import csv
import math

import pytest

from geo.gazetteer.everyday import everyday_words, is_common
from geo.gazetteer.records import Record, area_radius_km, rank, settlement_radius_km
from geo.gazetteer.sources import airports, cities, countries, divisions, states, tables
from geo.gazetteer.sources.cities import City
from geo.gazetteer.sources.divisions import Town
from geo.text import fold

TABLES = sorted(tables.FOLDER.glob("*.csv"))


@pytest.mark.parametrize("text", ["https://en.wikipedia.org/wiki/X", "LTK", "DAMS", "ladhiqiyah", "the", "Most", "Of", "Reading", "X1"])
def test_alternate_refuses_what_is_no_name(text):
    """Links, codes, lower-case stems and everyday words among the alternate names are not taken."""
    assert cities.alternate(text, 500_000) is None


@pytest.mark.parametrize(("text", "population"), [("Rio", 6_000_000), ("حلب", 100), ("Хама", 100), ("Lattakia", 100), ("Sham", 0)])
def test_alternate_takes_names_in_any_script(text, population):
    """Names stay, in any script; a name of three letters only for a great city."""
    assert cities.alternate(text, population).text == text


def test_alternate_refuses_clippings_of_small_places():
    """Three letters are a name for a great city only."""
    assert cities.alternate("Rio", 2_000) is None


@pytest.mark.parametrize(
    ("name", "plain"), [("Ţarţūs", "Tartus"), ("Dar‘ā", "Dar'a"), ("Idlib", "Idlib"), ("Ḩamāh", "Hamah"), ("北京", "北京")]
)
def test_plain_name_drops_linguists_marks(name, plain):
    """The name that people see has no marks of transliteration; another script stays."""
    assert cities.plain_name(name) == plain


def test_divisions_are_named_by_the_votes_of_their_towns():
    """A code gets the name that most of its towns carry in the other table; a namesake far away has no vote."""
    towns = [
        City(i, name, name.lower(), lat, 10.0, "XX", "01", 100, ()) for i, (name, lat) in enumerate([("A", 1.0), ("B", 2.0), ("C", 3.0)])
    ]
    named = [Town("A", 1.01, 10.0, "XX", "North", "N1"), Town("B", 2.0, 10.0, "XX", "North", ""), Town("C", 9.0, 10.0, "XX", "South", "S1")]
    gathered = divisions.gather(towns, named)
    assert gathered.admin1["XX", "01"] == "North"
    assert gathered.admin2 == {0: "N1"}
    assert gathered.first["XX", "01"].population == 300


def test_centre_is_not_drawn_to_a_metropolis():
    """A hundred suburbs in one corner count as one place."""
    suburbs = [(0.0 + i / 10_000, 0.0) for i in range(100)]
    assert divisions.centre([*suburbs, (2.0, 2.0)]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Idlib", {"Idlib Province", "Idlib Governorate", "Province of Idlib"}),
        ("Muhafazat Hadramawt", {"Hadramawt", "Hadramawt Province"}),
        ("Donetsk Oblast", {"Donetsk", "Donetsk Region"}),
    ],
)
def test_generic_names_are_those_that_news_writes(name, expected):
    """A province is also found with the English words for provinces, and without its own."""
    assert expected <= {n.text for n in divisions.generic_names(name, "XX")}


def test_counties_have_their_shape_and_both_names():
    """A US county stands at the middle of its shape and is found with and without its generic word."""
    fairfax = next(record for record in states.counties(lambda *_: None) if record.own_id == "whereabouts:adm2:US.51059")
    assert fairfax.name == "Fairfax County"
    assert [n.text for n in fairfax.names] == ["Fairfax"]
    assert math.isclose(fairfax.lat, 38.83, abs_tol=0.1)
    assert math.isclose(fairfax.lon, -77.28, abs_tol=0.1)


def test_airfield_names_are_found_in_the_usual_spellings():
    """An "Air Base" is also written as one word, an international airport also without its adjective."""
    assert "Hamah Airbase" in airports.spellings("Hamah Air Base")
    assert "Aleppo Airport" in airports.spellings("Aleppo International Airport")
    assert "Ramstein Air Force Base" in airports.spellings("Ramstein AFB")


def test_countries_stand_where_geonames_puts_them():
    """Every country has its GeoNames id and point; what is measured against GeoNames counts them."""
    found = {record.country: record for record in countries.countries()}
    assert len(found) == len(cities.read_countries())
    assert (found["US"].geonameid, found["US"].lat, found["US"].lon) == (6252001, 39.76, -98.5)
    assert (found["SY"].geonameid, found["SY"].lat, found["SY"].lon) == (163843, 35.0, 38.0)
    demonyms = {n.text for n in found["PS"].names if n.form == "demonym"}
    assert {"Palestinian", "Palestinians"} <= demonyms


@pytest.mark.parametrize("code", sorted(set(cities.read_countries()) - {"AQ", "BQ", "BV", "HM", "IO", "UM", "AN", "CS", "TF", "GS"}))
def test_every_country_can_be_found_by_its_own_name(code):
    """No country lacks a name, a point on Earth and a size."""
    record = next(r for r in countries.countries() if r.country == code)
    assert fold(record.name)
    assert -90 <= record.lat <= 90
    assert -180 <= record.lon <= 180


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_table_rows_are_complete(table):
    """Each row of our tables has as many cells as the header, a source, and points and ids that are what they seem."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert None not in row, row
        assert row["source"], row
        if row.get("lat"):
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
        assert not row.get("geonameid") or int(row["geonameid"]) > 0, row


def test_tables_name_no_place_twice():
    """No two rows of our tables of places make the same place."""
    seen = [record.geonameid or record.own_id for record in tables.places()]
    assert len(seen) == len(set(seen))


def test_everyday_words_are_folded_and_hold_no_country():
    """The list is in the form in which it is compared, and never hides a country."""
    words = everyday_words()
    assert all(fold(word) == word for word in words)
    hidden = {r.name for r in countries.countries() if fold(r.name) in words}
    assert hidden <= {"Reunion"}, "only with its article or accent is that an island"
    assert is_common("the west")


def test_rank_puts_fame_before_size():
    """A capital stands before a larger town, a main name before an alternate one, a country before all."""

    def place(feature: str, population: int) -> Record:
        return Record(name="X", kind="settlement", feature=feature, lat=0, lon=0, population=population)

    assert rank(place("PPLC", 300_000), "official") < rank(place("PPL", 900_000), "official")
    assert rank(place("PPL", 10_000), "official") < rank(place("PPL", 100_000), "alternate")
    assert rank(place("PCLI", 3_000_000), "official") < rank(place("PPLC", 20_000_000), "official")


def test_radii_are_honest_sizes():
    """A village is a kilometre wide, a metropolis tens of kilometres, a country hundreds."""
    assert settlement_radius_km(None) == settlement_radius_km(900) == 1.0
    assert 20 < settlement_radius_km(9_000_000) < 30
    assert 230 < area_radius_km(185_180) < 250
