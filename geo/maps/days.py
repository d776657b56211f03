"""Days in words: "8 Dec 2024", "27 Nov – 7 Dec 2024", "December 2024". The same in every language setting of the machine."""

from datetime import date

from geo.model import DatePrecision

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day_in_words(day: date) -> str:
    """A day: "8 Dec 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def span_in_words(first: date, last: date) -> str:
    """A span of days, both inclusive, without saying a month or year twice: "27–30 Nov 2024"."""
    if first == last:
        return day_in_words(last)
    if first.year != last.year:
        return f"{day_in_words(first)} – {day_in_words(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1][:3]} – {day_in_words(last)}"
    return f"{first.day}–{day_in_words(last)}"


def date_in_words(first: date | None, last: date | None, precision: DatePrecision | None) -> str:
    """An event's date as precise as it is known: a whole month is "December 2024", a whole year "2015", none "no date"."""
    if first is None or last is None:
        return "no date"
    whole_month = first.day == 1 and (first.year, first.month) == (last.year, last.month)
    if precision == "month" and whole_month:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if precision == "year" and first.year == last.year and first.month == 1:
        return str(first.year)
    return span_in_words(first, last)
