"""Other spellings under which a name may stand in the index: written out, or only sounding alike."""

import re
from typing import Final

from geo.gazetteer.everyday import everyday_words
from geo.text import skeleton

# Shorter keys merge names that have nothing to do with each other ("Hama" and "Homa", but also "Hume").
MIN_SOUND_LENGTH: Final = 4
# Of a name that sounds like one in the index, so many letters may differ: one in names of five letters, two from seven, three
# from eleven. Without this, of 12,948 capitalised words in news that are no places 820 were taken for one by their sound; with it, 52.
_LETTERS_PER_DIFFERENCE: Final = 3.5
_SHORTEST_HEARD: Final = 5
_ARTICLE: Final = re.compile(r"^(?:al|el|ul|ad|ed|ar|er|as|es|ash|esh|at|et|az|ez|an|en) ")
# First sounds that romanisations spell in several ways; any other first letter must be the same.
_FIRST: Final = {"c": "k", "q": "k", "g": "j", "y": "i", "e": "a", "o": "u", "w": "u", "v": "u", "z": "s", "i": "i"}
_WRITTEN_OUT: Final = (("st ", "saint "), ("ste ", "sainte "), ("ft ", "fort "), ("mt ", "mount "), ("pt ", "port "), ("pt ", "point "))
_DIGIT: Final = re.compile(r"\d")
_skeleton = skeleton.__wrapped__  # each name comes once: a cache would only cost
_SHORTENED: Final = ((" co", " county"), (" twp", " township"), (" cty", " county"), (" township", ""))
# A part of a place is at the place: "eastern Aleppo", "northwest Syria". Only where the index does not know the part by its own name.
_PARTS: Final = re.compile(
    r"^(?:(?:north|south|east|west|central|mid)(?:[ -]?(?:east|west|central))?(?:ern|ernmost)?|upper|lower|inner|outer|downtown"
    r"|rural|greater|mainland|metropolitan|occupied|besieged|rebel held|government held) "
)
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
    found += [key[: -len(short)] + long for short, long in _SHORTENED if key.endswith(short)]
    first, _, rest = key.partition(" ")
    if rest and first in _DIRECTIONS:
        found.append(f"{_DIRECTIONS[first]} {rest}")
    if first == "the" and rest:
        found.append(rest)
    if part := _PARTS.match(key):
        found.append(key[part.end() :])
    return tuple(found)


def sound_key(key: str) -> str | None:
    """The coarse key of a folded name, or None where the name is too short or in a script that it does not merge."""
    if not key.isascii() or len(key) < MIN_SOUND_LENGTH or _DIGIT.search(key):
        return None
    sound = _skeleton(key)
    return sound if len(sound) >= MIN_SOUND_LENGTH else None


def may_be_misspelt(key: str) -> bool:
    """Whether a name that the index does not hold is worth hearing: long enough, and more than everyday words."""
    return len(_ARTICLE.sub("", key)) >= _SHORTEST_HEARD and not everyday_words().issuperset(key.split(" "))


def sounds_like(key: str, other: str) -> bool:
    """Whether two folded names with one coarse key are spellings of one name: same first sound, few letters apart."""
    one, two = _ARTICLE.sub("", key), _ARTICLE.sub("", other)
    # An article on one side only is a difference, too: "Assad" is not "al-Asad".
    allowed = int(min(len(one), len(two)) / _LETTERS_PER_DIFFERENCE) - ((one == key) != (two == other))
    return _first_sound(one) == _first_sound(two) and abs(len(one) - len(two)) <= allowed and _distance(one, two) <= allowed


def _first_sound(bare: str) -> str:
    return "h" if bare[:2] == "kh" else _FIRST.get(bare[:1], bare[:1])


def _distance(one: str, two: str) -> int:
    """The number of letters to change, add or drop (Levenshtein). Names are short and few: no library is worth its import."""
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(two, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]
