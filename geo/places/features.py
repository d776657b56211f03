"""What the place recogniser sees of a word: features as strings, cheap enough for a hundred articles a second.

A word has features of its own type (the same wherever it stands, so that their weights are summed once) and features of its
place in the article (the gazetteer's names around it, its neighbours, the article's other uses of the word).
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from geo.gazetteer.facts import NameFacts
from geo.gazetteer.index import Gazetteer
from geo.places.lexicon import Lexicon
from geo.places.words import Run, Word, is_name_like

# The longest gazetteer name sought, in words: "Democratic People's Republic of Korea" has six.
MAX_NAME_WORDS = 6
# A word's neighbours that it is judged by.
OFFSETS = (-2, -1, 0, 1, 2)
_NO_FACTS = "-"
# How many places bear a name: one, a few, some, many.
_COUNTS = (2, 4, 12)


@dataclass(frozen=True, slots=True)
class Names:
    """The gazetteer's names in an article: facts by (first word, words), and the longest name over each word."""

    facts: dict[tuple[int, int], NameFacts]
    over: dict[int, tuple[int, int]]


def names_in(found: Sequence[Word], text: str, runs: Iterable[Run], gazetteer: Gazetteer) -> Names:
    """Look up every stretch of words in the runs that may be a name, in one query."""
    spans: dict[tuple[int, int], str] = {}
    for run in runs:
        for first in range(run.first, run.last):
            if not (is_name_like(found[first].cased) or found[first].cased[0].isdigit()):
                continue
            for last in range(first + 1, min(run.last, first + MAX_NAME_WORDS) + 1):
                if is_name_like(found[last - 1].cased):
                    spans[first, last - first] = text[found[first].start : found[last - 1].end]
    known = gazetteer.facts(set(spans.values()))
    facts = {span: known[name] for span, name in spans.items() if name in known}
    return Names(facts, _longest(facts))


def _longest(facts: dict[tuple[int, int], NameFacts]) -> dict[int, tuple[int, int]]:
    over: dict[int, tuple[int, int]] = {}
    for first, count in sorted(facts, key=lambda span: (-span[1], span[0])):
        if not any(i in over for i in range(first, first + count)):
            over.update(dict.fromkeys(range(first, first + count), (first, count)))
    return over


def describe(facts: NameFacts | None) -> str:
    """A name's facts as one word: kind, form, magnitude of its population, how many places bear it."""
    if facts is None:
        return _NO_FACTS
    size = int(log10(facts.population)) if facts.population > 0 else 0
    many = bisect(_COUNTS, facts.count)
    return f"{kind_of(facts)}{size}{many}"


def kind_of(facts: NameFacts) -> str:
    """The kind of a name's best known place in three letters, demonyms and abbreviations apart."""
    if facts.form in ("demonym", "abbreviation"):
        return facts.form[:3]
    return facts.feature[:3]


def shape(word: str) -> str:
    """The pattern of a word's letters: X, x, d and marks, repeats once."""
    out: list[str] = []
    for c in word[:24]:
        kind = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else "c" if c.isalpha() else c
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out)


def type_features(word: str, offset: int, lexicon: Lexicon) -> list[str]:
    """The features that a word gives to the word `offset` places before or after, whatever the article."""
    low = word.lower()
    at = f"{offset}:" if offset else ""
    cue, flags = lexicon.cue(word), lexicon.flags(word)
    out = [f"{at}w={low}"]
    if abs(offset) > 1:
        return [*out, f"{at}q={cue}", f"{at}s={shape(word)}"]
    out += [f"{at}q={cue}", f"{at}l={flags}", f"{at}s={shape(word)}"]
    if word[0].isalpha():
        out += [f"{at}e={low[-3:]}", f"{at}ql={cue}{flags}"]
    if offset == 0:
        out += [f"b={low[:3]}", f"e2={low[-2:]}", f"e4={low[-4:]}", f"n={min(len(word), 8)}"]
    return out


