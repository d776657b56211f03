"""Why a candidate was chosen, in words for a reader."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pycountry

from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.model import PlaceKind
from geo.places.context import is_division
from geo.places.ranking import CLASS_NUMBER, Floats, Ints, Scene

# A neighbour further away than this is no reason for a town, in km.
_NEAR_KM = 150.0
_STRONG = 0.5
_KINDS: dict[PlaceKind, str] = {
    "settlement": "a town",
    "region": "a region",
    "country": "a country",
    "facility": "a building or base",
    "natural": "a water or a landscape",
    "continent": "a continent",
}
# Codes in use beside ISO 3166-1.
_BESIDE_ISO = {"XK": "Kosovo"}
_LOOKS = {"bare": "found without the words that say its kind or side", "part": "only a part of the name is in the gazetteer"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The candidate that was chosen for every name, by the name's number, and what is asked of them again and again.

    `points` are the unit vectors of those that are neither country nor province, whose rows and names are `towns` and `names`.
    """

    rows: list[int]
    countries: Counter[str | None]
    towns: list[int]
    names: Ints
    points: Floats
    counts: Ints


def chosen_of(scene: Scene, rows: list[int]) -> Chosen:
    """What the reasons need to know of the chosen rows."""
    towns = [row for row in rows if not is_division(scene, row)]
    return Chosen(
        rows=rows,
        countries=Counter(scene.entries[row].place.country for row in rows),
        towns=towns,
        names=scene.owner[towns],
        points=scene.point[towns],
        counts=np.bincount(scene.owner),
    )


def reasons(scene: Scene, chosen: Chosen, row: int, columns: Mapping[str, Floats]) -> tuple[str, ...]:
    """The reasons for candidate `row`, the strongest first, given what was chosen for every name."""
    entry = scene.entries[row]
    said = [
        *_said_beside(scene, chosen, row, columns),
        *_kind_said(columns, row, entry.place.kind),
        *_company(scene, chosen, row),
        *_neighbour(scene, chosen, row),
        *_size(entry.place.population),
        *_spelling(scene, row),
        *_choice(scene, chosen, row),
    ]
    return tuple(said)


def _said_beside(scene: Scene, chosen: Chosen, row: int, columns: Mapping[str, Floats]) -> list[str]:
    """The name beside it that contains it: "Paris, Texas"."""
    if max(columns["comma fits"][row], columns["in fits"][row], columns["owner fits"][row]) <= _STRONG:
        return []
    number = scene.owner[row]
    beside = [b.two for b in scene.bonds if b.one == number and b.relation in ("comma", "in")]
    beside += [b.one for b in scene.bonds if b.two == number and b.relation == "owner"]
    country = scene.country[row]
    return next(([f"the text names {scene.names[n].text} beside it"] for n in beside if scene.country[chosen.rows[n]] == country), [])


def _kind_said(columns: Mapping[str, Floats], row: int, kind: PlaceKind) -> list[str]:
    if max(columns["beside fits"][row], columns["own fits"][row]) > _STRONG:
        return [f"the text speaks of {_KINDS[kind]}"]
    return []


def _company(scene: Scene, chosen: Chosen, row: int) -> list[str]:
    others = len(chosen.rows) - 1
    country = scene.entries[row].place.country
    if country is None or not others or scene.place_class[row] == CLASS_NUMBER["country"]:
        return []
    own = scene.entries[chosen.rows[scene.owner[row]]].place.country
    same = chosen.countries[country] - (own == country)
    if not same:
        return [f"in {country_name(country)}"]
    if others == 1:
        return [f"in {country_name(country)}, like the other place named"]
    return [f"in {country_name(country)}, like {same} of {others} other places"]


def _neighbour(scene: Scene, chosen: Chosen, row: int) -> list[str]:
    """The nearest of the other names' places, where it is near."""
    if is_division(scene, row) or not chosen.towns:
        return []
    cosine = np.where(chosen.names == scene.owner[row], -1.0, chosen.points @ scene.point[row])
    best = int(cosine.argmax())
    distance = EARTH_RADIUS_KM * math.acos(max(-1.0, min(1.0, float(cosine[best]))))
    return [f"{distance:.0f} km from {scene.entries[chosen.towns[best]].place.name}"] if distance <= _NEAR_KM else []


def _size(population: int | None) -> list[str]:
    if not population:
        return []
    digits = max(0, len(str(population)) - 2)
    return [f"{round(population, -digits):,} people"]


def _spelling(scene: Scene, row: int) -> list[str]:
    entry = scene.entries[row]
    told = {
        "demonym": "named by its people",
        "folded": f"spelled {entry.name} in the gazetteer",
        "abbreviation": "an abbreviation",
    }.get(entry.form)
    look = _LOOKS.get(scene.names[scene.owner[row]].lookup.look)
    return [reason for reason in (told, look) if reason]


def _choice(scene: Scene, chosen: Chosen, row: int) -> list[str]:
    count = int(chosen.counts[scene.owner[row]])
    return ["the only place of this name" if count == 1 else f"one of {count} places of this name"]


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """A country's name in English by its ISO code; the code itself where nobody knows it."""
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)) if found else _BESIDE_ISO.get(code, code)
