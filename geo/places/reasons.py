"""Why a candidate was chosen, in words for a reader."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pycountry

from geo.model import PlaceKind
from geo.places.context import nearest
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
_LOOKS = {"bare": "found without the words that say its kind or side", "part": "only a part of the name is in the gazetteer"}


def reasons(scene: Scene, chosen: Ints, row: int, columns: Mapping[str, Floats]) -> tuple[str, ...]:
    """The reasons for candidate `row`, the strongest first, given the rows that were chosen for every name."""
    entry = scene.entries[row]
    said = [
        *_said_beside(scene, chosen, row, columns),
        *_kind_said(columns, row, entry.place.kind),
        *_company(scene, chosen, row),
        *_neighbour(scene, chosen, row),
        *_size(entry.place.population),
        *_spelling(scene, row),
        *_choice(scene, row),
    ]
    return tuple(said)


def _said_beside(scene: Scene, chosen: Ints, row: int, columns: Mapping[str, Floats]) -> list[str]:
    """The name beside it that contains it: "Paris, Texas"."""
    if max(columns["comma fits"][row], columns["in fits"][row], columns["owner fits"][row]) <= _STRONG:
        return []
    number = scene.owner[row]
    beside = [b.two for b in scene.bonds if b.one == number and b.relation in ("comma", "in")]
    beside += [b.one for b in scene.bonds if b.two == number and b.relation == "owner"]
    country = scene.country[row]
    return next(([f"the text names {scene.names[n].text} beside it"] for n in beside if scene.country[chosen[n]] == country), [])


def _kind_said(columns: Mapping[str, Floats], row: int, kind: PlaceKind) -> list[str]:
    if max(columns["beside fits"][row], columns["own fits"][row]) > _STRONG:
        return [f"the text speaks of {_KINDS[kind]}"]
    return []


def _company(scene: Scene, chosen: Ints, row: int) -> list[str]:
    others = [int(r) for r in chosen if scene.owner[int(r)] != scene.owner[row]]
    country = scene.entries[row].place.country
    if country is None or not others or scene.place_class[row] == CLASS_NUMBER["country"]:
        return []
    same = sum(scene.entries[r].place.country == country for r in others)
    if not same:
        return [f"in {country_name(country)}"]
    if len(others) == 1:
        return [f"in {country_name(country)}, like the other place named"]
    return [f"in {country_name(country)}, like {same} of {len(others)} other places"]


def _neighbour(scene: Scene, chosen: Ints, row: int) -> list[str]:
    if (found := nearest(scene, row, [int(r) for r in chosen])) is None or found[1] > _NEAR_KM:
        return []
    other, distance = found
    return [f"{distance:.0f} km from {scene.entries[other].place.name}"]


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


def _choice(scene: Scene, row: int) -> list[str]:
    count = int(np.sum(scene.owner == scene.owner[row]))
    return ["the only place of this name" if count == 1 else f"one of {count} places of this name"]


@lru_cache(maxsize=512)
def country_name(code: str) -> str:
    """A country's name in English by its ISO code; the code itself where it is not in ISO 3166-1 (Kosovo's XK)."""
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)) if found else code
