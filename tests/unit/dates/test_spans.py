"""Several expressions of one clause as one span."""

from datetime import date

import pytest

from geo.dates import find_dates
from geo.dates.spans import merge

MONDAY = date(2024, 12, 9)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "relation"),
    [
        ("from 27 November to 8 December", "2024-11-27", "2024-12-08", "day", "on"),
        ("on 27-28 November", "2024-11-27", "2024-11-28", "day", "on"),
        ("between March and June 2011", "2011-03-01", "2011-06-30", "month", "on"),
        ("since 2015", "2015-01-01", "2024-12-09", "year", "since"),
        ("since Friday", "2024-12-06", "2024-12-09", "day", "since"),
        ("by 7 December", "2024-12-07", "2024-12-07", "day", "by"),
        ("earlier this week", "2024-12-09", "2024-12-09", "week", "on"),
        ("later this month", "2024-12-09", "2024-12-31", "month", "on"),
        ("on Sunday, in early December", "2024-12-08", "2024-12-08", "day", "on"),
    ],
)
def test_merge_joins_the_dates_of_a_clause(text: str, first: str, last: str, precision: str, relation: str) -> None:
    """Ranges run from end to end, "since" runs to the publication, "earlier this week" ends there; else the finest date counts."""
    merged = merge(find_dates(text, published=MONDAY), published=MONDAY)
    assert merged == (date.fromisoformat(first), date.fromisoformat(last), precision, relation)


def test_merge_of_nothing_is_none() -> None:
    """A clause without a date has no span."""
    assert merge((), published=MONDAY) is None
