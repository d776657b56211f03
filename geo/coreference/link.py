"""link(): events of different articles that are one happening."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from geo.coreference.blocks import candidates
from geo.coreference.columns import PRECISIONS, STATUSES, Columns
from geo.coreference.evidence import Weighed, weigh
from geo.coreference.grouping import grouped
from geo.coreference.sources import independent
from geo.model import Article, Deaths, Event, Reading

KeyPair = tuple[str, str]
_DATES = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5, None: 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One happening as several articles tell it. The first telling stands for all of them; `rows` and `keys` name them.

    `sources` is the number of independent sources: copies of one text and articles of one publisher count once.
    """

    rows: tuple[int, ...]
    keys: tuple[str, ...]
    tellings: tuple[tuple[Article, Event], ...]
    sources: int

    @property
    def id(self) -> str:
        """What the members share: the key of the telling that stands for them."""
        return self.keys[0]

    @property
    def deaths(self) -> Deaths | None:
        """From the fewest to the most killed that any of them tells; None where none does."""
        told = [event.deaths for _, event in self.tellings if event.deaths is not None]
        return Deaths(low=min(d.low for d in told), high=max(d.high for d in told)) if told else None


def link(
    readings: Iterable[Reading], *, columns: Columns | None = None, together: Iterable[KeyPair] = (), apart: Iterable[KeyPair] = ()
) -> tuple[Linked, ...]:
    """The happenings that more than one article tells, by the key of the telling that stands for each.

    The same articles give the same groups in whatever order they come. Two events of one article are never linked, and an event belongs
    to one group at most. `together` and `apart` are pairs of event keys that a person joined or told apart; they count more than
    anything that is read, and the second more than the first. Keys that no event has are passed over. `rows` count the events in
    reading order. `columns` are those of the readings, for who has them already.
    """
    readings = tuple(readings)
    columns = columns or Columns.of(readings)
    row_of = {key: row for row, key in enumerate(columns.keys)}
    found = grouped(columns, _weighed(columns), together=_rows(together, row_of), apart=_rows(apart, row_of))
    linked = [_linked(columns, readings, rows) for rows in found]
    return tuple(sorted(linked, key=lambda group: group.keys))


def _weighed(columns: Columns) -> Weighed:
    parts = [weigh(columns, left, right) for left, right in candidates(columns)]
    empty = np.array([], np.int64)
    left, right, points = ([getattr(part, name) for part in parts] for name in ("left", "right", "points"))
    codes, first = np.unique(np.concatenate([empty, *left]) * len(columns.events) + np.concatenate([empty, *right]), return_index=True)
    return Weighed(codes // max(1, len(columns.events)), codes % max(1, len(columns.events)), np.concatenate([empty, *points])[first])


def _rows(pairs: Iterable[KeyPair], row_of: dict[str, int]) -> Sequence[tuple[int, int]]:
    return [(row_of[one], row_of[other]) for one, other in pairs if one in row_of and other in row_of and one != other]


def _linked(columns: Columns, readings: Sequence[Reading], rows: Sequence[int]) -> Linked:
    ranked = tuple(sorted(rows, key=lambda row: _worth(columns.events[row], columns.keys[row])))
    tellings = tuple((readings[columns.article[row]].article, columns.events[row]) for row in ranked)
    articles = {article.id: article for article, _ in tellings}
    return Linked(
        rows=ranked,
        keys=tuple(columns.keys[row] for row in ranked),
        tellings=tellings,
        sources=independent([articles[name] for name in sorted(articles)]),
    )


def _worth(event: Event, key: str) -> tuple[int, int, int, bool, float, str]:
    """What stands for a group comes first: what happened before what was planned, then the finest place, the finest date that is told."""
    place = PRECISIONS[event.precision] or len(PRECISIONS)
    return STATUSES[event.status], place, _DATES[event.date_precision], event.date_source != "stated", -event.confidence, key
