"""Where a mention is that the gazetteer does not hold: at the town or district that the article names beside it, if it names one."""

import re
from collections.abc import Sequence

from geo.gazetteer.sphere import distance_km
from geo.model import Mention, Place
from geo.places.evidence import Relation, said

# A street, school or hospital is in the town that was named last, so many characters before, or first after it.
_LOOK_BACK = 600
_LOOK_AHEAD = 250
# A division larger than this says too little about where in it a village is, in km.
_SMALL_KM = 120.0
_LIST_STEPS = 4
_KIND_OF = re.compile(r" (?:village|town|city|suburb|district|neighbou?rhood) of ")
# "X in Y" is not said of places farther apart, beside the radius of Y. In the corpora it holds for all but namesakes.
_FAR_KM = 50.0


def beside(text: str, mentions: Sequence[Mention], bonds: Sequence[Relation], i: int) -> Place | None:
    """The place of a mention that mention i is told to be in or next to; None where the article does not say.

    `mentions` are in order, the known ones placed; `bonds` holds the relation of each to the next.
    """
    if (place := _around(mentions, bonds, i)) is not None:
        return place
    if _KIND_OF.match(text, mentions[i].end):
        return None  # "the Christian town of Sadad": the name behind it is the place
    if is_facility(text, mentions[i]) or said(text, mentions[i]).beside == "settlement":
        return _town_nearby(mentions, i)
    return None


def is_facility(text: str, mention: Mention) -> bool:
    """Whether the name or the words beside it say that it is a street, a building or a body of people, or it holds a number."""
    kinds = said(text, mention)
    return kinds.own in ("facility", "street", "organisation") or kinds.beside == "street" or any(c.isdigit() for c in mention.text)


def _around(mentions: Sequence[Mention], bonds: Sequence[Relation], i: int) -> Place | None:
    """The place Y of "X, Y" and "X in Y", of "X and Z in Y", if Y is small enough."""
    j = _last_of_list(bonds, i)
    if j < len(bonds) and bonds[j] in ("comma", "in") and (place := mentions[j + 1].place) is not None and _is_small(place):
        return place
    return None


def is_elsewhere(mentions: Sequence[Mention], bonds: Sequence[Relation], i: int) -> bool:
    """Whether the text says that a town or building lies in or by a place that is far from where it was put.

    Only a namesake is known then: the one that is meant is not in the gazetteer.
    """
    place = mentions[i].place
    if place is None or place.kind not in ("settlement", "facility"):
        return False
    j = _last_of_list(bonds, i)
    told = mentions[j + 1].place if j < len(bonds) and bonds[j] == "in" else None
    if told is None or not _is_small(told) or (place.country == told.country and place.admin1 == told.name):
        return False  # a province is larger than the towns that we know of it
    return distance_km((place.lat, place.lon), (told.lat, told.lon)) > _FAR_KM + (told.radius_km or 0.0)


def _last_of_list(bonds: Sequence[Relation], i: int) -> int:
    """The last member of the list that begins with mention i."""
    j = i
    while j < min(len(bonds), i + _LIST_STEPS) and bonds[j] == "list":
        j += 1
    return j


def _is_small(place: Place) -> bool:
    if place.kind in ("country", "continent"):
        return False
    return place.kind in ("settlement", "facility") or (place.radius_km is not None and place.radius_km <= _SMALL_KM)


def _town_nearby(mentions: Sequence[Mention], i: int) -> Place | None:
    for j in range(i - 1, -1, -1):
        if mentions[i].start - mentions[j].end > _LOOK_BACK:
            break
        if (place := mentions[j].place) is not None and place.kind == "settlement":
            return place
    for j in range(i + 1, len(mentions)):
        if mentions[j].start - mentions[i].end > _LOOK_AHEAD:
            break
        if (place := mentions[j].place) is not None and place.kind == "settlement":
            return place
    return None
