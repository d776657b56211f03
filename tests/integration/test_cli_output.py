"""Where the command line writes and keeps things: an error names what the person gave."""

from pathlib import Path

import pytest

from geo.cli import main
from geo.paths import HOME_VARIABLE
from geo.store import open_store

WEEK = Path(__file__).resolve().parents[1] / "data" / "week.geojson"
COMMANDS = ("read", "snapshot", "export")


@pytest.fixture
def words(tmp_path: Path, gazetteer_index: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Each command that writes a file, up to the file's name, with a home in which all of them work."""
    home = tmp_path / "home"
    home.mkdir()
    (home / gazetteer_index.name).symlink_to(gazetteer_index)
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    monkeypatch.delenv("WHEREABOUTS_DATABASE_URL", raising=False)
    article = tmp_path / "in.txt"
    article.write_text("A bomb exploded in Paris.", encoding="utf-8")
    return {
        "read": ["read", str(article), "--output"],
        "snapshot": ["snapshot", str(WEEK), "--output"],
        "export": ["export", "1", "--output"],
    }


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("no folder/out.png", "no folder/out.png cannot be written: there is no folder {folder}/no folder.\n"),
        ("taken.png", "taken.png is a folder. Name a file in it to write to.\n"),
        ("in.txt/out.png", "in.txt/out.png cannot be written: Not a directory.\n"),
        ("x" * 300 + ".png", ".png cannot be written: File name too long.\n"),
    ],
)
def test_file_that_cannot_be_written_is_named_as_it_was_given(words, capsys, command, where, said):
    """Not by the name of the part that is written first; no part is left."""
    _make_project()
    tmp_path = Path(words["read"][1]).parent
    (tmp_path / "taken.png").mkdir()
    before = sorted(tmp_path.iterdir())
    assert main([*words[command], str(tmp_path / where)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"geo: {tmp_path}/")
    assert told.endswith(said.format(folder=tmp_path))
    assert ".part" not in told
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_longest_name_that_a_file_may_have_is_written(tmp_path, words, command):
    """The part that is written first has a name that is no longer."""
    _make_project()
    target = tmp_path / ("é" * 125 + ".png")
    assert main([*words[command], str(target)]) == 0
    assert target.stat().st_size > 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["read", "export"])
def test_device_without_room_is_named(words, capsys, command):
    """The system's own error names no file."""
    _make_project()
    assert main([*words[command], "/dev/full"]) == 2
    assert capsys.readouterr().err == "geo: /dev/full cannot be written: No space left on device.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_home_that_is_a_file_is_told_with_its_variable(tmp_path, words, monkeypatch, capsys, command):
    """Whoever set the variable hears of it, and of what it may say; a command that keeps nothing does not mind."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file"))
    if command == "snapshot":
        assert main([*words[command], str(tmp_path / "out.png")]) == 0
        return
    assert main([*words[command], str(tmp_path / "out.png")]) == 2
    told = f"geo: The data folder {tmp_path / 'file'} of {HOME_VARIABLE} cannot be used: it is a file. Set {HOME_VARIABLE} to a folder"
    assert capsys.readouterr().err.startswith(told)


def _make_project() -> None:
    """Have a first project in the store."""
    store = open_store()
    store.default_project()
    store.close()
