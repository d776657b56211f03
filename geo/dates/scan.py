"""A text as tokens with one kind each: the light pass before the grammar, linear in the text's length."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geo.dates.words import KIND, OTHER, PHRASES, WORDS, Word

# Words stand first because most tokens are words; what follows them is tried only at the characters that it begins with.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]++(?:\d\w*)?)"
    r"|(?=[\n\d$€£¥₹'’‘])(?i:(?P<break>\n[ \t]*\n\s*)"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2}(?![\d-])|\d{4}/\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}(?P<joint>[./-])\d{1,2}(?P=joint)(?:\d{4}|\d{2})(?![\d./-]*\d))"
    r"|(?P<clock>\d{1,2}(?:[:.]\d{2}){0,2} ?(?:[ap]\.m\.?|[ap]m)(?![^\W_])|\d{1,2}:\d{2}(?::\d{2})?(?: ?hrs)?(?![\d:]))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)(?![^\W_]))"
    r"|(?P<decade>(?:[12]\d{2}0|['’‘]?[2-9]0)['’]?s(?![^\W_]))"
    r"|(?P<opaque>[$€£¥₹]\s?\d[\d.,]*|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:\.\d+)? ?%|\d+[^\W\d_]\w*)"
    r"|(?P<yy>['’‘]\d{2}(?![^\W_]))"
    r"|(?P<number>\d+)"
    r"|(?P<poss>['’]s(?![^\W_])))"
    r"|(?P<mark>[^\w\s]|_)"
)
# Words after which a number is a name or a count, never a day or a year.
_NUMBERED = frozenset(
    "flight boeing airbus highway route no number nos page pages room article articles resolution channel windows unit"
    " section chapter verse psalm level apollo sputnik usd eur gbp rs row gate bus train interstate us model".split()
)
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2199
_LONGEST_NUMBER: Final = 6
_LONGEST_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel lists: `kinds` holds one character a token, `values` its number."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: str
    values: list[int]


def scan(text: str) -> Tokens:
    """All tokens of a text, holidays and other expressions of several words as one token each.

    The last few texts are remembered, because an article is read twice: for its publication day and for its dates.
    """
    return _scan_short(text) if len(text) <= _LONGEST_REMEMBERED else _scan(text)


@lru_cache(maxsize=4)
def _scan_short(text: str) -> Tokens:
    return _scan(text)


def _scan(text: str) -> Tokens:
    found = list(_TOKEN.finditer(text))
    words = [m.group().lower() for m in found]
    known = [WORDS.get(word, _OTHER) for word in words]
    for i, token in enumerate(found):
        if (group := token.lastgroup) not in _LOOKED_UP:
            known[i] = _number(group or "", words[i], words[i - 1] if i else "")
    kinds = "".join([k.kind for k in known])
    tokens = Tokens(text, [m.start() for m in found], [m.end() for m in found], words, kinds, [k.value for k in known])
    return _join_phrases(tokens)


_LOOKED_UP = ("word", "mark")
_OTHER = Word(OTHER, 0)
_BY_GROUP = {"break": KIND["BREAK"], "iso": KIND["ISO"], "clock": KIND["CLOCK"], "poss": KIND["POSS"]}


def _number(group: str, word: str, before: str) -> Word:
    """The kind of a token with digits, by their shape and size."""
    if group in _BY_GROUP:
        return Word(_BY_GROUP[group], 0)
    if group == "number":
        return _OTHER if before in _NUMBERED else _integer(word)
    digits = re.sub(r"\D", "", word)
    if group == "opaque" or not digits.isascii():
        return _OTHER
    kind = {"ordinal": "ORD", "decade": "DECADE", "yy": "YY"}[group]
    return Word(KIND[kind], int(digits))


def _integer(digits: str) -> Word:
    if len(digits) > _LONGEST_NUMBER or not digits.isascii():
        return _OTHER
    value = int(digits)
    if len(digits) <= 2 and 1 <= value <= 31:  # noqa: PLR2004  (days of a month)
        return Word(KIND["DAY"], value)
    if len(digits) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:  # noqa: PLR2004
        return Word(KIND["YEAR"], value)
    return Word(KIND["NUM"], value)


def _split_phrases() -> dict[str, list[tuple[tuple[str, ...], Word]]]:
    """Expressions of several words by their first word, longest first, cut as the text is cut."""
    listed: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for name, word in PHRASES.items():
        parts = tuple(m.group() for m in _TOKEN.finditer(name))
        listed.setdefault(parts[0], []).append((parts, word))
    return {first: sorted(found, key=lambda p: -len(p[0])) for first, found in listed.items()}


_PHRASES = _split_phrases()


def _join_phrases(tokens: Tokens) -> Tokens:
    """The same tokens with every known expression of several words made one."""
    seeds = [i for i, word in enumerate(tokens.words) if word in _PHRASES]
    if not seeds:
        return tokens
    kinds = list(tokens.kinds)
    drop: set[int] = set()
    for i in seeds:
        for parts, known in _PHRASES[tokens.words[i]]:
            if tuple(w.replace("’", "'") for w in tokens.words[i : i + len(parts)]) == parts and _is_name(tokens, i):
                kinds[i], tokens.values[i] = known.kind, known.value
                tokens.ends[i] = tokens.ends[i + len(parts) - 1]
                drop.update(range(i + 1, i + len(parts)))
                break
    if not drop:
        return Tokens(tokens.text, tokens.starts, tokens.ends, tokens.words, "".join(kinds), tokens.values)
    kept = [i for i in range(len(kinds)) if i not in drop]
    return Tokens(
        tokens.text,
        [tokens.starts[i] for i in kept],
        [tokens.ends[i] for i in kept],
        [tokens.words[i] for i in kept],
        "".join(kinds[i] for i in kept),
        [tokens.values[i] for i in kept],
    )


def _is_name(tokens: Tokens, i: int) -> bool:
    """Whether a word is written as a name: "Easter", but not "the easter egg"; "9/11" has no case."""
    first = tokens.text[tokens.starts[i]]
    return first.isupper() or first.isdigit()
