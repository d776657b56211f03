"""What an article's other names tell about a candidate: its country and province in company, its neighbours, "X, Y" and "X in Y"."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.places.evidence import Relation
from geo.places.ranking import CLASS_NUMBER, CLASSES, Floats, Ints, Scene, lost

# Of every other name, this many of its likeliest candidates are listened to.
_HEARD = 6
# Characters over which the say of a neighbour in the text falls to a third.
_REACH = 400.0
# Distances on the ground over which the say of a place falls to a third, in km.
_SCALES_KM = np.array((30.0, 120.0, 500.0))
# Keeps a share small where little is said at all.
_HALF = 0.5
# Two entries nearer than this are one place, in km.
_SAME_KM = 1.0
# A town or county "contains" what lies this near, in km.
_TOWN_KM, _COUNTY_KM, _AREA_KM = 30.0, 70.0, 400.0
_RELATIONS: tuple[Relation, ...] = ("comma", "in", "owner", "list")
_IS_DIVISION = np.array([name in ("country", "continent", "adm1") for name in CLASSES])


def _inner_km() -> Floats:
    number = np.arange(len(CLASSES))
    small, county, wide = number > CLASS_NUMBER["adm1"], number == CLASS_NUMBER["adm2"], number >= CLASS_NUMBER["water"]
    return np.select([~small, county, wide], [-1.0, _COUNTY_KM, _AREA_KM], _TOWN_KM)


# How near a place must be to one of each class to lie in it; what is in a country or a province says its name.
_INNER_KM = _inner_km()


@dataclass(frozen=True, slots=True)
class _Pairs:
    """What holds between each candidate (a row) and each candidate that is heard (a column)."""

    heard: Ints
    say: Floats
    """How likely the heard one is; 0 beside candidates of its own name."""
    near: Floats
    """The same, weighed by how near the two names stand in the text."""
    same: NDArray[np.bool_]
    """(2, candidates, heard): whether they are in one country, in one province."""
    distance: Floats
    """In km."""


def together(scene: Scene, likely: Floats, fixed: Mapping[str, Floats]) -> dict[str, Floats]:
    """The features that come from the other names, given how likely each candidate is so far: one column each.

    `fixed` are the columns of `ranking.alone`.
    """
    pairs = _pairs(scene, likely)
    columns = _company(scene, pairs) | _neighbours(scene, pairs) | _bonds(scene, pairs, likely)
    behind = lost(scene, scene.people)
    columns["lost abroad"] = behind * (1.0 - columns["country any"])
    columns["under division abroad"] = fixed["under division"] * (1.0 - columns["province any"])
    columns["lost at home"] = behind * columns["province any"]
    return columns


def _pairs(scene: Scene, likely: Floats) -> _Pairs:
    heard = _heard(scene, likely)
    owner = scene.owner[heard]
    say = np.where(scene.owner[:, None] != owner, likely[heard], 0.0)
    numbers = np.array([scene.country, scene.admin1])
    return _Pairs(
        heard=heard,
        say=say,
        near=say * _text_nearness(scene)[scene.owner[:, None], owner],
        same=(numbers[:, :, None] == numbers[:, None, heard]) & (numbers[:, :, None] > 0),
        distance=EARTH_RADIUS_KM * np.arccos(np.clip(scene.point @ scene.point[heard].T, -1.0, 1.0)),
    )


def _heard(scene: Scene, likely: Floats) -> Ints:
    """The numbers of the likeliest candidates of every name."""
    order = np.lexsort((-likely, scene.owner))
    rank = np.arange(len(order)) - np.searchsorted(scene.owner[order], scene.owner[order])
    return np.sort(order[rank < _HEARD])


def _text_nearness(scene: Scene) -> Floats:
    """How near two names stand in the text, 0 to 1, by their nearest occurrences."""
    starts = np.array([start for name in scene.names for start in name.starts], dtype=float)
    owner = np.repeat(np.arange(len(scene.names)), [len(name.starts) for name in scene.names])
    nearness = np.exp(-np.abs(starts[:, None] - starts[None, :]) / _REACH)
    out = np.zeros((len(scene.names), len(scene.names)))
    np.maximum.at(out, (owner[:, None], owner[None, :]), nearness)
    return out


def _company(scene: Scene, pairs: _Pairs) -> dict[str, Floats]:
    """How much of the article is in the candidate's country, and in its province."""
    say, near, same = pairs.say, pairs.near, pairs.same
    told = same & _IS_DIVISION[scene.place_class[pairs.heard]]
    small = ~_IS_DIVISION[scene.place_class]
    said = say * same
    share = said.sum(axis=2) / (say.sum(axis=1) + _HALF)
    share_near = (near * same).sum(axis=2) / (near.sum(axis=1) + _HALF)
    most = said.max(axis=2, initial=0.0)
    most_told = (near * told[0]).max(axis=1, initial=0.0), (say * told[1]).max(axis=1, initial=0.0)
    columns: dict[str, Floats] = {}
    for number, name in enumerate(("country", "province")):
        columns[name], columns[f"{name} of division"] = share[number] * small, share[number] * ~small
        columns[f"{name} near"] = share_near[number] * small
        columns[f"{name} told"] = most_told[number] * small
        columns[f"{name} any"] = most[number] * small
    return columns


