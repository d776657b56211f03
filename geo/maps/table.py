"""Events and mentioned places as columns, so that a filter over 100,000 events is a few array operations.

Columns hold one value an event, in reading order. Days are proleptic ordinals (`date.toordinal`), 0 where unknown;
latitudes and longitudes are degrees, NaN where unknown. Make a table once for a choice of articles and keep it:
every change of a filter only masks it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from geo.coreference import KeyPair, Linked, columns, event_key, link
from geo.maps.style import RingStyle, ring_of
from geo.maps.words import event_title
from geo.model import Article, Event, Mention, Place, PlacePrecision, Reading, Status

__all__ = ["NO_EVENT", "PRECISIONS", "RINGS", "STATUSES", "EventTable", "Named", "event_key", "point_codes"]

STATUSES: tuple[Status, ...] = tuple(columns.STATUSES)
PRECISIONS: tuple[PlacePrecision | None, ...] = tuple(columns.PRECISIONS)
NO_EVENT = -1
RINGS: tuple[RingStyle, ...] = ("solid", "dashed", "dotted")
# Points closer than a ten-thousandth of a degree (11 m) are one point: gazetteers round so, and no marker could tell them apart.
POINTS_PER_DEGREE = 10_000


def point_codes(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.int64]:
    """One whole number a point in degrees, equal for points that are one on the map."""
    rows = np.round(lat * POINTS_PER_DEGREE).astype(np.int64)
    # The 180th meridian has two names.
    columns = np.round((lon + 180) * POINTS_PER_DEGREE).astype(np.int64) % (360 * POINTS_PER_DEGREE)
    codes: NDArray[np.int64] = rows * (360 * POINTS_PER_DEGREE) + columns
    return codes


@dataclass(frozen=True, slots=True)
class Named:
    """A place that an article mentions and that is not the scene of the clause it stands in.

    `row` is the event whose clause names it (the one that stands for it, where several articles tell it), or NO_EVENT.
    """

    place: Place
    row: int


@dataclass(frozen=True, kw_only=True, eq=False)
class EventTable:
    """All events of some readings. Every array has the length of `events`.

    `lead` is the row that stands for an event: its own, or that of another article's telling of the same happening. Maps and lists show
    the leads; `linked` holds, by lead, what several articles tell.
    """

    events: tuple[tuple[Article, Event], ...]
    keys: tuple[str, ...]
    named: tuple[Named, ...]
    articles: tuple[Article, ...]
    lead: NDArray[np.intp]
    linked: Mapping[int, Linked]
    type: NDArray[np.int8]
    status: NDArray[np.int8]
    precision: NDArray[np.int8]
    confidence: NDArray[np.float32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    ring: NDArray[np.int8]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]

    @classmethod
    def of(cls, readings: Iterable[Reading], *, together: Iterable[KeyPair] = (), apart: Iterable[KeyPair] = ()) -> Self:
        """The table of some readings, in their order. `together` and `apart` are pairs of keys of events, as `link` takes them."""
        readings = tuple(readings)
        pairs = tuple((reading.article, event) for reading in readings for event in reading.events)
        events = [event for _, event in pairs]
        told = columns.Columns.of(readings)
        linked = {group.rows[0]: group for group in link(readings, columns=told, together=together, apart=apart)}
        lead = np.arange(len(pairs))
        for row, group in linked.items():
            lead[list(group.rows)] = row
        return cls(
            events=pairs,
            keys=told.keys,
            named=tuple(_led(_named(readings), lead, pairs)),
            articles=tuple(reading.article for reading in readings),
            lead=lead,
            linked=linked,
            type=told.type.astype(np.int8),
            status=told.status,
            precision=told.precision,
            confidence=np.array([e.confidence for e in events], np.float32),
            first=told.first.astype(np.int32),
            last=told.last.astype(np.int32),
            ring=np.array([RINGS.index(ring_of(e)) for e in events], np.int8),
            lat=told.lat,
            lon=told.lon,
        )

    @property
    def is_lead(self) -> NDArray[np.bool_]:
        """Which rows stand for themselves: every happening once."""
        found: NDArray[np.bool_] = self.lead == np.arange(len(self.lead))
        return found

    @property
    def count(self) -> int:
        """How many happenings there are: the events, with those that several articles tell counted once."""
        return int(self.is_lead.sum())

    def event(self, key: str) -> Event | None:
        """The event of a key, as its own article tells it."""
        row = self._row_of.get(key)
        return None if row is None else self.events[row][1]

    def events_of(self, keys: Iterable[str]) -> dict[str, Event]:
        """The events of some keys, as their own articles tell them. Keys of no event are passed over."""
        return {key: self.events[row][1] for key in keys if (row := self._row_of.get(key)) is not None}

    def leads_of(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The rows that stand for some events, each once, in the keys' order. Keys of no event are passed over."""
        return tuple(dict.fromkeys(int(self.lead[row]) for key in keys if (row := self._row_of.get(key)) is not None))

    def told_with(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The keys of all tellings of some events, each once."""
        return tuple(dict.fromkeys(key for row in self.leads_of(keys) for key in self.tellings_of(row)))

    def events_told_with(self, keys: Iterable[str]) -> dict[str, Event]:
        """The same with their keys, each as its own article tells it."""
        return self.events_of(self.told_with(keys))

    def tellings_of(self, row: int) -> tuple[str, ...]:
        """The keys of all tellings of the event of a lead's row; only its own where one article tells it."""
        return self.linked[row].keys if row in self.linked else (self.keys[row],)

    def title_of(self, row: int) -> str:
        """The event of a lead's row in one line, as a screen reader says it."""
        made = self._titles.get(row)
        if made is None:
            made = self._titles[row] = event_title(self.events[row][1], self.linked.get(row))
        return made

    @cached_property
    def _titles(self) -> dict[int, str]:
        """Those that were asked for: a filter asks for the same ones again."""
        return {}

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {key: row for row, key in enumerate(self.keys)}


def _named(readings: Sequence[Reading]) -> Iterator[Named]:
    row = 0
    for reading in readings:
        yield from _named_in(reading, row)
        row += len(reading.events)


def _led(named: Iterable[Named], lead: NDArray[np.intp], pairs: Sequence[tuple[Article, Event]]) -> Iterator[Named]:
    """The named places with the row that stands for their event, and the places that an event's other tellings put it in."""
    for one in named:
        yield one if one.row == NO_EVENT else Named(one.place, int(lead[one.row]))
    for row in np.flatnonzero(lead != np.arange(len(lead))).tolist():
        place, shown = pairs[row][1].place, pairs[lead[row]][1].place
        if place is not None and (shown is None or place.id != shown.id):
            yield Named(place, int(lead[row]))


def _named_in(reading: Reading, first_row: int) -> Iterator[Named]:
    scenes = {event.place.id for event in reading.events if event.place is not None}
    seen: set[tuple[str, int]] = set()
    for mention in reading.mentions:
        if mention.place is None or mention.place.id in scenes:
            continue
        row = _clause_of(mention, reading.events, first_row)
        if (mention.place.id, row) not in seen:
            seen.add((mention.place.id, row))
            yield Named(mention.place, row)


def _clause_of(mention: Mention, events: Sequence[Event], first_row: int) -> int:
    """The row of the event whose clause holds the mention, the shortest clause where several do."""
    holding = [
        (event.end - event.start, index) for index, event in enumerate(events) if event.start <= mention.start and mention.end <= event.end
    ]
    return first_row + min(holding)[1] if holding else NO_EVENT
