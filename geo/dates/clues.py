"""What a text says about its own publication day, before that day is known."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from geo.dates import grammar, named, periods
from geo.dates.parts import Parts, parts_of
from geo.dates.scan import Tokens
from geo.dates.setting import Setting
from geo.dates.tense import Tense
from geo.dates.words import KIND

ClueKind = Literal["header", "dateline", "today", "today_weekday", "weekday", "day", "year", "year_off"]

# A head line, an agency's mark and a by-line stand before the date of the article in this many characters.
_HEAD_LENGTH: Final = 300
_MOST_CLUES: Final = 24
_MARK_REACH: Final = 5
_MARKED = frozenset("published updated posted update reuters afp ap sana xinhua tass date dated created publication copyright".split())
_PREPOSITIONS = frozenset("on in since by of until till from to before after between and through during for at last next the".split())
_DATELINE = re.compile(r"(?:^|\n)[ \t]*(?:[A-Z][\w.'’-]+[ ,/]*){1,6},[ \t]+$")
_NUMBER_OFF = {"this": 0, "last": -1, "next": 1, "previous": -1, "coming": 1, "past": -1}


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that the text says. `offset` counts from the publication: days for "today", years for "year_off"."""

    kind: ClueKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int = 0
    tense: Tense = None


def clues(tokens: Tokens) -> tuple[Clue, ...]:
    """The clues of a text in order, at most a few dozen, which is more than an article has."""
    found: list[Clue] = []
    setting = Setting(tokens, date.max, narrative=False)
    at = 0
    while len(found) < _MOST_CLUES and (match := grammar.EXPRESSION.search(tokens.kinds, at)):
        at = match.end()
        found += _clues(match, setting)
    return tuple(found)


def _clues(match: re.Match[str], setting: Setting) -> list[Clue]:
    name = grammar.reader_of(match)
    parts = parts_of(setting, *match.span())
    if name == "today":
        return _today(parts, setting)
    if name in ("weekday", "this_part"):
        return _weekday(parts, setting)
    if name == "numeric":
        return _numeric(parts, setting)
    if name == "calendar":
        return _calendar(parts, setting)
    return []


def _today(parts: Parts, setting: Setting) -> list[Clue]:
    """As "today Monday", "yesterday, 8 December"."""
    offset = parts.first("TODAY") or 0
    found = [Clue("today", offset=offset)]
    if (weekday := parts.first("WEEKDAY")) is not None:
        found = [Clue("today_weekday", weekday=weekday, offset=offset)]
    if (other := _date_beside(parts, setting)) is not None:
        month, day = other.first("MONTH", "MAYBE"), other.first("DAY", "ORD")
        return [*found, Clue("today", other.first("YEAR"), month, day, offset=offset)]
    return found


def _weekday(parts: Parts, setting: Setting) -> list[Clue]:
    """As "on Wednesday (April 4)"; a weekday alone is the day of the news or one of the days before."""
    other = _date_beside(parts, setting)
    if other is None:
        weekday = parts.first("WEEKDAY")
        return [Clue("today") if weekday is None else Clue("weekday", weekday=weekday, tense=setting.tense(parts.start, parts.end))]
    month, day = other.first("MONTH", "MAYBE"), other.first("DAY", "ORD")
    return [Clue("day", other.first("YEAR"), month, day, parts.first("WEEKDAY", "WD"), tense=setting.tense(parts.start, parts.end))]


def _date_beside(parts: Parts, setting: Setting) -> Parts | None:
    """The day of a month that stands right behind an expression, in brackets or after a comma."""
    beside = grammar.EXPRESSION.match(setting.tokens.kinds, _after_comma(setting.tokens, parts.end))
    if beside is None or grammar.reader_of(beside) != "calendar":
        return None
    other = parts_of(setting, *beside.span())
    return other if other.has("MONTH", "MAYBE") and other.has("DAY", "ORD") else None


