"""Readers of seasons, quarters, halves, holidays, decades, centuries and dates of other calendars."""

from datetime import date

from geo.dates import holidays, periods
from geo.dates.named import calendar
from geo.dates.parts import Found, Parts, implied, meant, stated_year
from geo.dates.periods import Period
from geo.dates.setting import Setting
from geo.dates.words import KIND
from geo.model import DateSource


def part_of(parts: Parts, setting: Setting) -> Found | None:
    """As "the first week of October 1944": the month is what is surely named."""
    for counted in ("NTH", "ORD", "DAY"):
        parts.values.pop(counted, None)
    return calendar(parts, setting)


def quarter(parts: Parts, setting: Setting) -> Found | None:
    """As "the third quarter of 2013", "Q2", "third-quarter"."""
    number = parts.first("QTR", "ORD", "NTH") or 0
    year = stated_year(parts, setting)
    if not 1 <= number <= 4:  # noqa: PLR2004
        return None
    if year is not None:
        return meant(periods.quarter(year, number))
    here = setting.origin if setting.narrative else setting.published
    behind = setting.tense(parts.start, parts.end) != "future" and 3 * number - 2 > here.month
    return meant(periods.quarter(here.year - behind, number), implied(setting))


def half(parts: Parts, setting: Setting) -> Found | None:
    """As "the second half of 1987"."""
    number = parts.first("ORD", "NTH") or (2 if "latter" in parts.words else 1)
    year = stated_year(parts, setting)
    return meant(periods.half_year(year, number)) if year and number <= 2 else None  # noqa: PLR2004


_SEASON_MARKS = "".join(KIND[n] for n in ("IN", "BY", "SINCE", "UNTIL", "EARLY", "FROM", "BEFORE", "AFTER", "OF", "AND"))


def season(parts: Parts, setting: Setting) -> Found | None:
    """As "the summer of 1955", "last spring", "by winter"."""
    number = parts.first("SEASON") or 0
    year = stated_year(parts, setting)
    if year is not None:
        return meant(periods.season(year, number))
    if not _is_season(parts, setting):
        return None
    here = setting.origin if setting.narrative or parts.has("THAT") else setting.published
    return meant(periods.season(_season_year(number, here, parts, setting), number), implied(setting))


def _season_year(number: int, here: date, parts: Parts, setting: Setting) -> int:
    if setting.narrative:
        return here.year - (number == 4 and here.month <= 2)  # noqa: PLR2004  (January's winter began last year)
    future = parts.has("NEXT") or (setting.tense(parts.start, parts.end) == "future" and not parts.has("LAST"))
    this_year = periods.season(here.year, number)
    if this_year is None:
        return here.year
    if future:
        return here.year + (this_year.last < here)
    began = this_year.first <= here and not (parts.has("LAST") and this_year.last >= here)
    return here.year if began else here.year - 1


def _is_season(parts: Parts, setting: Setting) -> bool:
    word = parts.words[-1]
    text = setting.tokens.text[setting.tokens.starts[parts.end - 1]]
    if parts.has("LAST", "NEXT", "THIS", "THAT"):
        return True
    behind = setting.tokens.words[parts.end] if parts.end < len(setting.tokens.words) else ""
    if word in ("fall", "spring") and (behind == "of" or (text.isupper() and not parts.has("THE"))):
        return False
    if behind in ("offensive", "offensives", "campaign", "campaigns"):
        return True
    before = setting.tokens.kinds[parts.start - 1] if parts.start else KIND["BREAK"]
    return before in _SEASON_MARKS or (parts.has("THE", "EARLY") and word != "fall")


def decade(parts: Parts, setting: Setting) -> Found | None:
    """As "the 1980s", "the late '60s"."""
    number = parts.first("DECADE") or 0
    if number >= 1000:  # noqa: PLR2004
        return meant(periods.decade(number))
    kinds = setting.tokens.kinds
    if not parts.has("THE", "EARLY"):
        # "the 1960s and 70s"
        goes_on = parts.start > 1 and kinds[parts.start - 2] == KIND["DECADE"]
        said_before = setting.tokens.values[parts.start - 2] if goes_on else 0
        return meant(periods.decade(said_before // 100 * 100 + number)) if said_before > number else None
    said = 100 * (setting.published.year // 100) + number
    return meant(periods.decade(said if said <= setting.published.year else said - 100))


def century(parts: Parts, setting: Setting) -> Found | None:
    """As "the 21st century"."""
    del setting
    return meant(periods.century(parts.first("ORD", "NTH") or 0))


def holiday(parts: Parts, setting: Setting) -> Found | None:
    """As "Christmas 1963", "last Easter", "on New Year's Eve"."""
    number = parts.first("HOLIDAY") or 0
    year = stated_year(parts, setting)
    if year is not None:
        return _one_day(holidays.holiday(number, year), "stated")
    once = holidays.holiday(number, 1)
    if once is not None and once.year > 1:
        return _one_day(once, "stated")  # a day of history, not of every year
    before = setting.tokens.words[parts.start - 1] if parts.start else ""
    if before not in _BEFORE_HOLIDAYS and not parts.has("LAST", "NEXT", "THIS", "PART"):
        return None  # "a Christmas market", "the Easter Rising"
    if setting.narrative:
        return _one_day(holidays.holiday(number, setting.origin.year), "context")
    here = setting.published
    near = [d for y in (here.year - 1, here.year, here.year + 1) if (d := holidays.holiday(number, y))]
    tense = "future" if parts.has("NEXT") else "past" if parts.has("LAST") else setting.tense(parts.start, parts.end)
    fitting = [d for d in near if (d >= here if tense == "future" else d <= here or tense is None)]
    return _one_day(min(fitting, key=lambda d: abs((d - here).days), default=None), "published")


_BEFORE_HOLIDAYS = frozenset("on at by since before after until till over during for around of from and or to".split())


def _one_day(day: date | None, source: DateSource) -> Found | None:
    return Found(periods.on(day), source) if day is not None else None


def other_calendar(parts: Parts, setting: Setting) -> Found | None:
    """As "12 Rabi al-Awwal 1445", "18 Azar 1403", "Ramadan 1445", "Ramadan 2013"."""
    month, day = parts.first("HIJRI", "PERSIAN") or 0, parts.first("DAY", "ORD")
    year = parts.first("YEAR")
    if not day and not year and "ramadan" not in parts.words:
        return None  # "Tir" and "Safar" are names, too
    if year is None or year > _LAST_FOREIGN_YEAR:
        inside = holidays.hijri_in if parts.has("HIJRI") else holidays.persian_in
        ours = year or setting.published.year
        first = inside(ours, month, day or 1)
    else:
        convert = holidays.hijri if parts.has("HIJRI") else holidays.persian
        first = convert(year, month, day or 1)
    # Counted from the first day: a year of ours may hold parts of two such months, as 1997 does of two Ramadans.
    last = periods.shift(first, 0 if day else _SHORT_MONTH - 1) if first else None
    if first is None or last is None:
        return None
    return Found(Period(first, last, "day" if day else "month"), "stated" if year else "published")


_LAST_FOREIGN_YEAR = 1600
_SHORT_MONTH = 29  # every month of both calendars has as many days
