"""What an article's other names tell about a candidate: its country and province in company, its neighbours, "X, Y" and "X in Y"."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.places.evidence import Relation
from geo.places.ranking import CLASS_NUMBER, CLASSES, Floats, Ints, Scene, lost

# Of every other name, this many of its likeliest candidates are listened to.
_HEARD = 6
# Characters over which the say of a neighbour in the text falls to a third.
_REACH = 400.0
# Distances on the ground over which the say of a place falls to a third, in km.
_SCALES_KM = (30.0, 120.0, 500.0)
# Keeps a share small where little is said at all.
_HALF = 0.5
# Two entries nearer than this are one place, in km.
_SAME_KM = 1.0
# A town or county "contains" what lies this near, in km.
_TOWN_KM, _COUNTY_KM, _AREA_KM = 30.0, 70.0, 400.0
_RELATIONS: tuple[Relation, ...] = ("comma", "in", "owner", "list")
_IS_DIVISION = np.array([name in ("country", "continent", "adm1") for name in CLASSES])


def together(scene: Scene, likely: Floats, fixed: Mapping[str, Floats]) -> dict[str, Floats]:
    """The features that come from the other names, given how likely each candidate is so far: one column each.

    `fixed` are the columns of `ranking.alone`.
    """
    heard = _heard(scene, likely)
    others = scene.owner[:, None] != scene.owner[heard][None, :]
    say = np.where(others, likely[heard][None, :], 0.0)
    near = say * _text_nearness(scene)[scene.owner[:, None], scene.owner[heard][None, :]]
    distance = _distance_km(scene, heard)
    within, around = _contains(scene, heard, distance)
    columns = _company(scene, heard, say, near) | _neighbours(scene, heard, say, near, distance)
    columns |= _bonds(scene, heard, likely, within, around)
    columns["lost abroad"] = lost(scene, scene.people) * (1.0 - columns["country any"])
    columns["under division abroad"] = fixed["under division"] * (1.0 - columns["province any"])
    columns["lost at home"] = lost(scene, scene.people) * columns["province any"]
    return columns


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


def _distance_km(scene: Scene, heard: Ints) -> Floats:
    return EARTH_RADIUS_KM * np.arccos(np.clip(scene.point @ scene.point[heard].T, -1.0, 1.0))


def _share(part: Floats, whole: Floats) -> Floats:
    """The sum of each row over that row's whole."""
    out: Floats = part.sum(axis=1) / whole
    return out


def _most(part: Floats) -> Floats:
    out: Floats = part.max(axis=1, initial=0.0)
    return out


def _company(scene: Scene, heard: Ints, say: Floats, near: Floats) -> dict[str, Floats]:
    """How much of the article is in the candidate's country, and in its province."""
    told = _IS_DIVISION[scene.place_class[heard]]
    small = ~_IS_DIVISION[scene.place_class]
    whole, whole_near = say.sum(axis=1) + _HALF, near.sum(axis=1) + _HALF
    columns: dict[str, Floats] = {}
    for name, numbers, told_by in (("country", scene.country, near), ("province", scene.admin1, say)):
        same = (numbers[:, None] == numbers[heard]) & (numbers[:, None] > 0)
        said = say * same
        columns[name], columns[f"{name} any"] = _share(said, whole), _most(said)
        columns[f"{name} near"] = _share(near * same, whole_near)
        columns[f"{name} told"] = _most(told_by * (same & told))
    return {name: column * small for name, column in columns.items()} | {
        f"{n} of division": c * ~small for n, c in columns.items() if " " not in n
    }


def _neighbours(scene: Scene, heard: Ints, say: Floats, near: Floats, distance: Floats) -> dict[str, Floats]:
    """How near the article's other places are on the ground."""
    points = ~_IS_DIVISION[scene.place_class[heard]]
    small = ~_IS_DIVISION[scene.place_class]
    apart = points & (distance >= _SAME_KM)
    # An unlikely neighbour still speaks for a candidate: two towns of rare names in one county explain each other.
    possible = np.sqrt(say)
    whole = (say * points).sum(axis=1) + _HALF
    columns = {"same place": _most(say * (distance < _SAME_KM))}
    for scale in _SCALES_KM:
        pull = np.exp(distance / -scale) * apart
        said = say * pull
        columns[f"within {scale:.0f} km"] = _share(said, whole) * small
        columns[f"nearest {scale:.0f} km"] = _most(said) * small
        columns[f"beside {scale:.0f} km"] = _most(near * pull) * small
        columns[f"possible {scale:.0f} km"] = _most(possible * pull) * small
    return columns


def _contains(scene: Scene, heard: Ints, distance: Floats) -> tuple[Floats, Floats]:
    """Whether a heard candidate contains a candidate, and the other way round: two tables (candidates, heard)."""
    inner = _within(scene, np.arange(len(scene.entries)), heard, distance)
    outer = _within(scene, heard, np.arange(len(scene.entries)), distance.T).T
    return inner, outer


def _within(scene: Scene, inside: Ints, around: Ints, distance: Floats) -> Floats:
    """A table (inside, around) of ones where the first lies in the second."""
    kind = scene.place_class[around][None, :]
    country = (scene.country[inside][:, None] == scene.country[around][None, :]) & (scene.country[inside][:, None] > 0)
    admin1 = (scene.admin1[inside][:, None] == scene.admin1[around][None, :]) & (scene.admin1[inside][:, None] > 0)
    lower = scene.place_class[inside][:, None] > kind
    limit = np.select([kind == CLASS_NUMBER["adm2"], kind >= CLASS_NUMBER["water"]], [_COUNTY_KM, _AREA_KM], _TOWN_KM)
    by_distance = (distance <= limit) & (kind > CLASS_NUMBER["adm1"])
    by_name = np.where(kind == CLASS_NUMBER["country"], country, np.where(kind == CLASS_NUMBER["adm1"], admin1, False))
    return ((by_name & lower) | by_distance).astype(float)


def _bonds(scene: Scene, heard: Ints, likely: Floats, within: Floats, around: Floats) -> dict[str, Floats]:
    """How well the candidate fits the names that stand directly beside it."""
    columns = {f"{r} {side}": np.zeros(len(scene.entries)) for r in _RELATIONS for side in ("fits", "fails", "holds", "misses")}
    bonds = [bond for bond in scene.bonds if bond.relation in _RELATIONS and bond.one != bond.two]
    ends = np.searchsorted(scene.owner[heard], np.arange(len(scene.names) + 1)).tolist() if bonds else ()
    ears = [slice(first, last) for first, last in pairwise(ends)]
    told = likely[heard]
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
