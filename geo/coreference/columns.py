"""The events of some readings as columns: what is compared of two events, one value an event in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from geo.coreference.keys import event_keys
from geo.coreference.words import actor_words, quote_words
from geo.events.types import EVENT_TYPES
from geo.model import DateSource, Event, PlacePrecision, Reading, Status

TYPES = {row.name: index for index, row in enumerate(EVENT_TYPES)}
SUB_TYPES = {name: index for index, name in enumerate(dict.fromkeys((row.name, sub) for row in EVENT_TYPES for sub in row.sub_types))}
PRECISIONS: dict[PlacePrecision | None, int] = {None: 0, "exact": 1, "region": 2, "country": 3, "larger": 4}
STATUSES: dict[Status, int] = {"actual": 0, "planned": 1, "possible": 2, "denied": 3}
SOURCES: dict[DateSource, int] = {"stated": 0, "context": 1, "published": 2}
# The day is counted from one that only stands in for the day of publication.
UNKNOWN = 3
UNTOLD = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """What is compared of some events.

    Days are proleptic ordinals, 0 where unknown. Places and provinces are whole numbers, UNTOLD where there is none, and so are deaths
    where none are told. `article` tells articles apart; `people` is the place's population, 0 where unknown; (lat, lon) in degrees.
    """

    events: tuple[Event, ...]
    keys: tuple[str, ...]
    article: NDArray[np.int32]
    type: NDArray[np.int16]
    sub_type: NDArray[np.int16]
    status: NDArray[np.int8]
    source: NDArray[np.int8]
    precision: NDArray[np.int8]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    place: NDArray[np.int32]
    province: NDArray[np.int32]
    people: NDArray[np.int64]
    deaths_low: NDArray[np.int64]
    deaths_high: NDArray[np.int64]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Self:
        """The columns of some readings. Places and provinces are numbered by name, so that their order does not depend on the readings'."""
        rows = [(number, reading, event) for number, reading in enumerate(readings) for event in reading.events]
        events = [event for _, _, event in rows]
        return cls(
            events=tuple(events),
            keys=tuple(event_keys(readings)),
            article=np.array([number for number, _, _ in rows], np.int32),
            type=np.array([TYPES.get(e.type, len(TYPES) - 1) for e in events], np.int16),
            sub_type=np.array([SUB_TYPES.get((e.type, e.sub_type), len(SUB_TYPES)) for e in events], np.int16),
            status=np.array([STATUSES[e.status] for e in events], np.int8),
            source=np.array([_source(reading, event) for _, reading, event in rows], np.int8),
            precision=np.array([PRECISIONS[e.precision] for e in events], np.int8),
            first=np.array([e.first.toordinal() if e.first else 0 for e in events], np.int64),
            last=np.array([e.last.toordinal() if e.last else 0 for e in events], np.int64),
            lat=np.array([e.place.lat if e.place else np.nan for e in events], np.float64),
            lon=np.array([e.place.lon if e.place else np.nan for e in events], np.float64),
            place=_numbered([e.place.id if e.place else None for e in events]),
            province=_numbered([_province(e) for e in events]),
            people=np.array([(e.place.population or 0) if e.place else 0 for e in events], np.int64),
            deaths_low=np.array([e.deaths.low if e.deaths else UNTOLD for e in events], np.int64),
            deaths_high=np.array([e.deaths.high if e.deaths else UNTOLD for e in events], np.int64),
        )

    @cached_property
    def rank(self) -> NDArray[np.int64]:
        """The events' order by what they tell, then by key: the same whatever the order of the readings."""
        order = sorted(
            range(len(self.events)), key=lambda row: (self.sub_type[row], self.deaths_low[row], self.events[row].quote, self.keys[row])
        )
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        return rank

    def words(self, row: int) -> frozenset[str]:
        """What a quote tells besides the place and the kind of event, as stems; found when it is first compared: few are."""
        known = self._words
        if row not in known:
            known[row] = quote_words(self.events[row])
        return known[row]

    def actors(self, row: int) -> frozenset[str]:
        """The stems of an event's actors."""
        known = self._actors
        if row not in known:
            known[row] = actor_words(self.events[row])
        return known[row]

    @cached_property
    def _words(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _actors(self) -> dict[int, frozenset[str]]:
        return {}


def _province(event: Event) -> str | None:
    """The first-level division around the place; a county is its own where the gazetteer names none, as its towns' division may be it."""
    place = event.place
    inside = place and (place.admin1 or (place.name if event.precision == "region" else None))
    return f"{place.country}/{inside}" if place and inside else None


def _source(reading: Reading, event: Event) -> int:
    return UNKNOWN if reading.published_source == "today" and event.date_source != "context" else SOURCES[event.date_source]


def _numbered(names: Sequence[str | None]) -> NDArray[np.int32]:
    numbers = {name: number for number, name in enumerate(sorted({name for name in names if name is not None}))}
    return np.array([UNTOLD if name is None else numbers[name] for name in names], np.int32)
