"""Triggers in their clauses: which words tell a happening, as verb or noun, in which voice and tense, with which subject and object."""

from dataclasses import dataclass, field
from typing import Literal

from geo.events import lexicon
from geo.events.clauses import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from geo.events.document import Document, bare
from geo.events.lexicon import Pattern

Voice = Literal["active", "passive"]
_GAP_WORDS = 6
_MAX_GAP = 4  # words that may stand between a light verb and its noun, or inside a verb group
_BE = frozenset("be is are was were been being get gets got 's".split())
_TO_OR_MODAL = (
    lexicon.cues("modal_future")
    | lexicon.cues("modal_would")
    | lexicon.cues("modal_possible")
    | {"to", "not", "n't", "did", "do", "does", "didn't"}
)
_OBJECT_ENDS = PREPOSITIONS - {"of", "than", "about", "over", "around", "at"}


@dataclass(slots=True)
class Hit:
    """One trigger: words `start` to `end` of the document. The sets hold the noun classes found on each side."""

    start: int
    end: int
    lemma: str
    frame: str
    pos: Literal["v", "n"]
    tag: str
    clause: int
    voice: Voice = "active"
    group: tuple[str, ...] = ()  # auxiliaries and adverbs before the verb, in order
    group_start: int = 0
    subject: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    subject_classes: frozenset[str] = field(default_factory=frozenset)
    object_classes: frozenset[str] = field(default_factory=frozenset)
    clause_classes: frozenset[str] = field(default_factory=frozenset)
    support: str = ""  # the verb that carries a noun: "launched an attack", "clashes erupted"
    support_at: int = -1
    weak: bool = False
    deed: "Hit | None" = None  # the noun that says what a general verb did: "an air strike hit the market"


def find(doc: Document) -> list[Hit]:
    """Every trigger whose requirements are met, in the order of the text, the weak ones marked. A word belongs to one trigger only."""
    table, hits, k = lexicon.patterns(), [], 0
    while k < len(doc.low):
        found = table.get(doc.low[k])
        hit = _match(doc, k, found) if found else None
        if hit is None:
            k += 1
            continue
        hits.append(hit)
        k = hit.end
    for hit in hits:
        _fill(doc, hit)
    return _linked([hit for hit in hits if _meets(doc, hit)])


_DEEDS = frozenset(("airstrike", "shelling", "blast", "suicide", "grenade", "chemical", "attack", "clash", "murder"))


def _linked(hits: list[Hit]) -> list[Hit]:
    """Joins "a blast hit the market" and "was struck by missiles" into one: the verb stays and knows its deed."""
    gone: set[int] = set()
    nouns = [hit for hit in hits if hit.pos == "n" and hit.frame in _DEEDS]
    for hit in hits:
        if hit.pos != "v" or hit.frame != "attack":
            continue
        deed = next((noun for noun in reversed(nouns) if hit.subject[0] <= noun.start < hit.subject[1]), None)
        if deed is not None:
            hit.deed = deed
            gone.add(deed.start)
    return [hit for hit in hits if hit.start not in gone]


def _match(doc: Document, k: int, found: tuple[Pattern, ...]) -> Hit | None:
    if k in doc.date_at:
        return None
    if k in doc.mention_at and doc.capital(k) and not doc.text[doc.start[k] : doc.end[k]].isupper():
        return None
    for pattern in found:
        end = _end_of(doc, k, pattern)
        if end is not None and _is_pos(doc, k, end, pattern):
            stop = k + 1 if "_" in pattern.rest else end
            return Hit(k, stop, pattern.lemma, pattern.frame, pattern.pos, pattern.tag, doc.clause[k], weak=pattern.weak)
    return None


def _end_of(doc: Document, k: int, pattern: Pattern) -> int | None:
    """Where a pattern that begins at word `k` ends, or None; "_" stands for one to five words of the sentence."""
    at, rest = k + 1, pattern.rest
    if "_" not in rest:
        return at + len(rest) if not rest or tuple(doc.low[at : at + len(rest)]) == rest else None
    gap = rest.index("_")
    if tuple(doc.low[at : at + gap]) != rest[:gap]:
        return None
    tail, last = rest[gap + 1 :], doc.bounds[doc.sentence[k]][1]
    for start in range(at + gap + 1, min(last, at + gap + _GAP_WORDS) + 1):
        if tuple(doc.low[start : start + len(tail)]) == tail:
            return start + len(tail)
    return None


def _named(doc: Document, k: int) -> bool:
    """Whether a capital letter makes the word part of a name: not at a sentence's start, and not in a headline."""
    first, last = doc.bounds[doc.sentence[k]]
    if not doc.capital(k) or k == first or doc.low[k - 1] in {'"', "“", ":", "‘"}:
        return False
    return 2 * sum(doc.capital(j) for j in range(first, last)) < last - first


