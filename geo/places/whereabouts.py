"""Places in words: where they are, and what tells those of one name apart."""

from collections import Counter
from collections.abc import Sequence

from geo.model import Place, PlaceKind
from geo.places.own import point_in_words
from geo.places.reasons import country_name
from geo.text import fold

_KINDS: dict[PlaceKind, str] = {
    "settlement": "town",
    "region": "region",
    "country": "country",
    "facility": "building or base",
    "natural": "natural feature",
    "continent": "continent",
}
# What such a name means is seen without its kind.
_PLAIN = ("country", "continent")


def whereabouts(place: Place) -> str:
    """A place with its province and country by name: "Geneva, Geneva canton, Switzerland"; a country is itself."""
    country = country_name(place.country) if place.country and place.kind != "country" else None
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, country) if part))


def in_full(place: Place) -> str:
    """The same for a place that is named alone, with its kind where its name leaves that open: "Aleppo, Syria (region)".

    A point that a person set is told by its coordinates.
    """
    if point := point_in_words(place):
        return f"{place.name} at {point}"
    return _joined(whereabouts(place), _open_kind(place))


def told_apart(places: Sequence[Place]) -> tuple[str, ...]:
    """The places of one list, each in full; those that read alike all the same say their kind, then their people, then their point."""
    told = [(whereabouts(place), _open_kind(place)) for place in places]
    for detail in (_kind, _people, _point):
        count = Counter(told)
        told = [
            (name, ", ".join(dict.fromkeys(filter(None, (said, detail(place)))))) if count[name, said] > 1 else (name, said)
            for (name, said), place in zip(told, places, strict=True)
        ]
    return tuple(_joined(*one) for one in told)


def _joined(name: str, said: str) -> str:
    return f"{name} ({said})" if said else name


def _open_kind(place: Place) -> str:
    """The kind of a place whose name does not tell it: a region, and a town with the name of its region."""
    if place.kind in _PLAIN or (place.kind == "settlement" and fold(place.name) != fold(place.admin1 or "")):
        return ""
    return _kind(place)


def _kind(place: Place) -> str:
    return _KINDS[place.kind]


def _people(place: Place) -> str:
    return f"{place.population:,} people" if place.population else ""


def _point(place: Place) -> str:
    return f"{place.lat:.3f}, {place.lon:.3f}"
