"""Which events of a table are meant: by their keys, by words in them, by a box on the map."""

from collections.abc import Iterable
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from geo.maps.framing import inside
from geo.maps.marks import Bounds
from geo.maps.table import EventTable
from geo.model import Event
from geo.text import fold

Rows = NDArray[np.intp]


def newest_first(table: EventTable, rows: Rows) -> Rows:
    """The rows by the events' last days, the newest first and those without a date at the end; the table's order within a day."""
    ordered: Rows = rows[np.argsort(-table.last[rows], kind="stable")]
    return ordered


def rows_in_box(table: EventTable, rows: Rows, bounds: Bounds) -> Rows:
    """Those of the rows whose events have their point in a box."""
    within: Rows = rows[inside(table.lat[rows], table.lon[rows], bounds)]
    return within


def told_in(table: EventTable) -> tuple[str, ...]:
    """For each event its quote, place and actors, folded: what a search looks in. Made once for a table; 5 microseconds an event."""
    return tuple(_told(event) for _, event in table.events)


def rows_with_words(told: tuple[str, ...], rows: Iterable[int], words: str, *, limit: int) -> tuple[int, ...]:
    """The first `limit` of the rows in which words begin with all of these, accents and case aside. `told` is of `told_in`."""
    wanted = [f" {word}" for word in fold(words).split()]
    if not wanted:
        return ()
    return tuple(islice((row for row in rows if all(word in told[row] for word in wanted)), limit))


def _told(event: Event) -> str:
    place = event.place.name if event.place else ""
    return " " + fold(" ".join((event.quote, event.place_text or "", place, *(actor.name for actor in event.actors))))
