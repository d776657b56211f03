"""Ways in which a text arrives damaged: cut, shuffled, joined, stripped of its breaks, with numbers that cannot be."""

import random
import re
from collections.abc import Callable, Sequence

_NUMBER = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"\S+")
_EXTREME = (
    "31 February 99999", "99999999999999999999", "0", "-1", "00/00/0000", "9" * 400, "1e308", "February 30", "32 December 2024", "13/13/2013",
    "December 9999", "year 0", "10000 BC", "0.0000001", "1,000,000,000,000", "24:61", "the 0th", "between 9 and 3", "from 2030 to 1930",
    "\u0661\u0662\u0663", "\u00b2\u00bd", "\u2463", "100 million hundred thousand", "29 February 2023", "999999 years ago", "in 99999 days",
)  # fmt: skip
_STRANGE = (
    "\x00", "\ufeff", "\u200b", "\u202e", "\u0301", "\ud800", "\U0001f4a5", "\u0130", "\u1e9e", "\ufb01", "\u2028", "\x85", "\u00ad", "\u3000",
    "\u05d0", "\u0639", "\u4e2d", "\uff0e", "\U000e0001", "\ufffe", "\r", "\v", "\t", "\u2019", "\u201c", "`", "<", "{{", "\\", "\u037e",
)  # fmt: skip
_PUNCTUATION = ".,;:!?-—–\"'“”‘’()[]/…"
_MOST_LETTERS = 40_000


def damaged(text: str, dice: random.Random, *, others: Sequence[str]) -> str:
    """The text, damaged one to three times; joined to one of `others` once in ten."""
    for _ in range(dice.randint(1, 3)):
        text = dice.choice(WAYS)(text, dice)
    if dice.random() < 0.1:
        text = dice.choice(("", " ", "\n\n")).join((text, dice.choice(others)))
    return text[:_MOST_LETTERS]


def _cut(text: str, dice: random.Random) -> str:
    start, end = sorted(dice.randint(0, len(text)) for _ in range(2))
    return text[start:end]


def _letters(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, max(1, len(letters) // 20))):
        if len(letters) > 1:
            at = dice.randrange(len(letters) - 1)
            letters[at : at + 2] = dice.choice(([letters[at + 1], letters[at]], [letters[at]], [letters[at]] * 3, [letters[at + 1]]))
    return "".join(letters)


def _words(text: str, dice: random.Random) -> str:
    words = re.split(r"(\s+)", text)
    for _ in range(dice.randint(1, max(1, len(words) // 10))):
        at, other = dice.randrange(len(words)), dice.randrange(len(words))
        act = dice.randrange(3)
        if act == 0:
            words[at], words[other] = words[other], words[at]
        else:
            words[at] = "" if act == 1 else f"{words[at]} {words[at]}"
    return "".join(words)


def _case(text: str, dice: random.Random) -> str:
    whole = dice.choice((str.upper, str.lower, str.title, str.swapcase, None))
    return whole(text) if whole else "".join(dice.choice((letter.upper(), letter.lower())) for letter in text)


def _strange(text: str, dice: random.Random) -> str:
    share = dice.choice((0.001, 0.02, 0.3))
    return "".join(letter + (_any(dice) if dice.random() < share else "") for letter in text)


def _any(dice: random.Random) -> str:
    return dice.choice((*_STRANGE, chr(dice.randrange(0x110000))))


def _punctuation(text: str, dice: random.Random) -> str:
    words = _WORD.findall(text)
    for _ in range(dice.randint(1, 30)):
        if words:
            words[dice.randrange(len(words))] += dice.choice(_PUNCTUATION) * dice.choice((1, 2, 3, 80, 2000))
    return " ".join(words)


def _numbers(text: str, dice: random.Random) -> str:
    return _NUMBER.sub(lambda found: dice.choice(_EXTREME) if dice.random() < 0.5 else found.group(), text)


def _more_numbers(text: str, dice: random.Random) -> str:
    return _WORD.sub(lambda found: f"{found.group()} {dice.choice(_EXTREME)}" if dice.random() < 0.05 else found.group(), text)


def _one_line(text: str, dice: random.Random) -> str:
    return re.sub(r"\s*\n\s*", dice.choice((" ", "")), text)


def _no_breaks(text: str, dice: random.Random) -> str:
    return re.sub(dice.choice((r"\s+", r"[.,;]", r"[^\w]+")), "", text)


def _broken(text: str, dice: random.Random) -> str:
    return re.sub(r"\s", lambda _: dice.choice(" \n\n\t\u00a0"), text)


def _again(text: str, dice: random.Random) -> str:
    start = dice.randint(0, len(text))
    return text + text[start : start + dice.randint(1, 300)] * dice.choice((2, 50))


def _one_word(text: str, dice: random.Random) -> str:
    words = _WORD.findall(text) or ["x"]
    return " ".join([dice.choice(words)] * dice.choice((10, 3000)))


def _turned(text: str, dice: random.Random) -> str:
    return text[::-1] if dice.random() < 0.5 else " ".join(reversed(text.split()))


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _letters, _words, _case, _strange, _punctuation, _numbers, _more_numbers, _one_line, _no_breaks, _broken, _again, _one_word, _turned,
)  # fmt: skip
