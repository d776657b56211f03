"""find_dates(): every date expression of a text with the days that it means."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from geo.dates import counted, grammar, periods, readers
from geo.dates.parts import Found, Parts, parts_of
from geo.dates.scan import Tokens, scan
from geo.dates.setting import Setting, is_narrative
from geo.dates.words import KIND
from geo.model import DateRelation, DateSpan

_RELATIONS: dict[str, DateRelation] = {
    "by": "by", "since": "since", "until": "until", "till": "until", "til": "until", "before": "before", "after": "after",
    "following": "after", "through": "until",
}  # fmt: skip
_BETWEEN = re.compile(f"[{KIND['DASH']}{KIND['TO']}{KIND['UNTIL']}{KIND['AND']}]{KIND['THE']}?")
# A date that is one end of a range stands at most this many tokens from the other end.
_LINK_TOKENS = 2
_LONGEST_WORD = 16
_WEEK = 7


def find_dates(text: str, *, published: date) -> tuple[DateSpan, ...]:
    """The date expressions of a text in order, without overlaps.

    `published` is the publication day, which weekdays, "yesterday" and days without a year count from. Prepositions stay outside
    the expression and become its `relation`; a part of a named unit stands for the whole of it ("early October" is all of October).
    The two ends of a range are two expressions, the first related by "since", the second by "until". Days beyond Python's calendar
    (31 February, 490 BC) are left out. Takes time linear in the text's length and raises for no text.
    """
    tokens = scan(text)
    setting = Setting(tokens, published, is_narrative(tokens, published))
    return _with_relations(tokens, list(_meanings(setting)))


def _meanings(setting: Setting) -> Iterator[tuple[int, int, Found]]:
    """First token, token behind the last, and meaning of every expression, each read with what was said before it."""
    kinds = setting.tokens.kinds
    at = 0
    while found := grammar.EXPRESSION.search(kinds, at):
        start, end = found.span()
        parts = parts_of(setting, start, end)
        name = grammar.reader_of(found)
        _share(name, parts, setting.tokens)
        meaning = readers.BY_NAME[name](parts, setting)
        impossible = name == "before_christ" or (parts.has("MONTH", "MAYBE") and parts.has("DAY", "ORD"))  # 490 BC, 31 February
        at = end if meaning is not None or impossible else start + 1
        if meaning is None:
            continue
        if name in ("steps", "the_day_after"):
            end, meaning = _from_date(parts, meaning, setting)
            at = end
        if not _looks_back(name, meaning):
            setting.note(meaning.period, start, end, stated=meaning.source == "stated")
        yield start, end, meaning
        for more in _more_behind(parts, meaning, setting):
            setting.note(more[2].period, more[0], more[1], stated=meaning.source == "stated")
            at = more[1]
            yield more


def _from_date(parts: Parts, meaning: Found, setting: Setting) -> tuple[int, Found]:
    """As "two days after Christmas": counted from the date that stands behind. Gives the token behind the whole, and its meaning."""
    found = grammar.EXPRESSION.match(setting.tokens.kinds, parts.end) if parts.has("BEFORE", "AFTER") else None
    if found is None:
        return parts.end, meaning
    other = parts_of(setting, *found.span())
    base = readers.BY_NAME[grammar.reader_of(found)](other, setting)
    if base is None or base.period.precision != "day":
        return parts.end, meaning
    moved = counted.steps_from(base.period.first, parts)
    return (found.end(), Found(moved, base.source)) if moved else (parts.end, meaning)


def _looks_back(name: str, meaning: Found) -> bool:
    """Whether an expression only compares ("the previous year", "two decades earlier") and so does not move the time that is told."""
    return meaning.period.precision in ("year", "decade") and name in ("steps", "unit", "the_day_after", "many_units", "century", "decade")


def _share(name: str, parts: Parts, tokens: Tokens) -> None:
    """Give an expression the month and the year that stand behind a later one: "4-5 May", "April to June 1968"."""
    if name == "day_before" and (found := grammar.MONTH_BEHIND.match(tokens.kinds, parts.end)):
        parts.values["MONTH"] = [tokens.values[found.start(1)]]
        parts.shared_year = tokens.values[found.start(2)] if found.group(2) else None
    elif parts.month_is_open and (found := grammar.SHARED_YEAR.match(tokens.kinds, parts.end)):
        parts.shared_year = tokens.values[found.start(1)]


def _more_behind(parts: Parts, meaning: Found, setting: Setting) -> Iterator[tuple[int, int, Found]]:
    """As "4 and 5" in "May 4 and 5", "7" in "April 6-7, 1915", "95" in "1994-95"."""
    if meaning.period.precision == "year" and parts.words[-1].isdigit():
        yield from _year_behind(parts, meaning, setting.tokens)
    if not parts.ends_with_day:
        return
    at = parts.end
    first = meaning.period.first
    while found := grammar.DAY_BEHIND.match(setting.tokens.kinds, at):
        period = periods.day(first.year, first.month, setting.tokens.values[found.end(1) - 1])
        if period is None:
            return
        at = found.end()
        yield found.start(1), at, Found(period, meaning.source)


def _year_behind(parts: Parts, meaning: Found, tokens: Tokens) -> Iterator[tuple[int, int, Found]]:
    found = grammar.YEAR_BEHIND.match(tokens.kinds, parts.end)
    if found is None or len(tokens.words[found.start(1)]) != _TWO_DIGITS:
        return
    year = meaning.period.first.year
    other = year // 100 * 100 + tokens.values[found.start(1)]
    period = periods.year(other) if year < other <= year + _LONGEST_SPAN_YEARS else None
    if period is not None:
        yield found.start(1), found.end(1), Found(period, meaning.source)


_TWO_DIGITS = 2
_LONGEST_SPAN_YEARS = 60


def _with_relations(tokens: Tokens, found: list[tuple[int, int, Found]]) -> tuple[DateSpan, ...]:
    spans: list[DateSpan] = []
    before: int | None = None
    for start, end, meaning in found:
        span = _span(tokens, start, end, meaning)
        if before is not None and _runs_backwards(tokens, before, start, spans[-1], span):
            spans[-1] = _week_before(spans[-1])
        if before is not None and _is_range(tokens, before, start, spans[-1], span):
            spans[-1] = replace(spans[-1], relation="since")
            span = replace(span, relation="until")
        spans.append(span)
        before = end
    return tuple(spans)


def _is_range(tokens: Tokens, end: int, start: int, one: DateSpan, two: DateSpan) -> bool:
    """Whether two dates are the ends of one stretch: "27-28 November", "from May to July", "between 4 and 6 May"."""
    if start - end > _LINK_TOKENS or not _BETWEEN.fullmatch(tokens.kinds[end:start]) or one.first > two.first:
        return False
    if tokens.kinds[end] == KIND["DASH"] and tokens.kinds[start] in _NO_ENDS:
        return False  # "on June 3 - the day after the match"
    return tokens.words[end] != "and" or _word_before(tokens.text, one.start) == "between"


_NO_ENDS = KIND["THE"] + KIND["A"] + KIND["TODAY"] + KIND["LAST"] + KIND["NEXT"] + KIND["THIS"] + KIND["UNIT"] + KIND["MORE"]


def _runs_backwards(tokens: Tokens, end: int, start: int, one: DateSpan, two: DateSpan) -> bool:
    """Whether two weekdays of a range came out in the wrong order."""
    near = start - end <= _LINK_TOKENS and _BETWEEN.fullmatch(tokens.kinds[end:start]) is not None
    if not near or not 0 < (one.first - two.first).days < _WEEK or one.precision != "day":
        return False
    said = tokens.words[end] in ("through", "-", "–") or _word_before(tokens.text, one.start) in ("from", "between")
    return said and one.source != "stated" and tokens.kinds[end - 1] == KIND["WEEKDAY"]


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - _LONGEST_WORD) : start].split()
    return words[-1].casefold() if words else ""


def _week_before(span: DateSpan) -> DateSpan:
    """The same weekday a week earlier: "from Monday to Thursday" on a Monday begins with last week's."""
    first, last = periods.shift(span.first, -_WEEK), periods.shift(span.last, -_WEEK)
    return replace(span, first=first, last=last) if first and last else span


def _relation(tokens: Tokens, first: int) -> DateRelation:
    """The sense of the preposition before an expression; "not until 1980" is in 1980."""
    words = tokens.words[max(0, first - 2) : first]
    if words in (["prior", "to"], ["ahead", "of"]):
        return "before"
    if words in (["not", "until"], ["only", "after"]):
        return "on"
    return _RELATIONS.get(words[-1], "on") if words else "on"


def _span(tokens: Tokens, first: int, last: int, meaning: Found) -> DateSpan:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    period = meaning.period
    return DateSpan(
        start=start, end=end, text=tokens.text[start:end], first=period.first, last=period.last, precision=period.precision,
        source=meaning.source, relation=_relation(tokens, first),
    )  # fmt: skip
