"""The gazetteer's names in an article, and how the recogniser describes them."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from geo.gazetteer.facts import NameFacts
from geo.gazetteer.index import Gazetteer
from geo.places.words import Run, Word

# The longest gazetteer name sought, in words: "Democratic People's Republic of Korea" has six.
MAX_NAME_WORDS = 6
UNKNOWN = "-"
# How many places bear a name: one, a few, some, many.
_COUNTS = (2, 4, 12)


class Names(NamedTuple):
    """The names of an article by (first word, words), and the longest name over each word."""

    facts: dict[tuple[int, int], NameFacts]
    over: dict[int, tuple[int, int]]


def names_in(found: Sequence[Word], text: str, stretches: Iterable[Run], gazetteer: Gazetteer) -> Names:
    """Look up every stretch of words in the runs that may be a name, in one query."""
    spans: dict[tuple[int, int], str] = {}
    for run in stretches:
        for first in range(run.first, run.last):
            kind = found[first].type
            if not (kind.is_name_like or kind.text[0].isdigit()):
                continue
            start = found[first].start
            for last in range(first, min(run.last, first + MAX_NAME_WORDS)):
                if found[last].type.is_name_like:
                    spans[first, last + 1 - first] = text[start : found[last].end]
    known = gazetteer.facts(set(spans.values()))
    facts = {span: known[name] for span, name in spans.items() if name in known}
    return Names(facts, _longest(facts))


def _longest(facts: dict[tuple[int, int], NameFacts]) -> dict[int, tuple[int, int]]:
    over: dict[int, tuple[int, int]] = {}
    for first, count in sorted(facts, key=lambda span: (-span[1], span[0])):
        if not any(i in over for i in range(first, first + count)):
            over.update(dict.fromkeys(range(first, first + count), (first, count)))
    return over


@lru_cache(maxsize=4096)
def describe(facts: NameFacts | None) -> str:
    """A name's facts as one word: kind, form, magnitude of its population, how many places bear it."""
    if facts is None:
        return UNKNOWN
    size = int(log10(facts.population)) if facts.population > 0 else 0
    return f"{kind_of(facts)}{size}{bisect(_COUNTS, facts.count)}{'c' if facts.common else ''}"


def kind_of(facts: NameFacts) -> str:
    """The kind of a name's best known place in three letters, demonyms and abbreviations apart."""
    return facts.form[:3] if facts.form in ("demonym", "abbreviation") else facts.feature[:3]
