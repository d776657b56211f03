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
_WORD_AFTER = re.compile(r"[ -]((?:[^\W\d_]|['’])+\.?)(?: ([^\W\d_]+))?")
_SHARED_AFTER = re.compile(r"(?:(?:,| and| or|, and) [^\W\d_][\w' -]{2,24}?){1,4}? ([a-z]+s)\b")
_KIND_BEFORE = re.compile(r"\b([A-Za-z]+) (?:of |called |named )?(?:the )?$")
_KIND_OF = re.compile(r"\b([A-Za-z]+) of (?:the )?$")
_IN = re.compile(
    r",? (?:in|near|of|outside|south of|north of|east of|west of)(?: the)?(?: (?:far|mid|rural|neighbou?ring))?"
    r"(?: (?:north|south|east|west|central)[a-z-]*)? ?(?:province of |state of |county of )?"
)
_ADJECTIVE_OF = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,3}(?:of |in )?|['’]s? (?:[a-z-]+ ){0,3}")
_LIST = re.compile(r",? (?:and|or|to|&) |, and |/|-| – ")
_COMMA = re.compile(r", (?:a|an|the) [a-z -]{3,40} in |, | \(|\. ")


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
    return _kind_words().get(parts[-1]) or _kind_words().get(parts[0])


def _beside(text: str, mention: Mention) -> SaidKind | None:
    after = text[mention.end : mention.end + _REACH]
    if (word := _WORD_AFTER.match(after)) is not None:
        for said_word in (word.group(1), word.group(2)):
            if said_word and (kind := _kind_words().get(said_word.lower())) is not None:
                return kind
    before = text[max(0, mention.start - _REACH) : mention.start]
    if (word := _KIND_OF.search(before)) is not None and (kind := _kind_words().get(word.group(1).lower())) is not None:
        return kind
    if (word := _KIND_BEFORE.search(before)) is not None and (kind := _kind_words().get(word.group(1).lower())) in (
        "water",
        "land",
        "street",
    ):
        return kind
    if (word := _SHARED_AFTER.match(after)) is not None:
        return _kind_words().get(word.group(1))
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
    if _IN.fullmatch(between):
        return "in"
    if _ADJECTIVE_OF.fullmatch(between):
        return "owner"
    return "near"
