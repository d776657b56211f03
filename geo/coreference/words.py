"""The words by which two tellings of one happening are known: stems, without those that every report of its kind has."""

import re
from functools import lru_cache

from geo.model import Event

_WORD = re.compile(r"[^\W_]+")
_STEM_LETTERS = 6
_LEAST_LETTERS = 3
# Function words, and what nearly every report of a conflict or of officials says: shared, they tell nothing.
_COMMON = frozenset(
    """
    the and for was were are been being has have had his her their its they them this that these those with from into onto over
    under after before during while when where which who whom whose what how why not but nor yet also than then there here out off
    about against between among through near around across along upon within without since until till because amid toward towards
    will would could should may might can did does done more most less least many much several some any all both each other
    another such only just own same very well still said say says told tell tells reported report reports according statement
    added called call calls announced announce spokesman spokesperson one two three four five six seven eight nine ten eleven
    twelve dozen dozens hundred hundreds thousand thousands million first second last day days week weeks month months year years
    today yesterday tonight night morning evening afternoon early late later earlier ago monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec people person man men woman women child children civilian civilians resident residents member members
    official officials government state country city town village area region province district city's capital local national
    international north south east west northern southern eastern western central kill killed kills killing dead death deaths die
    died dies wound wounded injure injured injuring attack attacks attacked attacking strike strikes struck hit hits bomb bombs
    bombing bombed explosion exploded blast fire fired firing fight fighting fought clash clashes clashed force forces troop
    troops army military soldier soldiers fighter fighters rebel rebels militant militants police policeman officer officers
    security group groups war president minister foreign leader leaders new least number including include included part time made
    make take took taken come came get got give given hold held set put left leave between
    """.split()
)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            word = word.removesuffix(ending)
            break
    return word[:_STEM_LETTERS]


def _stems(text: str) -> frozenset[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in found if len(word) >= _LEAST_LETTERS and word not in _COMMON)


@lru_cache(maxsize=65536)
def _place_stems(text: str) -> frozenset[str]:
    return _stems(text)


# The same events are compared after every correction of any of them. A quote's stems take a kilobyte.
@lru_cache(maxsize=16384)
def _quote_stems(text: str) -> frozenset[str]:
    return _stems(text)


def quote_words(event: Event) -> frozenset[str]:
    """The stems of an event's quote, without its place's name and without what is common to reports."""
    if "@" in event.quote:
        return frozenset()  # whom to write to, printed below every article of a paper, is alike without being news
    names = _place_stems(f"{event.place_text or ''} {event.place.name if event.place else ''}")
    return _quote_stems(event.quote) - names


def actor_words(event: Event) -> frozenset[str]:
    """The stems of the names of those who took part."""
    return _stems(" ".join(actor.name for actor in event.actors))
