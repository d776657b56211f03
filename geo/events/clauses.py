"""From sentences to clauses, by the words that open one: who, that, after, and + verb, a participle, a dash."""

from dataclasses import dataclass
from functools import cache

from geo.events import lexicon
from geo.events.document import Clause, ClauseKind, Document
from geo.events.words import AUXILIARIES, DETERMINERS, PREPOSITIONS

_RELATIVE = frozenset(("who", "which", "whose", "whom", "where"))
_TIME = frozenset(("after", "before", "when", "while", "until", "since", "once", "amid", "following", "till", "ahead"))
_BECAUSE = frozenset(("because", "although", "though", "despite", "whereas", "so"))
_IF = frozenset(("if", "unless", "whether"))
_JOIN = frozenset(("and", "but", "or", "then", "yet"))
_BREAKS = frozenset((";", "—", "–", "--", ":"))
_NO_CLAUSE_AFTER_AS = frozenset("a an well part many much far long soon if though to of".split())
_NO_CLAUSE_BEFORE_AS = frozenset("such as well known described identified so same regarded seen served named serve appointed".split())
_ADVERBS = frozenset("also then later now already still reportedly subsequently immediately not never again soon finally even thus".split())


def split(doc: Document) -> None:
    """Fill `doc.clauses` and `doc.clause`. Every word belongs to exactly one clause."""
    for number, (first, last) in enumerate(doc.bounds):
        begins = _beginnings(doc, first, last)
        here = len(doc.clauses)
        for n, (start, kind, parent) in enumerate(begins):
            end = begins[n + 1][0] if n + 1 < len(begins) else last
            doc.clauses.append(Clause(start, end, kind, number, here + parent if n else -1))
            doc.clause.extend([len(doc.clauses) - 1] * (end - start))


def _beginnings(doc: Document, first: int, last: int) -> list[tuple[int, ClauseKind, int]]:
    """First word and kind of each clause of a sentence, and which one it hangs on, counted from the sentence's first."""
    lead = _kind_of_word(doc, first, first, last)
    begins: list[tuple[int, ClauseKind, int]] = [(first, lead if lead in {"time", "if", "because"} else "main", -1)]
    for k in range(first + 1, last):
        if k in doc.date_at and k - 1 in doc.date_at and doc.low[k] not in _TIME:
            continue
        opened = begins[-1]
        if _resumes(doc, k, opened):
            begins.append((k, begins[opened[2]][1], opened[2]))
        elif (kind := _opens(doc, k, first, last)) is not None and k > opened[0]:
            begins.append((k, kind, len(begins) - 1))
    return begins


def _resumes(doc: Document, k: int, opened: tuple[int, ClauseKind, int]) -> bool:
    """As in "the soldiers, who were posted in Gao, had left": behind a relative clause between commas its parent goes on."""
    start, kind, _ = opened
    if kind != "who" or doc.low[k - 1] != "," or doc.low[start - 1] != ",":
        return False
    word = doc.low[k]
    return word in AUXILIARIES or (word in _verbs().finite and not word.endswith("ing") and not doc.capital(k))


def _opens(doc: Document, k: int, first: int, last: int) -> ClauseKind | None:
    before = doc.low[k - 1]
    if before in _BREAKS or (before == "-" and doc.low[k - 2] == ")"):  # "LONDON (Reuters) - "
        return "main"
    if before == ",":
        return _after_comma(doc, k, first, last)
    if (
        before in _verbs().saying
        and not doc.capital(k - 1)
        and doc.low[k] not in {"that", "by", "to", "in", "on", ",", "of", "."}
        and k - 1 > first
        and not _is_noun_said(doc, k - 1)
    ):
        return "that"
    return _kind_of_word(doc, k, first, last)


def _is_noun_said(doc: Document, k: int) -> bool:
    """Whether a word like "report", "claims" or "note" is a noun here."""
    return doc.low[k - 1] in DETERMINERS or doc.low[k - 1] in PREPOSITIONS


def _after_comma(doc: Document, k: int, first: int, last: int) -> ClauseKind | None:
    word = doc.low[k]
    if word.endswith("ing") and word in _verbs().every and not _occurs(doc, k + 1, last):
        return "ing"
    if word in _JOIN:
        return (
            "and"
            if _verb_soon(doc, k + 1, last)
            else "main"
            if _told_before(doc, first, k) and _sentence_soon(doc, k, first, last)
            else None
        )
    kind = _kind_of_word(doc, k, first, last)
    if kind is not None:
        return kind
    # "On 3 May, troops crossed": what follows a leading phrase is the main clause.
    if _led_by_phrase(doc, first, k):
        return "main"
    return None


def _occurs(doc: Document, k: int, last: int) -> bool:
    """As in "Elsewhere, fighting raged": a verb of occurring makes a noun of the word before it."""
    return k < last and doc.low[k] in lexicon.cue_forms("occur") and doc.low[k].endswith(("ed", "s", "e"))


def _led_by_phrase(doc: Document, first: int, k: int) -> bool:
    if doc.low[first].endswith("ing") and doc.low[first + 1] == "that":  # "Denying that it fired, the army withdrew"
        return True
    return (doc.low[first] in PREPOSITIONS or doc.low[first] == "according") and not any(
        w in AUXILIARIES or w in _verbs().finite for w in doc.low[first + 1 : k - 1]
    )


