"""Triggers in their clauses: which words tell a happening, as verb or noun, in which voice and tense, with which subject and object."""

from geo.events import lexicon
from geo.events.arguments import fill, meets
from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.lexicon import GAP_WORDS, Pattern
from geo.events.linking import linked
from geo.events.speech import is_part

_MOST_A_SENTENCE = 24  # triggers; what has more is no sentence


def find(doc: Document) -> list[Hit]:
    """Every trigger whose requirements are met, in the order of the text, the weak ones marked. A word belongs to one trigger only."""
    table, k = lexicon.patterns(), 0
    hits: list[Hit] = []
    told: dict[int, int] = {}
    while k < len(doc.low):
        found = table.get(doc.low[k])
        hit = _match(doc, k, found) if found else None
        if hit is None:
            k += 1
            continue
        sentence = doc.sentence[k]
        told[sentence] = told.get(sentence, 0) + 1
        if hit.frame != "none" and told[sentence] <= _MOST_A_SENTENCE and meets(doc, hit):
            hits.append(hit)
        k = hit.end
    return linked(doc, hits)


def _match(doc: Document, k: int, found: tuple[Pattern, ...]) -> Hit | None:
    """The longest trigger at word `k`; of those alike ("overturn" a ruling or a bus) the first whose requirements are met."""
    if k in doc.date_at:
        return None
    if k in doc.mention_at and doc.capital(k) and not doc.text[doc.start[k] : doc.end[k]].isupper():
        return None
    longest: Hit | None = None
    for pattern in found:
        end = _end_of(doc, k, pattern)
        if end is None or not is_part(doc, k, end, pattern):
            continue
        stop = k + 1 if "_" in pattern.rest else end
        if longest is not None and (pattern.pos != longest.pos or stop != longest.end):
            break
        hit = Hit(k, stop, pattern.lemma, pattern.frame, pattern.pos, pattern.tag, doc.clause[k], weak=pattern.weak)
        if hit.frame == "none":
            return longest or hit
        fill(doc, hit)
        if meets(doc, hit):
            return hit
        longest = longest or hit
    return longest


def _end_of(doc: Document, k: int, pattern: Pattern) -> int | None:
    """Where a pattern that begins at word `k` ends, or None; "_" stands for one to five words of the sentence."""
    at, rest = k + 1, pattern.rest
    if "_" not in rest:
        return at + len(rest) if not rest or tuple(doc.low[at : at + len(rest)]) == rest else None
    gap = rest.index("_")
    if tuple(doc.low[at : at + gap]) != rest[:gap]:
        return None
    tail, last = rest[gap + 1 :], doc.bounds[doc.sentence[k]][1]
    for start in range(at + gap + 1, min(last, at + gap + GAP_WORDS) + 1):
        if tuple(doc.low[start : start + len(tail)]) == tail:
            return start + len(tail)
    return None
