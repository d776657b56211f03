"""Who does it to whom: the voice of a trigger, its auxiliaries, its subject and object, and the verb that carries a noun."""

from geo.events import lexicon
from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.words import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, PRONOUNS, to_or_modal

_MAX_GAP = 4  # words that may stand inside a verb group
_OBJECT_ENDS = PREPOSITIONS - {"of", "than", "about", "over", "around", "at"}


def fill(doc: Document, hit: Hit) -> None:
    """Read the words around a trigger into its fields."""
    clause = doc.clauses[hit.clause]
    if hit.pos == "v":
        _read_group(doc, hit, clause.start)
    else:
        hit.group_start = hit.start
        _read_support(doc, hit, clause.start, clause.end)
    left = _subject_span(doc, hit)
    right = (hit.end, clause.end)
    if hit.voice == "passive":
        agent = _agent_span(doc, hit, clause.end)
        hit.subject, hit.object = agent, left
    else:
        hit.subject, hit.object = left, right
    hit.subject_classes = classes_in(doc, *hit.subject)
    hit.object_classes = classes_in(doc, hit.object[0], hit.object[1] if hit.voice == "passive" else _object_end(doc, hit))
    hit.clause_classes = classes_in(doc, clause.start, clause.end)


def classes_in(doc: Document, start: int, end: int) -> frozenset[str]:
    """The noun classes, and PLACE, PRONOUN and GROUP (a proper name that is no place), among these words."""
    found: set[str] = set()
    for k in range(start, end):
        if k in doc.nouns:
            found |= doc.nouns[k]
        if k in doc.mention_at:
            found.add("PLACE")
        elif doc.low[k] in PRONOUNS:
            found.add("PRONOUN")
        elif doc.capital(k) and k > doc.bounds[doc.sentence[k]][0] and k not in doc.date_at:
            found |= {"GROUP", "PERSON"} if doc.mentions else {"GROUP", "PERSON", "PLACE"}
    if end > start:
        found.add("ANY")
    return frozenset(found)


def _read_group(doc: Document, hit: Hit, first: int) -> None:
    """The auxiliaries and adverbs before a verb: "had not yet been", and whether they make it passive."""
    group: list[str] = []
    k = hit.start - 1
    while k >= first and len(group) <= _MAX_GAP:
        word = doc.low[k]
        if word not in AUXILIARIES and word not in to_or_modal() and not word.endswith("ly") and word not in _BETWEEN:
            break
        group.insert(0, word)
        k -= 1
    hit.group, hit.group_start = tuple(group), k + 1
    if hit.tag not in {"part", "ed"}:
        return
    be = next((w for w in reversed(group) if w in AUXILIARIES), "")
    if be in BE or (be == "" and _reduced_passive(doc, hit, first)):
        hit.voice = "passive"


_BETWEEN = frozenset(
    "not never also now still already yet later again soon since then just recently earlier too both all once first being".split()
)


def _reduced_passive(doc: Document, hit: Hit, first: int) -> bool:
    """As in "civilians killed in strikes" against "the army killed ten": no auxiliary, and no object behind."""
    after = doc.low[hit.end] if hit.end < len(doc.low) else "."
    if hit.tag == "part":
        return True
    if hit.start == first and doc.clauses[hit.clause].kind not in {"and", "who"}:
        return after in {"by", "in", "on", "at"}
    return after == "by"


def _read_support(doc: Document, hit: Hit, first: int, last: int) -> None:
    """The light verb before a noun ("carried out an attack") or the verb of occurring after it ("clashes erupted")."""
    light, occur = lexicon.cue_forms("light"), lexicon.cue_forms("occur")
    for k in range(hit.start - 1, max(first - 1, hit.start - 8), -1):
        word = doc.low[k]
        if word in light or f"{word} {doc.low[k + 1]}" in light:
            hit.support, hit.support_at = word, k
            hit.group_start = k
            _copy_group(doc, hit, k, first)
            return
        if word in PREPOSITIONS - {"of", "in", "at", "out"} or word == ",":
            break
    for k in range(hit.end, min(last, hit.end + 10)):
        word = doc.low[k]
        if word in occur or (k + 1 < last and f"{word} {doc.low[k + 1]}" in occur):
            hit.support, hit.support_at = word, k
            _copy_group(doc, hit, k, hit.end)
            return


