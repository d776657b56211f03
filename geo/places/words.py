"""The words of an article as the place recogniser reads them: possessives apart, full stops kept in abbreviations, case mended.

Names are sought only in runs: stretches of capitalised words and the small words that join them. Text without capitals,
headlines in capitals and scripts without case are brought to the same form first.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from geo.places.lexicon import Lexicon, WordType
from geo.text import sentences

# Abbreviated states and saints: the full stop belongs to the name ("Wichita, Kan.", "St. Clair").
_STOPPED = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis"
    "|Wyo|Ont|Que|Sask|Alta|Man|St|Ste|Mt|Ft|Pt|Twp|Co|Ave|Blvd|Rd|Dr|Hwy|Jr|Mr|Mrs|Ms|Gen|Sgt|Lt|Col|Capt|Gov|Sen|Rep|Rev"
)
# Letters with the marks and joiners that hang on them. Possessive: a word is never taken apart again, which doubles the speed.
_MARKS = r"[\u0300-\u036f\u064b-\u0670\u200c\u200d]*+"
_LETTERS = rf"(?:[^\W\d_]++{_MARKS})++"
_AND_MORE = rf"(?:['’](?![sS]\b){_LETTERS})*"
# The Arabic article before a hyphen belongs to the word after it.
_ARTICLES = r"\b(?:[AaEe][dlnrstz]|[AaEe](?:sh|th|dh)|[Uu][dlnrst])"
_WORD = re.compile(
    r"[^\W\d_]{1,2}\.(?:[^\W\d_]{1,2}\.)+"  # U.S., W.Va.
    rf"|(?=[A-Z])\b(?:{_STOPPED})\."
    rf"|(?=[AEUaeu]){_ARTICLES}-(?=[^\W\d_a-z])[^\W\d_]{_MARKS}{_LETTERS}{_AND_MORE}"  # al-Bab, ez-Zor
    rf"|{_LETTERS}{_AND_MORE}"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    r"|(?<=\w)['’][sS]\b"  # a possessive is a word of its own
    r"|[^\w\s]|_"
)
_ASCII_CAPITAL = re.compile("[A-Z]")
_LONG_WORD = re.compile(r"\b[^\W\d_]{2,}")
# Small words and marks inside names: "Isle of Palms", "Deir ez-Zor", "Castilla y Leon", "Stoke-on-Trent".
_JOINERS = frozenset(
    """of the and al el ez es ar ad ash as an ul bin de la le les du da do dos das del di van der den von am im upon on under sur
    y e - – & ' ’ . /""".split()
)
_MAX_JOINERS = 3
_MEASURES = frozenset("km kilometer kilometers kilometre kilometres mile miles m meters metres percent people years".split())
# A text is read as one without capitals when fewer words than this share begin with one, as all capitals above the other.
_FEW_CAPITALS = 0.012
_MANY_CAPITALS = 0.75
_HEADLINE_SHARE = 0.6
_MIN_HEADLINE_WORDS = 4


class Word(NamedTuple):
    """A word or mark. Offsets are half-open positions in the text; `type` is that of its text with the case mended.

    `opens`: whether it is the first word of a sentence, marks aside. `headline`: whether its sentence is written as a headline
    is: most words capitalised, or all in capitals.
    """

    start: int
    end: int
    type: WordType
    opens: bool
    headline: bool


class Run(NamedTuple):
    """Words first..last (half-open) that may hold names."""

    first: int
    last: int


def words(text: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words and marks of a text in order."""
    small = _is_uncapitalised(text)
    return tuple(chain.from_iterable(_sentence_words(text, s.start, s.end, lexicon, small=small) for s in sentences(text)))


def _is_uncapitalised(text: str) -> bool:
    if len(_ASCII_CAPITAL.findall(text)) > _FEW_CAPITALS * text.count(" ") + 1:
        return False
    found = _LONG_WORD.findall(text)
    capitals = sum(not w[0].islower() for w in found)
    return len(found) >= _MIN_HEADLINE_WORDS and capitals <= _FEW_CAPITALS * len(found)


def _sentence_words(text: str, start: int, end: int, lexicon: Lexicon, *, small: bool) -> list[Word]:
    spans = [m.span() for m in _WORD.finditer(text, start, end)]
    found = [text[first:last] for first, last in spans]
    letters = [word for word in found if word[0].isalpha()]
    capitals = sum([word[0].isupper() for word in letters])
    headline = len(letters) >= _MIN_HEADLINE_WORDS and capitals > _HEADLINE_SHARE * len(letters)
    shouted = len(letters) > 1 and capitals > _MANY_CAPITALS * len(letters) and _is_shouted(letters)
    if shouted or small:
        found = [lexicon.title_case(word) if word[0].isalpha() else word for word in found]
    types = lexicon.look_all(found)
    opening = next((i for i, word in enumerate(found) if word[0].isalnum()), len(found))
    return [Word(first, last, kind, i <= opening, headline) for i, ((first, last), kind) in enumerate(zip(spans, types, strict=True))]


def _is_shouted(letters: Sequence[str]) -> bool:
    return sum(word.isupper() for word in letters) > _MANY_CAPITALS * len(letters)


def runs(found: Sequence[Word]) -> tuple[Run, ...]:
    """The stretches of words that may hold names, in order; they neither overlap nor touch."""
    out: list[Run] = []
    first = last = -1
    joiners = 0
    for i, (_, _, kind, opens, _) in enumerate(found):
        if kind.is_name_like or (kind.text[0].isdigit() and _is_numbered(found, i)):
            if first < 0 or opens:
                if first >= 0:
                    out.append(Run(first, last))
                first = i
            last, joiners = i + 1, 0
        elif first >= 0:
            joiners += 1
            if kind.text not in _JOINERS or joiners > _MAX_JOINERS or opens:
                out.append(Run(first, last))
                first = -1
    if first >= 0:
        out.append(Run(first, last))
    return tuple(out)


def _is_numbered(found: Sequence[Word], i: int) -> bool:
    """Whether a number belongs to a name beside it: "Highway 10", "42nd Street", but not "Hassia 40 km"."""
    if i + 1 < len(found) and found[i + 1].type.low in _MEASURES:
        return False
    before = i > 0 and found[i - 1].type.is_name_like and not found[i].opens
    ordinal = not found[i].type.text[-1].isdigit()
    return before or (ordinal and i + 1 < len(found) and found[i + 1].type.is_name_like)
