"""Readers of expressions that count from the publication day or from the last date that was said."""

from datetime import date

from geo.dates import periods
from geo.dates.parts import Found, Parts, anchor_of, implied, meant
from geo.dates.periods import Period
from geo.dates.setting import Setting, nearest_weekday
from geo.model import DatePrecision, DateSource


def today(parts: Parts, setting: Setting) -> Found | None:
    """As "today", "yesterday morning", "today Monday"."""
    if "overnight" in parts.words and (yesterday := periods.shift(setting.published, -1)):
        return Found(Period(yesterday, setting.published, "day"), "published")
    return meant(day_off(setting.published, parts.first("TODAY") or 0), "published")


def day_off(anchor: date, days: int) -> Period | None:
    """A single day some days off."""
    found = periods.shift(anchor, days)
    return periods.on(found) if found else None


def today_off(parts: Parts, setting: Setting) -> Found | None:
    """As "the day before yesterday"."""
    step = (parts.first("TODAY") or 0) + (-1 if parts.has("BEFORE") else 1)
    return meant(day_off(setting.published, step), "published")


def this_part(parts: Parts, setting: Setting) -> Found | None:
    """As "last night", "this morning", "that same evening"."""
    if parts.has("THAT"):
        return meant(periods.on(setting.origin_day), "context")
    if parts.has("NEXT"):
        return meant(day_off(setting.origin_day, 1), "context")
    return meant(day_off(setting.published, -1 if parts.has("LAST") else 0), "published")


def next_part(parts: Parts, setting: Setting) -> Found | None:
    """As "the next morning"."""
    return meant(day_off(setting.origin_day, (parts.first("NEXT") or 0) + (parts.first("LAST") or 0)), "context")


def weekday(parts: Parts, setting: Setting) -> Found | None:
    """As "on Monday", "last Friday", "late Tuesday", "Thursday of next week"."""
    number = parts.first("WEEKDAY", "WD") or 0
    if parts.has("WD") and parts.first("WD") in (5, 6, 2) and not _after_on(parts, setting):
        return None
    if _is_name(parts, setting):
        return None
    if parts.has("UNIT"):
        return _weekday_of_week(number, parts, setting)
    tense = setting.tense(parts.start, parts.end)
    if parts.has("LAST"):
        found = nearest_weekday(number, setting, "past")
        return meant(day_off(found, -7 if found == setting.published else 0) if found else None, "published")
    if parts.has("NEXT") or (parts.has("THIS") and tense is None):
        tense = "future"
    found = nearest_weekday(number, setting, tense)
    if found is not None and parts.has("NEXT") and found == setting.published:
        found = periods.shift(found, 7)
    return meant(periods.on(found) if found else None, implied(setting))


# Papers, shows and firms are named for days: "the Sunday Times", "Saturday Night Live", "Ruby Tuesday".
_NAMED_AFTER = frozenset("times mail telegraph express mirror star post herald independent tribune live football review magazine".split())
_MANY_BEFORE = frozenset("on two three four five six seven few several many most".split())
_NAMED_BEFORE = frozenset("ruby cyber super wednesday bloody ash".split())


def _is_name(parts: Parts, setting: Setting) -> bool:
    """Whether a weekday is part of a name, or one of many ("on Fridays", "every Monday")."""
    tokens = setting.tokens
    behind = tokens.words[parts.end] if parts.end < len(tokens.words) else ""
    before = tokens.words[parts.start - 1] if parts.start else ""
    if before in ("every", "each", "some") or (before in _MANY_BEFORE and parts.words[-1].endswith("days")):
        return True
    return (behind in _NAMED_AFTER and tokens.text[tokens.starts[parts.end]].isupper()) or before in _NAMED_BEFORE


def _after_on(parts: Parts, setting: Setting) -> bool:
    return bool(parts.start) and setting.tokens.words[parts.start - 1] in ("on", "since", "until", "by", "from")


def _weekday_of_week(number: int, parts: Parts, setting: Setting) -> Found | None:
    step = (parts.first("NEXT") or 0) + (parts.first("LAST") or 0)
    monday = periods.shift(setting.published, -setting.published.weekday() + 7 * step)
    return meant(day_off(monday, number) if monday else None, "published")


def weekend(parts: Parts, setting: Setting) -> Found | None:
    """As "over the weekend", "last weekend", "this weekend"."""
    if setting.tokens.words[parts.start - 1 : parts.start] in (["a"], ["every"], ["each"]):
        return None
    here = setting.origin if setting.narrative else setting.published
    future = parts.has("NEXT") or (setting.tense(parts.start, parts.end) == "future" and not parts.has("LAST"))
    inside = here.weekday() >= 5  # noqa: PLR2004  (Saturday)
    step = (7 if inside and parts.has("NEXT") else 0) if future else (0 if inside and not parts.has("LAST") else -7)
    moved = periods.shift(here, step)
    return meant(periods.weekend(moved) if moved else None, implied(setting))


def unit(parts: Parts, setting: Setting) -> Found | None:
    """As "last week", "that same day", "the end of the month", "earlier this year", "month's end"."""
    word = next((w for w in reversed(parts.words) if w in _SINGULAR), None)
    if word is not None and ("past" in parts.words or "the last decade" in " ".join(parts.words)):
        return many_units(parts, setting)
    if word is None or parts.words[-1] in ("days", "weeks", "months", "years", "decades"):
        return None
    step = (parts.first("NEXT") or 0) + (parts.first("LAST") or 0)
    anchor = anchor_of(parts, setting)
    source: DateSource = "context" if anchor == setting.origin and setting.said else "published"
    return meant(_unit_at(word, anchor, step, setting), source)


_SINGULAR = frozenset("day week fortnight month year decade century quarter".split())


