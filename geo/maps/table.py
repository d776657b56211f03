"""Events and mentioned places as columns, so that a filter over 100,000 events is a few array operations.

Columns hold one value an event, in reading order. Days are proleptic ordinals (`date.toordinal`), 0 where unknown;
latitudes and longitudes are degrees, NaN where unknown. Make a table once for a choice of articles and keep it:
every change of a filter only masks it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from geo.events.types import EVENT_TYPES
from geo.maps.style import RingStyle, ring_of
from geo.model import Article, Event, Mention, Place, PlacePrecision, Reading, Status

STATUSES: tuple[Status, ...] = ("actual", "planned", "possible", "denied")
PRECISIONS: tuple[PlacePrecision | None, ...] = (None, "exact", "region", "country", "larger")
_TYPE_INDEX = {row.name: index for index, row in enumerate(EVENT_TYPES)}
_STATUS_INDEX = {name: index for index, name in enumerate(STATUSES)}
_PRECISION_INDEX = {name: index for index, name in enumerate(PRECISIONS)}
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


def event_key(article: Article, event: Event) -> str:
    """The name of one event across articles: "<article.id>:<event.id>"."""
    return f"{article.id}:{event.id}"


@dataclass(frozen=True, slots=True)
class Named:
    """A place that an article mentions and that is not the scene of the clause it stands in.

    `row` is the event whose clause names it, or NO_EVENT.
    """

    place: Place
    row: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventTable:
    """All events of some readings. Every array has the length of `events`."""

    events: tuple[tuple[Article, Event], ...]
    keys: tuple[str, ...]
    named: tuple[Named, ...]
    articles: tuple[Article, ...]
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
    def of(cls, readings: Iterable[Reading]) -> Self:
        """The table of some readings, in their order."""
        readings = tuple(readings)
        pairs = tuple((reading.article, event) for reading in readings for event in reading.events)
        events = [event for _, event in pairs]
        return cls(
            events=pairs,
            keys=tuple(_keys(readings)),
            named=tuple(_named(readings)),
            articles=tuple(reading.article for reading in readings),
            type=np.array([_TYPE_INDEX.get(e.type, len(EVENT_TYPES) - 1) for e in events], np.int8),
            status=np.array([_STATUS_INDEX[e.status] for e in events], np.int8),
            precision=np.array([_PRECISION_INDEX[e.precision] for e in events], np.int8),
            confidence=np.array([e.confidence for e in events], np.float32),
            first=np.array([e.first.toordinal() if e.first else 0 for e in events], np.int32),
            last=np.array([e.last.toordinal() if e.last else 0 for e in events], np.int32),
            ring=np.array([RINGS.index(ring_of(e)) for e in events], np.int8),
            lat=np.array([e.place.lat if e.place else np.nan for e in events], np.float64),
            lon=np.array([e.place.lon if e.place else np.nan for e in events], np.float64),
        )


def _keys(readings: Sequence[Reading]) -> Iterator[str]:
    """The events' keys; where two would be equal (an article twice, or texts that were left out of a file), the later gets a number."""
    seen: set[str] = set()
    for reading in readings:
        prefix = reading.article.id  # a hash of the text: taken once an article, not once an event
        for event in reading.events:
            key = f"{prefix}:{event.id}"
            if key in seen:
                key = f"{key}#{len(seen)}"
            seen.add(key)
            yield key


def _named(readings: Sequence[Reading]) -> Iterator[Named]:
    row = 0
    for reading in readings:
        yield from _named_in(reading, row)
        row += len(reading.events)


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
