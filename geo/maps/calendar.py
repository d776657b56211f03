"""Days, weeks, months and longer as bins of a chart. Days are proleptic ordinals, as `date.toordinal` gives them."""

from datetime import date
from typing import Literal, get_args

from geo.maps.days import date_in_words, day_in_words, span_in_words

Unit = Literal["day", "week", "month", "year", "decade", "century"]
UNITS: tuple[Unit, ...] = get_args(Unit)
# How many days a unit has in the mean, to choose among them.
DAYS: dict[Unit, float] = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525}
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}
_MONTHS = 12


def begin(day: int, unit: Unit) -> int:
    """The first day of the unit that a day lies in. Weeks begin on Monday; the calendar's first day begins all."""
    when = date.fromordinal(day)
    if unit == "day":
        return day
    if unit == "week":
        return day - when.weekday()
    if unit == "month":
        return when.replace(day=1).toordinal()
    return date(max(1, when.year // _YEARS[unit] * _YEARS[unit]), 1, 1).toordinal()


def after(day: int, unit: Unit) -> int:
    """The first day of the next unit; after the calendar's last one, the day that would follow it."""
    when = date.fromordinal(day)
    if unit in {"day", "week"}:
        return min(day + int(DAYS[unit]), LAST_DAY + 1)
    if unit == "month":
        year, month = (when.year, when.month + 1) if when.month < _MONTHS else (when.year + 1, 1)
    else:
        year, month = (when.year // _YEARS[unit] + 1) * _YEARS[unit], 1
    return date(year, month, 1).toordinal() if year <= date.max.year else LAST_DAY + 1


def unit_in_words(first: date, last: date, unit: Unit) -> str:
    """What to call a bin: "8 Dec 2024", "2–8 Dec 2024", "December 2024", "2024", "2020–2029"."""
    if unit == "day":
        return day_in_words(first)
    if unit == "week":
        return span_in_words(first, last)
    if unit == "month":
        return date_in_words(first, last, "month")
    return str(first.year) if unit == "year" else f"{first.year}–{last.year}"
