"""Where a reader stands in the text: the publication day, the last date said, and the tense around an expression.

News counts from its publication day. A narrative (an encyclopaedia, a history, the background of a feature) counts from the last date
that it said. Which of the two a text is, is read off the dates that it uses: `is_narrative`.
"""

import re
from dataclasses import dataclass
from datetime import date

from geo.dates import periods
from geo.dates.periods import Period
from geo.dates.scan import Tokens
from geo.dates.tense import Tense, tense_of
from geo.dates.words import KIND

_OPENING = 3  # "In early", "By the"
_ENDS = KIND["BREAK"] + KIND["STOP"]
# A history dates things long past by month and year; news names weekdays, "yesterday" and "this week".
_OLD_YEARS = 1
_OLD_YEARS_NEEDED = 4
_OLD_DATES_NEEDED = 3
_OLD_PER_NEWSY = 3
_YEAR = re.compile(KIND["YEAR"])
_NEWSY = re.compile("[{WEEKDAY}{TODAY}{AGO}]|[{THIS}{LAST}][{UNIT}{NIGHT}{PART}{WEEKEND}]".format_map(KIND))
_OLD_DATE = re.compile("[{MONTH}{MAYBE}{SEASON}{OF}][{DAY}{ORD}{COMMA}{OF}{DOT}]{{0,3}}{YEAR}".format_map(KIND))


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
    stated: bool = False  # whether the last date was complete
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

    def note(self, found: Period, start: int, end: int, *, stated: bool = False) -> None:
        """Remember the date of tokens `start` to `end`, and whether it was `stated` with its year."""
        self.said, self.said_at, self.stated = found, end, stated
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
        """The tense of the words around tokens `start` to `end`."""
        return tense_of(self.tokens, start, end)


def is_narrative(tokens: Tokens, published: date) -> bool:
    """Whether the text tells of times long past: many old years with their months, few words that count from today."""
    kinds = tokens.kinds
    old = [m.start() for m in _YEAR.finditer(kinds) if published.year - tokens.values[m.start()] > _OLD_YEARS]
    dated = [m for m in _OLD_DATE.finditer(kinds) if published.year - tokens.values[m.end() - 1] > _OLD_YEARS]
    newsy = len(_NEWSY.findall(kinds))
    if len(old) < _OLD_YEARS_NEEDED or len(old) <= _OLD_PER_NEWSY * newsy:
        return False
    return newsy == 0 or len(dated) >= _OLD_DATES_NEEDED


def nearest_year(month: int, day: int | None, setting: Setting, tense: Tense, *, start: int = 0) -> int:
    """The year of a month, or of a day of a month, that was said without one.

    In a narrative it goes on from what was told; in news, where the expression stands at token `start`, only from an older full date
    in the same sentence. Else in news a month is the last one and a day of a month the nearest, by tense; a past day eight months
    back is rather one that lies close ahead ("the vote on 22 April" in March).
    """
    if setting.narrative and setting.said is not None:
        return _told_year(month, setting.said, setting)
    here = setting.published
    if tense != "future" and (year := _beside(month, setting, start)) is not None:
        return year
    if day is None:
        return here.year + (month < here.month) if tense == "future" else here.year - (month > here.month)
    back, ahead = _days_apart(month, day, here)
    is_ahead = {"future": back > _JUST_BEFORE, "past": back > _LONG_AGO, None: ahead < back}[tense]
    year = here.year if (month, day) <= (here.month, here.day) else here.year - 1
    return year + is_ahead


def _beside(month: int, setting: Setting, start: int) -> int | None:
    """The year that an older full date in the same sentence leads to: "rose in March 2011 and fought by July"."""
    said = setting.said
    if said is None or not setting.stated or said.first.year >= setting.published.year - 1 or start - setting.said_at > _REACH:
        return None
    between = setting.tokens.words[setting.said_at : start]
    if "." in between or any(k in _ENDS for k in setting.tokens.kinds[setting.said_at : start]):
        return None
    return said.first.year + (said.precision != "year" and month < said.first.month)


_REACH = 25  # tokens: the rest of a sentence
_LONG_AGO = 240
_JUST_BEFORE = 45  # "it would withdraw by 3 March", told on the 20th: news does not plan eleven months ahead by the day
_DAYS_OF_YEAR = 366


def _days_apart(month: int, day: int, here: date) -> tuple[int, int]:
    """Days back to the last, and ahead to the next, such day of a month; leap years make no difference here."""
    back = (here - (periods.shift_months(date(here.year, 1, 1), month - 1) or here)).days - day + 1
    return back % _DAYS_OF_YEAR, -back % _DAYS_OF_YEAR


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
    """The weekday's last day on or before the anchor, or the next one, today included, where the tense is future."""
    anchor = setting.origin_day if setting.narrative else setting.published
    back = (anchor.weekday() - weekday) % 7
    if tense == "future":
        return periods.shift(anchor, (weekday - anchor.weekday()) % 7)
    return periods.shift(anchor, -back)
