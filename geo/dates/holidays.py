"""The holidays that news dates things by, each as the day that it falls on in a year; and days of other calendars.

Calendars are kept by libraries: Easter by dateutil, the Umm al-Qura calendar by hijridate, the solar calendar of Iran by persiantools,
the Jewish one by pyluach.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]  # carries no types
from hijridate import Hijri
from persiantools.jdatetime import JalaliDate
from pyluach.dates import HebrewDate  # type: ignore[import-untyped]  # carries no types

Rule = Callable[[int], date | None]

_WEEK = 7
_MONDAY, _THURSDAY = 0, 3


def hijri(year: int, month: int, day: int) -> date | None:
    """A day of the Umm al-Qura calendar, 1343 to 1500 AH; None outside it."""
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def persian(year: int, month: int, day: int) -> date | None:
    """A day of the solar calendar of Iran and Afghanistan; None where there is no such day."""
    try:
        found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]  # half typed
    except (ValueError, OverflowError):
        return None
    return found


def _jewish(year: int, month: int, day: int) -> date | None:
    try:
        found: date = HebrewDate(year, month, day).to_pydate()
    except (ValueError, OverflowError):
        return None
    return found


def in_our_year(convert: Callable[[int, int, int], date | None], near: int, month: int, day: int, year: int) -> date | None:
    """The day of another calendar that falls into one of our years; `near` is that calendar's year, give or take one."""
    found = (convert(y, month, day) for y in (near, near + 1, near - 1))
    return next((d for d in found if d is not None and d.year == year), None)


def hijri_in(year: int, month: int, day: int) -> date | None:
    """The day of the Hijri calendar that falls into one of our years."""
    return in_our_year(hijri, round((year - 622) * 33 / 32), month, day, year)


def persian_in(year: int, month: int, day: int) -> date | None:
    """The day of the Persian calendar that falls into one of our years."""
    return in_our_year(persian, year - 621, month, day, year)


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _from_easter(days: int, church: int = EASTER_WESTERN) -> Rule:
    return lambda year: easter(year, church) + timedelta(days=days)


def _nth(month: int, weekday: int, nth: int, plus: int = 0) -> Rule:
    """The nth such weekday of a month, some days later."""

    def rule(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (nth - 1) + plus)

    return rule


def _last_monday(month: int) -> Rule:
    def rule(year: int) -> date:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - _MONDAY) % _WEEK)

    return rule


def _muslim(month: int, day: int) -> Rule:
    return lambda year: hijri_in(year, month, day)


def _hebrew(month: int, day: int) -> Rule:
    return lambda year: in_our_year(_jewish, year + 3760, month, day, year)


_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("christmas eve", _fixed(12, 24)),
    ("christmas day|christmas", _fixed(12, 25)),
    ("orthodox christmas", _fixed(1, 7)),
    ("boxing day", _fixed(12, 26)),
    ("new year's eve|new years eve", _fixed(12, 31)),
    ("new year's day|new years day", _fixed(1, 1)),
    ("epiphany", _fixed(1, 6)),
    ("valentine's day|valentines day", _fixed(2, 14)),
    ("international women's day", _fixed(3, 8)),
    ("st patrick's day|st. patrick's day|saint patrick's day", _fixed(3, 17)),
    ("9/11", lambda _: date(2001, 9, 11)),
    ("newroz", _fixed(3, 21)),
    ("april fools' day|april fool's day", _fixed(4, 1)),
    ("anzac day", _fixed(4, 25)),
    ("may day", _fixed(5, 1)),
    ("ve day|v-e day", _fixed(5, 8)),
    ("victory day", _fixed(5, 9)),
    ("juneteenth", _fixed(6, 19)),
    ("canada day", _fixed(7, 1)),
    ("bastille day", _fixed(7, 14)),
    ("halloween", _fixed(10, 31)),
    ("all saints' day|all saints day", _fixed(11, 1)),
    ("all souls' day|all souls day", _fixed(11, 2)),
    ("guy fawkes night", _fixed(11, 5)),
    ("armistice day|veterans day|remembrance day", _fixed(11, 11)),
    ("ash wednesday", _from_easter(-46)),
    ("palm sunday", _from_easter(-7)),
    ("maundy thursday", _from_easter(-3)),
    ("good friday", _from_easter(-2)),
    ("holy saturday", _from_easter(-1)),
    ("easter sunday|easter", _from_easter(0)),
    ("easter monday", _from_easter(1)),
    ("ascension day", _from_easter(39)),
    ("pentecost", _from_easter(49)),
    ("whit monday", _from_easter(50)),
    ("orthodox easter", _from_easter(0, EASTER_ORTHODOX)),
    ("martin luther king day", _nth(1, _MONDAY, 3)),
    ("presidents' day|presidents day", _nth(2, _MONDAY, 3)),
    ("memorial day", _last_monday(5)),
    ("labor day", _nth(9, _MONDAY, 1)),
    ("columbus day", _nth(10, _MONDAY, 2)),
    ("thanksgiving day|thanksgiving", _nth(11, _THURSDAY, 4)),
    ("black friday", _nth(11, _THURSDAY, 4, plus=1)),
    ("eid al-fitr|eid ul-fitr", _muslim(10, 1)),
    ("eid al-adha|eid ul-adha", _muslim(12, 10)),
    ("ashura", _muslim(1, 10)),
    ("arbaeen", _muslim(2, 20)),
    ("mawlid", _muslim(3, 12)),
    ("nowruz", lambda year: persian_in(year, 1, 1)),
    ("passover", _hebrew(1, 15)),
    ("rosh hashanah|rosh hashana", _hebrew(7, 1)),
    ("yom kippur", _hebrew(7, 10)),
    ("simchat torah", _hebrew(7, 22)),
    ("hanukkah", _hebrew(9, 25)),
)
# Every name of a holiday with the number of its rule, which stands for it in a text's tokens.
NAMES: Final = {name: number for number, (names, _) in enumerate(_RULES) for name in names.split("|")}


def holiday(number: int, year: int) -> date | None:
    """The day of a holiday, told by its number in NAMES, in a year; None where the calendars end."""
    try:
        return _RULES[number][1](year)
    except (ValueError, OverflowError):
        return None
