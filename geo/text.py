"""Sentences and words with their offsets, and the folding that lets spellings of one name meet."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

# Words that end in a full stop inside a sentence: titles, ranks, months, units, US states as the Associated Press cuts them.
ABBREVIATIONS = frozenset(
    """
    mr mrs ms messrs dr prof rev hon sr jr st ste mt ft pt gen lt col maj capt cpl sgt adm brig cmdr gov sen rep pres supt insp
    amb atty det dep asst jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos vs etc approx est dept inc ltd co corp bros univ assn ave blvd rd hwy
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex vt va wash wis wyo ont que sask alta man
    """.split()
)
# After one of these a full stop may still end the sentence: the next word decides.
_OFTEN_LAST = frozenset("etc inc ltd co corp jr sr".split())
# A word that follows "U.S." or "Va." and can hardly go on with the same sentence.
_OPENERS = frozenset(
    "the a an he she it they we in on at but and this that these those there his her its their our as after before when while if"
    " however meanwhile according officials police authorities for by from with no not some many most".split()
)
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., U.N., a.m.
    r"|\d+(?:[.,:]\d+)*"  # 1,500  3.5  10:30
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # words, with an apostrophe inside: don't, Sana'a
    r"|[^\w\s]|_",
)
# Possessive, and only from the first of a run of stops: ten thousand full stops are looked at once each.
_BREAK = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n+|[。！？؟۔]+")
_LAST_WORD = re.compile(r"((?:[^\W\d_]\.)*[^\W\d_]+)$")
# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "a"})
_DROPPED = str.maketrans(dict.fromkeys("'’‘ʼʿʾ`´ʻʹ′.ـ", None))
# Zero-width joiners, direction marks and the byte order mark change how a name looks, not what it says.
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD])
# What XML 1.0 does not allow at all, escaped or not: control characters, halves of surrogate pairs, two non-characters.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_QUOTED = 80  # letters
_SPACES = re.compile(r"[\s\-‐-―/,_()\[\]]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. Offsets are half-open positions in the text."""

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """A stretch of text without leading or trailing white space. Offsets are half-open positions in the text."""

    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words, numbers and marks of `text[start:end]`, with offsets in the whole text."""
    stop = len(text) if end is None else end
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, stop))


@lru_cache(maxsize=4)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order. A line break always ends one; an abbreviation's full stop does not.

    The last few texts are remembered, because an article is cut once for its places and once for its events.
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for stop in _BREAK.finditer(text):
        if stop.group()[0] != "\n" and not _ends_sentence(text, start, stop):
            continue
        if (trimmed := _trim(text, start, stop.end())) is not None:
            yield trimmed
        start = stop.end()
    if (trimmed := _trim(text, start, len(text))) is not None:
        yield trimmed


def _trim(text: str, start: int, end: int) -> Sentence | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Sentence(start + left, start + right) if right > left else None


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group()[0] in "。！？؟۔":
        return True
    following = text[stop.end() : stop.end() + 40].lstrip().lstrip("\"'“‘«([")
    if following and following[0].islower():
        return False
    if stop.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 40), stop.start())
    if word is None:
        return True
    bare = word.group().replace(".", "").casefold()
    initial = len(bare) == 1 and word.group().isupper()
    if "." in word.group() or bare in _OFTEN_LAST:
        return _opens(following)
    if initial or bare in ABBREVIATIONS:
        # "Va. The", "Dec. 8", "John F. Kennedy": only a word that opens sentences ends this one.
        return bare not in {"mr", "mrs", "ms", "dr", "st", "gen", "lt", "col"} and _opens(following)
    return True


def _opens(following: str) -> bool:
    word = re.match(r"[^\W\d_]+", following)
    return not following or (word is not None and word.group().casefold() in _OPENERS)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, accents, marks and hyphens: "Deir ez-Zor" and "DEIR EZ ZOR" become "deir ez zor".

    Idempotent. Full stops and apostrophes vanish ("U.S." is "us", "Sana'a" is "sanaa"); other joints become one space.
    """
    if name.isascii():  # most names, five times faster
        return _SPACES.sub(" ", name.lower().translate(_DROPPED)).strip()
    plain = unicodedata.normalize("NFKD", name.translate(_INVISIBLE)).casefold().translate(_PLAIN)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    joined = _SPACES.sub(" ", kept.translate(_DROPPED)).strip()
    return unicodedata.normalize("NFC", joined)


def quoted(text: str) -> str:
    """What a person gave, as a message shows it: in quotation marks, and cut where it is long."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def has_controls(text: str) -> bool:
    """Whether a text holds control characters besides tabs and line breaks: nobody can see or type them."""
    return _CONTROLS.search(text) is not None


def without_controls(text: str) -> str:
    """The text with U+FFFD in place of each character that XML 1.0 forbids. Of the same length; not escaped."""
    return _NOT_IN_XML.sub("\ufffd", text)


# The sounds that romanisations of Arabic, Persian, Hebrew, Turkish and Cyrillic names spell in several ways, longest first.
_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en|adh|edh|ath|eth)\b ?")
_SOUNDS = (
    (re.compile(r"t[zs]"), "s"),
    (re.compile(r"v"), "u"),
    (re.compile(r"d(?:j|zh?)"), "j"),
    (re.compile(r"j(?=[aeiou])"), "y"),  # "Jaroslavl" to a German is "Yaroslavl"
    (re.compile(r"(?<=[a-z])(?:iyyah|iyya|iyah|iyeh|ieh|iah|iya|ia|iye|ie)\b"), "y"),
    (
        re.compile(r"(?:kh|gh|dh|th|sh|ch|zh)"),
        lambda m: {"kh": "h", "gh": "g", "dh": "d", "th": "t", "sh": "s", "ch": "s", "zh": "j"}[m.group()],
    ),
    (re.compile(r"[qck](?=[^h]|$)"), "k"),
    (re.compile(r"(?:ou|oo|aw|au|ow|w)"), "u"),
    (re.compile(r"(?:ee|ei|ey|ay|ai|ii|iy|yi|ij|y)"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(?:(?<=.)i|e)"), "a"),  # "Atareb" and "Atarib": short vowels are not written in Arabic
    (re.compile(r"(?<=[a-z])h\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """A coarse key of how a romanised name sounds: "Dayr az Zawr" and "Deir ez-Zor" share one. Idempotence is not promised.

    It merges too much to be trusted alone: use it where the folded name is unknown. Names in other scripts keep their folded form.
    """
    folded = fold(name)
    if not folded.isascii():
        return folded
    key = _ARTICLE.sub("", folded) or folded
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key.replace(" ", "")
