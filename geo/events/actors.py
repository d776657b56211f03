"""Who did it and to whom, as the article writes it."""

import re

from geo.events import lexicon
from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.words import AUXILIARIES, BE, COMPASS, DETERMINERS, PREPOSITIONS, PRONOUNS
from geo.model import Actor

_ACTORS = frozenset(
    ("state_force", "nonstate_force", "officials", "civilians", "crowd", "leader", "lone", "diplomats", "refugees", "aircraft")
)
_INSIDE = frozenset(("of", "'s", "-", "and", "(", ")", "&"))  # words that may stand inside a name of an actor
_LONGEST = 9  # words
_PARTICLE = re.compile(r"[a-z]{2,3}-[A-Z]")  # "al-Sudani"
_OF_PLACES = frozenset(("capture", "take", "move", "flee", "evacuate", "return", "clash"))  # what follows is mostly a place
_POLITICAL = frozenset(
    "meet agree support cooperate concede request accuse reject threaten sanction coerce mobilize decide truce truce_end asylum".split()
)
_STATES = frozenset(("country", "demonym"))
_SETTLED = frozenset(("country", "demonym", "settlement"))
_HARMED = frozenset(("killed", "kills", "killing", "wounded", "wounds", "wounding", "injured", "injuring", "left"))
_PLACING = frozenset(("in", "at", "near", "from", "to", "into", "on", "outside", "inside", "about", "for"))
_SUFFERED = frozenset(("die", "perish", "lose their lives", "lose his life", "lose her life", "drown"))  # their subject is the target
# "The base came under fire": its subject suffers it.
_UNDER = "come under"
_SKIPPED = frozenset(
    ("that", "and", "but", "as", "when", "while", "after", "before", "which", "who", "including", ",", '"', "“", "”", "both")
)


def actors_of(doc: Document, hit: Hit) -> tuple[Actor, ...]:
    """The source and the target of a trigger, where its clause names them."""
    source, target = _of_noun(doc, hit) if hit.pos == "n" else _of_verb(doc, hit)
    told = []
    if source:
        told.append(Actor(name=source, role="source"))
    if target and target != source:
        told.append(Actor(name=target, role="target"))
    return tuple(told)


def _of_verb(doc: Document, hit: Hit) -> tuple[str | None, str | None]:
    political = hit.frame in _POLITICAL
    source = _named(doc, *hit.subject, last=True, places=_SETTLED if political else _STATES)
    if hit.lemma in _SUFFERED or hit.lemma.startswith(_UNDER):
        return None, source
    start, end = hit.object
    if hit.voice == "active" and doc.low[start : start + 1] in (["on"], ["against"]):
        start += 1  # "imposed sanctions on Iran"
    return source, _named(
        doc, start, end, last=hit.voice == "passive", people=hit.frame in _OF_PLACES, places=_STATES if political else frozenset()
    )


def _of_noun(doc: Document, hit: Hit) -> tuple[str | None, str | None]:
    """As in "an attack by rebels on villagers", "rebel shelling killed two boys", "two boys were killed in the shelling"."""
    clause = doc.clauses[hit.clause]
    by = next((k for k in range(hit.end, min(clause.end, hit.end + _LONGEST)) if doc.low[k] == "by"), None)
    if by is not None:
        source = _named(doc, by + 1, min(clause.end, by + _LONGEST), last=False, places=_STATES)
    elif clause.start <= hit.support_at < hit.start:
        source = _named(doc, *hit.subject, last=True, places=_STATES)
    else:
        source = _named(doc, _modifier(doc, hit, clause.start), hit.start, last=True, places=_STATES)
    harmed = next((k for k in range(hit.end, clause.end) if doc.low[k] in _HARMED), None)
    if harmed is not None:
        return source, _named(doc, harmed + 1, clause.end, last=False, places=frozenset())
    harmed = next((k for k in range(hit.start - 1, clause.start, -1) if doc.low[k] in _HARMED and doc.low[k - 1] in BE), None)
    if harmed is not None:
        return source, _named(doc, clause.start, harmed, last=True, places=frozenset())
    if doc.low[hit.end : hit.end + 1] in (["on"], ["against"]):
        return source, _named(doc, hit.end + 1, clause.end, last=False, places=_STATES if hit.frame in _POLITICAL else frozenset())
    return source, None


