"""The publication day of an article: given, inferred from its text, or today.

Inferring is constraint solving. The clues of a text ("today Monday", "on Sunday, Dec. 8", "By 7 December they had", "since 2015") each
say how well a day would do as the publication day; the days that they make possible are scored by all of them, and the latest of the
best wins. A date at the head of the article or in its dateline decides alone.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from geo.dates.clues import Clue, clues, day_of
from geo.dates.scan import scan
from geo.model import Article, PublishedSource

# A weekday beside a day of the month comes back after 5, 6 or 11 years, so twelve years always hold one that fits.
_YEARS_BACK: Final = 12
_LEAP_YEARS_BACK: Final = 40  # 29 February on one weekday comes back after 28 years, or 40 across a century's turn
# News that names a day tells of the last days: how long before the publication is still "shortly".
_DAYS_AFTER: Final = 8
# Only the first characters can be the article's head; the clues of the rest are as good as those of the first pages.
_READ_LENGTH: Final = 20_000
_RECENT_DAYS: Final = 60
_HALF_A_YEAR: Final = 183


def publication_day(article: Article, *, today: date) -> tuple[date, PublishedSource]:
    """The day that the article's "yesterday" and "on Monday" count from, and how it is known.

    The day that was given, unless the text carries another at its head or in its dateline: then the text's, as "inferred".
    Without one, the latest day not after `today` that fits most of what the text says; `today` where it says nothing.
    """
    found = clues(scan(article.text[:_READ_LENGTH]))
    said = _said_outright(found, article.published or today, given=article.published is not None)
    if said is not None and said != article.published:
        return said, "inferred"
    if article.published is not None:
        return article.published, "given"
    inferred = _infer(found, today)
    return (inferred, "inferred") if inferred is not None else (today, "today")


def _said_outright(found: Iterable[Clue], near: date, *, given: bool) -> date | None:
    """The date at the head of the article, or of its dateline where a given day names the year."""
    for clue in found:
        if clue.kind == "header" or (clue.kind == "dateline" and clue.year):
            return day_of(clue, near.year)
        if clue.kind == "dateline" and given:
            options = [d for y in (near.year - 1, near.year, near.year + 1) if 1 <= y <= date.max.year and (d := day_of(clue, y))]
            return min(options, key=lambda d: abs((d - near).days), default=None)
    return None


def _infer(found: tuple[Clue, ...], today: date) -> date | None:
    days = _candidates(found, today)
    if not days or not any(_ties(c) for c in found):
        return None
    best = max(days, key=lambda d: (round(_fit(d, found), 6), d))
    loose = all(c.kind in ("day", "year") and c.weekday is None for c in found)
    return None if loose and (today - best).days <= _RECENT_DAYS else best


def _ties(clue: Clue) -> bool:
    """Whether a clue can tell the publication day at all, rather than only bound it."""
    if clue.kind == "day":
        return clue.year is None or clue.weekday is not None
    return clue.kind == "dateline" or (clue.kind == "today" and clue.month is not None)


def _candidates(found: tuple[Clue, ...], today: date) -> set[date]:
    """The days on or shortly after each day that the text names, and the days that "yesterday, 8 December" makes today."""
    days: set[date] = set()
    for clue in found:
        years_back = _LEAP_YEARS_BACK if (clue.month, clue.day) == (2, 29) else _YEARS_BACK
        years = [clue.year] if clue.year else range(max(1, today.year - years_back), today.year + 1)
        for year in years:
            if (named := day_of(clue, year)) is not None:
                days.update(_near(named, clue, today))
    return days


def _near(named: date, clue: Clue, today: date) -> Iterable[date]:
    if clue.kind == "today":
        steps: Iterable[int] = (-clue.offset,)
    elif clue.kind == "dateline":
        steps = (0,)
    else:
        steps = range(-_DAYS_AFTER if clue.tense == "future" else 0, _DAYS_AFTER)
    room = min((today - named).days, (date.max - named).days)
    return [named + timedelta(days=n) for n in steps if n <= room and named.toordinal() + n >= 1]


def _fit(day: date, found: tuple[Clue, ...]) -> float:
    says_today = any(c.kind in ("today", "today_weekday") for c in found)
    return sum(_fits(day, clue, says_today=says_today) for clue in found)


def _fits(day: date, clue: Clue, *, says_today: bool) -> float:
    """How well a day would do for one clue. A contradiction costs as much as the clue would bring."""
    if clue.kind == "today_weekday":
        return 5.0 if (day.weekday() + clue.offset) % 7 == clue.weekday else -5.0
    if clue.kind == "year_off":
        return 5.0 if clue.year == day.year + clue.offset else -5.0
    if clue.kind == "year":
        return 0.0 if clue.tense == "future" or (clue.year or 0) <= day.year else -4.0
    named = _nearest(clue, day)
    if named is None:
        return 0.0
    gap = (day - named).days
    if clue.kind == "today":
        return 8.0 if gap == -clue.offset else -8.0
    if clue.kind == "dateline":
        return 10.0 if gap == 0 else -10.0
    weekday = 0.0 if clue.weekday is None else (4.0 if named.weekday() == clue.weekday else -4.0)
    return weekday + _recency(gap, clue, says_today=says_today)


def _recency(gap: int, clue: Clue, *, says_today: bool) -> float:
    """Best right after the day named; the day itself where the text never says "today"; a past lies not ahead."""
    if clue.tense == "future":
        return 1.0 / (1 + abs(gap) / 14) if gap <= 0 else 0.0
    if gap < 0:
        return -2.0
    if gap == 0:
        return 0.5 if says_today else 1.1
    return 1.0 / (1 + (gap - 1) / 14)


def _nearest(clue: Clue, day: date) -> date | None:
    """The named day in the year in which it lies nearest to a candidate."""
    options = [d for y in (day.year, day.year - 1, day.year + 1) if 1 <= y <= date.max.year and (d := day_of(clue, y))]
    return min(options, key=lambda d: abs((d - day).days), default=None)
