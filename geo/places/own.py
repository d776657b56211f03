"""What names mean that a person has decided about: a place, or none, whatever the gazetteer and the ranker think."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.errors import InputError
from geo.gazetteer.index import Gazetteer
from geo.model import Candidate, Mention, Place
from geo.places.roles import roles
from geo.text import fold

REASON = "set by hand"
_SET = re.compile(r"own:-?\d+(?:\.\d+)?,-?\d")
_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,12})?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,12})?)\s*")
# One of the two with minutes and seconds and the letter of its half: 35°7'54"N, 35 07 54 N, 35.13° N.
_HALF = r"""\s*(\d{1,3}(?:\.\d{1,12})?)\s*[°º]?\s*(?:(\d{1,2}(?:\.\d{1,9})?)\s*['’′]?\s*)?(?:(\d{1,2}(?:\.\d{1,9})?)\s*(?:["”″]|'')?\s*)?"""
_WITH_LETTERS = re.compile(rf"{_HALF}([NS])\s*[,;]?{_HALF}([EW])\s*", re.IGNORECASE)
# A point takes its country and province from the nearest place, where one is this near.
_NEAR_KM = 100.0
_ASKED = 20
_JOINT = re.compile(r"[\s-]+")
# As in "Hama's" or "Homs’".
_POSSESSIVE = re.compile(r"['’][sS]?$")


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A name as an article writes it, and the place that it is to mean; None: it is the name of no place."""

    name: str
    place: Place | None


def key_of(name: str) -> str:
    """What the spellings of one name share: case, accents, marks and a possessive aside."""
    return fold(_POSSESSIVE.sub("", name.strip()))


def point_of(name: str, typed: str, gazetteer: Gazetteer) -> Place:
    """The place called `name` at typed coordinates, "35.13, 36.76", in the country and province of the nearest place known.

    Raise InputError for what is no point on Earth.
    """
    lat, lon = _degrees(typed)
    own = Place(id=f"own:{lat:.5f},{lon:.5f}", name=" ".join(name.split()), kind="settlement", lat=lat, lon=lon)
    # Rivers and regions of the world have no country.
    near = next((entry.place for entry in gazetteer.near(lat, lon, radius_km=_NEAR_KM, limit=_ASKED) if entry.place.country), None)
    return replace(own, country=near.country, admin1=near.admin1) if near else own


def point_in_words(place: Place) -> str:
    """The coordinates of a place that a person set as a point, which its name does not tell; empty for a place of the gazetteer."""
    return typed_point(place.lat, place.lon) if _SET.match(place.id) else ""


def typed_point(lat: float, lon: float) -> str:
    """A point in degrees as `point_of` takes it, to ten metres."""
    return f"{lat:.4f}, {lon:.4f}"


def _degrees(typed: str) -> tuple[float, float]:
    """Latitude and longitude as people write them: "35.13, 36.76", or with minutes, seconds and letters."""
    if (found := _POINT.fullmatch(typed)) is not None:
        return float(found[1]), float(found[2])
    if (found := _WITH_LETTERS.fullmatch(typed)) is not None:
        return _of_parts(*found.groups()[:4]), _of_parts(*found.groups()[4:])
    raise InputError(
        f"{typed[:60]!r} is no point. Give latitude and longitude in degrees, in this order, such as 35.1318, 36.7578 "
        "or 35°7'54\"N 36°45'28\"E."
    )


def _of_parts(degrees: str, minutes: str | None, seconds: str | None, half: str) -> float:
    size = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -size if half.upper() in {"S", "W"} else size


def named_in(text: str, own: Sequence[OwnPlace]) -> tuple[OwnPlace, ...]:
    """Those whose name may stand in the text."""
    if not own:
        return ()
    folded = fold.__wrapped__(text)  # a whole text is not worth remembering
    return tuple(one for one in own if key_of(one.name) in folded)


def with_own(text: str, mentions: Sequence[Mention], own: Sequence[OwnPlace]) -> tuple[Mention, ...]:
    """The mentions in order, those of a person's own names at their places.

    Names that nobody recognised are added, and what a person called no place is left out.
    """
    wanted = named_in(text, own)
    if not wanted:
        return tuple(mentions)
    meant = {key_of(one.name): one.place for one in wanted}
    kept = [m for m in mentions if meant.get(key_of(m.text), True)]
    placed = [_placed(m, place) if (place := meant.get(key_of(m.text))) else m for m in kept]
    placed = _merged(sorted(placed, key=lambda m: m.start), sorted(_found(text, wanted), key=lambda m: (m.start, -m.end)))
    return tuple(replace(m, role=role) if _is_set(m) else m for m, role in zip(placed, roles(text, placed), strict=True))


def _found(text: str, own: Sequence[OwnPlace]) -> Iterator[Mention]:
    """A person's names wherever they stand as whole words: as written, with capitals, all in capitals; hyphens and spaces are alike."""
    for one in own:
        if one.place is None:
            continue
        parts = [part for part in _JOINT.split(_POSSESSIVE.sub("", one.name.strip())) if part]
        spellings = dict.fromkeys(tuple(map(case, parts)) for case in (str, str.upper, _capital))
        pattern = "|".join(r"[\s-]+".join(map(re.escape, spelling)) for spelling in spellings)
        for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            yield _placed(Mention(start=found.start(), end=found.end(), text=found.group(), kind=one.place.kind), one.place)


def _capital(part: str) -> str:
    return part[:1].upper() + part[1:]


def _merged(known: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """Both in one order: what was found takes the place of known mentions inside it, and gives way to those that reach beyond it."""
    out: list[Mention] = []
    at = 0
    for new in found:
        while at < len(known) and known[at].end <= new.start:
            out.append(known[at])
            at += 1
        last = at
        while last < len(known) and known[last].start < new.end:
            last += 1
        touched = known[at:last]
        inside = all(new.start <= m.start and m.end <= new.end and not _is_set(m) for m in touched)
        if inside and not (out and out[-1].end > new.start):
            out.append(new)
            at = last
    return [*out, *known[at:]]


def _placed(mention: Mention, place: Place) -> Mention:
    set_here = Candidate(place=place, score=1.0, reasons=(REASON,))
    others = tuple(c for c in mention.candidates if c.place.id != place.id)
    return replace(mention, place=place, kind=place.kind, confidence=1.0, candidates=(set_here, *others))


def _is_set(mention: Mention) -> bool:
    return bool(mention.candidates) and mention.candidates[0].reasons == (REASON,)
