"""A capital that is told by its country and not by its name: "the Syrian capital", "Russia's capital"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.sources.cities import capitals
from geo.model import Mention, Place

WORD = "capital"
_CAPITAL = re.compile(
    r"(?:['’]s?)? (capital)\b(?! (?:city )?(?:of )?[A-Z])(?!,? [A-Z])(?! (?:punishment|letter|gains|markets?|investments?|spending))"
)
# "Ankara, the Turkish capital": the name has been said. "The group's de facto Syrian capital" is not the country's.
_NOT_MEANT = re.compile(r"[\w’'-]+, (?:the )?$|\b(?:de facto|former|self-declared|proclaimed|economic|commercial|financial) $")


def capitals_told(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """A mention for each word "capital" right after a country or its people, where no name stands beside it."""
    out: list[Mention] = []
    for mention in mentions:
        if mention.kind not in ("country", "demonym"):
            continue
        found = _CAPITAL.match(text, mention.end)
        if found is None or _NOT_MEANT.search(text, max(0, mention.start - 40), mention.start):
            continue
        start, end = found.span(1)
        out.append(Mention(start=start, end=end, text=WORD, kind="settlement", confidence=mention.confidence))
    return tuple(out)


def tells_capital(text: str, country: Mention, word: Mention) -> bool:
    """Whether a mention of the word "capital" belongs to the country that is named right before it."""
    found = _CAPITAL.match(text, country.end)
    return found is not None and found.span(1) == (word.start, word.end)


def is_capital(mention: Mention) -> bool:
    """Whether a mention is the word "capital" and no name."""
    return mention.text == WORD


def capital_of(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The capital of a country; None for other places and where the gazetteer does not hold it."""
    return _capital(place.country, gazetteer) if place.kind == "country" and place.country is not None else None


@lru_cache(maxsize=256)
def _capital(country: str, gazetteer: Gazetteer) -> Place | None:
    name = _names().get(country)
    entries = gazetteer.find(name) if name else ()
    return next((entry.place for entry in entries if entry.feature == "PPLC" and entry.place.country == country), None)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return capitals()
