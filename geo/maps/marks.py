"""What stands on the map, as plain data: symbols, the marks that hold them, rings, and labels."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from geo.coreference import Linked
from geo.events.types import Glyph
from geo.maps.style import RingStyle
from geo.model import Article, Event

RingKind = Literal["named", "mentioned", "listed"]
# The colour in a mix of events that are kept though they are past: the pile's own ground, so that their part of its ring is blank.
HOLLOW = "#FFFFFF"
Bounds = tuple[tuple[float, float], tuple[float, float]]
"""((south, west), (north, east)) in degrees. West is greater than east where the box crosses the 180th meridian."""


class Symbol(NamedTuple):
    """One `event` of an `article` as it is drawn. A tuple, for thousands are made at every filter.

    `title` is the event in one line, as a screen reader says it; `fill` an opacity, 0 for hollow; `size` a factor on the radius;
    `linked` the tellings that it stands for, where several articles tell it.
    """

    article: Article
    event: Event
    key: str
    title: str
    colour: str
    glyph: Glyph
    fill: float
    ring: RingStyle
    size: float = 1.0
    linked: Linked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The events at one point, newest first. (lat, lon) in degrees; `radius_km` says how sure the place is, 0 for a point.

    Where there are too many events to send one by one, `symbols` is empty, and `count` and `mix` (colour, events) stand for them.
    """

    lat: float
    lon: float
    name: str
    radius_km: float
    symbols: tuple[Symbol, ...]
    count: int
    mix: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A place that is no scene on this map: `named` in an event's clause, `mentioned` outside any, or of a `listed` event.

    `keys` are the events that it belongs to, empty for a mentioned place. A listed one has a halo of a fixed size on the map: a
    country's true extent would cover half of it.
    """

    lat: float
    lon: float
    name: str
    title: str
    kind: RingKind
    colour: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the base map. `rank`: 0 country, 1 capital, 2 large town, 3 town, and so on."""

    name: str
    lat: float
    lon: float
    rank: int


def mix_of(colours: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Colours with their counts, the most frequent first, and what is hollow at the end."""
    return in_order(Counter(colours).most_common())


def in_order(mix: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The parts of a mix with the hollow one at the end; the others stay in their order."""
    return tuple(sorted(mix, key=lambda part: part[0] == HOLLOW))
