"""Holidays and other calendars against published almanacs."""

from datetime import date

import pytest

from geo.dates import holidays


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("easter", date(2024, 3, 31)),
        ("good friday", date(2024, 3, 29)),
        ("orthodox easter", date(2024, 5, 5)),
        ("thanksgiving", date(2024, 11, 28)),
        ("black friday", date(2024, 11, 29)),
        ("memorial day", date(2024, 5, 27)),
        ("labor day", date(2024, 9, 2)),
        ("eid al-fitr", date(2024, 4, 10)),
        ("eid al-adha", date(2024, 6, 16)),
        ("nowruz", date(2024, 3, 20)),
        ("yom kippur", date(2024, 10, 12)),
        ("passover", date(2024, 4, 23)),
        ("hanukkah", date(2024, 12, 26)),
    ],
)
def test_holiday_falls_on_its_day_of_2024(name: str, expected: date) -> None:
    """Movable feasts fall where the almanacs of 2024 have them."""
    assert holidays.holiday(holidays.NAMES[name], 2024) == expected


@pytest.mark.parametrize("year", [1, 500, 1000, 9999])
def test_holiday_beyond_a_calendar_is_none(year: int) -> None:
    """A year that a calendar does not reach gives None, and no holiday raises."""
    found = [holidays.holiday(number, year) for number in set(holidays.NAMES.values())]
    assert all(day is None or day.year in (year, 2001) for day in found)


def test_hijri_and_persian_days_are_the_almanacs() -> None:
    """The first of Ramadan 1445 was 11 March 2024, 18 Azar 1403 was 8 December 2024; other years are None."""
    assert holidays.hijri(1445, 9, 1) == date(2024, 3, 11)
    assert holidays.persian(1403, 9, 18) == date(2024, 12, 8)
    assert holidays.hijri(1, 1, 1) is None
    assert holidays.persian(1403, 13, 1) is None
