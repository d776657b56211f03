"""Which engine made a reading: a kept reading is shown again only as long as the same engine would make it."""

import hashlib
from functools import lru_cache
from pathlib import Path

from geo.gazetteer.index import Gazetteer

# What a reading depends on, relative to the package: code, tables, lexicons and learned weights.
_PARTS = ("model.py", "text.py", "language.py", "reading.py", "gazetteer", "places", "dates", "events")
_PASSED_OVER = {".pyc"}


def engine_version(gazetteer: Gazetteer) -> str:
    """Forty hex digits that change when the engine's code, its weights or what is in the gazetteer change.

    The same for all who have the standard gazetteer, wherever their files are: colleagues with one database share its readings.
    """
    info = gazetteer.info()
    contents: tuple[object, ...] = (info.version, info.fingerprint, info.layers)
    if not info.fingerprint or any(layer.added for layer in info.layers):  # what these hold is known of this very file only
        contents = (*contents, info.built, info.size_bytes, info.path.stat().st_mtime_ns)
    return hashlib.sha256(f"{_engine_files()} {contents}".encode()).hexdigest()[:40]


@lru_cache(maxsize=1)
def _engine_files() -> str:
    """A hash of the engine's files. A hash instead of a number that somebody has to remember to raise."""
    root = Path(__file__).parent.parent
    files = (path for part in _PARTS for path in ([root / part] if part.endswith(".py") else sorted((root / part).rglob("*"))))
    digest = hashlib.sha256()
    for path in files:
        if path.is_file() and path.suffix not in _PASSED_OVER:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
