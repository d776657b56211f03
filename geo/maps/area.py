"""A drawn area: a polygon on the map, which of the events lie in it, and how an address bar spells it."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.maps.mercator import MAX_LAT, world_pixels

Corners = tuple[tuple[float, float], ...]
LEAST_CORNERS = 3
# An address bar holds some thousands of letters; nobody draws more corners by hand.
MOST_CORNERS = 100
# A corner to a thousandth of a degree, 110 m: finer than a hand draws on a map of a country.
DECIMALS = 3
_NUMBER = re.compile(r"-?\d{1,4}(\.\d{1,9})?")
_WORLD = 360.0
_POLE = 90.0
# A map wraps around the world a few times.
_MOST_LON = 1080.0


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon with straight sides on the map. `corners` are (lat, lon) in degrees, in the order in which they were drawn.

    Longitudes go on beyond 180 where the polygon crosses the date line; the last corner joins the first. Where sides cross each
    other, what lies inside an even number of times is outside. Raises ValueError for what is no polygon.
    """

    corners: Corners

    def __post_init__(self) -> None:
        """Refuse too few or too many corners, corners beyond the poles, and areas wider than the world."""
        if not LEAST_CORNERS <= len(self.corners) <= MOST_CORNERS:
            raise ValueError(f"An area has {LEAST_CORNERS} to {MOST_CORNERS} corners, not {len(self.corners)}.")
        lons = [lon for _, lon in self.corners]
        on_map = all(abs(lat) <= _POLE and abs(lon) <= _MOST_LON for lat, lon in self.corners)
        if not (on_map and max(lons) - min(lons) <= _WORLD):
            raise ValueError("An area lies on the map, and is no wider than the world.")

    def unturned(self) -> "Area":
        """The same area with its first corner between -180 and 180 degrees, however often the map was turned around the world."""
        turns = np.floor((self.corners[0][1] + _WORLD / 2) / _WORLD) * _WORLD
        return Area(tuple((lat, lon - float(turns)) for lat, lon in self.corners))


def contains(area: Area, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points, in degrees, lie in the area as the map draws it. A point without a place (NaN) lies in none.

    A ray to the east crosses the sides of a polygon an odd number of times from a point inside it. In Web Mercator, in which the
    sides are straight.
    """
    _, y = world_pixels(lat, lon, 0.0)
    inside = np.zeros(len(lat), np.bool_)
    lons = np.array([corner[1] for corner in area.corners])
    _, corner_y = world_pixels(np.array([corner[0] for corner in area.corners]), lons, 0.0)
    # The copy of each point that lies in the 360 degrees that begin at the area's western end.
    x = lons.min() + (lon - lons.min()) % _WORLD
    for (x0, y0), (x1, y1) in zip(_sides(lons, corner_y), _sides(np.roll(lons, -1), np.roll(corner_y, -1)), strict=True):
        if y0 == y1:
            continue
        spans = (y >= y0) != (y >= y1)
        inside ^= spans & (x < x0 + (y - y0) * ((x1 - x0) / (y1 - y0)))
    return inside


def _sides(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[tuple[float, float]]:
    return list(zip(x.tolist(), y.tolist(), strict=True))


def spelled(area: Area) -> str:
    """The area as a short word: "36.1,37.2_36.5,37.9_35.8,38"."""
    return "_".join(",".join(f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".") for value in corner) for corner in area.corners)


def parsed(word: str) -> Area | None:
    """The area that such a word means; None where it means none."""
    corners = []
    for corner in word.split("_")[: MOST_CORNERS + 1]:
        lat, _, lon = corner.partition(",")
        if not (_NUMBER.fullmatch(lat) and _NUMBER.fullmatch(lon)):
            return None
        corners.append((max(-MAX_LAT, min(MAX_LAT, float(lat))), float(lon)))
    try:
        return Area(tuple(corners))
    except ValueError:
        return None
