"""Who did it and to whom, as the article writes it."""

from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from geo.model import Actor

_ACTORS = frozenset(
    ("state_force", "nonstate_force", "officials", "civilians", "crowd", "leader", "lone", "diplomats", "refugees", "aircraft")
)
_INSIDE = frozenset(("of", "'s", "-", "and", "(", ")", "&"))  # words that may stand inside a name of an actor
_LONGEST = 9  # words
_OF_PLACES = frozenset(("capture", "take", "move", "flee", "evacuate", "return", "clash"))  # what follows is mostly a place
_PLACING = frozenset(("in", "at", "near", "from", "to", "into", "on", "outside", "inside", "about", "for"))
_SUFFERED = frozenset(("die", "perish", "lose their lives", "lose his life", "lose her life", "drown"))  # their subject is the target
_SKIPPED = frozenset(
    ("that", "and", "but", "as", "when", "while", "after", "before", "which", "who", "including", ",", '"', "“", "”", "both")
)


def actors_of(doc: Document, hit: Hit) -> tuple[Actor, ...]:
    """The source and the target of a trigger, where its clause names them."""
    source = _named(doc, *hit.subject, last=True)
    if hit.lemma in _SUFFERED:
        return (Actor(name=source, role="target"),) if source else ()
    target = _named(doc, *hit.object, last=hit.voice == "passive", people=hit.frame in _OF_PLACES)
    told = []
    if source:
        told.append(Actor(name=source, role="source"))
    if target and target != source:
        told.append(Actor(name=target, role="target"))
    return tuple(told)


def _named(doc: Document, start: int, end: int, *, last: bool, people: bool = False) -> str | None:
    """The noun phrase of an actor among these words: the last one before a verb, the first one after it."""
    heads = [k for k in range(start, end) if (doc.nouns.get(k, frozenset()) & _ACTORS or _is_name(doc, k)) and not _located(doc, k, start)]
    if people:
        heads = [k for k in heads if k in doc.nouns]
    if not last:
        heads = [k for k in heads if not any(doc.low[j] in PREPOSITIONS - {"of", "against", "with"} for j in range(start, k))][:_LONGEST]
    if not heads:
        return None
    first, stop = _phrase(doc, heads, start, end, last=last)
    return " ".join(doc.text[doc.start[first] : doc.end[stop - 1]].split()) if stop > first else None


def _is_name(doc: Document, k: int) -> bool:
    begins = k == doc.bounds[doc.sentence[k]][0]
    return doc.capital(k) and k not in doc.date_at and doc.low[k] not in PRONOUNS and (not begins or k in doc.mention_at)


def _located(doc: Document, k: int, start: int) -> bool:
    """Whether the word stands in a phrase of place: the Hong Kong of "police in Hong Kong"."""
    while k > start and (doc.capital(k - 1) or doc.low[k - 1] in DETERMINERS):
        k -= 1
    return k > start and doc.low[k - 1] in _PLACING


def _phrase(doc: Document, heads: list[int], start: int, end: int, *, last: bool) -> tuple[int, int]:
    """The words around a head that belong to its name."""
    head = heads[-1] if last else heads[0]
    stop = head + 1
    while stop < end and stop - head < _LONGEST and (stop in heads or (doc.low[stop] in _INSIDE and stop + 1 in heads)):
        stop += 1
    first = head
    while first > start and head - first < _LONGEST and _belongs(doc, first - 1):
        first -= 1
    while first < head and (doc.low[first] in _SKIPPED or doc.low[first] in DETERMINERS or doc.low[first] in _INSIDE):
        first += 1
    return first, stop


def _belongs(doc: Document, k: int) -> bool:
    word = doc.low[k]
    if word in _INSIDE:
        return True
    return word not in PREPOSITIONS and word not in AUXILIARIES and word not in _SKIPPED and word[0].isalnum() and k not in doc.date_at
