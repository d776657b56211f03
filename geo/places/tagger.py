"""The sequence model that decides which words are place names: a linear-chain conditional random field (Lafferty and others, 2001).

It is trained with CRFsuite (`geo.places.train`). Its weights are applied here and not by CRFsuite's own tagger because most
features depend on the word alone: their weights are summed once a word, not once an occurrence, which is ten times faster.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from typing import NamedTuple

from geo.places.features import OFFSETS, Describer, type_features
from geo.places.lexicon import Lexicon
from geo.places.words import Run, Word

_MODEL = Path(__file__).parent / "model" / "recogniser.json.gz"
OUTSIDE, BEGIN, INSIDE = range(3)
LABELS = ("O", "B", "I")
# Words whose summed weights are kept; beyond it all are forgotten, so that memory stays bounded.
_KEPT_TYPES = 200_000


class Scores(NamedTuple):
    """A score for each label, in the order of LABELS."""

    outside: float
    begin: float
    inside: float


_ZERO = Scores(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Span:
    """Words first..last (half-open) that make a place name, with the model's probability from 0 to 1."""

    first: int
    last: int
    probability: float


class Tagger:
    """The weights, and the sums of those that depend on a word alone."""

    def __init__(self, weights: dict[str, Scores], transitions: Sequence[Scores], lexicon: Lexicon) -> None:
        """`transitions` holds, for each label, the scores of the labels after it."""
        self._weights = weights
        self._transitions = transitions
        self._lexicon = lexicon
        self._types: dict[tuple[str, int], Scores] = {}

    def tag(self, found: Sequence[Word], run: Run, describer: Describer) -> tuple[Span, ...]:
        """The place names in one run of words, in order."""
        scores = [self._score(found, i, describer) for i in range(run.first, run.last)]
        labels = self._best(scores)
        return tuple(_spans(labels, self._marginals(scores), run.first))

    def _score(self, found: Sequence[Word], i: int, describer: Describer) -> Scores:
        o = b = n = 0.0
        get = self._weights.get
        for feature in describer.features(i):
            weight = get(feature)
            if weight is not None:
                o, b, n = o + weight[0], b + weight[1], n + weight[2]
        for offset in OFFSETS:
            j = i + offset
            weight = self._type(found[j].cased if 0 <= j < len(found) else "^", offset)
            o, b, n = o + weight[0], b + weight[1], n + weight[2]
        return Scores(o, b, n)

    def _type(self, word: str, offset: int) -> Scores:
        key = (word, offset)
        known = self._types.get(key)
        if known is None:
            if len(self._types) >= _KEPT_TYPES:
                self._types.clear()
            weights = [self._weights.get(f, _ZERO) for f in type_features(word, offset, self._lexicon)]
            known = self._types[key] = Scores(*map(sum, zip(*weights, strict=True)))
        return known

    def _best(self, scores: Sequence[Scores]) -> list[int]:
        """The most probable labels (Viterbi's algorithm)."""
        best, back = list(scores[0]), []
        best[INSIDE] = float("-inf")
        for score in scores[1:]:
            ways = [[best[p] + self._transitions[p][label] for p in range(3)] for label in range(3)]
            came = [way.index(max(way)) for way in ways]
            best = [way[p] + score[label] for label, (way, p) in enumerate(zip(ways, came, strict=True))]
            back.append(came)
        labels = [max(range(3), key=best.__getitem__)]
        for came in reversed(back):
            labels.append(came[labels[-1]])
        return labels[::-1]

    def _marginals(self, scores: Sequence[Scores]) -> list[float]:
        """Each word's probability of being in a name (forward and backward sums)."""
        forward = [list(scores[0])]
        forward[0][INSIDE] = float("-inf")
        for score in scores[1:]:
            forward.append([_log_sum([forward[-1][p] + self._transitions[p][n] for p in range(3)]) + score[n] for n in range(3)])
        backward = [[0.0, 0.0, 0.0]]
        for score in reversed(scores[1:]):
            backward.append([_log_sum([self._transitions[p][n] + score[n] + backward[-1][n] for n in range(3)]) for p in range(3)])
        total = _log_sum(forward[-1])
        return [1.0 - exp(min(0.0, f[OUTSIDE] + b[OUTSIDE] - total)) for f, b in zip(forward, reversed(backward), strict=True)]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + log(sum(exp(v - top) for v in values))


def _spans(labels: Sequence[int], inside: Sequence[float], first: int) -> list[Span]:
    out: list[Span] = []
    i = 0
    while i < len(labels):
        if labels[i] == OUTSIDE:
            i += 1
            continue
        end = i + 1
        while end < len(labels) and labels[end] == INSIDE:
            end += 1
        out.append(Span(first + i, first + end, min(inside[i:end])))
        i = end
    return out


def write(path: Path, weights: dict[str, Scores], transitions: Sequence[Scores]) -> None:
    """Write a model file; the same weights give the same bytes."""
    lines = json.dumps({"labels": LABELS, "transitions": transitions, "weights": dict(sorted(weights.items()))}, ensure_ascii=False)
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


def read(path: Path, lexicon: Lexicon) -> Tagger:
    """Read a model file written by `write`."""
    model = json.loads(gzip.decompress(path.read_bytes()))
    weights = {feature: Scores(*scores) for feature, scores in model["weights"].items()}
    return Tagger(weights, [Scores(*row) for row in model["transitions"]], lexicon)


@cache
def tagger() -> Tagger:
    """The recogniser that comes with the program, read on first use."""
    from geo.places.lexicon import lexicon  # noqa: PLC0415  (keeps the module free of the data until it is needed)

    return read(_MODEL, lexicon())
