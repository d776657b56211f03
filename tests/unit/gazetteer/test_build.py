"""Writing an index file."""

import pytest

from geo.gazetteer.build import fingerprint, write_index
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.records import Name, Record


def record(name: str, number: int, **more) -> Record:
    return Record(**{"name": name, "kind": "settlement", "feature": "PPL", "lat": 1.0, "lon": 2.0, "geonameid": number, **more})


def test_write_index_leaves_the_old_one_when_it_fails(tmp_path):
    """A build that breaks off leaves the index that was there, and no rubbish beside it."""
    path = tmp_path / "index.sqlite"
    write_index(path, [("one", "none", [record("Oldtown", 1)])])
    before = path.read_bytes()

    def broken():
        yield record("Newtown", 2)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        write_index(path, [("one", "none", broken())])
    assert path.read_bytes() == before
    assert [child.name for child in tmp_path.iterdir()] == ["index.sqlite"]


def test_first_layer_gives_the_place_and_all_give_names(tmp_path):
    """Where two sources hold the same GeoNames place, the first decides its point, and the names of both are found."""
    path = tmp_path / "index.sqlite"
    ours = record("Tartus", 5, lat=34.9, names=[Name("Tartous")])
    theirs = record("Ţarţūs", 5, lat=10.0, names=[Name("Tortosa")])
    write_index(path, [("ours", "none", [ours]), ("theirs", "none", [theirs])])
    with Gazetteer(path) as index:
        for name in ("Tartus", "Tartous", "Tortosa"):
            assert [(e.place.name, e.place.lat) for e in index.find(name)] == [("Tartus", 34.9)]
        assert [(layer.name, layer.places) for layer in index.info().layers] == [("ours", 1), ("theirs", 0)]


def test_many_namesakes_come_in_order_of_fame(tmp_path):
    """Of a thousand namesakes, the sixty best known come back, in order."""
    path = tmp_path / "index.sqlite"
    write_index(path, [("one", "none", (record("San José", i, population=i * 10) for i in range(1, 1001)))])
    with Gazetteer(path) as index:
        found = [entry.place.population for entry in index.find("San Jose")]
    assert len(found) == 60
    assert min(found) > 9_300
    assert found[0] - found[-1] > 500


def test_progress_is_told_before_the_end(tmp_path):
    """Who waits hears what is going on."""
    told: list[tuple[float, str]] = []
    write_index(tmp_path / "i.sqlite", [("one", "none", [record("A", 1)])], progress=lambda share, what: told.append((share, what)))
    assert told
    assert all(0 <= share <= 1 and what for share, what in told)


def test_fingerprint_is_stable_and_written_down(tiny_gazetteer):
    """An index knows what it was made from, so that an old one can be told."""
    assert tiny_gazetteer.info().fingerprint == fingerprint()
