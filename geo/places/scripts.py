"""Place names in scripts without capitals (Arabic, Hebrew, Chinese, Japanese, Korean, Thai, the Indian scripts): by the gazetteer alone.

There is no model for these languages. A name is believed when the gazetteer holds it in that script, it is long enough not to
be a common word, and its place is large enough to be in the news.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from geo.gazetteer.facts import NameFacts
from geo.gazetteer.index import Gazetteer

# Blocks whose letters have no case: Hebrew to Nko, the Indian and South-East Asian scripts, Ethiopic, Kana, Han, Hangul, Arabic forms.
_CASELESS = "\u0591-\u07ff\u0900-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc"
# Scripts that leave no space between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_SPACED = re.compile(f"(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])[{_CASELESS}])+")
_ANY = re.compile(f"[{_CASELESS}]")
# "and", "with", "for", "to", "in", "from", "the" are written together with the Arabic or Hebrew word after them.
_PREFIXES = ("وال", "بال", "لل", "و", "ب", "ل", "ف", "ו", "ב", "ל", "מ", "ה")
# Korean and Hindi write particles after the name.
_SUFFIXES = ("에서", "에", "의", "은", "는", "이", "가", "을", "를", "와", "과", "로", "으로")
_MAX_WORDS = 4
_MAX_LETTERS = 8
_MIN_LETTERS = 3
_MIN_UNSPACED = 2
# Smaller towns share their names with too many common words.
_MIN_PEOPLE = 20_000
_DIVISIONS = ("PCL", "ADM1", "CONT", "SEA", "OCN")


class Found(NamedTuple):
    """A name at text[start:end] and what it is known for."""

    start: int
    end: int
    facts: NameFacts


def names_without_case(text: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places named in scripts without capitals, in order, the longest name at each spot. Time is linear in the text's length."""
    if _ANY.search(text) is None:
        return ()
    spans = list(_spans(text))
    facts = gazetteer.facts({text[start:end] for start, end in spans})
    return tuple(_longest(text, spans, facts))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _UNSPACED.finditer(text):
        for start in range(match.start(), match.end()):
            for end in range(start + _MIN_UNSPACED, min(match.end(), start + _MAX_LETTERS) + 1):
                yield start, end
    words = [match.span() for match in _SPACED.finditer(text)]
    for i, (start, _) in enumerate(words):
        for end in _ends(text, words[i : i + _MAX_WORDS]):
            for inner in _inner(text, start, end):
                if inner[1] - inner[0] >= _MIN_LETTERS or "\uac00" <= text[inner[0]] <= "\ud7af":
                    yield inner


def _ends(text: str, words: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The ends of one, two ... words that stand directly one after another."""
    last = -1
    for start, end in words:
        if last >= 0 and text[last:start] not in (" ", "-", "\u200c"):
            return
        yield end
        last = end


def _inner(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, and without a small word that is written together with it."""
    yield start, end
    for prefix in _PREFIXES:
        if text.startswith(prefix, start, end):
            yield start + len(prefix), end
    for suffix in _SUFFIXES:
        if text.endswith(suffix, start, end) and end - len(suffix) > start + 1:
            yield start, end - len(suffix)


def _longest(text: str, spans: Iterable[tuple[int, int]], facts: Mapping[str, NameFacts]) -> Iterator[Found]:
    known = [Found(start, end, facts[text[start:end]]) for start, end in spans if text[start:end] in facts]
    last = -1
    for found in sorted(known, key=lambda f: (f.start, -f.end)):
        if found.start >= last and _is_believed(found.facts):
            yield found
            last = found.end


def _is_believed(facts: NameFacts) -> bool:
    return not facts.common and (facts.population >= _MIN_PEOPLE or facts.feature.startswith(_DIVISIONS))
