"""Where a reader stands in the text: the publication day, the last date said, and the tense around an expression.

News counts from its publication day. A narrative (an encyclopaedia, a history, the background of a feature) counts from the last date
that it said. Which of the two a text is, is read off the dates that it uses: `is_narrative`.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.dates import periods
from geo.dates.periods import Period
from geo.dates.scan import Tokens
from geo.dates.words import KIND

Tense = Literal["past", "future"] | None

_FUTURE = frozenset(
    "will shall ll won scheduled expected expects due plans plan planned planning upcoming going forthcoming slated".split()
)
_PAST = frozenset(
    "was were had did been ago fell began became came took left went said told made held broke won lost met gave sent saw led got"
    " rose shot hit struck found brought kept put set ran died".split()
)
_SPEECH = frozenset("said says told announced reported added wrote stated tweeted confirmed warned".split())
_REACH = 14  # tokens looked at on each side: a clause of a news sentence
_OPENING = 3  # "In early", "By the"
_ENDS = KIND["BREAK"] + KIND["STOP"]
# A history names old years; news names weekdays and "yesterday". Chosen on the war narratives and the news articles at hand.
_OLD_DAYS = 365
_OLD_YEARS_NEEDED = 4
_OLD_PER_NEWSY = 3
_NEWSY = re.compile(f"[{KIND['WEEKDAY']}{KIND['TODAY']}]")
_EXPLICIT = re.compile(KIND["YEAR"])


@dataclass(slots=True)
class Setting:
    """What is known at one point of the text.

    `said` is the last date, `said_day` the last that was a single day, `led` the last that opened a sentence, `dated` the last that was
    finer than a year. A narrative's years come from the three together: an aside ("published in 2005") does not carry its time line off.
    """

    tokens: Tokens
    published: date
    narrative: bool
    said: Period | None = None
    said_day: date | None = None
    led: Period | None = None
    dated: Period | None = None
    said_at: int = -1  # the token behind the last date, to see whether it stands near

    @property
    def origin(self) -> date:
        """The day that "later" and "the next day" count from."""
        if self.said is not None:
            return self.said.first
        return self.published

    @property
    def origin_day(self) -> date:
        """The same, from a single day wherever one was said."""
        if self.said is not None and self.said.precision == "day":
            return self.said.first
        return self.said_day or self.origin

    def note(self, found: Period, start: int, end: int) -> None:
        """Remember the date of tokens `start` to `end`."""
        self.said, self.said_at = found, end
        if found.precision == "day":
            self.said_day = found.last
        if found.precision in ("year", "decade"):
            self.led = found if self.opens_sentence(start) else self.led or found
            self.dated = self.dated or found
        else:
            self.dated = found
            self.led = found if self.opens_sentence(start) else self.led or found

    def forget(self) -> None:
        """After a year before Christ nothing can be counted from what was said."""
        self.said = self.said_day = self.led = self.dated = None

    def opens_sentence(self, start: int) -> bool:
        """Whether tokens from `start` stand at the head of a sentence, behind a word or two ("In", "By late")."""
        tokens = self.tokens
        for i in range(start, max(-1, start - _OPENING), -1):
            if i == 0 or tokens.kinds[i - 1] in _ENDS or tokens.words[i - 1] == ".":
                return True
            if "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]:
                return True
        return False

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the words around tokens `start` to `end`: the nearest verb form before, else the nearest behind."""
        words, kinds = self.tokens.words, self.tokens.kinds
        if start and words[start - 1] in _SPEECH:
            return "past"
        for i in range(start - 1, max(-1, start - _REACH), -1):
            if _stops(kinds, words, i):
                break
            if found := _verb(words, i):
                return found
        for i in range(end, min(len(words), end + _REACH)):
            if _stops(kinds, words, i):
                break
            if found := _verb(words, i):
                return found
        return None


def _stops(kinds: str, words: list[str], i: int) -> bool:
    return kinds[i] in _ENDS or (words[i] == "." and len(words[i - 1]) > 2)  # noqa: PLR2004  (an abbreviation goes on)


def _verb(words: list[str], i: int) -> Tense:
    word = words[i]
    if word in _FUTURE:
        return "future"
    if word == "be" and i and words[i - 1] == "to":
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4):  # noqa: PLR2004  ("need", "seed" are no pasts)
        return "past"
    return None


def is_narrative(tokens: Tokens, published: date) -> bool:
    """Whether the text tells of times long past: many old years, few weekdays."""
    old = sum(1 for m in _EXPLICIT.finditer(tokens.kinds) if published.year - tokens.values[m.start()] > 1)
    newsy = len(_NEWSY.findall(tokens.kinds))
    return old >= _OLD_YEARS_NEEDED and old > _OLD_PER_NEWSY * newsy


def nearest_year(month: int, day: int | None, setting: Setting, tense: Tense) -> int:
    """The year of a month, or of a day of a month, that was said without one."""
    if setting.narrative and setting.said is not None:
        return _told_year(month, setting.said, setting)
    here = setting.published
    day_ = day or 1
    if tense == "future":
        passed = (month, day_) < (here.month, here.day if day else 1)
        return here.year + passed
    return here.year - ((month, day_) > (here.month, here.day))


def _told_year(month: int, said: Period, setting: Setting) -> int:
    """The year that two of the three anchors give, else the last date's."""
    last, led, dated = (_next_year(month, anchor or said) for anchor in (said, setting.led, setting.dated))
    return dated if led == dated else last


def _next_year(month: int, said: Period) -> int:
    """A narrative goes on: January after November and December is the next year's."""
    turned = said.precision not in ("year", "decade") and said.first.month - month > _MOST_OF_A_YEAR
    return said.first.year + turned


# "In January" after "in December" is the next year, "in June" after "in September" looks back. Of 6 to 12 months, ten did best.
_MOST_OF_A_YEAR = 10


def nearest_weekday(weekday: int, setting: Setting, tense: Tense) -> date | None:
    """The weekday's last day on or before the anchor, or the next one where the tense is future."""
    anchor = setting.origin_day if setting.narrative else setting.published
    back = (anchor.weekday() - weekday) % 7
    if tense == "future":
        return periods.shift(anchor, (weekday - anchor.weekday() - 1) % 7 + 1)
    return periods.shift(anchor, -back)