def _is_pos(doc: Document, k: int, end: int, pattern: Pattern) -> bool:
    """Whether the word is the verb or the noun that the pattern wants: "they attack" against "the attack"."""
    first = doc.bounds[doc.sentence[k]][0]
    before = doc.low[k - 1] if k > first else ""
    after = doc.low[end] if end < len(doc.low) and doc.sentence[end] == doc.sentence[k] else ""
    verb = pattern.pos == "v"
    if verb and _named(doc, k):
        return False
    if pattern.tag in {"part", "ed"}:
        return verb and not _adjectival(doc, k, end)
    if pattern.tag == "past":
        return verb
    if pattern.tag == "ing":
        return verb and _is_gerund_verb(doc, before, after, end)
    if pattern.tag in {"base", "s"} and verb:
        return _is_finite_verb(doc, k, end, before, after, pattern)
    if pattern.lemma.endswith("ing") and not pattern.rest and _is_gerund_verb(doc, before, after, end):
        return False
    return before not in _TO_OR_MODAL or (before == "to" and pattern.tag == "pl")


def _adjectival(doc: Document, k: int, end: int) -> bool:
    """ "the besieged city", "amid wrecked cars": a participle straight after a determiner or preposition, with its noun behind."""
    before = doc.low[k - 1] if k > doc.bounds[doc.sentence[k]][0] else ""
    if before not in DETERMINERS and before not in PREPOSITIONS and not before.endswith("'s"):
        return False
    after = doc.low[end] if end < len(doc.low) else "."
    return after not in PREPOSITIONS and after not in {",", ".", "and", ";"}


def _noun_phrase_begins(doc: Document, at: int, word: str) -> bool:
    return word in DETERMINERS or word in PRONOUNS or word[:1].isdigit() or (at < len(doc.low) and doc.capital(at)) or at in doc.mention_at


def _is_gerund_verb(doc: Document, before: str, after: str, end: int) -> bool:
    if before in _BE or (
        before in {"began", "started", "by", "while", "after", "before", "without"} and after not in {"of", "in", "on", ",", ".", "and"}
    ):
        return True
    if before in DETERMINERS or after in {"of", "", ".", ";"} or before in {"of", "heavy", "intense", "fierce", "fatal", "deadly"}:
        return False
    return _noun_phrase_begins(doc, end, after) or before == ","


def _is_finite_verb(doc: Document, k: int, end: int, before: str, after: str, pattern: Pattern) -> bool:
    if before in _TO_OR_MODAL or before in PRONOUNS:
        return True
    if before in DETERMINERS or before in PREPOSITIONS or before in _BE or before.endswith("'s") or before in {"", "and", "or", ","}:
        return pattern.tag == "s" and before in {"and", ","} and _noun_phrase_begins(doc, end, after)
    if not any(p.pos == "n" for p in lexicon.patterns()[doc.low[k]] if not p.rest):
        return pattern.tag == "s" or before.endswith("s") or doc.capital(k - 1) or before.endswith("ly")
    plural_before = (before.endswith("s") and not before.endswith("ss")) or before in {"people", "police", "forces", "men", "women"}
    if pattern.tag == "base" and not plural_before:
        return False
    return (
        after in DETERMINERS
        or after[:1].isdigit()
        or end in doc.mention_at
        or (after in {"in", "for", "against"} and plural_before and pattern.tag == "base")
    )


def _fill(doc: Document, hit: Hit) -> None:
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
        elif doc.capital(k) and k > doc.bounds[doc.sentence[k]][0]:
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
        if word not in AUXILIARIES and word not in _TO_OR_MODAL and not word.endswith("ly") and word not in _BETWEEN:
            break
        group.insert(0, word)
        k -= 1
    hit.group, hit.group_start = tuple(group), k + 1
    if hit.tag not in {"part", "ed"}:
        return
    be = next((w for w in reversed(group) if w in AUXILIARIES), "")
    if be in _BE or (be == "" and _reduced_passive(doc, hit, first)):
        hit.voice = "passive"


_BETWEEN = frozenset(
    "not never also now still already yet later again soon since then just recently earlier too both all once first being".split()
)


def _reduced_passive(doc: Document, hit: Hit, first: int) -> bool:
    """ "civilians killed in strikes" against "the army killed ten": no auxiliary, and no object behind."""
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
        and (doc.low[j] in AUXILIARIES or doc.low[j] in _TO_OR_MODAL or doc.low[j] in _BETWEEN or doc.low[j].endswith("ly"))
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


def _meets(doc: Document, hit: Hit) -> bool:
    """Whether an everyday word has the subject or object that makes it a trigger."""
    if hit.lemma in _STATES and hit.tag in {"s", "base", "ing"} and "to" not in hit.group:
        return False
    needs = lexicon.requirements().get((hit.frame, hit.lemma))
    if needs is None or hit.pos == "n":
        return True
    return any(_satisfied(hit, need) for need in needs)


def _satisfied(hit: Hit, need: lexicon.Requirement) -> bool:
    if need.side == "subject" and hit.voice == "passive" and hit.subject[0] == hit.subject[1]:
        return bool(hit.object_classes)
    side = hit.subject_classes if need.side == "subject" else hit.object_classes
    objects = {name.removeprefix("OBJECT:") for name in need.classes if name.startswith("OBJECT:")}
    return bool(side & need.classes) or bool(objects & hit.object_classes)


__all__ = ["Hit", "bare", "classes_in", "find"]
