"""More gazetteer: dumps of GeoNames and a person's own files."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import GazetteerError, InputError
from geo.gazetteer import add as adding
from geo.gazetteer.add import add, remove
from geo.gazetteer.build import write_index
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.records import Record


def dump_line(number: int, name: str, *, alternates="", lat=35.0, lon=36.0, feature="P.PPL", country="SY", codes=("10", "1001"), people=0):
    """A line in the form of GeoNames' dumps."""
    kind, code = feature.split(".")
    columns = [
        number,
        name,
        name,
        alternates,
        lat,
        lon,
        kind,
        code,
        country,
        "",
        codes[0],
        codes[1],
        "",
        "",
        people,
        "",
        300,
        "Asia/Damascus",
        "2024-01-01",
    ]
    return "\t".join(map(str, columns)) + "\n"


LINES = [
    dump_line(900001, "Newtown", alternates="Nawtawn,نيوتاون,NWT,most", people=1500),
    dump_line(900002, "Muḩāfaz̧at Ḩamāh", feature="A.ADM1", codes=("10", "")),
    dump_line(900003, "Mintaqat Hamah", feature="A.ADM2"),
    dump_line(170017, "Hama", alternates="Epiphania"),
    dump_line(900004, "Tall Ahmar", feature="T.HLL"),
    dump_line(900005, "Homs Gate", feature="S.GATE"),
]


@pytest.fixture
def index(tiny_gazetteer, tmp_path) -> Path:
    """A copy of the tiny index that a test may change."""
    return Path(shutil.copy(tiny_gazetteer.path, tmp_path / "index.sqlite"))


@pytest.fixture
def dump(tmp_path) -> Path:
    """A small dump."""
    path = tmp_path / "SY.txt"
    path.write_text("".join(LINES), encoding="utf-8")
    return path


def found(index: Path, name: str) -> list[str]:
    with Gazetteer(index) as gazetteer:
        return [entry.place.id for entry in gazetteer.find(name)]


def test_add_takes_in_a_dump(index, dump):
    """A dump's places are found by all their names that are names, with their divisions' names, and the layer is listed."""
    assert add(dump, index=index).places == 5
    with Gazetteer(index) as gazetteer:
        entry = gazetteer.find("Nawtawn")[0]
        assert (entry.place.id, entry.place.population, entry.place.admin1, entry.admin2) == (
            "geonames:900001",
            1500,
            "Hama",
            "Mintaqat Hamah",
        )
        assert gazetteer.find("نيوتاون")
        assert not gazetteer.find("NWT")
        assert not gazetteer.find("most")
        assert [e.place.kind for e in gazetteer.find("Tall Ahmar")] == ["natural"]
        assert [(layer.name, layer.places, layer.licence) for layer in gazetteer.info().layers if layer.added] == [
            ("SY", 5, "CC BY 4.0, GeoNames")
        ]
        assert gazetteer.near(35.0, 36.0, radius_km=1)


def test_add_gives_a_known_place_new_names_only(index, dump):
    """A place that the index holds keeps its point, its people and its rank, and can be found by the dump's names, too."""
    before = found(index, "Hama")
    add(dump, index=index)
    assert found(index, "Hama") == before
    assert found(index, "Epiphania") == ["geonames:170017"]
    with Gazetteer(index) as gazetteer:
        assert gazetteer.get("geonames:170017").place.population == 460602


def test_add_reads_zipped_dumps(index, dump, tmp_path):
    """GeoNames' zip, with its readme beside the dump, is read as it comes."""
    archive = tmp_path / "SY.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "about the data\n" * 1000)
        file.write(dump, "SY.txt")
    assert add(archive, index=index).places == 5


def test_remove_leaves_the_index_as_it_was(index, dump):
    """What was added goes without a trace, names of known places included; the rest stays."""
    with Gazetteer(index) as gazetteer:
        before = gazetteer.info()
    add(dump, index=index)
    remove("SY", index=index)
    with Gazetteer(index) as gazetteer:
        after = gazetteer.info()
        assert (after.places, after.names, after.layers) == (before.places, before.names, before.layers)
        assert not gazetteer.find("Newtown")
        assert not gazetteer.find("Epiphania")
        assert gazetteer.find("Hama")


def test_remove_names_the_layers_that_there_are(index, dump):
    """A layer that is not there, and a standard one, are refused with the names of those that can go."""
    add(dump, index=index)
    for name in ("XX", "test places"):
        with pytest.raises(InputError, match=r"Added layers: SY\."):
            remove(name, index=index)


def test_add_again_replaces_the_layer(index, dump):
    """The same file twice is there once; a newer one takes the older one's place."""
    add(dump, index=index)
    dump.write_text(LINES[0].replace("Newtown", "Newertown"), encoding="utf-8")
    assert add(dump, index=index).places == 1
    assert not found(index, "Newtown")
    assert found(index, "Newertown") == ["geonames:900001"]


def test_broken_import_goes_on_where_it_was(index, dump, monkeypatch):
    """After a break the rows read so far are not read again, the index is unharmed, and the result is the same."""
    monkeypatch.setattr(adding, "_LINES_A_STEP", 2)
    before = index.read_bytes()

    def cut(share: float, _what: str) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(dump, index=index, progress=cut)
    assert index.read_bytes() == before
    shares: list[float] = []
    assert add(dump, index=index, progress=lambda share, _what: shares.append(share)).places == 5
    assert shares[0] > 0.2, "it started where it had been"
    assert not list(index.parent.glob("*.waiting"))


