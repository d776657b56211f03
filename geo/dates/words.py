"""The words that date expressions are made of: each has one kind and a number.

A kind is one character, so that the kinds of a text's tokens form a string on which the grammar's regular expressions run.
"""

import string
from typing import Final, NamedTuple

from geo.dates import holidays

_NAMES = """
    MONTH MAYBE WEEKDAY WD DAY NUM YEAR YY ORD NTH DECADE UNIT CENTURY QUARTER HALF WEEKEND PART TODAY SEASON HOLIDAY CLOCK ISO QTR
    HIJRI PERSIAN AH BC AD THE A OF IN ON AT BY SINCE UNTIL FROM TO BETWEEN AND OR DASH COMMA DOT POSS OPEN CLOSE SLASH BREAK
    EARLY EDGE LAST NEXT THIS THAT AGO LATER EARLIER BEFORE AFTER FEW HOURS MORE FISCAL NIGHT STOP ZONE
""".split()
_LETTERS = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x100)))
KIND: Final = dict(zip(_NAMES, _LETTERS, strict=False))
OTHER: Final = "_"


class Word(NamedTuple):
    """What a word is in a date expression, and the number that it stands for."""

    kind: str
    value: int


MONTHS: Final = tuple("january february march april may june july august september october november december".split())
WEEKDAYS: Final = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
DECADES: Final = tuple("twenties thirties forties fifties sixties seventies eighties nineties".split())
NUMBERS: Final = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12}
ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
# "a few days later" names a day only roughly. A few is read as three, a couple as two, several as five.
VAGUE_NUMBERS: Final = {"few": 3, "several": 5, "couple": 2, "some": 3, "many": 10}
UNITS: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650, "hour": 0, "minute": 0}
SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
HIJRI_MONTHS: Final = {
    "muharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi' al-awwal": 3, "rabi i": 3, "rabi al-thani": 4, "rabi' al-thani": 4,
    "rabi al-akhir": 4, "rabi ii": 4, "jumada al-awwal": 5, "jumada al-ula": 5, "jumada i": 5, "jumada al-thani": 6,
    "jumada al-akhirah": 6, "jumada ii": 6, "rajab": 7, "sha'ban": 8, "shaaban": 8, "shaban": 8, "ramadan": 9, "ramadhan": 9,
    "ramazan": 9, "shawwal": 10, "shawal": 10, "dhu al-qidah": 11, "dhu al-qi'dah": 11, "dhul qadah": 11, "dhul-qadah": 11,
    "dhu al-hijjah": 12, "dhu al-hijja": 12, "dhul hijjah": 12, "dhul-hijjah": 12, "zilhajj": 12,
}  # fmt: skip
PERSIAN_MONTHS: Final = {
    "farvardin": 1, "ordibehesht": 2, "khordad": 3, "tir": 4, "mordad": 5, "amordad": 5, "shahrivar": 6, "mehr": 7, "aban": 8,
    "azar": 9, "dey": 10, "bahman": 11, "esfand": 12,
}  # fmt: skip
_SINGLE: Final[dict[str, str]] = {
    "MONTH": "jan:1 feb:2 apr:4 jun:6 jul:7 aug:8 sep:9 sept:9 oct:10 nov:11 dec:12",
    "MAYBE": "may:5 march:3 mar:3",
    "WD": "mon:0 tue:1 tues:1 wed:2 weds:2 thu:3 thur:3 thurs:3 fri:4 sat:5 sun:6",
    "WEEKEND": "weekend weekends:0",
    "CENTURY": "century",
    "QUARTER": "quarter",
    "QTR": "q1:1 q2:2 q3:3 q4:4",
    "HALF": "half",
    "PART": "morning afternoon evening dawn dusk midnight noon midday lunchtime sunset sunrise nightfall daybreak daylight",
    "NIGHT": "night",
    "TODAY": "today:0 yesterday:-1 tomorrow:1 tonight:0 overnight:0",
    "AH": "ah",
    "BC": "bc bce",
    "AD": "ad ce",
    "THE": "the",
    "A": "a:1 an:1 another:1",
    "OF": "of",
    "IN": "in during throughout",
    "ON": "on",
    "AT": "at around",
    "BY": "by",
    "SINCE": "since",
    "UNTIL": "until till til",
    "FROM": "from",
    "TO": "to through",
    "BETWEEN": "between",
    "AND": "and",
    "OR": "or",
    "EARLY": "early:1 late:3 mid:2",
    "EDGE": "end beginning start middle close turn rest remainder onset part outset conclusion latter",
    "LAST": "last:-1 past:-1 previous:-1 preceding:-1",
    "NEXT": "next:1 coming:1 following:1 upcoming:1",
    "THIS": "this:0 current:0",
    "THAT": "that:0 same:0",
    "AGO": "ago",
    "LATER": "later afterwards afterward",
    "EARLIER": "earlier previously",
    "BEFORE": "before prior",
    "AFTER": "after",
    "HOURS": "hours:0",
    "ZONE": "local time gmt utc est edt cst cdt mst mdt pst pdt cet cest bst eet msk ist eastern pacific central",
    "MORE": "more less than nearly almost about roughly approximately over under just only barely exactly",
    "FISCAL": "fiscal financial",
}
_PLURAL_UNITS = {f"{unit}s": days for unit, days in UNITS.items() if unit != "hour"}


_MARKS: Final = {
    "-": KIND["DASH"], "–": KIND["DASH"], "—": KIND["DASH"], "‐": KIND["DASH"], "‑": KIND["DASH"], ",": KIND["COMMA"], ".": KIND["DOT"],
    "(": KIND["OPEN"], ")": KIND["CLOSE"], "/": KIND["SLASH"], ";": KIND["STOP"], "?": KIND["STOP"], "!": KIND["STOP"], ":": KIND["STOP"],
}  # fmt: skip


def _lexicon() -> dict[str, Word]:
    words: dict[str, Word] = {}
    for name, listed in _SINGLE.items():
        for item in listed.split():
            word, _, value = item.partition(":")
            words[word] = Word(KIND[name], int(value or 0))
    words |= {word: Word(KIND["DECADE"], 10 * n) for n, word in enumerate(DECADES, 2)}
    groups: tuple[tuple[str, dict[str, int]], ...] = (
        ("NUM", NUMBERS),
        ("NTH", ORDINALS),
        ("FEW", VAGUE_NUMBERS),
        ("UNIT", UNITS | _PLURAL_UNITS),
        ("SEASON", SEASONS),
    )
    for name, values in groups:
        words |= {word: Word(KIND[name], value) for word, value in values.items()}
    words |= {word: Word(KIND["MONTH"], n) for n, word in enumerate(MONTHS, 1) if word not in words}
    words |= {word: Word(KIND["WEEKDAY"], n) for n, word in enumerate(WEEKDAYS)}
    words |= {f"{word}s": Word(KIND["WEEKDAY"], n) for n, word in enumerate(WEEKDAYS)}
    return words | {mark: Word(kind, 0) for mark, kind in _MARKS.items()}


WORDS: Final = _lexicon()
PHRASES: Final = {
    **{name: Word(KIND["HOLIDAY"], number) for name, number in holidays.NAMES.items()},
    **{name: Word(KIND["HIJRI"], month) for name, month in HIJRI_MONTHS.items()},
    **{name: Word(KIND["PERSIAN"], month) for name, month in PERSIAN_MONTHS.items()},
}
