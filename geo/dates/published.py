"""The publication day of an article: given, inferred from its text, or today.

Inferring is constraint solving. The clues of a text ("today Monday", "on Sunday, Dec. 8", "By 7 December they had", "since 2015") each
say how well a day would do as the publication day; the days that they make possible are scored by all of them, and the latest of the
best wins. A date at the head of the article or in its dateline decides alone.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from typing import Final

from geo.dates import periods
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

# How much each kind of clue counts where a day agrees with it; a contradiction costs as much. By how rarely the clue deceives: a
# dateline and "yesterday, 8 December" each outweigh everything that merely fits, a weekday beside a date only what is weaker.
_DATELINE: Final = 10.0
_TODAY: Final = 8.0  # "yesterday, 8 December"
_TODAY_WEEKDAY: Final = 5.0  # "today Monday"
_YEAR_OFFSET: Final = 5.0  # "next year's 2025 vote"
_DATED_WEEKDAY: Final = 4.0  # "Sunday, 8 December"
# What is told as past cannot lie ahead. A year is a surer bound than a day, whose year is guessed.
_YEAR_AHEAD: Final = -4.0
_DAY_AHEAD: Final = -2.0
# Nearness decides among the days that all else allows, so that of one clue stays below a weekday's worth. "on Monday" in news is
# nearly always the day of publication or the one before: days since that weekday -> its worth.
_WEEKDAY_BACK: Final = {0: 0.6, 1: 0.4, 2: 0.1}
_DAY_AFTER: Final = 1.0  # published on the day after the one that is told, when nearness is best ...
_HALVED_AFTER: Final = 14  # ... and half as good two weeks later
_SAME_DAY: Final = 1.1  # a text that never says "today" may be of the very day that it names by its date,
_SAME_DAY_BESIDE_TODAY: Final = 0.5  # one that does would have said "today"


# No news is older; a date of an earlier year at an article's head is one of another calendar, or a slip.
_FIRST_NEWSPAPER = date(1605, 1, 1)


def publication_day(article: Article, *, today: date, trust_given: bool = False) -> tuple[date, PublishedSource]:
    """The day that the article's "yesterday" and "on Monday" count from, and how it is known.

    The day that was given, unless the text carries another at its head or in its dateline: then the text's, as "inferred".
    With `trust_given` a given day always stands: a person chose it, knowing the text.
    Without one, the latest day not after `today` that fits most of what the text says; `today` where it says nothing.
    """
    if trust_given and article.published is not None:
        return article.published, "given"
    found = clues(scan(article.text[:_READ_LENGTH]))
    said = _said_outright(found, article.published, today)
    if said is not None and said != article.published:
        return said, "inferred"
    if article.published is not None:
        return article.published, "given"
    inferred = _infer(found, today)
    return (inferred, "inferred") if inferred is not None else (today, "today")


def _said_outright(found: Iterable[Clue], given: date | None, today: date) -> date | None:
    """The date at the head of the article, or of its dateline where a given day names the year."""
    for clue in found:
        if clue.kind == "header" or (clue.kind == "dateline" and clue.year):
            said = day_of(clue, today.year)
            return said if said is not None and _FIRST_NEWSPAPER <= said <= max(today, given or today) else None
        if clue.kind == "dateline" and given is not None:
            return _nearest(_days_of(clue, given.year - 1, given.year + 1), given)
    return None


def _infer(found: tuple[Clue, ...], today: date) -> date | None:
    tying = [c for c in found if _ties(c)]
    if not tying and not _tells_of_days(found):
        return None
    dated = [(c, _days_of(c, today.year - _LEAP_YEARS_BACK, today.year + 1)) for c in found]
    days = [day for day in _candidates(tying or [c for c in found if c.kind == "day"], today) if day >= _FIRST_NEWSPAPER]
    best = max(days, key=lambda d: (round(_fit(d, dated), 6), d), default=None)
    if best is None or (not tying and (today - best).days <= _RECENT_DAYS and all(c.kind != "today_weekday" for c in found)):
        return None
    return best


def _ties(clue: Clue) -> bool:
    """Whether a clue alone can tell the publication day, rather than bound it."""
    if clue.kind == "day":
        return clue.weekday is not None
    return clue.kind == "dateline" or (clue.kind == "today" and clue.month is not None)


def _tells_of_days(found: tuple[Clue, ...]) -> bool:
    """Whether a text tells what happened by days of a month, and by nothing else but "today Monday".

    Beside bare weekdays a day of a month is rather background, and the news is of a day that is not said.
    """
    days = [c for c in found if c.kind == "day" and c.year is None]
    if any(c.kind == "today_weekday" for c in found):
        return bool(days)
    return bool(days) and not any(c.kind in ("today", "weekday") for c in found)


def _candidates(tying: Iterable[Clue], today: date) -> set[date]:
    """The days on or shortly after each day that the text names, and the days that "yesterday, 8 December" makes today."""
    days: set[date] = set()
    for clue in tying:
        years_back = _LEAP_YEARS_BACK if (clue.month, clue.day) == (2, 29) else _YEARS_BACK
        for named in _days_of(clue, today.year - years_back, today.year):
            days.update(_near(named, clue, today))
    return days


def _near(named: date, clue: Clue, today: date) -> Iterable[date]:
    """The days that a clue makes possible, none of them after `today`."""
    if clue.kind == "today":
        steps: Iterable[int] = (-clue.offset,)
    elif clue.kind == "dateline":
        steps = (0,)
    else:
        steps = range(-_DAYS_AFTER if clue.tense == "future" else 0, _DAYS_AFTER)
    return (day for n in steps if (day := periods.shift(named, n)) is not None and day <= today)


def _days_of(clue: Clue, first_year: int, last_year: int) -> tuple[date, ...]:
    """The days that a clue names in these years, in order; one where it names its year."""
    years = (clue.year,) if clue.year else range(max(1, first_year), min(last_year, date.max.year) + 1)
    return tuple(d for y in years if (d := day_of(clue, y)) is not None)


def _nearest(days: tuple[date, ...], day: date) -> date | None:
    at = bisect_left(days, day)
    return min(days[max(0, at - 1) : at + 1], key=lambda d: abs((d - day).days), default=None)


def _fit(day: date, dated: list[tuple[Clue, tuple[date, ...]]]) -> float:
    says_today = any(c.kind in ("today", "today_weekday") for c, _ in dated)
    return sum(_fits(day, clue, _nearest(days, day), says_today=says_today) for clue, days in dated)


def _fits(day: date, clue: Clue, named: date | None, *, says_today: bool) -> float:
    """How well a day would do for one clue, which names the day `named`. A contradiction costs as much as agreement brings."""
    if clue.kind == "today_weekday":
        return _either(_TODAY_WEEKDAY, agrees=(day.weekday() + clue.offset) % 7 == clue.weekday)
    if clue.kind == "weekday":
        return 0.0 if clue.tense == "future" else _WEEKDAY_BACK.get((day.weekday() - (clue.weekday or 0)) % 7, 0.0)
    if clue.kind == "year_off":
        return _either(_YEAR_OFFSET, agrees=clue.year == day.year + clue.offset)
    if clue.kind == "year":
        return 0.0 if clue.tense == "future" or (clue.year or 0) <= day.year else _YEAR_AHEAD
    if named is None:
        return 0.0
    gap = (day - named).days
    if clue.kind == "today":
        return _either(_TODAY, agrees=gap == -clue.offset)
    if clue.kind == "dateline":
        return _either(_DATELINE, agrees=gap == 0)
    weekday = 0.0 if clue.weekday is None else _either(_DATED_WEEKDAY, agrees=named.weekday() == clue.weekday)
    return weekday + _recency(gap, clue, says_today=says_today)


def _either(weight: float, *, agrees: bool) -> float:
    return weight if agrees else -weight


def _recency(gap: int, clue: Clue, *, says_today: bool) -> float:
    """Best right after the day named; the day itself where the text never says "today"; a past does not lie ahead."""
    if clue.tense == "future":
        return _DAY_AFTER / (1 + abs(gap) / _HALVED_AFTER) if gap <= 0 else 0.0
    if gap < 0:
        return _DAY_AHEAD
    if gap > _RECENT_DAYS:
        return 0.0
    if gap == 0:
        return _SAME_DAY_BESIDE_TODAY if says_today else _SAME_DAY
    return _DAY_AFTER / (1 + (gap - 1) / _HALVED_AFTER)
