"""A histogram of events over time: bins of days, weeks, months or longer, with exact counts, for the bar under the map.

An event that surely lies in one bin counts there. One that is told of more bins than one (a range, a month in a chart of days) is
shared among them by days, and kept apart, so that nobody reads a guess as a count.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from geo.events.types import EVENT_TYPES
from geo.maps.calendar import DAYS, FIRST_DAY, LAST_DAY, UNITS, Unit, after, begin, unit_in_words
from geo.maps.days import day_in_words
from geo.maps.style import date_colours
from geo.maps.table import EventTable
from geo.maps.view import View, date_scale, wanted

Days = NDArray[np.int64]
"""Proleptic ordinals, as `date.toordinal` gives them."""
# More bars than this are too thin to hit, and slow to step through.
MOST_BINS = 130
# The chart shows the days around the middle one within this many times the distance that holds three quarters of the events, and never
# fewer than so many days; what lies further off is one bar at its end: a battle of 1453 is not to squeeze a war of 2024 into one bar.
_SHARE, _FACTOR, _LEAST_DAYS = 0.75, 3.0, 10
# One day alone is a bar among others that are empty.
_LEAST_BINS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One bar: its days, both inclusive, what to call them, and what happened in them.

    `counts` holds for each colour of the timeline the events that surely lie in the bin. `share` is the part that falls into it of the
    events that lie in several bins, `touching` the number of those.
    """

    first: date
    last: date
    label: str
    counts: tuple[int, ...]
    share: float
    touching: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All bars, oldest first, without a gap. `shown` events have a date, `undated` have none and are in no bar.

    `colours` and `names` say what the columns of `Bin.counts` are. Where `is_cut` at an end, its bar holds all that lies further off.
    """

    unit: Unit
    bins: tuple[Bin, ...]
    colours: tuple[str, ...]
    names: tuple[str, ...]
    shown: int
    undated: int
    is_cut: tuple[bool, bool]


def timeline_of(table: EventTable, view: View, *, near: tuple[date, date] | None = None) -> Timeline:
    """The timeline of the events that pass the view's filters other than its days.

    `near` are the first and the last day of the chart, in bars as fine as these allow; None is the bulk of the events. What lies outside
    is one bar at either end.
    """
    mask = wanted(table, view.always)
    rows = np.flatnonzero(mask & (table.first > 0))
    undated = int(mask.sum()) - len(rows)
    first, last = table.first[rows].astype(np.int64), table.last[rows].astype(np.int64)
    kinds, colours, names = _kinds(table, rows, view)
    if not len(rows):
        return Timeline(unit="day", bins=(), colours=colours, names=names, shown=0, undated=undated, is_cut=(False, False))
    unit, edges, is_cut = _edges(first, last, _bulk(first, last) if near is None else _at_least((near[0].toordinal(), near[1].toordinal())))
    start, end = np.searchsorted(edges, first, side="right") - 1, np.searchsorted(edges, last, side="right") - 1
    sure = start == end
    size = len(edges) - 1
    counts = np.bincount(start[sure] * len(colours) + kinds[sure], minlength=size * len(colours)).reshape(size, len(colours))
    share = _shares(first[~sure], last[~sure], edges)
    touching = np.cumsum(np.bincount(start[~sure], minlength=size + 1) - np.bincount(end[~sure] + 1, minlength=size + 1))
    bins = tuple(
        _bin(edges, i, unit, is_cut, counts=tuple(counts[i].tolist()), share=float(share[i]), touching=int(touching[i]))
        for i in range(size)
    )
    return Timeline(unit=unit, bins=bins, colours=colours, names=names, shown=len(rows), undated=undated, is_cut=is_cut)


def _kinds(table: EventTable, rows: NDArray[np.intp], view: View) -> tuple[NDArray[np.int64], tuple[str, ...], tuple[str, ...]]:
    """For each row the index of its colour; the colours; and what they mean."""
    if view.colour_by == "type":
        return table.type[rows].astype(np.int64), tuple(row.colour for row in EVENT_TYPES), tuple(row.label for row in EVENT_TYPES)
    classes = date_scale(table, view)
    colours = date_colours(max(1, len(classes)), view.theme)
    kinds = np.minimum(np.searchsorted(classes, table.last[rows], side="left"), len(colours) - 1).astype(np.int64)
    return kinds, colours, tuple(f"until {day_in_words(date.fromordinal(int(day)))}" for day in classes)


def _edges(first: Days, last: Days, chart: tuple[int, int]) -> tuple[Unit, Days, tuple[bool, bool]]:
    """The first days of all bins and the day after the last one."""
    low, high = chart
    least, most = int(first.min()), int(last.max())
    unit: Unit = next((unit for unit in UNITS if (high - low + 1) / DAYS[unit] <= MOST_BINS), UNITS[-1])
    edges = [begin(low, unit)]
    while edges[-1] <= high:
        edges.append(after(edges[-1], unit))
    earlier, later = least < edges[0], most >= edges[-1]
    return unit, np.array([*[least] * earlier, *edges, *[most + 1] * later], np.int64), (earlier, later)


def _bulk(first: Days, last: Days) -> tuple[int, int]:
    """The first and the last day of the chart itself."""
    middle = (first + last) // 2
    centre = int(np.median(middle))
    reach = int(np.quantile(np.abs(middle - centre), _SHARE, method="higher"))
    most = max(int(reach * _FACTOR), _LEAST_DAYS)
    inside = np.abs(middle - centre) <= most
    # An event of a whole year in a chart of days does not widen it.
    low, high = int(middle[inside].min()), int(middle[inside].max())
    short = inside & (last - first <= most)
    if short.any():
        low, high = min(low, int(first[short].min())), max(high, int(last[short].max()))
    return _at_least((low, high))


def _at_least(chart: tuple[int, int]) -> tuple[int, int]:
    """The days of a chart, with empty ones around them where they are few."""
    low, high = chart
    missing = max(0, _LEAST_BINS - (high - low + 1))
    return max(FIRST_DAY, low - missing // 2), min(LAST_DAY, high + missing - missing // 2)


def _shares(first: Days, last: Days, edges: Days) -> NDArray[np.float64]:
    """How many events fall into each bin where each is spread evenly over its days."""
    days = int(edges[-1] - edges[0])
    each = 1 / (last - first + 1)
    steps = np.bincount(first - edges[0], each, days + 1) - np.bincount(last - edges[0] + 1, each, days + 1)
    a_day = np.maximum(np.cumsum(steps[:days]), 0)
    shares: NDArray[np.float64] = np.add.reduceat(a_day, edges[:-1] - edges[0])
    return shares


def _bin(edges: Days, i: int, unit: Unit, is_cut: tuple[bool, bool], *, counts: tuple[int, ...], share: float, touching: int) -> Bin:
    first, last = date.fromordinal(int(edges[i])), date.fromordinal(int(edges[i + 1]) - 1)
    if i == 0 and is_cut[0]:
        label = f"before {day_in_words(last + timedelta(days=1))}"
    elif i == len(edges) - 2 and is_cut[1]:
        label = f"after {day_in_words(first - timedelta(days=1))}"
    else:
        label = unit_in_words(first, last, unit)
    return Bin(first=first, last=last, label=label, counts=counts, share=share, touching=touching)
