"""Fitting of the two models of events: types of sentences, and how likely a draft is right. Only training needs it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from geo.events.classify import Kind, Model

_TYPE_PENALTY = 5.0  # inverse strength of the squared penalty on the types' weights; 1 to 10 differ by .02
_EVENT_PENALTY = 0.15  # the same on the events'; .1 to 1 differ by .02
_ITERATIONS = 150
LEAST_WEIGHT = 0.005  # smaller weights change no decision


def pruned(model: Model) -> Model:
    """The model without the features whose weights are all small: a fifth of the size, the same decisions."""
    strong = [name for name, row in model.rows.items() if float(np.abs(model.weights[row]).max()) >= _SMALL]
    return Model(model.kinds, {name: n for n, name in enumerate(strong)}, model.weights[[model.rows[name] for name in strong]])


_SMALL = 0.03


def fit_types(found: Sequence[dict[str, float]], kinds: Sequence[Kind]) -> Model:
    """A multinomial logistic regression with a squared penalty (L-BFGS). Pairs of words seen once are left out."""
    counts = Counter(name for one in found for name in one)
    names = {name: n for n, name in enumerate(k for k in counts if counts[k] > 1 or not k.startswith("b="))}
    columns = tuple(sorted(set(kinds), key=str))
    x = _matrix(found, names)
    y = np.array([columns.index(kind) for kind in kinds])
    weights = _minimize(lambda w: _multinomial(x, y, w.reshape(len(names), len(columns))), len(names) * len(columns), _TYPE_PENALTY)
    return Model(columns, names, weights.reshape(len(names), len(columns)).astype(np.float32))


def _matrix(found: Sequence[dict[str, float]], names: dict[str, int]) -> csr_matrix:
    cells = [(n, names[name], value) for n, one in enumerate(found) for name, value in one.items() if name in names]
    lines, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (lines, columns)), shape=(len(found), len(names)))


def _multinomial(x: csr_matrix, y: NDArray[Any], w: NDArray[Any]) -> tuple[float, NDArray[Any]]:
    scores = x @ w
    scores -= scores.max(axis=1, keepdims=True)
    odds = np.exp(scores)
    total = odds.sum(axis=1, keepdims=True)
    each = np.arange(len(y))
    loss = float((np.log(total[:, 0]) - scores[each, y]).sum())
    odds /= total
    odds[each, y] -= 1.0
    return loss, np.asarray(x.T @ odds).ravel()


def fit_events(found: Sequence[Sequence[str]], right: Sequence[bool]) -> dict[str, float]:
    """A binary logistic regression over named features; "bias" is the constant, which is hardly penalised."""
    names = {"bias": 0}
    for one in found:
        for name in one:
            names.setdefault(name, len(names))
    x = np.zeros((len(found), len(names)))
    x[:, 0] = 1.0
    for n, one in enumerate(found):
        x[n, [names[name] for name in one]] = 1.0
    y = np.array(right, dtype=float)
    weights = _minimize(lambda w: _binary(x, y, w), len(names), _EVENT_PENALTY, free=1)
    return {name: round(float(weights[n]), 3) for name, n in names.items()}


def _binary(x: NDArray[Any], y: NDArray[Any], w: NDArray[Any]) -> tuple[float, NDArray[Any]]:
    scores = x @ w
    loss = float(np.logaddexp(0.0, scores).sum() - (y * scores).sum())
    return loss, x.T @ (1.0 / (1.0 + np.exp(-scores)) - y)


def _minimize(loss: Callable[[NDArray[Any]], tuple[float, NDArray[Any]]], size: int, penalty: float, *, free: int = 0) -> NDArray[Any]:
    """Weights of least loss plus their squares over twice the penalty; the first `free` ones are penalised a hundredth."""
    strength = np.full(size, 1.0 / penalty)
    strength[:free] /= 100.0

    def penalised(w: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        value, slope = loss(w)
        return value + float((strength * w * w).sum()) / 2.0, slope + strength * w

    return np.asarray(minimize(penalised, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}).x)
