"""GeoNames' own dumps: one country's `SY.txt`, or `allCountries.txt`, plain or zipped.

Tab-separated, UTF-8, 19 columns, no header; described in GeoNames' readme at https://download.geonames.org/export/dump/.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final, cast

from geo.errors import InputError
from geo.gazetteer.records import MOST_PEOPLE, Record, settlement_radius_km
from geo.gazetteer.sources.cities import alternate, plain_name
from geo.gazetteer.spelling import ROMANISED
from geo.model import PlaceKind

_COLUMNS: Final = 19
_ID, _NAME, _ALTERNATES, _LAT, _LON, _CLASS, _CODE, _COUNTRY, _ADMIN1, _ADMIN2, _POPULATION = 0, 1, 3, 4, 5, 6, 7, 8, 10, 11, 14
_KINDS: Final[dict[str, PlaceKind]] = {
    **dict.fromkeys("AL", "region"),
    **dict.fromkeys("HTVU", "natural"),
    **dict.fromkeys("SR", "facility"),
    "P": "settlement",
}
_OF_CODE: Final[dict[str, PlaceKind]] = {
    **dict.fromkeys(("PRK", "RES"), "natural"),
    **dict.fromkeys(("MILB", "NVB", "PRT", "CMPRF", "OILF"), "facility"),
    **dict.fromkeys(("PCL", "PCLD", "PCLF", "PCLH", "PCLI", "PCLIX", "PCLS", "TERR"), "country"),
    "CONT": "continent",
}
# A hill, a stream or a hotel of a dump is known to nobody outside: it stands behind every town of its name. In powers of ten.
_OBSCURE: Final = -3.0
# The longest line of allCountries.txt has some 13,000 bytes. A line beyond this is no line of a dump, and might fill the memory.
_LONGEST_LINE: Final = 1_000_000
# An id is a number of 64 bits to SQLite; GeoNames' have eight digits.
_MOST_DIGITS: Final = 18
# What reading a damaged archive may raise.
BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class DivisionNames:
    """The names of first divisions by "SY.09" and of second ones by "SY.09.0901", as the dumps' codes are written in GeoNames."""

    first: dict[str, str] = field(default_factory=dict)
    second: dict[str, str] = field(default_factory=dict)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The dump's bytes, out of the zip where it is one. Raise InputError for a zip that holds no dump or cannot be unpacked."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    try:
        with zipfile.ZipFile(path) as archive, _dump_in(archive, path.name) as member:
            yield member
    except BROKEN as error:
        raise InputError(f"The archive {path.name} is damaged ({error}). Fetch it again.") from error


def _dump_in(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    inside = [i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename.lower()]
    if not inside:
        raise InputError(f"The archive {name} holds no .txt file. A dump of GeoNames holds one, for example SY.txt.")
    try:
        member = archive.open(max(inside, key=lambda i: i.file_size))
    except RuntimeError as error:  # encrypted, or packed in a way that Python does not know
        raise InputError(f"The archive {name} cannot be unpacked ({error}). Unpack it, and add the .txt file.") from error
    # Zip members read a line with a limit byte by byte; a buffer around them does it at once.
    return io.BufferedReader(cast("io.RawIOBase", member))


def lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines from where the file stands. Raise InputError for one that is too long to be a place."""
    while line := file.readline(_LONGEST_LINE + 1):
        if len(line) > _LONGEST_LINE:
            raise InputError(f"A line of the file is longer than {_LONGEST_LINE:,} bytes. That is no dump of GeoNames.")
        yield line


def size(path: Path) -> int:
    """The number of bytes of the dump, unzipped."""
    with opened(path) as file:
        return file.seek(0, io.SEEK_END)


def is_dump(path: Path) -> bool:
    """Whether the first line looks like a dump's: 19 columns, a number first, coordinates in their places."""
    with opened(path) as file:
        row = file.readline(100_000).decode("utf-8", "replace").split("\t")
    return len(row) == _COLUMNS and row[_ID].lstrip("\ufeff").isdecimal() and _number(row[_LAT]) is not None


def division_names(path: Path) -> DivisionNames:
    """The names of the divisions that the dump holds: a first, quick pass over it."""
    names = DivisionNames()
    with opened(path) as file:
        for line in lines(file):
            if b"\tADM1\t" in line or b"\tADM2\t" in line:
                row = line.decode("utf-8", "replace").split("\t")
                if len(row) == _COLUMNS and row[_CODE] == "ADM1":
                    names.first[f"{row[_COUNTRY]}.{row[_ADMIN1]}"] = row[_NAME]
                elif len(row) == _COLUMNS and row[_CODE] == "ADM2":
                    names.second[f"{row[_COUNTRY]}.{row[_ADMIN1]}.{row[_ADMIN2]}"] = row[_NAME]
    return names


def record(line: bytes, names: DivisionNames) -> Record | None:
    """The place of one line; None for a line that is none (too few columns, no id, no name, no point on Earth, too many people)."""
    row = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
    if len(row) != _COLUMNS or not row[_NAME] or not (geonameid := _whole(row[_ID].lstrip("\ufeff"))):
        return None
    people = _whole(row[_POPULATION]) if row[_POPULATION].isdecimal() else 0
    if people is None or people > MOST_PEOPLE:
        return None
    lat, lon = _number(row[_LAT]), _number(row[_LON])
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004  (degrees)
        return None
    kind = _OF_CODE.get(row[_CODE]) or _KINDS.get(row[_CLASS], "natural")
    population = people or None
    return Record(
        name=plain_name(row[_NAME]) if row[_COUNTRY] in ROMANISED else row[_NAME],
        kind=kind,
        feature=row[_CODE] or row[_CLASS],
        lat=lat,
        lon=lon,
        geonameid=geonameid,
        country=row[_COUNTRY] or None,
        admin1=None if row[_CODE] == "ADM1" else names.first.get(f"{row[_COUNTRY]}.{row[_ADMIN1]}"),
        admin2=None if row[_CODE] == "ADM2" else names.second.get(f"{row[_COUNTRY]}.{row[_ADMIN1]}.{row[_ADMIN2]}"),
        population=population,
        radius_km=settlement_radius_km(population) if kind == "settlement" else None,
        fame=_OBSCURE if kind in {"natural", "facility", "region"} and population is None else 0.0,
        names=[name for text in row[_ALTERNATES].split(",") if text and (name := alternate(text, population)) is not None],
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
