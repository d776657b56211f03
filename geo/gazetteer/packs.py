"""A country's places as one step: fetched from GeoNames, added to the index, the file taken away."""

from collections.abc import Callable
from pathlib import Path

from geo.gazetteer.add import Added, add
from geo.gazetteer.download import GEONAMES, download

# The share of the time that fetching takes on a line of some megabytes a second.
_FETCHING = 0.4


def add_country(
    code: str, *, name: str | None = None, index: Path | None = None, source: str = GEONAMES, progress: Callable[[float, str], None]
) -> Added:
    """Add all places of a country by its ISO code, as a layer called by it or by `name`. Raises what `download` and `add` raise.

    A file whose import is broken off stays, and the next try goes on with it.
    """
    pack = download(code, source=source, progress=lambda share, what: progress(share * _FETCHING, what))
    progress(_FETCHING, f"{pack.path.name}: {pack.size_bytes:,} bytes arrived, SHA-256 {pack.sha256}")
    added = add(
        pack.path, index=index, name=name or code.upper(), progress=lambda share, what: progress(_FETCHING + share * (1 - _FETCHING), what)
    )
    pack.path.unlink(missing_ok=True)
    return added