def _after_comma(tokens: Tokens, at: int) -> int:
    return at + (tokens.kinds[at : at + 1] in (KIND["COMMA"], KIND["OPEN"]))


def _numeric(parts: Parts, setting: Setting) -> list[Clue]:
    found = named.numeric(parts, setting)
    if found is None:
        return []
    when = found.period.first
    kind: ClueKind = "header" if _in_head(parts, setting) else "day"
    return [Clue(kind, when.year, when.month, when.day, tense=setting.tense(parts.start, parts.end))]


def _calendar(parts: Parts, setting: Setting) -> list[Clue]:
    month, day, year = parts.first("MONTH", "MAYBE"), parts.first("DAY", "ORD"), parts.first("YEAR")
    tense = setting.tense(parts.start, parts.end)
    if month is None:
        return _year(parts, setting, year, tense)
    if day is None:
        return [Clue("year", year, month, tense=tense)] if year else []
    if year is not None and _in_head(parts, setting):
        return [Clue("header", year, month, day)]
    if _in_dateline(parts, setting):
        return [Clue("dateline", year, month, day)]
    return [Clue("day", year, month, day, parts.first("WEEKDAY", "WD"), tense=tense)]


def _year(parts: Parts, setting: Setting, year: int | None, tense: Tense) -> list[Clue]:
    """As "since 2015", "next year's 2025 election"."""
    if year is None or named.calendar(parts, setting) is None:
        return []
    before = setting.tokens.words[max(0, parts.start - 4) : parts.start]
    if "year" in before:
        which = before[before.index("year") - 1] if before.index("year") else ""
        if which in _NUMBER_OFF:
            return [Clue("year_off", year, offset=_NUMBER_OFF[which])]
    return [Clue("year", year, tense=tense)]


def _in_head(parts: Parts, setting: Setting) -> bool:
    """Whether a full date stands where an article carries its own: at its head, and outside any sentence."""
    tokens, start = setting.tokens, parts.start
    if tokens.starts[start] > _HEAD_LENGTH:
        return False
    has_weekday = parts.has("WEEKDAY", "WD")
    if start == 0:
        return has_weekday or not _goes_on(tokens, parts.end)
    if _is_marked(tokens, start):
        return True
    return has_weekday and tokens.words[start - 1] not in _PREPOSITIONS and "." not in tokens.words[:start]


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether a sentence goes on behind a date: "8 December 2024 was a Sunday"."""
    return tokens.text[tokens.starts[end]].islower() if end < len(tokens.words) else False


def _is_marked(tokens: Tokens, start: int) -> bool:
    """Whether "Published", "Updated at 7:05 a.m. on", "Reuters |" stand before a date."""
    for i in range(start - 1, max(-1, start - _MARK_REACH), -1):
        if tokens.words[i] in _MARKED and tokens.text[tokens.starts[i]].isupper():
            return True
        if tokens.words[i] not in _MARKED | _MARK_FILLERS and tokens.kinds[i] != KIND["CLOCK"]:
            return False
    return False


_MARK_FILLERS = frozenset(["on", "at", "of", ":", "|", "-", "–", ",", "("])


def _in_dateline(parts: Parts, setting: Setting) -> bool:
    """As "ALEPPO, Dec 8 (Reuters) -"."""
    tokens = setting.tokens
    behind = tokens.kinds[parts.end : parts.end + 1]
    start = tokens.starts[parts.start]
    line = tokens.text[max(0, start - 80) : start]
    if behind not in (KIND["OPEN"], KIND["DASH"], KIND["CLOSE"]) and tokens.words[parts.end : parts.end + 1] != [":"]:
        return False
    return _DATELINE.search(line) is not None


def day_of(clue: Clue, year: int) -> date | None:
    """The day of a clue in a year."""
    if clue.month is None or clue.day is None:
        return None
    found = periods.day(clue.year or year, clue.month, clue.day)
    return found.first if found else None
