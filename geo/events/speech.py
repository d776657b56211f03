"""Whether a word is the verb or the noun that a trigger wants, by the words beside it: "they attack", "the attack"."""

from geo.events import lexicon
from geo.events.document import Document
from geo.events.lexicon import Pattern
from geo.events.words import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, PRONOUNS, to_or_modal


def _named(doc: Document, k: int) -> bool:
    """Whether a capital letter makes the word part of a name: not at a sentence's start, and not in a headline."""
    first, last = doc.bounds[doc.sentence[k]]
    if not doc.capital(k) or k == first or doc.low[k - 1] in {'"', "“", ":", "‘"}:
        return False
    return 2 * sum(doc.capital(j) for j in range(first, last)) < last - first


def is_part(doc: Document, k: int, end: int, pattern: Pattern) -> bool:
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
        return _is_finite_verb(doc, k, end, pattern, (before, after))
    if pattern.lemma.endswith("ing") and not pattern.rest and _is_gerund_verb(doc, before, after, end):
        return False
    return before not in to_or_modal() or (before == "to" and pattern.tag == "pl")


def _adjectival(doc: Document, k: int, end: int) -> bool:
    """As in "the besieged city", "amid wrecked cars": a participle straight after a determiner or preposition, with its noun behind."""
    before = doc.low[k - 1] if k > doc.bounds[doc.sentence[k]][0] else ""
    verb_before = before not in AUXILIARIES and any(
        p.tag in {"ed", "past"} for p in lexicon.patterns().get(before, ())
    )  # "granted ousted President ..."
    if before not in DETERMINERS and before not in PREPOSITIONS and not before.endswith("'s") and not verb_before:
        return False
    after = doc.low[end] if end < len(doc.low) else "."
    return after not in PREPOSITIONS and after not in {",", ".", "and", ";"}


def _noun_phrase_begins(doc: Document, at: int, word: str) -> bool:
    return word in DETERMINERS or word in PRONOUNS or word[:1].isdigit() or (at < len(doc.low) and doc.capital(at)) or at in doc.mention_at


def _is_gerund_verb(doc: Document, before: str, after: str, end: int) -> bool:
    if before in BE or (
        before in {"began", "started", "by", "while", "after", "before", "without"} and after not in {"of", "in", "on", ",", ".", "and"}
    ):
        return True
    if before in DETERMINERS or after in {"of", "", ".", ";"} or before in {"of", "heavy", "intense", "fierce", "fatal", "deadly"}:
        return False
    return _noun_phrase_begins(doc, end, after) or (before == "," and after not in lexicon.cue_forms("occur"))


def _is_finite_verb(doc: Document, k: int, end: int, pattern: Pattern, beside: tuple[str, str]) -> bool:
    before, after = beside
    if before in to_or_modal() or before in PRONOUNS:
        return True
    if before in DETERMINERS or before in PREPOSITIONS or before in BE or before.endswith("'s") or before in {"", "and", "or", ","}:
        return pattern.tag == "s" and before in {"and", ","} and _noun_phrase_begins(doc, end, after)
    if not any(p.pos == "n" for p in lexicon.patterns()[doc.low[k]] if not p.rest):
        return pattern.tag == "s" or before.endswith(("s", "ly")) or doc.capital(k - 1)
    plural_before = (before.endswith("s") and not before.endswith("ss")) or before in {"people", "police", "forces", "men", "women"}
    if pattern.tag == "base" and not plural_before:
        return False
    return (
        after in DETERMINERS
        or after[:1].isdigit()
        or end in doc.mention_at
        or (after in {"in", "for", "against"} and plural_before and pattern.tag == "base")
    )