class Describer:
    """The features of an article's words that depend on where they stand."""

    def __init__(self, found: Sequence[Word], names: Names, lexicon: Lexicon) -> None:
        self._words = found
        self._names = names
        self._lexicon = lexicon
        self._uses = _Uses(found, lexicon)

    def features(self, i: int) -> list[str]:
        """The features of word i besides those of its type and its neighbours' types."""
        word, names, lexicon = self._words[i], self._names, self._lexicon
        single = describe(names.facts.get((i, 1)))
        over = names.over.get(i)
        place, long = _part(i, over), describe(names.facts[over]) if over else _NO_FACTS
        flags = lexicon.flags(word.cased)
        before, after = self._near(i, -1), self._near(i, 1)
        cue_before, cue_after = lexicon.cue(before), lexicon.cue(after)
        out = [
            "1", f"g={single}", f"G={place}{long}", f"gp={place}", f"gl={single}{flags}", f"gk={place}{long[:3]}{lexicon.cue(word.cased)}",
            f"<g={cue_before}{long}", f">g={cue_after}{long}", f"<l={lexicon.flags(before)}|{flags}", f">l={flags}|{lexicon.flags(after)}",
            f"<q={cue_before}|{flags}", f">q={cue_after}|{flags}", f"<>q={cue_before}|{cue_after}",
            f"<w={before.lower()}|{place}", f">w={after.lower()}|{place}",
        ]  # fmt: skip
        out += self._around(i, over, place)
        out += self._uses.features(word.cased, single)
        if word.opens:
            out += ["open", f"open{single}", f"open{flags}"]
        if word.headline:
            out += ["head", f"head{long}", f"head{flags}"]
        return out

    def _near(self, i: int, step: int) -> str:
        j = i + step
        return self._words[j].cased if 0 <= j < len(self._words) else "^"

    def _around(self, i: int, over: tuple[int, int] | None, place: str) -> list[str]:
        """What stands before and after the whole name that covers word i, and what follows a comma."""
        first, count = over or (i, 1)
        last = first + count
        before, after = self._near(first, -1), self._near(last, 0)
        lexicon = self._lexicon
        out = [f"[w{before.lower()}", f"]w{after.lower()}"]
        for mark, word in (("[", before), ("]", after)):
            out += [f"{mark}{place}{lexicon.cue(word)}", f"{mark}s{shape(word)}{place}", f"{mark}l{lexicon.flags(word)}{place}"]
        if after == "," and (following := self._names.over.get(last + 1)):
            out.append(f"],{kind_of(self._names.facts[following])}{place}")
        if before == "," and (preceding := self._names.over.get(first - 2)):
            out.append(f"[,{kind_of(self._names.facts[preceding])}{place}")
        return out


def _part(i: int, over: tuple[int, int] | None) -> str:
    if over is None:
        return "O"
    first, count = over
    if count == 1:
        return "S"
    return "B" if i == first else "E" if i == first + count - 1 else "M"


class _Uses:
    """How an article uses each word elsewhere: written small, after "in", beside a first name."""

    def __init__(self, found: Sequence[Word], lexicon: Lexicon) -> None:
        self._count: dict[str, int] = {}
        self._seen: dict[str, set[str]] = {}
        small = {w.cased for w in found if w.cased[0].islower()}
        for i, word in enumerate(found):
            if not is_name_like(word.cased):
                continue
            self._count[word.cased] = self._count.get(word.cased, 0) + 1
            seen = self._seen.setdefault(word.cased, set())
            if i and lexicon.cue(found[i - 1].cased) == "where":
                seen.add("in")
            if i and self._is_person_part(found[i - 1].cased, lexicon):
                seen.add("per")
            if word.cased.lower() in small:
                seen.add("low")

    @staticmethod
    def _is_person_part(before: str, lexicon: Lexicon) -> bool:
        return (is_name_like(before) and lexicon.is_first_name(before)) or lexicon.cue(before) == "title"

    def features(self, word: str, single: str) -> list[str]:
        """The article's uses of the word as features."""
        if word not in self._seen:
            return []
        uses = "".join(sorted(self._seen[word]))
        return [f"u={uses}", f"u={uses}{single[:4]}", f"un={min(self._count[word], 3)}{uses}"]
