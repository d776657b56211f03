"""How each mention stands in its sentence: after which preposition, as whose possessor, in which list."""

from dataclasses import dataclass

from geo.events import lexicon
from geo.events.document import Document
from geo.events.parts import bearing_of
from geo.events.words import AUXILIARIES, COMPASS, DETERMINERS, PREPOSITIONS
from geo.model import Mention

PLACE_NOUNS = frozenset(
    "city cities town towns village villages province provinces district districts area areas region regions"
    " governorate governorates county state"
    " neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs outskirts edge part parts parts centre"
    " center capital port island islands"
    " camp base airport airbase crossing side countryside downtown heart streets stronghold bastion enclave quarter"
    " entrance coast shores municipality"
    " border borders frontier territory soil waters airspace desert peninsula hamlet settlement township department"
    " prefecture sub-district subdistrict commune locality metropolis hub resort".split()
)
_LIST_WORDS = frozenset(
    ", and & or the as well in of near also both at then town towns city cities village villages provinces province districts to".split()
)
_NAME_WORDS = 2
_BACK = 7  # words to walk back from a name to its preposition
_POSTS = frozenset(("based", "stationed", "headquartered", "born", "registered"))
_POST_WORDS = 4
_MEASURES = frozenset("km kilometers kilometres miles kilometer kilometre mile mi kms meters metres".split())


@dataclass(frozen=True, slots=True)
class Use:
    """One mention as its sentence uses it.

    `preposition` is the word that governs it ("" for none), `far` whether it is only a point of reference ("40 km south of X"),
    `possessive` whether it owns or modifies what follows ("Syria's army", "Syrian jets"), `leader` the first mention of its list,
    `outer` whether it only says where the name before it lies, `bearing` the compass word before a country ("northern Syria"), `posted`
    whether those are from there who act elsewhere ("jets based in Iran"), `bracketed` whether it stands in an explanation ("the Front
    (the branch in the Levant) attacked").
    """

    index: int
    mention: Mention
    first: int
    last: int
    preposition: str
    far: bool
    possessive: bool
    leader: int
    outer: bool = False
    bearing: str | None = None
    posted: bool = False
    bracketed: bool = False


def uses(doc: Document) -> list[Use]:
    """The use of each mention, in the order of `doc.mentions`."""
    found: list[Use] = []
    for index, mention in enumerate(doc.mentions):
        first, last = doc.mention_words[index]
        if first >= last or first >= len(doc.low):
            found.append(Use(index, mention, first, last, "", far=True, possessive=True, leader=index))
            continue
        preposition, far = _governor(doc, first)
        possessive = _possesses(doc, mention, last)
        if possessive and mention.kind != "demonym" and doc.start[last : last + 1] == [mention.end + 1] and not _describes(doc, last):
            preposition = ""  # "in French raids" is not in France
        leader = index
        outer = bool(found) and _locates(doc, found[-1], first)
        if found and _capital_of(doc, found[-1], first):
            preposition, far = found[-1].preposition, found[-1].far
        elif found and not outer and _joined(doc, found[-1], first):
            before = found[-1]
            leader = before.leader
            if preposition in {"", "of"}:
                preposition, far = before.preposition, far or before.far
        bracketed = in_brackets(doc, first) and ")" in doc.low[last : doc.bounds[doc.sentence[first]][1]]
        bearing, posted = _bearing(doc, mention, first), _is_posted(doc, first)
        found.append(Use(index, mention, first, last, preposition, far, possessive, leader, outer, bearing, posted, bracketed))
    return found


def in_brackets(doc: Document, k: int) -> bool:
    """Whether a bracket that its sentence opens before the word at `k` is still open there."""
    before = doc.low[doc.bounds[doc.sentence[k]][0] : k]
    return before.count("(") > before.count(")")


def _is_posted(doc: Document, first: int) -> bool:
    return not _POSTS.isdisjoint(doc.low[max(doc.bounds[doc.sentence[first]][0], first - _POST_WORDS) : first])


def _bearing(doc: Document, mention: Mention, first: int) -> str | None:
    begins = doc.bounds[doc.sentence[first]][0]
    return bearing_of(doc.low[first - 1]) if mention.kind == "country" and first > begins else None


def _governor(doc: Document, first: int) -> tuple[str, bool]:
    low, begin = doc.low, doc.bounds[doc.sentence[first]][0]
    k, far = first - 1, False
    while k >= max(begin, first - _BACK):
        word = low[k]
        if word == "of" and k > begin:
            if low[k - 1] in COMPASS and {"further", "farther"} & set(low[max(begin, k - 5) : k]):
                return "near", True
            if low[k - 1] in COMPASS or low[k - 1] in {"outside", "ahead"}:
                return "near", far or _measured(doc, k - 1, begin)
            if low[k - 1] not in PLACE_NOUNS:
                return "of", far
            k -= 1
        elif word == "to" and low[k + 1] in lexicon.patterns():
            return "", far
        elif word in PREPOSITIONS:
            far = far or (word == "from" and _measured(doc, k - 1, begin))
            return ("from" if word in {"at", "in", "near"} and _starts_from(doc, k, begin) else word), far
        elif (
            word in AUXILIARIES
            or word in {",", ";", "(", ")"}
            or (word.endswith("ed") and word not in _HELD and "-" not in word)
            or (k in doc.mention_at and first - k > _NAME_WORDS)
        ):
            return "", far
        k -= 1
    return "", far


