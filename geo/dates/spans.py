"""Several date expressions of one clause as one span of days."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from geo.model import DatePrecision, DateRelation, DateSpan

_COARSEST: tuple[DatePrecision, ...] = ("day", "week", "month", "season", "year", "decade")


def merge(dates: Sequence[DateSpan], *, published: date) -> tuple[date, date, DatePrecision, DateRelation] | None:
    """First day, last day, precision and relation of what the expressions of one clause say together; None for none.

    "from 27 November to 8 December" and "27-28 November" run from the first to the last day; "since 2015" runs from 1 January 2015 to
    the publication day; "earlier this week" ends, and "later this month" begins, with the publication day. Expressions that say the
    same twice ("today", "Monday") are one. Where expressions do not belong together, the finest comes first, then the earliest said.
    """
    if not dates:
        return None
    for one, two in pairwise(dates):
        if one.relation == "since" and two.relation == "until" and one.first <= two.last:
            return one.first, two.last, _coarser(one, two), "on"
    said = min(dates, key=lambda d: (_COARSEST.index(d.precision), d.start))
    first, last = narrow(said, published=published)
    return first, last, said.precision, said.relation


def narrow(said: DateSpan, *, published: date) -> tuple[date, date]:
    """The days of one expression, cut at the publication day where its words or its relation say so."""
    if said.relation == "since":
        return said.first, max(said.first, published)
    opening = said.text[:8].casefold()
    if opening.startswith("earlier") and said.first <= published <= said.last:
        return said.first, published
    if opening.startswith("later") and said.first <= published <= said.last:
        return published, said.last
    return said.first, said.last


def _coarser(one: DateSpan, two: DateSpan) -> DatePrecision:
    return max(one.precision, two.precision, key=_COARSEST.index)