def _kind_of_word(doc: Document, k: int, first: int, last: int) -> ClauseKind | None:
    word = doc.low[k]
    if word in _RELATIVE:
        return "who"
    if word in _TIME:
        if (word == "since" and _dated(doc, k + 1)) or (word == "ahead" and doc.low[k + 1 : k + 2] != ["of"]):
            return None
        return "time"
    if word in _IF:
        return "if"
    if word in _BECAUSE:
        return "because"
    if word == "that":
        return _kind_of_that(doc, k, first, last)
    if word == "as":
        return _kind_of_as(doc, k, first, last)
    if word in {"and", "but"} and k + 1 < last:
        return "and" if _verb_soon(doc, k + 1, min(last, k + 4)) else "main" if _sentence_soon(doc, k, first, last) else None
    if word.endswith("ing") and word in _verbs().every and k > first and _participle(doc, k, last):
        return "ing"
    return None


def _kind_of_that(doc: Document, k: int, first: int, last: int) -> ClauseKind | None:
    if k == first or k + 1 >= last:
        return None
    before = doc.low[k - 1]
    if (before in _verbs().saying or before in lexicon.cue_forms("deny")) and not doc.capital(k - 1):
        return "that"
    if before == "evidence" or before.removesuffix("s") in lexicon.cues("hearsay"):
        return "that"
    return "who" if doc.low[k + 1] in AUXILIARIES or doc.low[k + 1] in _verbs().every else "that" if doc.low[k + 1] in DETERMINERS else None


def _kind_of_as(doc: Document, k: int, first: int, last: int) -> ClauseKind | None:
    if k + 1 >= last or doc.low[k + 1] in _NO_CLAUSE_AFTER_AS or (k > first and doc.low[k - 1] in _NO_CLAUSE_BEFORE_AS):
        return None
    return "time" if any(w in AUXILIARIES or w in _verbs().every for w in doc.low[k + 1 : min(last, k + 14)]) else None


def _dated(doc: Document, k: int) -> bool:
    return k in doc.date_at or (k < len(doc.low) and doc.low[k][0].isdigit())


def _verb_soon(doc: Document, k: int, last: int) -> bool:
    while k < last and (doc.low[k] in _ADVERBS or doc.low[k].endswith("ly")):
        k += 1
    if k >= last:
        return False
    word = doc.low[k]
    if word in AUXILIARIES or word == "to":
        return True
    return word in _verbs().finite and not (k + 1 < last and doc.low[k + 1] in {"of", "and", ",", "."})


def _told_before(doc: Document, first: int, k: int) -> bool:
    """Whether a verb in the past or with an auxiliary stands before, so that what follows a comma and "and" is no item of a list."""
    return any(
        doc.low[j] in AUXILIARIES or (doc.low[j] in _verbs().finite and doc.low[j].endswith("ed")) or doc.low[j] in _verbs().past
        for j in range(first, k)
    )


def _sentence_soon(doc: Document, k: int, first: int, last: int) -> bool:
    """As in "... and the army withdrew": a subject and its verb, after a clause that has had its own."""
    if not any(doc.low[j] in AUXILIARIES or (doc.low[j] in _verbs().finite and not doc.capital(j)) for j in range(first, k)):
        return False
    for j in range(k + 1, min(last, k + 6)):
        word = doc.low[j]
        if word in PREPOSITIONS or word in {",", "and", '"', "”", "."} or j in doc.date_at:
            return False
        if word.endswith("ed") and doc.low[j + 1 : j + 2] in (["in"], ["by"], ["at"]):
            return False  # "and eleven wounded in the blast"
        if j > k + 1 and (
            word in AUXILIARIES or (word in _verbs().finite and word.endswith("ed") and not doc.capital(j)) or word in _verbs().past
        ):
            return True
    return False


def _participle(doc: Document, k: int, last: int) -> bool:
    before, after = doc.low[k - 1], doc.low[k + 1] if k + 1 < last else "."
    if before in AUXILIARIES or before in DETERMINERS or before in PREPOSITIONS or before in _ADVERBS or before in {"and", "or"}:
        return False
    return (
        after in DETERMINERS
        or after[0].isdigit()
        or doc.capital(min(k + 1, last - 1))
        or after in {"around", "over", "more", "at", "in", "from", "to"}
    )


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Forms of verbs: all, those that can carry a clause, past tenses that are no participles, and verbs of saying."""

    every: frozenset[str]
    finite: frozenset[str]
    past: frozenset[str]
    saying: frozenset[str]


@cache
def _verbs() -> _Verbs:
    tags = {word: {p.tag for p in found if p.pos == "v"} for word, found in lexicon.patterns().items()}
    saying = lexicon.cue_forms("say")
    every = frozenset(word for word, found in tags.items() if found) | saying | lexicon.cue_forms("light")
    finite = frozenset(w for w in every if not w.endswith("ing") and (w.endswith(("ed", "s")) or tags.get(w, set()) & {"past", "ed"}))
    return _Verbs(every, finite, frozenset(word for word, found in tags.items() if "past" in found), saying)