def _starts_from(doc: Document, k: int, begin: int) -> bool:
    """As in "from its base at X", "from the city of X in Y": the place that the preposition at `k` tells is where something comes from."""
    if doc.low[k - 1] not in PLACE_NOUNS:
        return False
    j = k - 2
    while j > begin and (doc.low[j] in DETERMINERS or doc.low[j].endswith("'s") or doc.low[j] in _BASES or j in doc.mention_at):
        j -= 1
    return j >= begin and doc.low[j] == "from"


_BASES = frozenset("air military naval army main own old new forward northern southern eastern western training".split())
_HELD = frozenset("besieged divided disputed occupied contested controlled troubled fortified populated walled united destroyed".split())


def _measured(doc: Document, k: int, begin: int) -> bool:
    return any(word in _MEASURES for word in doc.low[max(begin, k - 8) : k + 1])


def _capital_of(doc: Document, before: Use, first: int) -> bool:
    """As in "in Peru's capital, Lima": the second name is the place itself."""
    between = doc.low[before.last : first]
    return (
        before.possessive
        and 0 < len(between) <= _MEMBERS_APART
        and all(word in _APPOSED for word in between)
        and not {"and"} & set(between)
    )


_APPOSED = PLACE_NOUNS | COMPASS | frozenset(", ' s main largest second biggest most the of".split())


def _locates(doc: Document, before: Use, first: int) -> bool:
    """As in "Selby, 20 km south of York", "Timbuktu in northern Mali", "Lyon, France": the second name locates the first."""
    between = doc.low[before.last : first]
    if not between or len(between) > _MEMBERS_APART + 4 or before.possessive or before.mention.kind in {"country", "continent"}:
        return False
    locating = all(
        word in _LOCATING or word in COMPASS or word in PLACE_NOUNS or word in _MEASURES or word[0].isdigit() for word in between
    )
    return locating and (
        any(word in {"in", "near", "of", "outside", "from"} for word in between) or contains(doc.mentions[before.index + 1], before.mention)
    )


_LOCATING = frozenset(", ( ) - 's the in of near outside from about some away just its their rural ".split())
_MEMBERS_APART = 7  # words that may stand between two names of a list


def _joined(doc: Document, before: Use, first: int) -> bool:
    """Whether this mention follows the one before as the next item of a list: "Aleppo, Hama and Homs"."""
    between = doc.low[before.last : first]
    if len(between) > _MEMBERS_APART or before.possessive or doc.sentence[before.first] != doc.sentence[first]:
        return False
    if doc.clause[before.first] != doc.clause[first] and doc.clauses[doc.clause[first]].kind == "main":
        return False  # "shelled Homs, and Hama was cut off"
    return (
        all(word in _LIST_WORDS or word in PLACE_NOUNS or word in COMPASS for word in between)
        and (not between or any(word in {",", "and", "&", "or"} for word in between))
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


def _names_deed(doc: Document, k: int) -> bool:
    """Whether the word behind a name is a noun that the name only qualifies: "U.S. air strikes", "Syria talks"."""
    if doc.low[k] in PREPOSITIONS:
        return False
    found = [
        p for p in lexicon.patterns().get(doc.low[k], ()) if p.frame != "none" and tuple(doc.low[k + 1 : k + 1 + len(p.rest)]) == p.rest
    ]
    return any(p.pos == "n" for p in found) and not any(p.tag in {"ed", "past"} for p in found)


def _describes(doc: Document, last: int) -> bool:
    """As in "the New Zealand city of Christchurch": the name says whose town is named behind it."""
    return (
        doc.low[last : last + 1] != [] and doc.low[last] in _TOWNS and doc.low[last + 1 : last + 2] == ["of"] and last + 2 in doc.mention_at
    )


_BODIES = frozenset("group militia brigade battalion network movement party front division regiment embassy consulate".split())
_TOWNS = frozenset("city town village port resort suburb capital province region district state island".split())


def _possesses(doc: Document, mention: Mention, last: int) -> bool:
    if mention.kind == "demonym" or _describes(doc, last) or (last < len(doc.low) and doc.low[last] in _BODIES):
        return True
    if mention.kind in {"country", "settlement"} and last < len(doc.low) and doc.start[last] == mention.end + 1 and _names_deed(doc, last):
        return True
    return (
        doc.text[mention.end : mention.end + 2] in {"'s", "’s"}
        or mention.text.endswith(("'s", "’s"))
        or doc.text[mention.end : mention.end + 1] in {"’", "'"}
        or (doc.text[mention.end : mention.end + 1] == "-")
    )


__all__ = ["DETERMINERS", "Use", "contains", "uses"]
