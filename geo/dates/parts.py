"""The parts of a date expression, and what all readers share: how a year is found that was said, shared, pointed to or left out."""

from dataclasses import dataclass
from datetime import date

from geo.dates import periods
from geo.dates.periods import Period
from geo.dates.setting import Setting
from geo.dates.words import KIND
from geo.model import DateSource

_NAME_OF = {kind: name for name, kind in KIND.items()}


@dataclass(slots=True)
class Parts:
    """The tokens `start` to `end` of an expression: numbers by kind, and the year that it shares with a later one."""

    start: int
    end: int
    values: dict[str, list[int]]
    words: list[str]
    shared_year: int | None = None

    def first(self, *names: str) -> int | None:
        """The number of the first token of one of these kinds."""
        return next((self.values[n][0] for n in names if n in self.values), None)

    def has(self, *names: str) -> bool:
        """Whether any token is of one of these kinds."""
        return any(n in self.values for n in names)

    @property
    def month_is_open(self) -> bool:
        """Whether a month or a season stands without a year."""
        return self.has("MONTH", "MAYBE", "SEASON") and not self.has("YEAR", "YY", "UNIT")

    @property
    def ends_with_day(self) -> bool:
        """Whether more days of the same month may follow: "May 4", but not "4 May"."""
        return self.has("DAY", "ORD") and self.has("MONTH", "MAYBE") and (self.words[-1][0].isdigit())


@dataclass(frozen=True, slots=True)
class Found:
    """The days that an expression means, and where what it leaves out came from."""

    period: Period
    source: DateSource = "stated"


def parts_of(setting: Setting, start: int, end: int) -> Parts:
    """The parts of tokens `start` to `end`."""
    values: dict[str, list[int]] = {}
    for i in range(start, end):
        values.setdefault(_NAME_OF.get(setting.tokens.kinds[i], ""), []).append(setting.tokens.values[i])
    return Parts(start, end, values, setting.tokens.words[start:end])


def meant(period: Period | None, source: DateSource = "stated") -> Found | None:
    """What was found, unless the calendar has no such days."""
    return Found(period, source) if period is not None else None


def implied(setting: Setting) -> DateSource:
    """Where a year that was left out comes from."""
    return "context" if setting.narrative and setting.said is not None else "published"


def century_of(setting: Setting, two_digits: int) -> int:
    """The year of "'39": in the century of the last date, else the last such year before the publication."""
    base = setting.said.first.year if setting.said else setting.published.year
    year = base // 100 * 100 + two_digits
    return year - 100 if setting.said is None and year > setting.published.year + 1 else year


def stated_year(parts: Parts, setting: Setting) -> int | None:
    """The year that the expression names, shares with a later one, or points to ("of that year", "last year")."""
    if (year := parts.first("YEAR")) is not None:
        return year
    if (two := parts.first("YY")) is not None:
        return century_of(setting, two)
    if parts.shared_year is not None:
        return parts.shared_year
    if any(w.startswith("year") for w in parts.words):
        return pointed(parts, setting).year
    return None


def pointed(parts: Parts, setting: Setting) -> date:
    """The day that "last", "next", "this", "that" and "the" count from, moved by as many years."""
    step = (parts.first("NEXT") or 0) + (parts.first("LAST") or 0)
    anchor = anchor_of(parts, setting)
    return periods.shift_months(anchor, 12 * step) or anchor


def anchor_of(parts: Parts, setting: Setting) -> date:
    """The day to count from: of publication for "this" and "last", the last date for "that", "the previous" and "the following"."""
    told = parts.has("THAT") or (not parts.has("THIS", "LAST", "NEXT")) or _is_told(parts.words)
    return setting.origin if told or setting.narrative else setting.published


def _is_told(words: list[str]) -> bool:
    if "previous" in words or "following" in words or "preceding" in words:
        return True
    return "next" in words[1:] and words[words.index("next") - 1] == "the"
