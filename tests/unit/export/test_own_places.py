"""Own places as a file."""

import csv
import io

from geo.export.own_places import dumps
from geo.gazetteer.add import add
from geo.gazetteer.build import write_index
from geo.gazetteer.index import Gazetteer
from geo.model import Place
from geo.places import OwnPlace
from tests.conftest import small_records

OWN = [
    OwnPlace("Umm Test", Place(id="own:1", name="Umm Test", kind="settlement", lat=35.2, lon=36.9, country="SY", admin1="Hama")),
    OwnPlace('=cmd|"x"', Place(id="own:2", name="@there", kind="natural", lat=-1.5, lon=2.0)),
    OwnPlace("Victoria", None),
]


def test_every_name_has_a_line_and_no_cell_is_a_formula():
    """What a spreadsheet would run gets an apostrophe."""
    rows = list(csv.DictReader(io.StringIO(dumps(OWN).removeprefix("\ufeff"))))
    assert rows[0] == {
        "name": "Umm Test", "place": "Umm Test", "lat": "35.2", "lon": "36.9", "kind": "settlement", "country": "SY", "admin1": "Hama"
    }  # fmt: skip
    assert len(rows) == 2, "a name of no place has no line"
    assert (rows[1]["name"], rows[1]["place"], rows[1]["country"]) == ('\'=cmd|"x"', "'@there", "")


def test_the_file_can_be_added_to_a_gazetteer(tmp_path):
    """A colleague has the places with one command."""
    index, file = tmp_path / "index.sqlite", tmp_path / "own.csv"
    write_index(index, [("test places", "CC BY 4.0, GeoNames", small_records())])
    file.write_text(dumps(OWN[:1]), encoding="utf-8")
    add(file, index=index)
    with Gazetteer(index) as gazetteer:
        (entry,) = gazetteer.find("Umm Test")
    assert (entry.place.lat, entry.place.lon, entry.place.country, entry.place.admin1) == (35.2, 36.9, "SY", "Hama")


def test_names_come_back_from_the_file_as_they_were(tmp_path):
    """The apostrophe that keeps a spreadsheet from running a cell is taken away again; a name's own one stays."""
    names = ["'Ayn al-'Arab", "-Foo", "A;=B", "Umm Test"]
    own = [
        OwnPlace(name, Place(id=f"own:{n}", name=name, kind="settlement", lat=1.0 + n, lon=2.0, country="SY"))
        for n, name in enumerate(names)
    ]
    file, index = tmp_path / "own.csv", tmp_path / "index.sqlite"
    file.write_text(dumps(own), encoding="utf-8")
    write_index(index, [("test places", "CC BY 4.0, GeoNames", small_records())])
    add(file, index=index)
    with Gazetteer(index) as gazetteer:
        assert [entry.place.name for n in range(len(names)) for entry in gazetteer.near(1.0 + n, 2.0, radius_km=1)] == names
