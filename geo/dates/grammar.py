"""How words join to date expressions: one compiled alternation over the kinds of tokens.

A pattern is written with the names of kinds ("MONTH DOT? DAY COMMA? YEAR"); blanks mean nothing; {name} is a part defined once.
Every repetition is bounded, so that matching takes a time that does not grow with the text.
"""

import re
from typing import Final

from geo.dates.words import KIND

_PARTS: Final = {
    "day": "(?: DAY | ORD )",
    "mon": "(?: MONTH | MAYBE )",
    "link": "(?: DASH | TO | AND | OR | COMMA | SLASH | UNTIL )",
    "which": "(?: LAST | NEXT | THIS | THAT )",
    "wd": "(?: (?: WEEKDAY | WD ) DOT? COMMA? ON? THE? )",
    # "early", "mid-", "the end of", "late in"
    "pre": "(?: THE? EARLY DASH? IN? OF? THE? | THE? (?: EARLY | NTH )? EDGE{1,2} OF )",
    # "morning", "early afternoon", "mid-morning", "night", "morning hours"
    "part": "(?: EARLY? DASH? (?: PART | NIGHT ) HOURS? | EARLY HOURS )",
    # "at 10:30 GMT", "evening"
    "right": "(?: AT? CLOCK ZONE{0,2} | {part} )",
    # "9 p.m.,", "the night of", "early in the morning of", "late on"
    "left": "(?: CLOCK ZONE{0,2} (?: COMMA | ON | AT )? | (?: EARLY IN )? THE? {part} (?: OF | ON )? THE? | EARLY ON? )",
    # "of that year", "last year", "of the same year"
    "rel": "(?: (?: OF | IN )? THE? {which}{1,2} UNIT | (?: OF | IN ) THE UNIT )",
    "yr": "(?: YEAR | YY )",
    "num": "(?: A (?: FEW | NUM | HALF )? OF? | NUM (?: DASH NUM )? | DAY | FEW OF? | HALF A )",
}
# Each rule's name is the name of its reader. The first that matches wins, so longer ones stand first.
_RULES: Final = (
    ("before_christ", "{pre}? THE? EARLY? (?: ORD | NTH ) DASH? CENTURY BC"),
    ("before_christ", "{pre}? (?: THE? SEASON OF? | MONTH )? (?: DAY | NUM | YEAR ) (?: {link}{1,2} (?: DAY | NUM | YEAR ) )? BC"),
    ("day_before", "{left}? {wd}? THE? {day} (?= (?: {link}{1,2} {wd}? THE? {day} ){1,5} OF? {mon} )"),
    ("other_calendar", "{wd}? THE? {day} OF? (?: HIJRI | PERSIAN ) (?: COMMA? YEAR AH? )?"),
    ("other_calendar", "HIJRI {day} COMMA? YEAR AH? | PERSIAN {day} COMMA? YEAR"),
    ("other_calendar", "{pre}? (?: HIJRI | PERSIAN ) (?: COMMA? YEAR AH? )?"),
    ("numeric", "{left}? {wd}? ISO"),
    (
        "calendar",
        "{left}? {wd}? THE? (?: {day} | NTH (?=OF) ) DASH? OF? {mon} (?: DOT? (?: COMMA | DASH )? OF? {yr} | COMMA? {rel} )? {right}?",
    ),
    ("calendar", "{left}? {wd}? {mon} DOT? THE? {day} (?: COMMA? {yr} | COMMA? {rel} )? {right}?"),
    ("calendar", "{pre}? {mon} DOT? COMMA? (?: OF | IN )? (?: THE UNIT )? OF? {yr}"),
    ("quarter", "{pre}? THE? {which}? (?: ORD | NTH ) DASH? FISCAL? QUARTER (?: (?: OF | IN )? FISCAL? {yr} | {rel} )?"),
    ("quarter", "QTR OF? {yr}?"),
    ("half", "THE? (?: ORD | NTH | EDGE ) HALF OF? (?: FISCAL? {yr} | {rel} )"),
    (
        "part_of",
        (
            "THE? (?: ORD | NTH | {which} | EARLY | EDGE | HALF ){1,2} (?: NUM | FEW | DAY )? (?: UNIT | WEEKEND | WEEKDAY )?"
            " (?: OF | IN ) {pre}? {mon} (?: DOT? COMMA? OF? {yr} | COMMA? {rel} )?"
        ),
    ),
    ("century", "{pre}? THE? EARLY? DASH? (?: ORD | NTH ) DASH? CENTURY"),
    ("decade", "{pre}? THE? EARLY? DASH? DECADE"),
    ("calendar", "{pre}? (?: LAST | NEXT | THIS )? {mon} (?: COMMA? {rel} )?"),
    (
        "season",
        (
            "{pre}? THE? {which}{0,2} EARLY? SEASON"
            " (?: (?: OF | IN | COMMA )? (?: THE UNIT )? (?: YEAR (?: (?: DASH | SLASH ) (?: DAY | NUM | YEAR ) )? | YY ) | {rel} )?"
        ),
    ),
    ("holiday", "(?: THE? {which} )? HOLIDAY WEEKEND? (?: COMMA? (?: OF | IN )? {yr} | {rel} )? {part}?"),
    ("today", "(?: EARLIER | LATER | EARLY | {part} | CLOCK )? TODAY (?: COMMA? WEEKDAY | OPEN WEEKDAY CLOSE )? {part}?"),
    ("today_off", "THE UNIT (?: BEFORE | AFTER ) TODAY"),
    ("this_part", "(?: EARLIER | LATER | EARLY )? {which}{1,2} {part}"),
    ("next_part", "EARLY? ON? THE {which} {part}"),
    (
        "weekday",
        "{left}? THE? (?: LAST | NEXT | THIS | THAT THAT )? WEEKDAY (?: COMMA? {right} )? (?: (?: OF | COMMA )? {which} UNIT )?",
    ),
    ("weekday", "{left}? (?: LAST | NEXT | THIS )? WD DOT {right}?"),
    ("weekend", "(?: EARLIER | LATER )? THE? {which}{0,2} WEEKEND"),
    ("many_units", "THE? (?: LAST | NEXT ){1,2} MORE{0,2} {num} (?: UNIT | WEEKEND | HOURS )"),
    (
        "steps",
        (
            "MORE{0,2} {num} (?: OR A? {num} )? DASH? (?: UNIT | WEEKEND | CENTURY ) (?: AND A HALF )?"
            " DASH? (?: AGO | EARLIER | LATER | BEFORE | AFTER )"
        ),
    ),
    ("the_day_after", "THE UNIT (?: BEFORE | AFTER | EARLIER | NEXT )"),
    ("unit", "(?: {pre} | (?: EARLIER | LATER ) IN? )? THE? {which}{1,2} FISCAL? (?: UNIT | QUARTER | CENTURY )"),
    ("unit", "{pre} THE (?: UNIT | QUARTER | CENTURY )"),
    ("unit", "(?: EARLIER | LATER ) IN THE (?: UNIT | SEASON )"),
    ("unit", "UNIT (?: POSS | DASH ) EDGE"),
    ("calendar", "{pre}? (?: THE? UNIT )? (?: FISCAL UNIT? )? YEAR AD?"),
    ("calendar", "AD YEAR"),
    ("year_tail", "YY"),
    ("the_nth", "THE ORD"),
    ("clock", "CLOCK ZONE{0,2}"),
)
# A year that several expressions share stands behind the last: "April to June 1968", "April 6-7, 1915".
_SHARED_YEAR: Final = (
    "DOT? (?: (?: CLOSE | {link} ){1,2} {pre}? {wd}? THE?"
    " (?: {mon} DOT? THE? {day}? | {day} OF? {mon} DOT? | {day} | {pre}? SEASON ) ){1,4} COMMA? OF? (YEAR)"
)
# "4" in "4 and 5 May": the month, and perhaps the year, stand behind the days that follow.
_MONTH_BEHIND: Final = "(?: {link}{1,2} {wd}? THE? {day} ){1,5} OF? ({mon}) (?: DOT? COMMA? OF? (YEAR) )?"
# "5" in "May 4 and 5": the month was said before. "95" in "1994-95": the century was.
_YEAR_BEHIND: Final = "(?: DASH | SLASH ) (DAY | NUM) (?! DASH | {mon} | OF? {mon} | UNIT )"
_DAY_BEHIND: Final = (
    "(?: (?: DASH | TO | AND | OR | UNTIL | SLASH | COMMA AND ) | COMMA (?= DAY (?: COMMA | AND | OR ) ) )"
    " (THE? {day}) (?! OF? {mon} | DASH? UNIT ) (COMMA YEAR)?"
)
_NAME = re.compile(r"[A-Z]+")
_PART = re.compile(r"\{([a-z]+)\}")


