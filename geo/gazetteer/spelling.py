"""Other spellings under which a name may stand in the index: written out, or only sounding alike."""

import re
from typing import Final

from geo.text import skeleton

# Shorter keys merge names that have nothing to do with each other ("Hama" and "Homa", but also "Hume").
MIN_SOUND_LENGTH: Final = 4
_WRITTEN_OUT: Final = (("st ", "saint "), ("ste ", "sainte "), ("ft ", "fort "), ("mt ", "mount "), ("pt ", "port "), ("pt ", "point "))
_DIRECTIONS: Final = {"n": "north", "s": "south", "e": "east", "w": "west"}


def variants(key: str) -> tuple[str, ...]:
    """Other folded keys of the same name: "st louis" and "saint louis", "n korea" and "north korea", "the hague" and "hague"."""
    found = [long + key[len(short) :] for short, long in _WRITTEN_OUT if key.startswith(short)]
    found += [short + key[len(long) :] for short, long in _WRITTEN_OUT if key.startswith(long)]
    first, _, rest = key.partition(" ")
    if rest and first in _DIRECTIONS:
        found.append(f"{_DIRECTIONS[first]} {rest}")
    if first == "the" and rest:
        found.append(rest)
    return tuple(found)


def sound_key(key: str) -> str | None:
    """The coarse key of a folded name, or None where the name is too short or in a script that it does not merge."""
    if not key.isascii() or re.search(r"\d", key):
        return None
    sound = skeleton(key)
    return sound if len(sound) >= MIN_SOUND_LENGTH else None
