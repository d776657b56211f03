"""The base map of a window as shapes: water, graticule, land, lakes, borders, cut to the canvas."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.maps.basemap import REGION_ZOOM, Level, base_map
from geo.maps.drawing import Area, Box, Item, Line, Path
from geo.maps.mercator import Window, world_pixels, world_width
from geo.maps.simplify import simplify
from geo.maps.style import Palette

# Detail under this many pixels is not seen and only makes files larger.
_FINEST_PX = 0.55
# Room beyond the canvas, so that cut edges and their strokes stay out of sight.
_BEYOND_PX = 6.0
# (least zoom, degrees between lines of the graticule), the first that fits.
_GRATICULE = ((9, 0.5), (7, 1), (5, 5), (3, 10), (-math.inf, 30))
_GRATICULE_EDGE = 80


def ground(window: Window, palette: Palette, scale: float) -> Iterator[Item]:
    """Everything under the marks; `scale` widens the strokes with the picture."""
    level: Level = "region" if window.zoom >= REGION_ZOOM else "world"
    shore = min(1.1, 0.45 + window.zoom * 0.09) * scale
    yield Box(x=0, y=0, width=window.width, height=window.height, fill=palette.water)
    yield Line(paths=tuple(_graticule(window)), colour=palette.graticule, width=0.7 * scale)
    for name, fill in (("cut", palette.land), ("land", palette.land), ("lakes", palette.water), ("islands", palette.land)):
        near = _near(_layer(level, name), window)
        yield Area(rings=tuple(_cut_rings(near, window)), fill=fill)
        if name != "cut":
            yield Line(paths=tuple(_cut_lines(near, window)), colour=palette.coast, width=shore)
    yield Line(paths=tuple(_cut_lines(_near(_layer(level, "coasts"), window), window)), colour=palette.coast, width=shore)
    if window.zoom >= 4:  # noqa: PLR2004 (first-level borders would crowd a world map)
        lines = tuple(_cut_lines(_near(_layer(level, "provinces"), window), window))
        yield Line(paths=lines, colour=palette.province, width=0.9 * scale, dash=(4 * scale, 3 * scale))
    width = (0.6 if window.zoom < 3 else 0.9 if window.zoom < 6 else 1.3) * scale  # noqa: PLR2004 (as `base.js` does)
    yield Line(paths=tuple(_cut_lines(_near(_layer(level, "borders"), window), window)), colour=palette.border, width=width)


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """Lines of the base map in world pixels of zoom 0, and their boxes as rows of (left, top, right, bottom)."""

    lines: tuple[Path, ...]
    boxes: NDArray[np.float64]


@lru_cache(maxsize=16)
def _layer(level: Level, name: str) -> _Layer:
    """A layer of the base map, projected once a process."""
    lines = tuple(np.column_stack(world_pixels(line[:, 0], line[:, 1], 0)) for line in getattr(base_map(level), name))
    boxes = np.array([(*line.min(axis=0), *line.max(axis=0)) for line in lines]).reshape(-1, 4)
    return _Layer(lines, boxes)


def _near(layer: _Layer, window: Window) -> list[Path]:
    """The lines that meet the canvas, in its pixels, simplified to what is seen, on every copy of the world in sight."""
    scale, width = 2.0**window.zoom, world_width(window.zoom)
    left, top, right, bottom = (layer.boxes * scale - (window.left, window.top) * 2).T
    upright = (bottom >= -_BEYOND_PX) & (top <= window.height + _BEYOND_PX)
    found = []
    first, last = math.floor(window.left / width) - 1, math.floor((window.left + window.width) / width) + 1
    for shift in (copy * width for copy in range(first, last + 1)):
        near = upright & (right + shift >= -_BEYOND_PX) & (left + shift <= window.width + _BEYOND_PX)
        offset = (shift - window.left, -window.top)
        found += [layer.lines[index] * scale + offset for index in np.flatnonzero(near).tolist()]
    return list(simplify(found, _FINEST_PX))


def _cut_rings(rings: Iterable[Path], window: Window) -> Iterator[Path]:
    for ring in rings:
        cut = clip_ring(ring, window.width, window.height)
        if len(cut) > 2:  # noqa: PLR2004 (two points enclose nothing)
            yield cut


def clip_ring(ring: Path, width: float, height: float) -> Path:
    """The part of a ring inside the canvas and a little around it (Sutherland and Hodgman, 1974, one side at a time)."""
    for axis, limit, sign in ((0, -_BEYOND_PX, 1), (0, width + _BEYOND_PX, -1), (1, -_BEYOND_PX, 1), (1, height + _BEYOND_PX, -1)):
        if not len(ring):
            break
        ring = _clip_side(ring, axis, limit, sign)
    return ring


def _clip_side(ring: Path, axis: int, limit: float, sign: int) -> Path:
    inside = (ring[:, axis] - limit) * sign >= 0
    if inside.all():
        return ring
    before, was_inside = np.roll(ring, 1, axis=0), np.roll(inside, 1)
    step = ring[:, axis] - before[:, axis]
    share = np.divide(limit - before[:, axis], step, out=np.zeros(len(ring)), where=step != 0)
    crossing = before + (ring - before) * share[:, None]
    both = np.stack((crossing, ring), axis=1)
    cut: Path = both[np.column_stack((inside != was_inside, inside))]
    return cut


def _cut_lines(lines: Iterable[Path], window: Window) -> Iterator[Path]:
    """The stretches of lines that may be seen: a segment whose ends lie beyond one side cannot."""
    for line in lines:
        beyond = _beyond(line, window.width, window.height)
        seen = (beyond[:-1] & beyond[1:]) == 0
        edges = np.flatnonzero(np.diff(np.concatenate(([False], seen, [False]))))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            yield line[start : end + 1]


def _beyond(line: Path, width: float, height: float) -> NDArray[np.int8]:
    """For each point, the sides of the canvas that it lies beyond, as bits."""
    x, y = line[:, 0], line[:, 1]
    sides = (x < -_BEYOND_PX) * 1 + (x > width + _BEYOND_PX) * 2 + (y < -_BEYOND_PX) * 4 + (y > height + _BEYOND_PX) * 8
    return np.asarray(sides, np.int8)


def _graticule(window: Window) -> Iterator[Path]:
    step = next(degrees for least, degrees in _GRATICULE if window.zoom >= least)
    (south, west), (north, east) = window.bounds
    for lon in np.arange(math.floor(west / step) * step, east + step, step):
        x = float(window.unwrapped(np.zeros(1), np.array([lon]))[0][0])
        yield np.array([(x, 0.0), (x, window.height)])
    step = min(step, 10)
    first, last = max(south, -_GRATICULE_EDGE), min(north, _GRATICULE_EDGE)
    for lat in np.arange(math.ceil(first / step) * step, last, step):
        y = float(window.unwrapped(np.array([lat]), np.zeros(1))[1][0])
        yield np.array([(0.0, y), (window.width, y)])
