"""Date expressions and the days that they mean."""

from datetime import date

import pytest

from geo.dates import find_dates

MONDAY = date(2024, 12, 9)


def said(text: str, published: date = MONDAY) -> list[tuple[str, str, str]]:
    return [(d.text, d.first.isoformat(), d.last.isoformat()) for d in find_dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("It fell on 8 December 2024.", "8 December 2024", "2024-12-08", "2024-12-08"),
        ("It fell on December 8, 2024.", "December 8, 2024", "2024-12-08", "2024-12-08"),
        ("It fell on Dec. 8.", "Dec. 8", "2024-12-08", "2024-12-08"),
        ("It fell on Aug. 7, they said.", "Aug. 7", "2024-08-07", "2024-08-07"),
        ("It fell on 2024-12-08 at last.", "2024-12-08", "2024-12-08", "2024-12-08"),
        ("It fell on 08.12.2024 at last.", "08.12.2024", "2024-12-08", "2024-12-08"),
        ("It fell on Sunday, Dec. 8, they said.", "Sunday, Dec. 8", "2024-12-08", "2024-12-08"),
        ("The 8th of December 2024 was cold.", "The 8th of December 2024", "2024-12-08", "2024-12-08"),
        ("It fell by early October 1939.", "early October 1939", "1939-10-01", "1939-10-31"),
        ("It began in mid-2016.", "mid-2016", "2016-01-01", "2016-12-31"),
        ("It began in the summer of 1955.", "the summer of 1955", "1955-06-01", "1955-08-31"),
        ("It began in the third quarter of 2013.", "the third quarter of 2013", "2013-07-01", "2013-09-30"),
        ("It began in the second half of 2008.", "the second half of 2008", "2008-07-01", "2008-12-31"),
        ("It began in the late 1980s.", "the late 1980s", "1980-01-01", "1989-12-31"),
        ("It began in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31"),
        ("It fell on Christmas Eve 1963.", "Christmas Eve 1963", "1963-12-24", "1963-12-24"),
        ("It fell on 18 Azar 1403.", "18 Azar 1403", "2024-12-08", "2024-12-08"),
        ("It fell on 1 Ramadan 1446.", "1 Ramadan 1446", "2025-03-01", "2025-03-01"),
    ],
)
def test_find_dates_reads_dates_that_are_written_out(text: str, expression: str, first: str, last: str) -> None:
    """A date that is written out means its own days, however it is written, and a part of a unit means the whole unit."""
    assert said(text) == [(expression, first, last)]
