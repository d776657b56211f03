"""The places that a mention may mean: its name in the gazetteer, else its name without the words that only say a kind or a side."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from geo.gazetteer.index import Entry, Gazetteer

Look = Literal["whole", "bare", "part"]

# Candidates looked at for one name. Springfield has some forty.
MAX_CANDIDATES = 40
_SIDE = re.compile(
    r"(?:the|(?:north|south)(?:ern|east|eastern|west|western)?|(?:east|west)(?:ern)?|central|upper|lower|greater"
    r"|inner|outer|mid|rural|downtown|metro(?:politan)?|old|new|nazi|soviet|ancient"
    r"|(?:city|town|port|republic|state|province) of)[ -]+",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ -]+(?:county|co\.|parish|province|governorate|state|district|region|city|town|township|twp\.?|village|borough|area|valley|river"
    r"|metro|municipality|prefecture|oblast|republic|islands?|international airport|airport|air ?base|harbou?r|port)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_PIECE = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_MAX_PIECES = 8


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the gazetteer holds for a mention's text. `look` says which form of the text was found there."""

    entries: tuple[Entry, ...]
    look: Look


def look_up(names: Iterable[str], gazetteer: Gazetteer) -> dict[str, Lookup]:
    """The candidates of each name, best known first; names for which nothing is found are absent. Two queries at the most."""
    wanted = set(names)
    found = {name: Lookup(entries, "whole") for name, entries in gazetteer.find_many(wanted, limit=MAX_CANDIDATES).items()}
    bare = {name: tuple(_bare_forms(name)) for name in wanted if name not in found}
    parts = {name: tuple(_parts(name)) for name in bare}
    known = gazetteer.find_many({form for forms in (*bare.values(), *parts.values()) for form in forms}, limit=MAX_CANDIDATES)
    for name, forms in bare.items():
        if (form := next((f for f in forms if f in known), None)) is not None:
            found[name] = Lookup(known[form], "bare")
        elif (form := next((f for f in parts[name] if _is_telling(known.get(f, ()))), None)) is not None:
            found[name] = Lookup(known[form], "part")
    return found


def with_divisions(lookups: Mapping[str, Lookup], gazetteer: Gazetteer) -> dict[str, Lookup]:
    """Lookups of names that the text calls a province or county, with the division that bears the place's own name added.

    "Lattakia province": the gazetteer may know that spelling of the city only, and the province as Latakia.
    """
    bare = {name: lookup for name, lookup in lookups.items() if not any(e.feature.startswith("ADM") for e in lookup.entries)}
    official = gazetteer.find_many({lookup.entries[0].place.name for lookup in bare.values()}, limit=MAX_CANDIDATES)
    out: dict[str, Lookup] = {}
    for name, lookup in bare.items():
        best = lookup.entries[0]
        others = official.get(best.place.name, ())
        divisions = tuple(e for e in others if e.feature.startswith("ADM") and e.place.country == best.place.country)
        out[name] = Lookup(lookup.entries + divisions, lookup.look)
    return out


def _bare_forms(name: str) -> Iterator[str]:
    """The name without side, unit and possessive: "northern Syria", "Hama Governorate", "Syria's"."""
    plain = _POSSESSIVE.sub("", name)
    unsided = _SIDE.sub("", plain, count=1) if _SIDE.match(plain) else plain
    for form in (plain, unsided, _UNIT.sub("", plain), _UNIT.sub("", unsided)):
        if form != name and len(form) > 1:
            yield form


def _parts(name: str) -> Iterator[str]:
    """Shorter names within a long one, longest first: "Colchester" in "Colchester General Hospital"."""
    pieces = list(_PIECE.finditer(name))[:_MAX_PIECES]
    for count in range(len(pieces) - 1, 0, -1):
        for first in range(len(pieces) - count + 1):
            part = name[pieces[first].start() : pieces[first + count - 1].end()]
            if part[:1].isupper():
                yield part


def _is_telling(entries: tuple[Entry, ...]) -> bool:
    """Whether a part of a longer name may stand for its place: not a word of everyday language, not a guess by sound."""
    return bool(entries) and not entries[0].common and entries[0].form != "folded"
