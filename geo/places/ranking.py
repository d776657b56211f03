"""The ranker: named features of every candidate of every name, and learned weights that turn them into probabilities.

A conditional logit model: a candidate's score is the weighted sum of its features, and the scores of a name's candidates
become probabilities by their exponentials' shares. It runs three times. At first each name stands alone; then the
probabilities found so far tell every candidate what the article's other names mean (which country, which province, how far).
The weights are in `model/ranker.json`, learned by `python -m geo.places.train`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.index import Entry
from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.places.candidates import Lookup
from geo.places.evidence import Relation, Said, SaidKind
from geo.text import fold

_WEIGHTS = Path(__file__).parent / "model" / "ranker.json"
Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

CLASSES = ("country", "continent", "adm1", "adm2", "adm3", "capital", "seat", "town", "quarter", "water", "land", "facility", "region")
CLASS_NUMBER = {name: number for number, name in enumerate(CLASSES)}
FORMS = ("official", "alternate", "folded", "demonym", "abbreviation")
FORM_NUMBER = {name: number for number, name in enumerate(FORMS)}
_WATER = ("STM", "LK", "RSV", "SEA", "OCN", "GULF", "BAY", "STRT", "CHN", "CNL", "HBR", "FLLS", "WAD", "LGN", "SD", "FJD", "WTLD")
_LAND = (
    "MT",
    "ISL",
    "PEN",
    "DSRT",
    "HLL",
    "CAPE",
    "PLAT",
    "DLTA",
    "BSN",
    "CST",
    "FRST",
    "BCH",
    "VAL",
    "PLN",
    "VLC",
    "PK",
    "OAS",
    "PASS",
    "RDGE",
    "ATOL",
)
_FITS: dict[SaidKind, tuple[str, ...]] = {
    "settlement": ("capital", "seat", "town", "quarter", "adm3"),
    "adm1": ("adm1", "country"),
    "region": ("adm2", "adm1", "adm3", "region", "quarter"),
    "country": ("country",),
    "facility": ("facility",),
    "water": ("water",),
    "land": ("land", "region"),
    "street": (),
    "organisation": ("capital", "seat", "town", "country", "adm1", "adm2"),
    "people": ("country", "capital"),
}
_FIT_TABLE = {kind: np.array([name in classes for name in CLASSES]) for kind, classes in _FITS.items()}
# More than ten thousand times the people is no stronger reason; log10.
_LARGEST_GAP = 4.0
# A city lies within 350 km of its province's point, New York too, but for the largest provinces: the cosine of that angle.
_COS_AROUND = float(np.cos(350.0 / EARTH_RADIUS_KM))
# A division of more than twelve times the people of the town that it is named for is what the bare name means; log10.
_FAR_LARGER = 1.08
# The population that stands in for a place whose number of people is unknown.
_UNKNOWN_PEOPLE = 300


@dataclass(frozen=True, slots=True)
class Name:
    """One distinct name of an article: its candidates and what the text says about it wherever it stands."""

    text: str
    lookup: Lookup
    said: tuple[Said, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """Names `one` and `two` (numbers) stand beside each other: "Paris, Texas" is a comma bond."""

    one: int
    two: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Scene:
    """The names of an article, or of a stretch of a long one, with their candidates as columns."""

    names: tuple[Name, ...]
    bonds: tuple[Bond, ...]
    entries: tuple[Entry, ...]
    owner: Ints
    """The number of the name of each candidate; a name's candidates stand together."""
    rows: tuple[slice, ...]
    """The candidates of each name."""
    place_class: Ints
    country: Ints
    admin1: Ints
    """Numbers that stand for countries and provinces; 0 where there is none."""
    people: Floats
    point: Floats
    """Unit vectors (n, 3)."""


