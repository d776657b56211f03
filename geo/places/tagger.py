"""The sequence model that decides which words are place names: a linear-chain conditional random field (Lafferty and others, 2001).

It is trained with CRFsuite (`geo.places.train`). Its weights are applied here and not by CRFsuite's own tagger because most
features depend on the word alone: their weights are summed once a word, not once an occurrence, which is ten times faster.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TypeAlias

from geo.places.features import Describer, Group, features
from geo.places.words import Run

_MODEL = Path(__file__).parent / "model" / "recogniser.json.gz"
OUTSIDE, BEGIN, INSIDE = range(3)
LABELS = ("O", "B", "I")
# Groups of features whose summed weights are kept, some 40 MB; beyond it all are forgotten.
_KEPT_SUMS = 100_000
# exp() overflows above 709.
_MAX_EXPONENT = 700.0


# A score for each label, in the order of LABELS. A bare tuple: Python takes one apart twice as fast as a named one, and its
# collector passes bare tuples of numbers over, of which there are a hundred thousand.
Scores: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Words first..last (half-open) that make a place name, with the model's probability from 0 to 1."""

    first: int
    last: int
    probability: float


class Tagger:
    """The weights, and the sums of those that depend on a word alone."""

    def __init__(self, weights: dict[str, Scores], transitions: Sequence[Scores]) -> None:
        """`transitions` holds, for each label, the scores of the labels after it."""
        self._weights = weights
        self._transitions = transitions
        self._steps = [[exp(x) for x in row] for row in transitions]
        self._sums: dict[Group, Scores] = {}

    def tag(self, run: Run, describer: Describer) -> tuple[Span, ...]:
        """The place names in one run of words, in order."""
        scores = [self._score(describer.groups(i, run)) for i in range(run.first, run.last)]
        if len(scores) == 1:
            return _single(scores[0], run.first)
        labels = self._best(scores)
        if not any(labels):  # OUTSIDE all along
            return ()
        return tuple(_spans(labels, self._marginals(scores), run.first))

    def _score(self, groups: Sequence[Group]) -> Scores:
        o = b = n = 0.0
        known = self._sums.get
        for group in groups:
            go, gb, gn = known(group) or self._sum(group)
            o += go
            b += gb
            n += gn
        return o, b, n

    def _sum(self, group: Group) -> Scores:
        """The summed weights of a group of features, remembered from now on."""
        if len(self._sums) >= _KEPT_SUMS:
            self._sums.clear()
        o = b = n = 0.0
        for fo, fb, fn in filter(None, map(self._weights.get, features(group))):
            o += fo
            b += fb
            n += fn
        total = self._sums[group] = (o, b, n)
        return total

    def _best(self, scores: Sequence[Scores]) -> list[int]:
        """The most probable labels (Viterbi's algorithm)."""
        best, back = list(scores[0]), []
        best[INSIDE] = float("-inf")
        from_o, from_b, from_i = self._transitions
        for score in scores[1:]:
            o, b, n = best
            came = []
            for label in range(3):
                one, two, three = o + from_o[label], b + from_b[label], n + from_i[label]
                way = OUTSIDE if one >= two and one >= three else BEGIN if two >= three else INSIDE
                best[label] = (one, two, three)[way] + score[label]
                came.append(way)
            back.append(came)
        labels = [max(range(3), key=best.__getitem__)]
        for came in reversed(back):
            labels.append(came[labels[-1]])
        return labels[::-1]

    def _marginals(self, scores: Sequence[Scores]) -> list[float]:
        """Each word's probability of being in a name (forward and backward sums)."""
        # Each word's scores are counted from their best, so that no power overflows.
        powers = [[exp(x - max(score)) for x in score] for score in scores]
        powers[0][INSIDE] = 0.0
        step = self._steps
        forward = [_even(powers[0])]
        for power in powers[1:]:
            last = forward[-1]
            forward.append(_even([power[n] * sum(last[p] * step[p][n] for p in range(3)) for n in range(3)]))
        backward = [[1.0, 1.0, 1.0]]
        for power in reversed(powers[1:]):
            after = backward[-1]
            backward.append(_even([sum(step[p][n] * power[n] * after[n] for n in range(3)) for p in range(3)]))
        both = [_even([x * y for x, y in zip(f, b, strict=True)]) for f, b in zip(forward, reversed(backward), strict=True)]
        return [1.0 - shares[OUTSIDE] for shares in both]


def _even(values: Sequence[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]


def _single(score: Scores, first: int) -> tuple[Span, ...]:
    """The name that a run of one word is, if it is one."""
    probability = 1.0 / (1.0 + exp(min(_MAX_EXPONENT, score[OUTSIDE] - score[BEGIN])))
    return (Span(first, first + 1, probability),) if score[BEGIN] > score[OUTSIDE] else ()


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


def read(path: Path) -> Tagger:
    """Read a model file written by `write`."""
    model = json.loads(gzip.decompress(path.read_bytes()))
    weights = {feature: as_scores(scores) for feature, scores in model["weights"].items()}
    return Tagger(weights, [as_scores(row) for row in model["transitions"]])


def as_scores(numbers: Sequence[float]) -> Scores:
    """Three numbers as scores. Raise ValueError where they are not three."""
    outside, begin, inside = numbers
    return outside, begin, inside


@cache
def tagger() -> Tagger:
    """The recogniser that comes with the program, read on first use."""
    return read(_MODEL)
