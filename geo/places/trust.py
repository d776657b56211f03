"""The best candidate of each name, and how far to trust it: the ranker only compares, and where none is right one still is the best.

A logistic model over named features of the best candidate of a name; its weights are in `model/ranker.json`, learned with the ranker's by
`python -m geo.places.train`.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.places.lexicon import lexicon
from geo.places.ranking import CLASS_NUMBER, Floats, Scene

# Places within 100 km of each other are near enough to be the same news: the cosine of that angle.
_COS_NEAR = float(np.cos(100.0 / EARTH_RADIUS_KM))
# A probability nearer to 0 or 1 than this says no more.
_EDGE = 0.02
# Features of the ranker that the model looks at as well.
_OF_RANKER = (
    "people", "same name", "common word", "first", "not own name", "bare first", "part first",
    "form alternate", "form folded", "form demonym", "form abbreviation",
    "class country", "class adm1", "class adm2", "class capital", "class town", "class facility", "class water", "class land",
    "class region",
    "country any", "country near", "country told", "province any", "province told",
    "nearest 30 km", "nearest 120 km", "beside 120 km", "same place",
    "comma fits", "comma fails", "in fits", "in fails", "list fits", "beside fits", "beside other", "own fits", "own other",
)  # fmt: skip


def mass_near(scene: Scene, likely: Floats) -> Floats:
    """How likely it is that the name is near each candidate: a city and the province around it speak for each other."""
    # All names at once, each as a row as long as the longest: a table a name costs ten times as much.
    rank = np.arange(len(scene.owner)) - np.searchsorted(scene.owner, scene.owner)
    shape = len(scene.names), int(rank.max(initial=0)) + 1
    point, share = np.zeros((*shape, 3)), np.zeros(shape)
    point[scene.owner, rank], share[scene.owner, rank] = scene.point, likely
    near = point @ point.transpose(0, 2, 1) >= _COS_NEAR
    mass: Floats = (near @ share[:, :, None])[scene.owner, rank, 0]
    return mass


def best_rows(scene: Scene, likely: Floats, mass: Floats, *, most: int) -> list[list[int]]:
    """The best candidates of each name, at most so many: by where the name probably is, then by their own probability."""
    order = np.lexsort((-likely, -np.round(mass, 2), scene.owner)).tolist()
    return [order[rows][:most] for rows in scene.rows]


def features(scene: Scene, best: Sequence[int], mass: Floats, columns: Mapping[str, Floats]) -> dict[str, Floats]:
    """The features of the best candidate of each name, one column each; `mass` and `columns` are of all candidates."""
    rows = np.array(best, dtype=np.int64)
    count = np.array([len(name.lookup.entries) for name in scene.names], dtype=float)
    sure = np.clip(mass[rows], _EDGE, 1.0 - _EDGE)
    only = (count == 1).astype(float)
    small = (scene.place_class[rows] > CLASS_NUMBER["adm1"]).astype(float)
    abroad = small * (1.0 - columns["country any"][rows])
    own: dict[str, Floats] = {
        "bias": np.ones(len(rows)),
        "sure": np.log(sure / (1.0 - sure)),
        "only": only,
        "namesakes": np.log(count),
        "names": np.full(len(rows), np.log(len(scene.names))),
        "only abroad": only * abroad,
        "abroad": abroad,
        "abroad people": abroad * columns["people"][rows],
        "only people": only * columns["people"][rows],
        "compass": np.array([lexicon().cue(name.text) == "compass" for name in scene.names], dtype=float),
        "common": np.array([lexicon().is_common(name.text) for name in scene.names], dtype=float) * small,
        "one word": np.array([" " not in name.text.strip() for name in scene.names], dtype=float),
        "part of country": columns["part first"][rows] * (scene.place_class[rows] == CLASS_NUMBER["country"]),
    }
    return own | {name: columns[name][rows] for name in _OF_RANKER}


def trust(weights: Mapping[str, float], found: Mapping[str, Floats]) -> Floats:
    """The probability that the best candidate of each name is right."""
    total = sum((weights[name] * column for name, column in found.items() if name in weights), start=np.zeros(len(found["bias"])))
    probability: Floats = 1.0 / (1.0 + np.exp(-total))
    return probability