def lay_out(names: Sequence[Name], bonds: Sequence[Bond]) -> Scene:
    """Put the candidates of all names into columns."""
    entries = tuple(entry for name in names for entry in name.lookup.entries)
    counts = [len(name.lookup.entries) for name in names]
    owner = np.repeat(np.arange(len(names)), counts).astype(np.int64)
    places = [entry.place for entry in entries]
    classes = [class_of(entry) for entry in entries]
    countries: dict[str | None, int] = {None: 0}
    divisions: dict[tuple[str | None, str | None], int] = {}
    lat, lon = (np.radians(np.array([getattr(p, axis) for p in places], dtype=float)) for axis in ("lat", "lon"))
    return Scene(
        names=tuple(names),
        bonds=tuple(bonds),
        entries=entries,
        owner=owner,
        rows=tuple(slice(end - count, end) for count, end in zip(counts, accumulate(counts), strict=True)),
        place_class=np.array([CLASS_NUMBER[c] for c in classes], dtype=np.int64),
        country=np.array([countries.setdefault(p.country, len(countries)) for p in places], dtype=np.int64),
        admin1=np.array([_division(e, c, divisions) for e, c in zip(entries, classes, strict=True)], dtype=np.int64),
        people=np.log10(np.array([max(p.population or _UNKNOWN_PEOPLE, 1) for p in places], dtype=float)),
        point=np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]),
    )


def _division(entry: Entry, place_class: str, numbers: dict[tuple[str | None, str | None], int]) -> int:
    name = entry.place.name if place_class == "adm1" else entry.place.admin1
    return numbers.setdefault((entry.place.country, fold(name)), len(numbers) + 1) if name else 0


def class_of(entry: Entry) -> str:
    """The class of a place, by which the ranker treats it."""
    feature = entry.feature
    kind = entry.place.kind
    if kind in ("country", "continent"):
        return kind
    if feature in ("ADM1", "ADM2"):
        return feature.lower()
    if feature.startswith("ADM"):
        return "adm3"
    if kind == "settlement":
        return {"PPLC": "capital", "PPLA": "seat", "PPLX": "quarter"}.get(feature, "town")
    if kind == "facility":
        return "facility"
    if feature.startswith(_WATER):
        return "water"
    return "land" if feature.startswith(_LAND) else "region"


def alone(scene: Scene) -> dict[str, Floats]:
    """The features of candidates that need no other name: one column each, by the feature's name."""
    columns: dict[str, Floats] = {"people": scene.people, "people_lost": lost(scene, scene.people)}
    is_class = (scene.place_class == np.arange(len(CLASSES))[:, None]).astype(float)
    columns |= {f"class {name}": row for name, row in zip(CLASSES, is_class, strict=True)}
    columns |= {f"people {name}": row for name, row in zip(CLASSES, is_class * scene.people, strict=True)}
    rank = np.arange(len(scene.entries)) - np.searchsorted(scene.owner, scene.owner)
    columns["first"] = (rank == 0).astype(float)
    columns["rank"] = np.log1p(rank)
    is_form = (np.array([FORM_NUMBER[e.form] for e in scene.entries]) == np.arange(len(FORMS))[:, None]).astype(float)
    is_small_form = is_form * (scene.place_class >= CLASS_NUMBER["adm3"])
    for number, form in enumerate(FORMS):
        columns[f"form {form}"], columns[f"form {form} small"] = is_form[number], is_small_form[number]
    columns["same name"] = np.array(_same_names(scene), dtype=float)
    columns |= _under_division(scene, columns["same name"])
    columns["common word"] = np.array([entry.common for entry in scene.entries], dtype=float)
    columns |= _kinds(scene)
    for look in ("bare", "part"):
        column = np.array([scene.names[o].lookup.look == look for o in scene.owner], dtype=float)
        columns[f"{look} first"] = column * columns["first"]
        columns[f"{look} division"] = column * (scene.place_class < CLASS_NUMBER["capital"])
    return columns


def lost(scene: Scene, values: Floats) -> Floats:
    """How far each candidate's value lies under the best of the same name."""
    best = np.full(len(scene.names), -np.inf)
    np.maximum.at(best, scene.owner, values)
    return best[scene.owner] - values


def _under_division(scene: Scene, same_name: Floats) -> dict[str, Floats]:
    """What speaks against a town whose name a country or province bears as its own: "Wales" is hardly the village of Wales."""
    leading = (scene.place_class <= CLASS_NUMBER["adm1"]) & (same_name > 0)
    people = np.full(len(scene.names), -np.inf)
    np.maximum.at(people, scene.owner[leading], scene.people[leading])
    over = np.isfinite(people[scene.owner]) & ~leading
    gap = np.where(over, np.clip(people[scene.owner] - scene.people, 0.0, _LARGEST_GAP), 0.0)
    return {"under division": gap, "not own name": (over & (same_name == 0)).astype(float)}


