"""An index that is damaged says so, and says what to do."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import GazetteerDamagedError
from geo.gazetteer.add import add, remove
from geo.gazetteer.build import write_index
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.records import Record

PAGE = 8192


def zeroed(good: bytes) -> bytes:
    """All pages after the first are lost: the file still opens."""
    return good[:PAGE] + bytes(len(good) - PAGE)


DAMAGES = {
    "zeroed": zeroed,
    "truncated": lambda good: good[: 2 * PAGE],
    "empty": lambda _good: b"",
    "no database": lambda _good: b"These bytes are no database at all. " * 100,
}


@pytest.fixture(params=DAMAGES)
def damaged(request, tiny_gazetteer, tmp_path) -> Path:
    """A copy of the tiny index with one kind of damage."""
    path = tmp_path / "index.sqlite"
    path.write_bytes(DAMAGES[request.param](tiny_gazetteer.path.read_bytes()))
    return path


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.find("Hama"),
        lambda index: index.find("Nowhere at all"),
        lambda index: index.facts(["Hama"]),
        lambda index: index.get("geonames:170017"),
        lambda index: index.get("own:x:1"),
        lambda index: index.near(35.1, 36.7),
        lambda index: index.info(),
    ],
    ids=["find", "find unknown", "facts", "get", "get own", "near", "info"],
)
def test_each_look_up_in_a_damaged_index_says_how_to_build_it(damaged: Path, ask: Callable[[Gazetteer], object]) -> None:
    """Whatever is asked, the answer names the file and the command, and never is that a name is unknown."""

    def opened_and_asked() -> object:
        with Gazetteer(damaged) as index:
            return ask(index)

    for _ in range(2):
        with pytest.raises(GazetteerDamagedError, match=r"index\.sqlite.*python -m geo gazetteer build"):
            opened_and_asked()


def test_names_are_not_taken_for_unknown_after_a_failure(tiny_gazetteer, tmp_path) -> None:
    """An open index whose pages cannot be read fails again when it is asked again."""
    path = tmp_path / "index.sqlite"
    path.write_bytes(zeroed(tiny_gazetteer.path.read_bytes()))
    with Gazetteer(path) as index:
        for _ in range(2):
            with pytest.raises(GazetteerDamagedError):
                index.facts(["Hama"])
            with pytest.raises(GazetteerDamagedError):
                index.find("Hama")


def test_values_that_cannot_be_are_damage(tiny_gazetteer, tmp_path) -> None:
    """A kind of place that there is not, in a page that can be read, is told as damage too."""
    path = tmp_path / "index.sqlite"
    path.write_bytes(tiny_gazetteer.path.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE place SET kind = 77")
        connection.commit()
    with Gazetteer(path) as index, pytest.raises(GazetteerDamagedError, match="gazetteer build"):
        index.find("Hama")


def test_adding_to_a_damaged_index_says_how_to_build_it(damaged: Path, tmp_path: Path) -> None:
    """Nothing is added or taken out, the file stays as it was, and no other is left behind."""
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon\nMy Hill,1,2\n", encoding="utf-8")
    before = damaged.read_bytes()
    with pytest.raises(GazetteerDamagedError, match="gazetteer build"):
        add(own, index=damaged)
    with pytest.raises(GazetteerDamagedError, match="gazetteer build"):
        remove("own", index=damaged)
    assert damaged.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {"own.csv", "index.sqlite", ".index.sqlite.lock"}


def test_a_damaged_index_can_be_built_again(damaged: Path) -> None:
    """The command that the message names works, whatever stands in the index's place."""
    write_index(damaged, [("standard", "none", [Record(name="Base", kind="facility", feature="AIRB", lat=1, lon=1, own_id="x:1")])])
    with Gazetteer(damaged) as index:
        assert index.find("Base")


def test_additions_that_cannot_be_read_do_not_stop_a_build(tiny_gazetteer, tmp_path: Path) -> None:
    """Where the pages of the names are lost but those of the layers are not, the standard layers are built all the same."""
    path, own = tmp_path / "index.sqlite", tmp_path / "own.csv"
    path.write_bytes(tiny_gazetteer.path.read_bytes())
    own.write_text("name,lat,lon\nMy Hill,1,2\n", encoding="utf-8")
    add(own, index=path)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'name'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    write_index(path, [("standard", "none", [Record(name="Base", kind="facility", feature="AIRB", lat=1, lon=1, own_id="x:1")])])
    with Gazetteer(path) as index:
        assert index.find("Base")


@pytest.mark.parametrize("place_id", ["geonames:99999999999999999999", f"geonames:{'9' * 5000}", "own:\ud800:1", "geonames:", ""])
def test_ids_that_cannot_be_are_unknown(tiny_gazetteer: Gazetteer, place_id: str) -> None:
    """An id that is too long for a number, or half a character, is nobody's."""
    assert tiny_gazetteer.get(place_id) is None
