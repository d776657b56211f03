"""What a sentence's main event is, by a linear model over its words and over the triggers and actors that the lexicon finds in it.

Two schemes, each with a model of its own in `model/`: "acled" for what happens in a conflict, "plover" for what governments and
groups say and do to each other. Learned by `python -m geo.events.train`.
"""

import json
import math
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.events import clauses, triggers
from geo.events.document import Document, read_document
from geo.events.frames import kind_of
from geo.events.hit import Hit

Scheme = Literal["acled", "plover"]
Kind = tuple[str, str | None]
MODELS = Path(__file__).parent / "model"
_SIDES = ("state_force", "nonstate_force", "crowd", "civilians", "officials")
_LENGTH = 3.0  # every sentence's features have this Euclidean length; chosen with the penalty by cross-validation
_PAIR, _FIRST = 0.7, 1.5  # pairs of words count less than words, the first trigger more
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_SHORTEST_STEM = 4
_POLITICAL = frozenset(("diplomacy", "pressure", "displacement"))


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` has one row a feature, one column a kind."""

    kinds: tuple[Kind, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]

    def probabilities(self, found: Mapping[str, float]) -> NDArray[np.float32]:
        """The probability of each kind, in the order of `kinds`."""
        known = [(self.rows[name], value) for name, value in found.items() if name in self.rows]
        if not known:
            return np.full(len(self.kinds), 1.0 / len(self.kinds), dtype=np.float32)
        rows, values = zip(*known, strict=True)
        scores = np.asarray(values, dtype=np.float32) @ self.weights[list(rows)]
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum(), dtype=np.float32)


def classify(text: str, *, scheme: Scheme | None = None) -> Kind:
    """Type and sub-type of a sentence's main event. Without a scheme, the first trigger decides between the two."""
    doc, hits = parsed(text)
    if scheme is None:
        first = next((hit for hit in hits if not hit.weak), None)
        scheme = "plover" if first is not None and kind_of(doc, first, conflict=True)[0] in _POLITICAL else "acled"
    model = load(scheme)
    return model.kinds[int(model.probabilities(features(doc, hits)).argmax())]


def parsed(text: str) -> tuple[Document, list[Hit]]:
    """A sentence's words and triggers, without places and dates."""
    doc = read_document(text, (), ())
    clauses.split(doc)
    return doc, triggers.find(doc)


def features(doc: Document, hits: list[Hit]) -> dict[str, float]:
    """Named features of a sentence with their values; the vector's length is fixed, so that long texts do not shout."""
    found: dict[str, float] = {}
    words = [stem(word) if word[0].isalpha() else "#" for word in doc.low if word[0].isalnum()]
    found.update((f"w={word}", 1.0) for word in words)
    found.update((f"b={a} {b}", _PAIR) for a, b in pairwise(words))
    found.update((f"c={name}", 1.0) for classes in doc.nouns.values() for name in classes)
    for number, hit in enumerate(hits):
        found.update(_of_trigger(doc, hit, first=number == 0))
    main = next((h for h in hits if h.pos == "v" and doc.clauses[h.clause].kind == "main"), None)
    if main is not None:
        found[f"M={main.frame}"] = _FIRST
    size = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {name: value * _LENGTH / size for name, value in found.items()}


def _of_trigger(doc: Document, hit: Hit, *, first: bool) -> dict[str, float]:
    kind = kind_of(doc, hit, conflict=True)[1]
    found = {f"F={hit.frame}": 1.0, f"F={hit.frame}:{hit.pos}": 1.0, f"L={hit.lemma}": 1.0, f"K={kind}": 1.0}
    if first:
        found |= {f"F1={hit.frame}": 1.0, f"K1={kind}": _FIRST}
    for side in _SIDES:
        if side in hit.subject_classes:
            found[f"A={hit.frame}:by:{side}"] = 1.0
        if side in hit.object_classes:
            found[f"A={hit.frame}:to:{side}"] = 1.0
    return found


def stem(word: str) -> str:
    """A word without its commonest endings."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + instead
    return word


@cache
def load(scheme: Scheme) -> Model:
    """The model of a scheme, read once."""
    path = MODELS / f"{scheme}.npz"
    with np.load(path) as stored, zipfile.ZipFile(path) as archive:
        named = json.loads(archive.read("names.json"))
        kinds = tuple((str(kind), sub_type and str(sub_type)) for kind, sub_type in named["kinds"])
        return Model(kinds, {name: row for row, name in enumerate(named["features"])}, stored["weights"].astype(np.float32))


def save(model: Model, scheme: Scheme) -> None:
    """Write a model to where `load` finds it, in half precision."""
    path = MODELS / f"{scheme}.npz"
    np.savez_compressed(path, weights=model.weights.astype(np.float16))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("names.json", json.dumps({"kinds": model.kinds, "features": list(model.rows)}))