def _same_names(scene: Scene) -> list[bool]:
    """Whether each candidate's own name is the one that the article writes."""
    written = [fold(name.text) for name in scene.names]
    return [fold(e.place.name) == written[number] for number, rows in enumerate(scene.rows) for e in scene.entries[rows]]


def _kinds(scene: Scene) -> dict[str, Floats]:
    """How the kinds said agree with the candidates' classes, as shares of the name's occurrences."""
    columns = {key: np.zeros(len(scene.entries)) for key in ("beside fits", "beside other", "own fits", "own other")}
    for number, name in enumerate(scene.names):
        rows = scene.rows[number]
        for where, kinds in (("beside", [s.beside for s in name.said]), ("own", [s.own for s in name.said])):
            told = [kind for kind in kinds if kind is not None and kind not in ("street", "organisation", "people")]
            if not told:
                continue
            kind = max(sorted(set(told)), key=told.count)
            fits = _FIT_TABLE[kind][scene.place_class[rows]]
            columns[f"{where} fits"][rows], columns[f"{where} other"][rows] = fits, ~fits
    return columns


def fitting(scene: Scene, rows: Sequence[int], kind: SaidKind | None) -> int:
    """Of the candidates `rows`, best first, the best of the kind that the text says of this mention, if it belongs to the first's place.

    "Aleppo" may be the city all over an article and the province once, in "Aleppo province".
    """
    if kind is None or kind in ("organisation", "people", "street"):
        return _seat(scene, rows)
    if _FIT_TABLE[kind][scene.place_class[rows[0]]]:
        return rows[0]
    return next((row for row in rows[1:] if _FIT_TABLE[kind][scene.place_class[row]] and _belong(scene, row, rows[0])), rows[0])


def _seat(scene: Scene, rows: Sequence[int]) -> int:
    """The town of the same name where a province or county leads, unless that is far larger: "Hama" is the city, "Quebec" the province."""
    if CLASSES[scene.place_class[rows[0]]] not in ("adm1", "adm2"):
        return rows[0]
    for row in rows[1:]:
        town = scene.entries[row].place.kind == "settlement" and scene.entries[row].form in ("official", "alternate")
        if town and _belong(scene, row, rows[0]) and scene.people[rows[0]] - scene.people[row] < _FAR_LARGER:
            return row
    return rows[0]


def _belong(scene: Scene, one: int, two: int) -> bool:
    """Whether two candidates of a name are one city and the division around it."""
    near = float(scene.point[one] @ scene.point[two]) >= _COS_AROUND
    return near and bool(scene.country[one] == scene.country[two])


class Ranker:
    """The weights of the three rounds, and those by which its best candidate is trusted (`geo.places.trust`)."""

    def __init__(self, rounds: Sequence[Mapping[str, float]], trust: Mapping[str, float] | None = None) -> None:
        self.rounds = tuple(dict(weights) for weights in rounds)
        self.trust = dict(trust or {})

    def score(self, number: int, columns: Mapping[str, Floats]) -> Floats:
        """The scores of candidates in round `number` (0, 1, 2)."""
        weights = self.rounds[number]
        used = [name for name in columns if name in weights]
        total: Floats = np.array([weights[name] for name in used]) @ np.array([columns[name] for name in used])
        return total


def shares(scene: Scene, scores: Floats) -> Floats:
    """Each candidate's probability among those of its name."""
    powers = np.exp(-lost(scene, scores))
    return powers / np.bincount(scene.owner, powers, minlength=len(scene.names))[scene.owner]


@cache
def ranker() -> Ranker:
    """The ranker that comes with the program, read on first use."""
    model = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return Ranker(model["rounds"], model["trust"])


def write(path: Path, made: Ranker) -> None:
    """Write the weights, one a line, in the order of their names."""
    told = {"rounds": [dict(sorted(weights.items())) for weights in made.rounds], "trust": dict(sorted(made.trust.items()))}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
