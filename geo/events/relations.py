"""How each mention stands in its sentence: after which preposition, as whose possessor, in which list."""

from dataclasses import dataclass

from geo.events.clauses import AUXILIARIES, DETERMINERS, PREPOSITIONS
from geo.events.document import Document
from geo.model import Mention

_PLACE_NOUNS = frozenset(
    "city cities town towns village villages province provinces district districts area areas region regions governorate governorates county state"
    " neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs outskirts edge part parts parts centre center capital port island islands"
    " camp base airport airbase crossing side countryside downtown heart streets stronghold bastion enclave quarter entrance coast shores municipality"
    " hamlet settlement township department prefecture sub-district subdistrict commune locality metropolis hub resort".split()
)
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west northern southern eastern western".split()
)
_LIST_WORDS = frozenset(
    ", and & or the as well in of near also both at then town towns city cities village villages provinces province districts to".split()
)
_BACK = 7  # words to walk back from a name to its preposition
_MEASURES = frozenset("km kilometers kilometres miles kilometer kilometre mile mi kms meters metres".split())


@dataclass(frozen=True, slots=True)
class Use:
    """One mention as its sentence uses it.

    `preposition` is the word that governs it ("" for none), `far` whether it is only a point of reference ("40 km south of X"),
    `possessive` whether it owns or modifies what follows ("Syria's army", "Syrian jets"), `leader` the first mention of its list.
    """

    index: int
    mention: Mention
    first: int
    last: int
    preposition: str
    far: bool
    possessive: bool
    leader: int


def uses(doc: Document) -> list[Use]:
    """The use of each mention, in the order of `doc.mentions`."""
    found: list[Use] = []
    for index, mention in enumerate(doc.mentions):
        first, last = doc.mention_words[index]
        if first >= last or first >= len(doc.low):
            found.append(Use(index, mention, first, last, "", far=True, possessive=True, leader=index))
            continue
        preposition, far = _governor(doc, first)
        leader = index
        if found and _joined(doc, found[-1], first):
            before = found[-1]
            leader = before.leader
            if preposition in {"", "and"} or preposition == before.preposition:
                preposition, far = before.preposition, far or before.far
        found.append(Use(index, mention, first, last, preposition, far, _possesses(doc, mention, last), leader))
    return found


def _governor(doc: Document, first: int) -> tuple[str, bool]:
    low, begin = doc.low, doc.bounds[doc.sentence[first]][0]
    k, far = first - 1, False
    while k >= max(begin, first - _BACK):
        word = low[k]
        if word == "of" and k > begin:
            if low[k - 1] in _COMPASS or low[k - 1] in {"outside", "ahead"}:
                return "near", far or _measured(doc, k - 1, begin)
            if low[k - 1] not in _PLACE_NOUNS:
                return "of", far
            k -= 1
        elif word in PREPOSITIONS:
            far = far or (word == "from" and _measured(doc, k - 1, begin))
            return word, far
        elif word in AUXILIARIES or word in {",", ";", "(", ")"} or (word.endswith("ed") and word not in _HELD and "-" not in word) or (k in doc.mention_at and first - k > 2):
            return "", far
        k -= 1
    return "", far


_HELD = frozenset("besieged divided disputed occupied contested controlled troubled fortified populated walled united destroyed".split())


def _measured(doc: Document, k: int, begin: int) -> bool:
    return any(word in _MEASURES for word in doc.low[max(begin, k - 8) : k + 1])


def _joined(doc: Document, before: Use, first: int) -> bool:
    """Whether this mention follows the one before as the next item of a list: "Aleppo, Hama and Homs"."""
    between = doc.low[before.last : first]
    if not between or len(between) > 5 or (before.possessive and before.mention.kind == "demonym"):
        return False
    return (
        all(word in _LIST_WORDS for word in between)
        and any(word in {",", "and", "&", "or"} for word in between)
        and not contains(doc.mentions[before.index + 1], before.mention)
    )


def contains(outer: Mention, inner: Mention) -> bool:
    """Whether the second name of "Homs, Syria" only says where the first one lies."""
    a, b = outer.place, inner.place
    if a is None or b is None:
        return False
    if a.kind == "country":
        return b.kind != "country" and a.country == b.country
    return (
        a.kind == "region"
        and b.kind in {"settlement", "facility"}
        and a.country == b.country
        and (b.admin1 is None or b.admin1 in {a.name, a.admin1})
    )


def _possesses(doc: Document, mention: Mention, last: int) -> bool:
    if mention.kind == "demonym":
        return True
    return (
        doc.text[mention.end : mention.end + 2] in {"'s", "’s"}
        or mention.text.endswith(("'s", "’s"))
        or doc.text[mention.end : mention.end + 1] in {"’", "'"}
        or (doc.text[mention.end : mention.end + 1] == "-")
    )


__all__ = ["DETERMINERS", "Use", "contains", "uses"]
