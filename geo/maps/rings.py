"""Places that are no scene on the map: named in an event's clause, mentioned outside any, or too wide for a marker."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from geo.maps.days import date_in_words
from geo.maps.gather import Drawn
from geo.maps.marks import Ring, RingKind
from geo.maps.style import GREY_RING
from geo.maps.table import NO_EVENT, EventTable, Named, point_codes
from geo.maps.words import printable
from geo.model import Place

ColourOf = Callable[[int], str]


def rings_of(
    table: EventTable, wanted: NDArray[np.bool_], loose: NDArray[np.intp], drawn: Drawn, *, colour_of: ColourOf
) -> tuple[Ring, ...]:
    """One ring a place, and none where a marker stands. `loose` are rows that pass the filters but get no marker."""
    found = (*_listed(table, loose, colour_of), *_named(table, wanted, colour_of), *_mentioned(table))
    taken = set(np.unique(point_codes(table.lat[drawn.rows], table.lon[drawn.rows])).tolist())
    codes = point_codes(np.array([ring.lat for ring in found]), np.array([ring.lon for ring in found]))
    rings = []
    for ring, code in zip(found, codes.tolist(), strict=True):
        if code not in taken:
            taken.add(code)
            rings.append(ring)
    return tuple(rings)


def _listed(table: EventTable, loose: NDArray[np.intp], colour_of: ColourOf) -> Iterator[Ring]:
    """Events with a point that have no marker, gathered by place; the newest gives the colour."""
    by_place: dict[str, list[int]] = {}
    for row in loose[np.argsort(-table.last[loose], kind="stable")].tolist():
        place = table.events[row][1].place
        if place is not None:
            by_place.setdefault(place.id, []).append(row)
    for rows in by_place.values():
        place = table.events[rows[0]][1].place
        if place is not None:
            told = f"{len(rows)} event{'s' if len(rows) > 1 else ''} told of {place.name} as a whole or without a date"
            keys = tuple(table.keys[row] for row in rows)
            yield _ring(place, "listed", told, colour=colour_of(rows[0]), keys=keys)


def _named(table: EventTable, wanted: NDArray[np.bool_], colour_of: ColourOf) -> Iterator[Ring]:
    by_place: dict[str, list[Named]] = {}
    for named in table.named:
        if named.row != NO_EVENT and wanted[named.row]:
            by_place.setdefault(named.place.id, []).append(named)
    for group in by_place.values():
        newest = max(group, key=lambda named: int(table.last[named.row]))
        event = table.events[newest.row][1]
        told = f"{newest.place.name}, named in an event of {date_in_words(event.first, event.last, event.date_precision)}"
        yield _ring(newest.place, "named", told, colour=colour_of(newest.row), keys=tuple(table.keys[named.row] for named in group))


def _mentioned(table: EventTable) -> Iterator[Ring]:
    seen: set[str] = set()
    for named in table.named:
        if named.row == NO_EVENT and named.place.id not in seen:
            seen.add(named.place.id)
            yield _ring(named.place, "mentioned", f"{named.place.name}, mentioned in the text", colour=GREY_RING, keys=())


def _ring(place: Place, kind: RingKind, title: str, *, colour: str, keys: tuple[str, ...]) -> Ring:
    return Ring(lat=place.lat, lon=place.lon, name=printable(place.name), title=printable(title), kind=kind, colour=colour, keys=keys)
