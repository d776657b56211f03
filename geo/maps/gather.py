"""Events at one point become one mark; too many events for symbols become counts in cells."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.maps.framing import SCREEN_MARGIN, inside
from geo.maps.marks import HOLLOW, Bounds, Mark, Symbol, in_order, mix_of
from geo.maps.mercator import world_pixels
from geo.maps.table import PRECISIONS, EventTable, point_codes
from geo.maps.words import printable

# The side of a cell of counts, in pixels at the view's zoom. The screen merges cells further; finer ones only cost bytes.
CELL_PX = 24
WORLD_ZOOM = 4.0
# The radius drawn for an event in a region whose size the gazetteer does not know.
REGION_RADIUS_KM = 30.0
_REGION = PRECISIONS.index("region")

SymbolsOf = Callable[[NDArray[np.intp]], list[Symbol]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """The events that get a marker: `rows` of the table, and for each its colour (an index into `colours`) and its step of age.

    `classes` are the last days of the date scale's classes where hue says the date, else None. `past` ones are kept, and hollow.
    """

    rows: NDArray[np.intp]
    colour: NDArray[np.int32]
    colours: tuple[str, ...]
    step: NDArray[np.int8]
    span: tuple[int, int, int]
    classes: NDArray[np.int32] | None
    past: NDArray[np.bool_]


def gather(
    table: EventTable,
    drawn: Drawn,
    symbols_of: SymbolsOf,
    *,
    bounds: Bounds | None,
    zoom: float | None,
    limit: int,
) -> tuple[Mark, ...]:
    """The marks of the drawn events: one a point with its symbols, which `symbols_of` makes of positions in `drawn.rows`.

    With more than `limit` events in `bounds` it is one a cell, with counts.
    """
    seen = _inside(table, drawn, bounds) if len(drawn.rows) > limit else np.arange(len(drawn.rows))
    if len(seen) > limit:
        return tuple(_cells(table, drawn, seen, WORLD_ZOOM if zoom is None else zoom))
    return tuple(_points(table, drawn, seen, symbols_of))


def _inside(table: EventTable, drawn: Drawn, bounds: Bounds | None) -> NDArray[np.intp]:
    """Positions in `drawn.rows` within the bounds and half as much again on each side, so that a small pan finds its marks there."""
    if bounds is None:
        return np.arange(len(drawn.rows))
    return np.flatnonzero(inside(table.lat[drawn.rows], table.lon[drawn.rows], bounds, margin=SCREEN_MARGIN))


def _points(table: EventTable, drawn: Drawn, seen: NDArray[np.intp], symbols_of: SymbolsOf) -> Iterator[Mark]:
    rows = drawn.rows[seen]
    point = point_codes(table.lat[rows], table.lon[rows])
    # By point, and within a point the newest first.
    order = np.lexsort((-table.last[rows], point))
    symbols = symbols_of(seen[order])
    rows, point, past = rows[order], point[order], drawn.past[seen[order]].tolist()
    radii = _radii_km(table, rows)
    starts = np.flatnonzero(np.diff(point, prepend=point[:1] - 1)).tolist()
    for start, end in itertools.pairwise((*starts, len(rows))):
        here = tuple(symbols[start:end])
        place = here[0].event.place
        if place is None:
            continue
        yield Mark(
            lat=place.lat,
            lon=place.lon,
            name=printable(place.name),
            radius_km=max(radii[start:end]),
            symbols=here,
            count=len(here),
            mix=mix_of(HOLLOW if is_past else symbol.colour for symbol, is_past in zip(here, past[start:end], strict=True)),
        )


def _radii_km(table: EventTable, rows: NDArray[np.intp]) -> list[float]:
    """How far each event's place may reach: 0 for a point."""
    radii = [0.0] * len(rows)
    for index in np.flatnonzero(table.precision[rows] == _REGION).tolist():
        place = table.events[rows[index]][1].place
        radii[index] = (place and place.radius_km) or REGION_RADIUS_KM
    return radii


def _cells(table: EventTable, drawn: Drawn, seen: NDArray[np.intp], zoom: float) -> Iterator[Mark]:
    rows = drawn.rows[seen]
    x, y = world_pixels(table.lat[rows], table.lon[rows], zoom)
    across = int(256 * 2**zoom // CELL_PX) + 2
    cell = (y // CELL_PX).astype(np.int64) * across + (x // CELL_PX).astype(np.int64)
    _, inverse, counts = np.unique(cell, return_inverse=True, return_counts=True)
    lat = np.bincount(inverse, table.lat[rows]) / counts
    lon = np.bincount(inverse, table.lon[rows]) / counts
    colours = (*drawn.colours, HOLLOW)
    kinds = len(colours)
    colour = np.where(drawn.past[seen], kinds - 1, drawn.colour[seen])
    mixes = np.bincount(inverse * kinds + colour, minlength=len(counts) * kinds).reshape(-1, kinds)
    for index, count in enumerate(counts.tolist()):
        mix = mixes[index]
        ranked = [int(k) for k in np.argsort(-mix, kind="stable") if mix[k]]
        yield Mark(
            lat=float(lat[index]),
            lon=float(lon[index]),
            name="",
            radius_km=0.0,
            symbols=(),
            count=count,
            mix=in_order((colours[k], int(mix[k])) for k in ranked),
        )
