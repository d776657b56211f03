"""A country's places from GeoNames' own server: the one thing here that needs a network, and only when it is asked for."""

import hashlib
import re
import ssl
import urllib.error
import urllib.request
import uuid
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final

from geo.errors import GazetteerError, InputError
from geo.fetch import body, user_agent
from geo.gazetteer.sources.cities import read_countries
from geo.gazetteer.sources.dumps import BROKEN, is_dump
from geo.paths import data_folder

GEONAMES: Final = "https://download.geonames.org/export/dump"
# A server that says nothing for so long is given up; a large country on a slow line may take an hour in all.
_SILENT_S: Final = 20.0
_LONGEST_S: Final = 3600.0
# The largest country has some 80 MB.
_MOST_BYTES: Final = 1_000_000_000
_NOT_THERE: Final = 404
_CODE: Final = re.compile("[A-Za-z]{2}")

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Pack:
    """A country's dump on this machine: its file, its size, and the SHA-256 of what arrived."""

    path: Path
    size_bytes: int
    sha256: str


def is_country_code(word: str) -> bool:
    """Whether this is written as an ISO 3166-1 alpha-2 code is."""
    return _CODE.fullmatch(word) is not None


def download(code: str, *, folder: Path | None = None, source: str = GEONAMES, progress: Progress | None = None) -> Pack:
    """Fetch a country's dump into a folder (by default the data folder); one that is there whole is not fetched again.

    Raise InputError for what is no country, GazetteerError, which says what to do, where the file does not arrive whole.
    """
    country = code.upper()
    if country not in read_countries():
        raise InputError(f"{code!r} is no country's code; it has two letters, such as SY (ISO 3166-1).")
    file = (folder or data_folder()) / f"{country}.zip"
    if not file.is_file() or not _is_whole(file):
        _fetch(f"{source}/{country}.zip", file, progress or (lambda _share, _what: None))
    with file.open("rb") as arrived:
        return Pack(file, file.stat().st_size, hashlib.file_digest(arrived, "sha256").hexdigest())


def _fetch(url: str, file: Path, say: Progress) -> None:
    part = file.with_suffix(f".{uuid.uuid4().hex[:8]}.part")  # two windows may fetch the same country
    say(0.0, f"Asking {url}")
    try:
        with _opened(url) as page, part.open("wb") as target:
            size = int(page.headers.get("Content-Length") or 0)
            told = f"Fetching {file.name}" + (f", {size / 1e6:.1f} MB" if size else "")
            for piece in body(page, seconds=_LONGEST_S, most_bytes=_MOST_BYTES):
                target.write(piece)
                say(min(1.0, target.tell() / size) if size else 0.0, told)
        if not _is_whole(part):
            raise GazetteerError(f"What arrived from {url} is no dump of GeoNames: perhaps a sign-in page of the network.")
        part.replace(file)
    except (OSError, HTTPException, ValueError) as error:
        raise GazetteerError(_told(url, error)) from error
    finally:
        part.unlink(missing_ok=True)


def _opened(url: str) -> Any:
    request = urllib.request.Request(url, headers={"User-Agent": user_agent()})  # noqa: S310  (our own address, or a test's)
    return closing(urllib.request.urlopen(request, timeout=_SILENT_S, context=ssl.create_default_context()))  # noqa: S310


def _is_whole(file: Path) -> bool:
    """Whether a zip file's checksums hold and a dump is in it."""
    try:
        with zipfile.ZipFile(file) as packed:
            return packed.testzip() is None and is_dump(file)
    except (*BROKEN, RuntimeError, OSError, InputError):  # RuntimeError: encrypted
        return False


def _told(url: str, error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError) and error.code == _NOT_THERE:
        return f"GeoNames has no file at {url}."
    what = " ".join(str(getattr(error, "reason", None) or error).split()) or type(error).__name__
    return f"{url} did not arrive ({what}). With a network elsewhere, fetch that file there and add it: python -m geo gazetteer add FILE"