def test_bad_lines_are_skipped_and_told(index, dump):
    """A line with too few columns, a point off the Earth or no number is left out, and their number is told."""
    dump.write_text("".join([*LINES, "half a line\n", dump_line(5, "Off", lat=99), dump_line(6, "Not", lon="x"), "\n"]), encoding="utf-8")
    result = add(dump, index=index)
    assert (result.places, result.skipped) == (5, ("3 lines of SY.txt are no places and were skipped.",))


def test_add_takes_a_persons_csv(index, tmp_path):
    """A CSV with a header becomes a layer; its rows stand before others of their name; a bad row is told by its line."""
    file = tmp_path / "checkpoints.csv"
    file.write_text(
        "name;latitude;longitude;kind;country;alternates\nHoms Gate;34.7;36.7;facility;sy;Bab Homs|x\nNowhere;99;1;;;\n;1;1;;;\n",
        encoding="utf-8-sig",
    )
    result = add(file, index=index, licence="ours")
    assert result.places == 1
    assert result.skipped == (
        "line 3 was skipped: its lat 99.0 is not between -90 and 90 degrees",
        "line 4 was skipped: it has no name",
    )
    with Gazetteer(index) as gazetteer:
        place = gazetteer.find("Homs Gate")[0].place
    assert (place.id, place.kind, place.country, place.lat) == ("own:checkpoints:1", "facility", "SY", 34.7)


def test_add_takes_geojson_points(index, tmp_path):
    """GeoJSON's longitude comes first and is turned round; what is no point is told."""
    file = tmp_path / "camps.geojson"
    point = {
        "type": "Feature",
        "properties": {"name": "North Camp", "population": 300},
        "geometry": {"type": "Point", "coordinates": [36.5, 35.5]},
    }
    line = {"type": "Feature", "properties": {"name": "A road"}, "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [point, line, None]}), encoding="utf-8")
    result = add(file, index=index)
    assert result.skipped == ("feature 2 was skipped: it has no lat", "feature 3 was skipped: it has no name")
    with Gazetteer(index) as gazetteer:
        place = gazetteer.find("North Camp")[0].place
    assert (place.lat, place.lon, place.population) == (35.5, 36.5, 300)


def test_two_own_files_do_not_share_ids(index, tmp_path):
    """Places of two own files live side by side, and each can go alone."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f"name,lat,lon\nPlace of {name},1,2\n", encoding="utf-8")
        add(tmp_path / f"{name}.csv", index=index)
    remove("one", index=index)
    assert not found(index, "Place of one")
    assert found(index, "Place of two") == ["own:two:1"]


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("a.txt", b"just some text\n", "no dump of GeoNames"),
        ("a.pdf", b"%PDF", "no dump of GeoNames"),
        ("a.csv", b"town,y,z\nA,1,2\n", "at least name, lat and lon"),
        ("a.csv", b"name,lat,lon\nA,x,2\n", "holds no place that can be read. line 2 was skipped: its lat 'x' is no number"),
        ("a.csv", b"name,lat,lon\nA,nan,2\n", "is no number that can be"),
        ("a.csv", b"name,lat,lon\n\xff\xfe,1,2\n", "cannot be read as CSV"),
        ("a.geojson", b"{", "no GeoJSON FeatureCollection"),
        ("a.geojson", b"[]", "no GeoJSON FeatureCollection"),
    ],
)
def test_unusable_files_are_refused_in_words(index, tmp_path, file, content, told):
    """A file that is nothing we know is refused with the reason, and the index stays as it was."""
    before = index.read_bytes()
    (tmp_path / file).write_bytes(content)
    with pytest.raises(InputError, match=told):
        add(tmp_path / file, index=index)
    assert index.read_bytes() == before
    assert not list(tmp_path.glob("*.waiting"))


def test_missing_files_are_told(index, dump, tmp_path):
    """No file to add, or no index to add to, is an error that says what to do."""
    with pytest.raises(InputError, match="There is no file"):
        add(tmp_path / "none.txt", index=index)
    with pytest.raises(GazetteerError, match="gazetteer build"):
        add(dump, index=tmp_path / "none.sqlite")


def test_standard_layers_cannot_be_overwritten(index, dump):
    """A layer of ours keeps its name to itself."""
    with pytest.raises(InputError, match="standard layer"):
        add(dump, index=index, name="test places")


def test_one_import_at_a_time(index, dump):
    """A second import into the same index is refused while one is running."""
    with closing(sqlite3.connect(index.with_name(f".{index.name}.lock"), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GazetteerError, match="Another import"):
            add(dump, index=index)
    add(dump, index=index)


def test_new_build_keeps_what_was_added(index, dump, tmp_path):
    """Building the standard layers anew does not lose a person's layers, whatever the new build numbers its own places."""
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon\nMy Hill,1,2\n", encoding="utf-8")
    add(dump, index=index)
    add(own, index=index)
    fresh = [Record(name=f"Base {i}", kind="facility", feature="AIRB", lat=i, lon=i, own_id=f"x:{i}") for i in range(50)]
    write_index(index, [("standard", "none", fresh)])
    assert found(index, "My Hill") == ["own:own:1"]
    assert found(index, "Newtown") == ["geonames:900001"]
    assert not found(index, "Damascus")
    with Gazetteer(index) as gazetteer:
        assert [(layer.name, layer.added) for layer in gazetteer.info().layers] == [("standard", False), ("SY", True), ("own", True)]
        assert gazetteer.near(1.0, 2.0, radius_km=1)[0].place.name == "My Hill"
