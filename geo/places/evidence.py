"""What an article's words say about where a mention is: the kind said beside it, and how it stands to its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, cast

from geo.model import Mention
from geo.places.lexicon import table

SaidKind = Literal["settlement", "adm1", "region", "country", "facility", "water", "land", "street", "organisation", "people"]
Relation = Literal["comma", "in", "owner", "list", "near", "apart"]

# How far around a mention the words are read, in characters.
_REACH = 48
_PIECE = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|[^\w\s]")
_CONNECTIVES = frozenset((",", "and", "or"))
# Small words within the names of a list.
_INNER = frozenset(("al", "el", "ez", "as", "de", "of", "the", "-"))
_LIST_WORDS = 12
_IN = re.compile(
    r",? (?:in|near|of|outside|south of|north of|east of|west of)(?: the)?(?: (?:far|mid|rural|neighbou?ring))?"
    r"(?: (?:north|south|east|west|central)[a-z-]*)?"
    r" ?(?:(?:province|state|county|governorate|countryside|outskirts|suburbs) of )?"
)
# "Khmeimim airbase in Latakia".
_KIND_THEN = re.compile(r" ([a-z]+)(?=,? )")
_ADJECTIVE_OF = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,3}(?:of )?|['’]s? (?:[a-z-]+ ){0,3}")
_LIST = re.compile(r",? (?:and|or|to|&) |, and |/|-| – ")
_COMMA = re.compile(r", (?:a|an|the) [a-z -]{3,40} in |, | \(|\. ")


def _kind(word: str) -> SaidKind | None:
    """The kind that a word says, whatever its case and with or without a sentence's full stop."""
    low = word.lower()
    return _kind_words().get(low) or _kind_words().get(low.removesuffix("."))


@cache
def _kind_words() -> dict[str, SaidKind]:
    return {word: cast("SaidKind", kind) for kind, listed in table("kinds.txt").items() for word in listed}


@dataclass(frozen=True, slots=True)
class Said:
    """The kinds that the words beside a mention say, and the kind that its own last word says; None where they say none."""

    beside: SaidKind | None
    own: SaidKind | None


def said(text: str, mention: Mention) -> Said:
    """What kind of place the text says that a mention is."""
    return Said(_beside(text, mention), _own(mention.text))


def _own(name: str) -> SaidKind | None:
    parts = name.lower().split()
    if not parts[1:]:
        return None
    return _kind(parts[-1]) or _kind(parts[0])


def _beside(text: str, mention: Mention) -> SaidKind | None:
    after = _PIECE.findall(text[mention.end : mention.end + _REACH])
    before = _PIECE.findall(text[max(0, mention.start - _REACH) : mention.start])
    joined = text[mention.end : mention.end + 1] in (" ", "-")
    for word in after[:2] if joined else ():
        if not word[0].isalpha():
            break
        if (kind := _kind(word)) is not None:
            return kind
    return _before(before) or _shared(after)


def _before(words: Sequence[str]) -> SaidKind | None:
    """The kind in "the city of X", "the Sea of X", "Mount X"."""
    rest = words[:-1] if words and words[-1] == "the" else words
    if rest[1:] and rest[-1] == "of":
        return _kind(rest[-2])
    kind = _kind(rest[-1]) if rest else None
    return kind if kind in ("water", "land", "street") else None


def _shared(words: Sequence[str]) -> SaidKind | None:
    """The kind that a list says of all its members: "Aleppo and Idlib provinces"."""
    if not words or words[0] not in _CONNECTIVES:
        return None
    for word in words[1:_LIST_WORDS]:
        if word[0].islower() and word.removesuffix(".").endswith("s") and (kind := _kind(word)) is not None:
            return kind
        if not (word[0].isupper() or word in _CONNECTIVES or word in _INNER):
            return None
    return None


def relations(text: str, mentions: Sequence[Mention]) -> tuple[Relation, ...]:
    """How each mention stands to the next: one fewer than mentions, which are in order of their start."""
    return tuple(_relation(text, one, two) for one, two in pairwise(mentions))


def _relation(text: str, one: Mention, two: Mention) -> Relation:
    if not 0 <= two.start - one.end <= _REACH:
        return "apart" if two.start - one.end > 4 * _REACH else "near"
    between = text[one.end : two.start]
    if _COMMA.fullmatch(between):
        return "comma"
    if _LIST.fullmatch(between):
        return "list"
    if _IN.fullmatch(between) or ((kind := _KIND_THEN.match(between)) and _kind(kind[1]) and _IN.fullmatch(between, kind.end())):
        return "in"
    if _ADJECTIVE_OF.fullmatch(between):
        return "owner"
    return "near"