def _neighbours(scene: Scene, pairs: _Pairs) -> dict[str, Floats]:
    """How near the article's other places are on the ground."""
    points = ~_IS_DIVISION[scene.place_class[pairs.heard]]
    small = ~_IS_DIVISION[scene.place_class]
    together = pairs.distance < _SAME_KM
    pull = np.exp(pairs.distance / -_SCALES_KM[:, None, None]) * (points & ~together)
    said = pairs.say * pull
    kinds = {
        "within": said.sum(axis=2) / ((pairs.say * points).sum(axis=1) + _HALF),
        "nearest": said.max(axis=2, initial=0.0),
        "beside": (pairs.near * pull).max(axis=2, initial=0.0),
        # An unlikely neighbour still speaks for a candidate: two towns of rare names in one county explain each other.
        "possible": (np.sqrt(pairs.say) * pull).max(axis=2, initial=0.0),
    }
    columns: dict[str, Floats] = {"same place": (pairs.say * together).max(axis=1, initial=0.0)}
    for kind, table in kinds.items():
        columns |= {f"{kind} {scale:.0f} km": row for scale, row in zip(_SCALES_KM, table * small, strict=True)}
    return columns


def _contains(scene: Scene, pairs: _Pairs) -> tuple[Floats, Floats]:
    """Whether a heard candidate contains a candidate, and the other way round: two tables (candidates, heard)."""
    kind, other = scene.place_class[:, None], scene.place_class[pairs.heard][None, :]
    return _within(other, kind > other, pairs), _within(kind, other > kind, pairs)


def _within(kind: Ints, lower: NDArray[np.bool_], pairs: _Pairs) -> Floats:
    """Ones where the place of class `kind` contains the other of the pair, which is of a `lower` class or not."""
    country, admin1 = pairs.same
    by_name = ((kind == CLASS_NUMBER["country"]) & country) | ((kind == CLASS_NUMBER["adm1"]) & admin1)
    inside: Floats = ((by_name & lower) | (pairs.distance <= _INNER_KM[kind])).astype(float)
    return inside


def _bonds(scene: Scene, pairs: _Pairs, likely: Floats) -> dict[str, Floats]:
    """How well the candidate fits the names that stand directly beside it."""
    columns = {f"{r} {side}": np.zeros(len(scene.entries)) for r in _RELATIONS for side in ("fits", "fails", "holds", "misses")}
    bonds = [bond for bond in scene.bonds if bond.relation in _RELATIONS and bond.one != bond.two]
    if not bonds:
        return columns
    within, around = _contains(scene, pairs)
    ends = np.searchsorted(scene.owner[pairs.heard], np.arange(len(scene.names) + 1)).tolist()
    ears = [slice(first, last) for first, last in pairwise(ends)]
    told = likely[pairs.heard]
    for bond in bonds:
        inner, outer = (bond.two, bond.one) if bond.relation == "owner" else (bond.one, bond.two)
        below, above, low, high = scene.rows[inner], scene.rows[outer], ears[inner], ears[outer]
        _fit(columns, bond.relation, ("fits", "fails"), below, within[below, high] @ told[high])
        _fit(columns, bond.relation, ("holds", "misses"), above, around[above, low] @ told[low])
    return columns


def _fit(columns: dict[str, Floats], relation: Relation, sides: tuple[str, str], rows: slice, support: Floats) -> None:
    yes, no = (columns[f"{relation} {side}"] for side in sides)
    yes[rows] = np.maximum(yes[rows], support)
    # A bond that fits no candidate at all says nothing ("Homs, Vienna and Moscow").
    best = float(support.max(initial=0.0))
    no[rows] = np.maximum(no[rows], best - support)


def is_division(scene: Scene, row: int) -> bool:
    """Whether a candidate is a country, a continent or a province, to which distances mean little."""
    return bool(_IS_DIVISION[scene.place_class[row]])
