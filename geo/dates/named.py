"""Readers of expressions that name their days: days of a month, months, years, decades."""

from datetime import date
from typing import Final

from geo.dates import periods
from geo.dates.parts import Found, Parts, century_of, implied, meant, stated_year
from geo.dates.setting import Setting, nearest_year
from geo.dates.words import KIND


def calendar(parts: Parts, setting: Setting) -> Found | None:
    """As "8 December 2024", "Sunday, Dec. 8", "early October", "1939"."""
    month, day = parts.first("MONTH", "MAYBE"), parts.first("DAY", "ORD", "NTH")
    year = stated_year(parts, setting)
    if month is None:
        return _bare_year(parts, setting) if year else None
    if parts.has("MAYBE") and year is None and not _is_month(parts, setting):
        return None
    if year is not None:
        return meant(periods.day(year, month, day) if day else periods.month(year, month))
    year = _implied_year(parts, setting, month, day)
    if (month, day) == _LEAP_DAY:
        year = next((y for y in range(year, year - 9, -1) if periods.day(y, month, 29)), year)
    return meant(periods.day(year, month, day) if day else periods.month(year, month), implied(setting))


_LEAP_DAY = (2, 29)
# Days that news names without their year for ever after: (month, day) -> (how the name goes on, the year).
# "the Sept. 11 attacks" is such a name; "on Sept. 11" alone is the nearest one.
_NAMED_DAYS: Final = {
    (9, 11): (("attack", "terror", "hijack"), 2001),
    (7, 7): (("bombing",), 2005),
    (1, 6): (("riot", "insurrection"), 2021),
    (10, 7): (("attack", "massacre"), 2023),
}


def _year_of_named_day(month: int, day: int | None, words: list[str], published: date) -> int | None:
    """The year of a day that goes by its name, told by the words behind it; None where it is no name or has not come yet."""
    beginnings, year = _NAMED_DAYS.get((month, day or 0), ((), date.max.year))
    named = any(word.startswith(beginnings) for word in words)
    return year if named and date(year, month, day or 1) <= published else None


def day_before(parts: Parts, setting: Setting) -> Found | None:
    """As "4" in "4 and 5 May": the month stands behind the next day."""
    return calendar(parts, setting) if parts.has("MONTH") else None


def _implied_year(parts: Parts, setting: Setting, month: int, day: int | None) -> int:
    if parts.has("LAST"):
        return nearest_year(month, day, setting, "past") - (month == setting.published.month and day is None)
    if parts.has("NEXT"):
        return nearest_year(month, day, setting, "future") + (month == setting.published.month and day is None)
    named = _year_of_named_day(month, day, setting.tokens.words[parts.end : parts.end + 2], setting.published)
    if named is not None:
        return named
    year = nearest_year(month, day, setting, setting.tense(parts.start, parts.end), start=parts.start)
    weekday = parts.first("WEEKDAY", "WD")
    if weekday is None or day is None:
        return year
    for step in (0, -1, 1, -2, 2, -3, -4, -5, -6):
        found = periods.day(year + step, month, day)
        if found is not None and found.first.weekday() == weekday:
            return year + step
    return year


_MONTH_BEFORE = frozenset(
    "in by since until till from to between and during through last next this early late mid of on before after throughout".split()
)


def _is_month(parts: Parts, setting: Setting) -> bool:
    """Whether "May" or "March" alone is a month: it is behind a word that months follow."""
    month = next(i for i in range(parts.start, parts.end) if setting.tokens.kinds[i] == KIND["MAYBE"])
    if setting.tokens.text[setting.tokens.starts[month]].islower():
        return month > parts.start and parts.has("DAY", "ORD")
    if len(parts.words) > 1:
        return True
    before = setting.tokens.words[parts.start - 1] if parts.start else ""
    behind = setting.tokens.words[parts.end] if parts.end < len(setting.tokens.words) else ""
    return before in _MONTH_BEFORE and behind not in ("for", "has", "had", "said", "and's")


