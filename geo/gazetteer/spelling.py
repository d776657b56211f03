"""Other spellings under which a name may stand in the index: written out, or only sounding alike."""

import re
from typing import Final

from geo.text import skeleton

# Shorter keys merge names that have nothing to do with each other ("Hama" and "Homa", but also "Hume").
MIN_SOUND_LENGTH: Final = 4
_WRITTEN_OUT: Final = (("st ", "saint "), ("ste ", "sainte "), ("ft ", "fort "), ("mt ", "mount "), ("pt ", "port "), ("pt ", "point "))
_DIGIT: Final = re.compile(r"\d")
_skeleton = skeleton.__wrapped__  # each name comes once: a cache would only cost
_DIRECTIONS: Final = {"n": "north", "s": "south", "e": "east", "w": "west"}

# Countries whose names reach English through another script or another romanisation. Elsewhere a name is spelt one way,
# and a name that only sounds alike is another name.
ROMANISED: Final = frozenset(
    "AE AF AM AZ BA BD BG BH BT BY CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KM KP KR KW KZ LA LB LK LY MA MD ME MK ML MM MN"
    " MR MV NE NP OM PK PS QA RS RU SA SD SN SO SS SY TD TH TJ TM TN TR UA UZ VN XK YE".split()
)


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
    if not key.isascii() or len(key) < MIN_SOUND_LENGTH or _DIGIT.search(key):
        return None
    sound = _skeleton(key)
    return sound if len(sound) >= MIN_SOUND_LENGTH else None
