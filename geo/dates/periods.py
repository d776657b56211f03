"""Named stretches of the calendar as (first day, last day), both inclusive, and steps between them.

A stretch that Python's calendar cannot hold (before year 1, after 9999, 31 February) is None, never an error.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from geo.model import DatePrecision

_DECEMBER = 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both inclusive, and how coarse they were said."""

    first: date
    last: date
    precision: DatePrecision


def day(year: int, month: int, number: int) -> Period | None:
    """One day of the calendar; None where there is no such day."""
    try:
        found = date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return Period(found, found, "day")


def on(when: date) -> Period:
    """One day that is known to be one."""
    return Period(when, when, "day")


def month(year: int, number: int) -> Period | None:
    """A whole month."""
    return _months(year, number, 1, "month")


def quarter(year: int, number: int) -> Period | None:
    """Three months, counted from January."""
    return _months(year, 3 * number - 2, 3, "season")


def half_year(year: int, number: int) -> Period | None:
    """Six months, counted from January."""
    return _months(year, 6 * number - 5, 6, "season")


def season(year: int, number: int) -> Period | None:
    """Spring 1, summer 2, autumn 3 of a year as the northern half of the world has them; winter 4 begins in December."""
    return _months(year, 3 * number, 3, "season")


def year(number: int) -> Period | None:
    """A whole year."""
    return _months(number, 1, 12, "year")


def decade(first_year: int) -> Period | None:
    """Ten years."""
    return _months(first_year, 1, 120, "decade")


def century(number: int) -> Period | None:
    """The 21st century is 2000 to 2099, as news counts."""
    return _months(100 * (number - 1), 1, 1200, "decade")


def week(of: date) -> Period | None:
    """The week that a day is in, Monday to Sunday."""
    monday = shift(of, -of.weekday())
    sunday = shift(of, _WEEK - 1 - of.weekday())
    return Period(monday, sunday, "week") if monday and sunday else None


def weekend(of: date) -> Period | None:
    """Saturday and Sunday of the week that a day is in."""
    whole = week(of)
    return Period(whole.last - timedelta(days=1), whole.last, "day") if whole else None


def shift(when: date, days: int) -> date | None:
    """A day some days later; None beyond Python's calendar."""
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(when: date, months: int) -> date | None:
    """The same day of a month some months later, or that month's last day."""
    index = when.year * 12 + when.month - 1 + months
    year_, month_ = divmod(index, 12)
    if not date.min.year <= year_ <= date.max.year:
        return None
    return date(year_, month_ + 1, min(when.day, calendar.monthrange(year_, month_ + 1)[1]))


def _months(year_: int, month_: int, count: int, precision: DatePrecision) -> Period | None:
    if not (1 <= month_ <= _DECEMBER and date.min.year <= year_ <= date.max.year):
        return None
    first = date(year_, month_, 1)
    after = shift_months(first, count)
    return Period(first, after - timedelta(days=1) if after else date.max, precision)