_COUNTED_BEFORE = frozenset("than about some nearly almost over around roughly approximately least most only all of the".split())
_YEAR_BEFORE = frozenset("in since by until till from to between during before after through early late mid year of the throughout".split())
_PEOPLE = frozenset(
    "people men women children votes troops soldiers cases deaths homes houses families students seats jobs patients civilians fighters"
    " prisoners residents workers refugees migrants words points shares vehicles villages rockets shells missiles".split()
)
_MEASURES = frozenset("dollars euros pounds tons tonnes km kilometers kilometres miles meters metres feet mph hectares acres".split())
# "a 2008 Ford" is a car.
_MAKES = frozenset(
    "ford chevrolet chevy toyota honda nissan dodge jeep gmc hyundai kia bmw mercedes audi volkswagen volvo mazda subaru buick"
    " cadillac pontiac chrysler lexus acura saturn mercury harley lincoln freightliner peterbilt kenworth mitsubishi suzuki yamaha"
    " kawasaki infiniti tesla oldsmobile plymouth isuzu porsche".split()
)
_ROUND = 100
_PLAIN_YEARS = range(1500, 2100)


def _bare_year(parts: Parts, setting: Setting) -> Found | None:
    """A number of four digits alone is a year unless things are counted by it or it stands in a name."""
    year = parts.first("YEAR") or 0
    if len(parts.words) == 1 and not _reads_as_year(year, parts, setting):
        return None
    return meant(periods.year(year))


def _reads_as_year(year: int, parts: Parts, setting: Setting) -> bool:
    words = setting.tokens.words
    before = words[parts.start - 1] if parts.start else ""
    behind = words[parts.end] if parts.end < len(words) else ""
    if behind in _MEASURES | _MAKES or behind in _PEOPLE or before in ("$", "£", "€", "#", "+"):
        return False
    if year not in _PLAIN_YEARS and before not in _YEAR_BEFORE - {"of", "the", "to"}:
        return False
    if behind == "-" and year % _ROUND == 0:
        return False  # "a 2000-metre race"
    plural = behind.endswith("s") and not behind.endswith("ss") and len(behind) > 3  # noqa: PLR2004  ("was", "has", "its")
    return not (plural and (year % _ROUND == 0 or before in _COUNTED_BEFORE - {"of", "the"}))


def numeric(parts: Parts, setting: Setting) -> Found | None:
    """As "2024-12-08", "8.12.2024", "12/08/2024": where both orders are possible, the day comes first unless a slash stands between."""
    raw = next(w for w, k in zip(parts.words, setting.tokens.kinds[parts.start : parts.end], strict=True) if k == KIND["ISO"])
    mark = next(c for c in raw if not c.isdigit())
    one, two, three = (int(n) for n in raw.split(mark))
    if len(raw.split(mark)[0]) == 4:  # noqa: PLR2004
        return meant(periods.day(one, two, three))
    year = three if three > 99 else setting.published.year // 100 * 100 + three  # noqa: PLR2004
    day_first, month_first = periods.day(year, two, one), periods.day(year, one, two)
    return meant((month_first or day_first) if mark == "/" else (day_first or month_first))


def year_tail(parts: Parts, setting: Setting) -> Found | None:
    """As "'68"."""
    before = setting.tokens.kinds[parts.start - 1 : parts.start]
    if before not in (KIND["IN"], KIND["OF"], KIND["SINCE"], KIND["BY"], KIND["EARLY"], KIND["UNTIL"]):
        return None
    return meant(periods.year(century_of(setting, parts.first("YY") or 0)), "context")


def the_nth(parts: Parts, setting: Setting) -> Found | None:
    """As "on the 8th": of the month of the last date, else the last such day before the publication."""
    words = setting.tokens.words
    before = words[parts.start - 1] if parts.start else ""
    if before not in ("on", "by", "until", "since", "from", "to", "of", "before", "after") or _is_noun(parts, setting):
        return None
    number = parts.first("ORD") or 0
    anchor = setting.origin_day if setting.said_day else setting.published
    found = periods.day(anchor.year, anchor.month, number)
    if found is not None and found.first > setting.published and setting.tense(parts.start, parts.end) != "future":
        earlier = periods.shift_months(anchor.replace(day=1), -1)
        found = periods.day(earlier.year, earlier.month, number) if earlier else None
    return meant(found, "context" if setting.said_day else "published")


_NOUNISH = "_" + KIND["UNIT"] + KIND["CENTURY"] + KIND["DASH"] + KIND["POSS"] + KIND["OF"]
_NO_NOUN = frozenset("they he she it we you i when after while as with at in for from and or but the a an his her their its".split())


def _is_noun(parts: Parts, setting: Setting) -> bool:
    """Whether the ordinal belongs to a noun ("the 8th floor"), not to a month."""
    if parts.end >= len(setting.tokens.words):
        return False
    return setting.tokens.kinds[parts.end] in _NOUNISH and setting.tokens.words[parts.end] not in _NO_NOUN
