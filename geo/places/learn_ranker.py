"""Learns the ranker's weights from articles with gold points (training only)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.sphere import distance_km
from geo.model import Mention, Place
from geo.places.context import together
from geo.places.gather import gather
from geo.places.ranking import Floats, Ints, Ranker, Scene, alone, shares
from geo.places.trust import best_rows, features, mass_near

# 100 miles: the distance within which the field's measurements call a place right.
RIGHT_KM = 161.0
# Strength of the pull of weights towards 0: .3, 1 and 3 were within .003 of one another in cross-validation.
_L2 = 1.0
_ROUNDS = 3
_STEPS = 300
_DECIMALS = 3
_TINY = 1e-9
# What a place near the gold one is worth to the learner.
_WORTH_NEARBY = 0.5


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold toponym: half-open span, point (None where nobody knows it), GeoNames id."""

    start: int
    end: int
    text: str
    point: tuple[float, float] | None
    geonameid: str | None

    def worth(self, place: Place) -> float:
        """1 for the gold place itself, less for another within 161 km of it (the city for its province), else 0."""
        if self.geonameid and str(place.geonameid) == self.geonameid:
            return 1.0
        if self.point is None or distance_km(self.point, (place.lat, place.lon)) > RIGHT_KM:
            return 0.0
        return _WORTH_NEARBY if self.geonameid else 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A scene with, for each candidate, the share of its name's gold toponyms that it meets, and each name's weight.

    A name none of whose candidates is right has the `weight` 0 for the ranker; `told` is its weight for the trust in it.
    """

    scene: Scene
    right: Floats
    weight: Floats
    told: Floats


def examples(text: str, gold: Sequence[Gold], gazetteer: Gazetteer) -> tuple[Example, ...]:
    """What one article teaches."""
    ordered = sorted(gold, key=lambda g: g.start)
    mentions = [Mention(start=g.start, end=g.end, text=g.text, kind="settlement") for g in ordered]
    return tuple(_example(g.scene, [[ordered[i] for i in members] for members in g.members]) for g in gather(text, mentions, gazetteer))


def _example(scene: Scene, members: Sequence[Sequence[Gold]]) -> Example:
    right, weight, told = np.zeros(len(scene.entries)), np.zeros(len(scene.names)), np.zeros(len(scene.names))
    for number, toponyms in enumerate(members):
        located = [t for t in toponyms if t.point is not None]
        rows = scene.rows[number]
        for row in range(rows.start, rows.stop):
            right[row] = sum(t.worth(scene.entries[row].place) for t in located) / max(1, len(located))
        # A name said ten times counts three times: its mentions are no ten independent cases.
        told[number] = np.sqrt(len(located))
        weight[number] = told[number] if np.any(right[rows] > 0) else 0.0
    return Example(scene, right, weight, told)


def learn(lessons: Sequence[Example]) -> Ranker:
    """The weights of each round, which hears the probabilities of the one before, and of the trust in the last one's best candidate."""
    used = [e for e in lessons if len(e.scene.entries)]
    fixed = [alone(e.scene) for e in used]
    rounds = [_fit(used, fixed)]
    likely = [shares(e.scene, Ranker(rounds).score(0, columns)) for e, columns in zip(used, fixed, strict=True)]
    for number in range(1, _ROUNDS):
        columns = [f | together(e.scene, p, f) for e, f, p in zip(used, fixed, likely, strict=True)]
        rounds.append(_fit(used, columns))
        likely = [shares(e.scene, Ranker(rounds).score(number, c)) for e, c in zip(used, columns, strict=True)]
    return Ranker(rounds, _learn_trust(used, likely, columns))


def _learn_trust(used: Sequence[Example], likely: Sequence[Floats], columns: Sequence[dict[str, Floats]]) -> dict[str, float]:
    tables: list[dict[str, Floats]] = []
    right: list[Floats] = []
    for example, probable, column in zip(used, likely, columns, strict=True):
        mass = mass_near(example.scene, probable)
        best = [rows[0] for rows in best_rows(example.scene, probable, mass, most=1)]
        tables.append(features(example.scene, best, mass, column))
        right.append((example.right[best] > 0).astype(float))
    names = sorted(tables[0])
    table = np.vstack([np.column_stack([t[name] for name in names]) for t in tables])
    target, weight = np.concatenate(right), np.concatenate([e.told for e in used])
    found = minimize(_doubt, np.zeros(len(names)), args=(table, target, weight), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return {name: value for name, x in zip(names, found.x, strict=True) if (value := round(float(x), _DECIMALS))}


def _doubt(w: Floats, table: Floats, target: Floats, weight: Floats) -> tuple[float, Floats]:
    """The negative log-likelihood of what was right and wrong with the pull towards 0, and its gradient."""
    scores = table @ w
    loss = float(weight @ (np.logaddexp(0.0, scores) - target * scores)) + _L2 * float(w @ w) / 2
    slope = weight * (1.0 / (1.0 + np.exp(-scores)) - target)
    return loss, _L2 * w + table.T @ slope


def _fit(used: Sequence[Example], columns: Sequence[dict[str, Floats]]) -> dict[str, float]:
    names = sorted(columns[0])
    table = np.vstack([np.column_stack([c[name] for name in names]) for c in columns])
    first = np.cumsum([0, *(len(e.scene.names) for e in used)])
    owner = np.concatenate([e.scene.owner + f for e, f in zip(used, first[:-1], strict=True)])
    right, weight = (np.concatenate([getattr(e, key) for e in used]) for key in ("right", "weight"))
    found = minimize(
        _loss, np.zeros(len(names)), args=(table, owner, right, weight), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    )
    return {name: value for name, x in zip(names, found.x, strict=True) if (value := round(float(x), _DECIMALS))}


def _loss(w: Floats, table: Floats, owner: Ints, right: Floats, weight: Floats) -> tuple[float, Floats]:
    """The negative log-likelihood of the right candidates with the pull towards 0, and its gradient."""
    scores = table @ w
    best = np.full(len(weight), -np.inf)
    np.maximum.at(best, owner, scores)
    powers = np.exp(scores - best[owner])
    share = powers / np.bincount(owner, powers, minlength=len(weight))[owner]
    hit = np.bincount(owner, share * right, minlength=len(weight)) + _TINY
    loss = -float(np.sum(weight[weight > 0] * np.log(hit[weight > 0]))) + _L2 * float(w @ w) / 2
    slope = weight[owner] * share * (right / hit[owner] - 1)
    return loss, _L2 * w - table.T @ slope