def _modifier(doc: Document, hit: Hit, begin: int) -> int:
    """Where the words begin that stand before a noun and qualify it: the "Israeli" of "an Israeli air strike"."""
    k = hit.start
    while k > begin and hit.start - k < _LONGEST and _belongs(doc, k - 1) and doc.low[k - 1] != "of":
        k -= 1
    return k


def _named(doc: Document, start: int, end: int, *, last: bool, places: frozenset[str], people: bool = False) -> str | None:
    """The noun phrase of an actor among these words: the last one before a verb, the first one after it.

    A place alone counts only where it is of one of the kinds `places`: a country, or the capital that stands for its government.
    """
    heads = [k for k in range(start, end) if (doc.nouns.get(k, frozenset()) & _ACTORS or _is_name(doc, k)) and not _located(doc, k, start)]
    if people:
        heads = [k for k in heads if k in doc.nouns]
    if not last:
        heads = [k for k in heads if not any(doc.low[j] in PREPOSITIONS - {"of", "against", "with"} for j in range(start, k))][:_LONGEST]
    if not heads:
        return None
    first, stop = _phrase(doc, heads, start, end, last=last)
    if stop <= first or (_only_a_place(doc, first, stop) and not _kinds(doc, first, stop) <= places):
        return None
    return " ".join(doc.text[doc.start[first] : doc.end[stop - 1]].split())


def _only_a_place(doc: Document, first: int, stop: int) -> bool:
    return all(k in doc.mention_at or doc.low[k] in _INSIDE or doc.low[k] in DETERMINERS for k in range(first, stop))


def _kinds(doc: Document, first: int, stop: int) -> set[str]:
    return {doc.mentions[doc.mention_at[k]].kind for k in range(first, stop) if k in doc.mention_at}


def _is_name(doc: Document, k: int) -> bool:
    begins = k == doc.bounds[doc.sentence[k]][0]
    if k in doc.mention_at:
        return k not in doc.date_at
    named = doc.capital(k) or _PARTICLE.match(doc.text, doc.start[k]) is not None
    return named and not begins and k not in doc.date_at and doc.low[k] not in PRONOUNS and doc.low[k] not in DETERMINERS


def _located(doc: Document, k: int, start: int) -> bool:
    """Whether the word stands in a phrase of place: the Hong Kong of "police in Hong Kong"."""
    while k > start and (doc.capital(k - 1) or doc.low[k - 1] in DETERMINERS):
        k -= 1
    if k - 1 > start and doc.low[k - 1] == "of" and doc.low[k - 2] in COMPASS:
        return True  # "northeast of Mosul"
    return k > start and doc.low[k - 1] in _PLACING


def _phrase(doc: Document, heads: list[int], start: int, end: int, *, last: bool) -> tuple[int, int]:
    """The words around a head that belong to its name."""
    head = heads[-1] if last else heads[0]
    stop = head + 1
    while stop < end and stop - head < _LONGEST and (stop in heads or (_joins(doc, stop) and stop + 1 in heads)):
        stop += 1
    first = head
    while first > start and head - first < _LONGEST and _belongs(doc, first - 1):
        first -= 1
    while first < head and (doc.low[first] in _SKIPPED or doc.low[first] in DETERMINERS or doc.low[first] in _INSIDE):
        first += 1
    return first, stop


def _joins(doc: Document, k: int) -> bool:
    """Whether a small word or sign may stand inside a name: a dash between spaces parts a dateline from its text."""
    return doc.low[k] in _INSIDE and (doc.low[k] != "-" or doc.start[k] == doc.end[k - 1])


def _belongs(doc: Document, k: int) -> bool:
    word = doc.low[k]
    if word in _INSIDE:
        return _joins(doc, k)
    if _is_verb(doc, k):
        return False
    return word not in PREPOSITIONS and word not in AUXILIARIES and word not in _SKIPPED and word[0].isalnum() and k not in doc.date_at


def _is_verb(doc: Document, k: int) -> bool:
    """Whether a word is a verb in the past, no part of a name: the "killed" of "killed 12 people", not the "armed" of "armed men"."""
    return not doc.capital(k) and any(p.pos == "v" and p.tag in {"past", "ed", "part", "s"} for p in lexicon.patterns().get(doc.low[k], ()))