def _unit_at(word: str, anchor: date, step: int, setting: Setting) -> Period | None:
    if word == "day":
        return day_off(setting.origin_day, step)
    if word == "week":
        moved = periods.shift(anchor, 7 * step)
        return periods.week(moved) if moved else None
    if word == "month":
        moved = periods.shift_months(anchor, step)
        return periods.month(moved.year, moved.month) if moved else None
    if word == "quarter":
        moved = periods.shift_months(anchor, 3 * step)
        return periods.quarter(moved.year, (moved.month + 2) // 3) if moved else None
    if word == "year":
        return periods.year(anchor.year + step)
    if word == "decade":
        return periods.decade((anchor.year // 10 + step) * 10)
    return periods.century(anchor.year // 100 + 1 + step)


def the_day_after(parts: Parts, setting: Setting) -> Found | None:
    """As "the day before", "the week after"."""
    word = parts.words[1]
    step = -1 if parts.has("BEFORE", "EARLIER") else 1
    if word not in _SINGULAR or (setting.said is None and parts.has("AFTER")):
        return None
    return meant(_unit_at(word, setting.origin, step, setting), "context" if setting.said else "published")


def many_units(parts: Parts, setting: Setting) -> Found | None:
    """As "the past three days", "the next two weeks": back from the publication, or on from it."""
    count, word = _count(parts), parts.words[-1]
    anchor = setting.origin if setting.narrative else setting.published
    if parts.has("HOURS"):
        if count < _HALF_A_DAY:
            return None
        count, word = round(count / _HOURS_OF_DAY), "days"
    other = _exact_step(anchor, word, -count if parts.has("LAST") else count)
    if other is None:
        return None
    return Found(Period(min(anchor, other), max(anchor, other), _PRECISION.get(word.rstrip("s"), "week")), implied(setting))


_HOURS_OF_DAY = 24
_HALF_A_DAY = 13  # hours; less stays within the day
_PRECISION: dict[str, DatePrecision] = {"day": "day", "month": "month", "year": "year", "decade": "decade"}


def _count(parts: Parts) -> int:
    for name in ("DAY", "NUM", "FEW", "A"):
        if (value := parts.first(name)) is not None:
            return value
    return 1


def steps(parts: Parts, setting: Setting) -> Found | None:
    """As "three days ago", "two days earlier", "a week after"."""
    ago = parts.has("AGO") or "previously" in parts.words
    back = ago or parts.has("EARLIER", "BEFORE")
    anchor = setting.published if (ago and not setting.narrative) or setting.said is None else setting.origin_day
    word = next((w for w in parts.words if w.rstrip("s") in _SINGULAR or w in ("century", "centuries")), "")
    count = _count(parts)
    if parts.has("AFTER", "BEFORE") and not setting.narrative:
        return _around_event(word, count, parts, setting)
    return meant(_step(anchor, word, -count if back else count), "published" if ago else "context")


def steps_from(anchor: date, parts: Parts) -> Period | None:
    """The day so many steps before or after a day: "two days after", "the day before"."""
    word = next((w for w in parts.words if w.rstrip("s") in _SINGULAR), "")
    found = _exact_step(anchor, word, -_count(parts) if parts.has("BEFORE") else _count(parts))
    return periods.on(found) if found else None


def _around_event(word: str, count: int, parts: Parts, setting: Setting) -> Found | None:
    """As "The flood comes a week after ...": the main clause is the news of the day, what it is compared with lies on the other side."""
    if word.rstrip("s") not in ("day", "week"):
        return meant(_step(setting.published, word, -count), "published") if parts.has("AFTER") else None
    found = _exact_step(setting.published, word, -count if parts.has("AFTER") else count)
    return meant(periods.on(found) if found else None, "published")


def _exact_step(anchor: date, word: str, count: int) -> date | None:
    if abs(count) > _MOST_STEPS:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(word.rstrip("s"))
    if days:
        return periods.shift(anchor, days * count)
    months = {"month": 1, "year": 12, "decade": 120}.get(word.rstrip("s"))
    return periods.shift_months(anchor, months * count) if months else None


_MOST_STEPS = 10**4  # no text counts further from its own days


def _step(anchor: date, word: str, count: int) -> Period | None:
    """Days count exactly, longer units name the whole unit that they reach."""
    found = _exact_step(anchor, word, count)
    if found is None:
        return None
    unit_ = word.rstrip("s")
    if unit_ == "day":
        return periods.on(found)
    if unit_ in ("week", "fortnight"):
        return periods.on(found) if abs(count) == 1 else periods.week(found)
    if unit_ == "month":
        return periods.month(found.year, found.month)
    return periods.year(found.year) if unit_ == "year" else periods.decade(found.year // 10 * 10)


def clock(parts: Parts, setting: Setting) -> Found | None:
    """A time of day alone: on the day that was just said, else of publication. A score ("10:30") is none."""
    if not _is_time(parts, setting):
        return None
    near = setting.said is not None and parts.start - setting.said_at < _SAME_SENTENCE
    anchor = setting.origin_day if near or setting.narrative else setting.published
    return Found(periods.on(anchor), "context" if near else "published")


_SAME_SENTENCE = 25
_TIME_BEFORE = frozenset("at around about by since until till from before after to between".split())


def _is_time(parts: Parts, setting: Setting) -> bool:
    if parts.has("ZONE") or not parts.words[0].replace(":", "").isdigit():
        return True
    return bool(parts.start) and setting.tokens.words[parts.start - 1] in _TIME_BEFORE and parts.words[0].count(":") == 1


def before_christ(parts: Parts, setting: Setting) -> Found | None:
    """Python's calendar begins with year 1: nothing is given, and what follows cannot count from it."""
    del parts
    setting.forget()
    return None
