"""Learns the recogniser's weights from articles with gold spans (training only)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from geo.gazetteer.index import Gazetteer
from geo.places.features import Describer, features
from geo.places.lexicon import lexicon
from geo.places.names import names_in
from geo.places.tagger import BEGIN, INSIDE, LABELS, OUTSIDE, Scores, Tagger, as_scores
from geo.places.words import Run, Word, runs, words

# Chosen by five-fold cross-validation over the documents of the dev corpora: mean F1 of the three .8737; an _L2 of 1 gives .8721,
# 60 rounds .002 less, an _L1 of .3 .005 less.
_L1, _L2, _ROUNDS = 0.05, 3.0, 100
# Weights are kept to this many decimals; fewer cost accuracy, more only size.
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """The runs of one article: for each word its features and its gold label."""

    features: tuple[tuple[list[str], ...], ...]
    labels: tuple[tuple[str, ...], ...]


def lesson(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> Lesson:
    """What one article teaches. `spans` are its gold toponyms, half-open."""
    found = words(text, lexicon())
    stretches = runs(found)
    describer = Describer(found, names_in(found, text, stretches, gazetteer))
    gold = _labels(found, spans)
    return Lesson(
        tuple(tuple(_features(i, run, describer) for i in range(run.first, run.last)) for run in stretches),
        tuple(_run_labels(gold, run) for run in stretches),
    )


def _labels(found: Sequence[Word], spans: Iterable[tuple[int, int]]) -> list[str]:
    out = [LABELS[OUTSIDE]] * len(found)
    for start, end in spans:
        covered = [i for i, word in enumerate(found) if word.start < end and word.end > start]
        for i in covered:
            out[i] = LABELS[BEGIN if i == covered[0] else INSIDE]
    return out


def _run_labels(gold: Sequence[str], run: Run) -> tuple[str, ...]:
    """The labels of a run. A name that began before it begins at its first word instead."""
    labels = list(gold[run.first : run.last])
    if labels[0] == LABELS[INSIDE]:
        labels[0] = LABELS[BEGIN]
    return tuple(labels)


def _features(i: int, run: Run, describer: Describer) -> list[str]:
    return [feature for group in describer.groups(i, run) for feature in features(group)]


def learn(lessons: Iterable[Lesson]) -> tuple[dict[str, Scores], list[Scores]]:
    """The weights of features and of transitions. The same lessons in the same order give the same weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in lessons:
        for seen, labels in zip(one.features, one.labels, strict=True):
            trainer.append(seen, labels)
    trainer.select("lbfgs")
    trainer.set_params({"c1": _L1, "c2": _L2, "max_iterations": _ROUNDS, "feature.possible_transitions": True})
    with TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crfsuite")
        trainer.train(model)
        return _weights(model)


def _weights(model: str) -> tuple[dict[str, Scores], list[Scores]]:
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    info = tagger.info()
    tagger.close()
    by_feature: dict[str, list[float]] = {}
    for (feature, label), weight in info.state_features.items():
        by_feature.setdefault(feature, [0.0, 0.0, 0.0])[LABELS.index(label)] = round(weight, _DECIMALS)
    weights = {feature: as_scores(scores) for feature, scores in by_feature.items() if any(scores)}
    return weights, [as_scores([round(info.transitions.get((one, two), 0.0), _DECIMALS) for two in LABELS]) for one in LABELS]


def taught(lessons: Iterable[Lesson]) -> Tagger:
    """A tagger with the weights that the lessons teach."""
    return Tagger(*learn(lessons))
