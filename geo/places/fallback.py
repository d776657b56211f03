"""Where a mention is that the gazetteer does not hold: at the town or district that the article names beside it, if it names one."""

from collections.abc import Sequence

from geo.model import Mention, Place
from geo.places.evidence import Relation, said

# A street, school or hospital is in the town that was named last, so many characters before, or first after it.
_LOOK_BACK = 600
_LOOK_AHEAD = 250
# A division larger than this says too little about where in it a village is, in km.
_SMALL_KM = 120.0
_LIST_STEPS = 4


def beside(text: str, mentions: Sequence[Mention], bonds: Sequence[Relation], i: int) -> Place | None:
    """The place of a mention that mention i is told to be in or next to; None where the article does not say.

    `mentions` are in order, the known ones placed; `bonds` holds the relation of each to the next.
    """
    if (place := _around(mentions, bonds, i)) is not None:
        return place
    if is_facility(text, mentions[i]) or said(text, mentions[i]).beside == "settlement":
        return _town_nearby(mentions, i)
    return None


def is_facility(text: str, mention: Mention) -> bool:
    """Whether the name or the words beside it say that it is a street, a building or a body of people, or it holds a number."""
    kinds = said(text, mention)
    return kinds.own in ("facility", "street", "organisation") or kinds.beside == "street" or any(c.isdigit() for c in mention.text)


def _around(mentions: Sequence[Mention], bonds: Sequence[Relation], i: int) -> Place | None:
    """The place Y of "X, Y" and "X in Y", of "X and Z in Y", if Y is small enough."""
    j = i
    while j < min(len(bonds), i + _LIST_STEPS) and bonds[j] == "list":
        j += 1
    if j < len(bonds) and bonds[j] in ("comma", "in") and (place := mentions[j + 1].place) is not None and _is_small(place):
        return place
    return None


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
