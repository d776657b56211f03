"""Where events lie densely: counts in small cells, and the density that screen and picture paint from them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.maps.framing import SCREEN_MARGIN, inside
from geo.maps.marks import Bounds
from geo.maps.mercator import world_pixels
from geo.maps.style import Theme

Floats = NDArray[np.float64]
# The side of a cell in pixels at the view's zoom: finer than the blur shows, so no cell is seen.
CELL_PX = 6
WORLD_ZOOM = 3.0
# How far an event's warmth reaches on screen, in pixels: the standard deviation of the blur.
BLUR_PX = 14.0
_BOXES = 3
# Paul Tol's YlOrBr without its palest steps: lightness falls evenly from few to many, so it survives colour blindness and grey print. On
# a dark map it runs the other way, for there the bright end is what stands out.
RAMP = ("#FEE391", "#FEC44F", "#FB9A29", "#EC7014", "#CC4C02", "#993404", "#662506")
# Below this share of the greatest density in sight nothing is painted.
LEAST_SHARE = 0.02
OPACITY = 0.82


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heat:
    """Events counted in cells: the cells' mean points in degrees, and how many events each holds."""

    lat: Floats
    lon: Floats
    count: NDArray[np.int64]


def heat_of(lat: Floats, lon: Floats, *, bounds: Bounds | None, zoom: float | None) -> Heat:
    """The heat of events at points in degrees. `bounds` and `zoom` are the screen's; None is the world."""
    if bounds is not None:
        near = inside(lat, lon, bounds, margin=SCREEN_MARGIN)
        lat, lon = lat[near], lon[near]
    if not len(lat):
        return Heat(lat=np.zeros(0), lon=np.zeros(0), count=np.zeros(0, np.int64))
    x, y = world_pixels(lat, lon, WORLD_ZOOM if zoom is None else zoom)
    columns = (x // CELL_PX).astype(np.int64)
    cells = (y // CELL_PX).astype(np.int64) * (int(columns.max()) + 1) + columns
    _, cell, count = np.unique(cells, return_inverse=True, return_counts=True)
    return Heat(lat=np.bincount(cell, lat) / count, lon=np.bincount(cell, lon) / count, count=count)


def ramp(theme: Theme) -> tuple[str, ...]:
    """The colours from few events to many."""
    return RAMP if theme == "light" else RAMP[::-1]


def density(x: Floats, y: Floats, count: NDArray[np.int64], shape: tuple[int, int], sigma: float) -> Floats:
    """Counts at grid positions, blurred: three running means, which come close to a Gaussian of `sigma` cells. Rows are y.

    Points beyond the grid warm it, too, up to three sigmas away.
    """
    reach = int(np.ceil(3 * sigma))
    high, wide = shape[0] + 2 * reach, shape[1] + 2 * reach
    column, row = np.floor(x).astype(np.int64) + reach, np.floor(y).astype(np.int64) + reach
    on = (column >= 0) & (column < wide) & (row >= 0) & (row < high)
    grid: Floats = np.zeros((high, wide))
    np.add.at(grid, (row[on], column[on]), count[on])
    radius = max(1, round((np.sqrt(12 * sigma**2 / _BOXES + 1) - 1) / 2))
    for axis in (0, 1):
        for _ in range(_BOXES):
            grid = _running_mean(grid, radius, axis)
    return grid[reach : reach + shape[0], reach : reach + shape[1]]


def _running_mean(grid: Floats, radius: int, axis: int) -> Floats:
    pads = [(0, 0), (0, 0)]
    pads[axis] = (radius + 1, radius)
    sums = np.cumsum(np.pad(grid, pads), axis=axis)
    size = grid.shape[axis]
    upper = np.take(sums, np.arange(2 * radius + 1, 2 * radius + 1 + size), axis=axis)
    mean: Floats = (upper - np.take(sums, np.arange(size), axis=axis)) / (2 * radius + 1)
    return mean


def steps(grid: Floats, count: int) -> NDArray[np.int8]:
    """The colour of each cell: its index in a ramp of `count`, -1 where it is too cool.

    By the root of the share, so that small towns show beside a front.
    """
    most = float(grid.max()) if grid.size else 0.0
    if most <= 0:
        return np.full(grid.shape, -1, np.int8)
    share = np.sqrt(np.clip(grid / most, 0, 1))
    found = np.minimum((share * count).astype(np.int8), count - 1)
    return np.where(grid / most < LEAST_SHARE, np.int8(-1), found)
