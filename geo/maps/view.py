"""What a person wants to see, and which events that is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.events.types import EVENT_TYPES
from geo.maps.area import Area, contains
from geo.maps.marks import Bounds
from geo.maps.style import Theme, date_classes
from geo.maps.table import PRECISIONS, STATUSES, EventTable
from geo.model import Status

ColourBy = Literal["type", "date"]
ShowAs = Literal["markers", "heat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a person wants to see. None means all. Days are inclusive; `min_confidence` is 0 to 1.

    `keep_past` keeps events before `first` as hollow markers. `area` keeps events with a point in it, and no others. `bounds` and
    `zoom` are the screen's: they make counts and heat finer, and never decide what is shown.
    """

    colour_by: ColourBy = "type"
    show_as: ShowAs = "markers"
    types: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    first: date | None = None
    last: date | None = None
    min_confidence: float = 0.0
    area: Area | None = None
    show_mentioned: bool = True
    size_by_deaths: bool = False
    keep_past: bool = False
    theme: Theme = "light"
    bounds: Bounds | None = None
    zoom: float | None = None

    @property
    def always(self) -> "View":
        """The same view of all days."""
        return replace(self, first=None, last=None, keep_past=False)

    @property
    def within_days(self) -> "View":
        """The same view without the past that it keeps."""
        return replace(self, keep_past=False)


def wanted(table: EventTable, view: View) -> NDArray[np.bool_]:
    """Which events pass the view's filters, one value a row of the table: of what several articles tell, the row that stands for it.

    Events without a date pass whatever the view's days are.
    """
    mask = table.is_lead & (table.confidence >= np.float32(view.min_confidence))
    if view.types is not None:
        mask &= np.isin(table.type, [i for i, row in enumerate(EVENT_TYPES) if row.name in view.types])
    if view.statuses is not None:
        mask &= np.isin(table.status, [i for i, name in enumerate(STATUSES) if name in view.statuses])
    undated = table.first == 0
    if view.first is not None and not view.keep_past:
        mask &= undated | (table.last >= view.first.toordinal())
    if view.last is not None:
        mask &= undated | (table.first <= view.last.toordinal())
    if view.area is not None:
        rows = np.flatnonzero(mask)
        mask[rows] = contains(view.area, table.lat[rows], table.lon[rows])
    return mask


def is_wide(table: EventTable) -> NDArray[np.bool_]:
    """Which events are told of a whole country or larger: their place is no point."""
    return np.isin(table.precision, [PRECISIONS.index("country"), PRECISIONS.index("larger")])


def has_marker(table: EventTable) -> NDArray[np.bool_]:
    """Which events stand on the map as a marker: dated, and told of no whole country or larger."""
    return ~np.isnan(table.lat) & ~is_wide(table) & (table.first > 0)


def date_scale(table: EventTable, view: View) -> NDArray[np.int32]:
    """The last day of each class of the colours by date, oldest first.

    Of the events with a marker on any day: a window that is moved or played colours no event anew, and the timeline has the same scale.
    """
    dated = wanted(table, view.always) & (table.first > 0)
    marked = dated & has_marker(table)
    return date_classes(table.last[marked if marked.any() else dated])