def _copy_group(doc: Document, hit: Hit, k: int, first: int) -> None:
    group: list[str] = []
    j = k - 1
    while (
        j >= first
        and len(group) <= _MAX_GAP
        and (doc.low[j] in AUXILIARIES or doc.low[j] in to_or_modal() or doc.low[j] in _BETWEEN or doc.low[j].endswith("ly"))
    ):
        group.insert(0, doc.low[j])
        j -= 1
    hit.group = tuple(group)


def _subject_span(doc: Document, hit: Hit) -> tuple[int, int]:
    """The words before the verb in its clause; a clause without a subject of its own takes its parent's."""
    clause = doc.clauses[hit.clause]
    begin, stop = clause.start, hit.group_start
    if _has_noun(doc, begin, stop):
        return begin, stop
    if clause.kind == "who":
        return max(doc.bounds[clause.sentence][0], clause.start - 8), clause.start
    number = clause.parent
    while number >= 0:
        parent = doc.clauses[number]
        if _has_noun(doc, parent.start, parent.end):
            return parent.start, min(parent.end, _first_verb(doc, parent.start, parent.end))
        number = parent.parent
    return begin, stop


def _has_noun(doc: Document, start: int, end: int) -> bool:
    return any(
        k in doc.nouns or k in doc.mention_at or doc.low[k] in PRONOUNS or doc.capital(k) for k in range(start, end) if k not in doc.date_at
    )


def _first_verb(doc: Document, start: int, end: int) -> int:
    table = lexicon.patterns()
    for k in range(start + 1, end):
        word = doc.low[k]
        if word in AUXILIARIES or (word.endswith("ed") and any(p.pos == "v" for p in table.get(word, ()))):
            return k
    return end


def _agent_span(doc: Document, hit: Hit, last: int) -> tuple[int, int]:
    for k in range(hit.end, last):
        if doc.low[k] == "by":
            return k + 1, min(last, k + 10)
    return hit.end, hit.end


def _object_end(doc: Document, hit: Hit) -> int:
    """Where the direct object ends: at the first preposition behind its head, or at the clause's end."""
    start, last = hit.object
    for k in range(start, last):
        if k > start and (doc.low[k] in _OBJECT_ENDS or (doc.low[k] in {",", "and"} and k > start + 6)):
            return k
    return last


_STATES = frozenset(("control", "occupy", "back", "support", "oppose", "want"))  # in the present these describe, they do not tell


def meets(doc: Document, hit: Hit) -> bool:
    """Whether an everyday word has the subject or object that makes it a trigger."""
    if hit.lemma in _STATES and hit.tag in {"s", "base", "ing"} and "to" not in hit.group:
        return False
    needs = lexicon.requirements().get((hit.frame, hit.lemma))
    if needs is None or hit.pos == "n":
        return True
    if hit.frame == "truce_end" and hit.voice == "active" and doc.low[hit.end : hit.end + 1] and doc.low[hit.end] in DETERMINERS:
        return "truce" in hit.object_classes  # "ending a week of calm"
    if hit.frame == "aid" and hit.pos == "v" and hit.lemma in _ARRIVING and hit.subject_classes & _NO_RELIEF:
        return False
    if hit.lemma in _BY_WEAPONS and hit.voice == "passive" and hit.subject[0] == hit.subject[1]:
        return False
    return any(_satisfied(hit, need) for need in needs)


_ARRIVING = frozenset(("reach", "arrive", "enter", "cross into", "get through to", "roll into"))
_NO_RELIEF = frozenset(("state_force", "nonstate_force", "officials"))  # "an army convoy reached the town"
_BY_WEAPONS = frozenset(("damage",))  # "the road was damaged" tells nothing without what did it


def _satisfied(hit: Hit, need: lexicon.Requirement) -> bool:
    if need.side == "subject" and hit.voice == "passive" and hit.subject[0] == hit.subject[1]:
        return bool(hit.object_classes)
    side = hit.subject_classes if need.side == "subject" else hit.object_classes
    objects = {name.removeprefix("OBJECT:") for name in need.classes if name.startswith("OBJECT:")}
    return bool(side & need.classes) or bool(objects & hit.object_classes)