def _compile(pattern: str) -> str:
    """A pattern with its parts written out and the names of kinds turned into their characters."""
    while _PART.search(pattern):
        pattern = _PART.sub(lambda m: _PARTS[m.group(1)], pattern)
    return _NAME.sub(lambda m: KIND[m.group()], pattern).replace(" ", "")


# Most tokens cannot open an expression: two looks ahead pass them by without trying every rule.
_CORE: Final = (
    "MONTH MAYBE WEEKDAY WD YEAR YY ORD DECADE UNIT CENTURY QUARTER HALF WEEKEND PART NIGHT TODAY SEASON HOLIDAY CLOCK ISO"
    " QTR HIJRI PERSIAN BC HOURS"
)
_OPENING: Final = f"{_CORE} THE A EARLY EDGE NTH DAY NUM FEW EARLIER LATER LAST NEXT THIS THAT MORE AD FISCAL"
_LOOK_AHEAD: Final = f"(?= [{_OPENING}] .{{0,9}} (?<= [{_CORE}] ) )"
# Group names must differ, so the rules are numbered; `reader_of` takes the number off again.
_NUMBERED_RULES: Final = "|".join(f"(?P<{name}_{n}>{_compile(pattern)})" for n, (name, pattern) in enumerate(_RULES))
EXPRESSION: Final = re.compile(f"{_compile(_LOOK_AHEAD)}(?:{_NUMBERED_RULES})")
SHARED_YEAR: Final = re.compile(_compile(_SHARED_YEAR))
MONTH_BEHIND: Final = re.compile(_compile(_MONTH_BEHIND))
YEAR_BEHIND: Final = re.compile(_compile(_YEAR_BEHIND))
DAY_BEHIND: Final = re.compile(_compile(_DAY_BEHIND))
READERS: Final = tuple(dict.fromkeys(name for name, _ in _RULES))


def reader_of(found: re.Match[str]) -> str:
    """The name of the reader for what EXPRESSION found."""
    return (found.lastgroup or "").rpartition("_")[0]
