"""A text cut where its places, dates and event clauses begin and end, so that a page can colour it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from geo.model import DateSpan, Event, Mention, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text in which nothing begins or ends. `events`: whose clause it belongs to, as positions in `Reading.events`."""

    text: str
    mention: Mention | None = None
    date: DateSpan | None = None
    events: tuple[int, ...] = ()


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The whole text in order: joined, the pieces' texts are `Article.text`. Spans outside the text are cut at its ends."""
    return tuple(_pieces(reading))


def _pieces(reading: Reading) -> Iterator[Piece]:
    text = reading.article.text
    places, days = _Sweep(reading.mentions), _Sweep(reading.dates)
    clauses = _Sweep(reading.events)
    cuts = sorted({0, len(text), *places.cuts(len(text)), *days.cuts(len(text)), *clauses.cuts(len(text))})
    for start, end in pairwise(cuts):
        mention, day = _first(places.at(start)), _first(days.at(start))
        yield Piece(
            text=text[start:end],
            mention=None if mention is None else reading.mentions[mention],
            date=None if day is None else reading.dates[day],
            events=clauses.at(start),
        )


def _first(found: tuple[int, ...]) -> int | None:
    return found[0] if found else None


class _Sweep:
    """Goes through spans from left to right and knows which ones are open, in time that grows with their number and overlap."""

    def __init__(self, spans: Iterable[Mention | DateSpan | Event]) -> None:
        self._spans = tuple((span.start, span.end) for span in spans)
        self._waiting = sorted(range(len(self._spans)), key=lambda i: self._spans[i], reverse=True)
        self._open: list[int] = []

    def cuts(self, length: int) -> Iterator[int]:
        """Where something begins or ends inside a text of this length."""
        return (min(max(offset, 0), length) for span in self._spans for offset in span)

    def at(self, offset: int) -> tuple[int, ...]:
        """The spans that hold the character at `offset`; offsets must not fall from call to call."""
        while self._waiting and self._spans[self._waiting[-1]][0] <= offset:
            self._open.append(self._waiting.pop())
        self._open = [i for i in self._open if self._spans[i][1] > offset]
        return tuple(sorted(self._open))
