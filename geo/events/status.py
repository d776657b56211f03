"""Whether it happened: actual, planned, possible or denied, by the cues whose scope covers the trigger."""

from itertools import pairwise

from geo.events import lexicon
from geo.events.document import Document
from geo.events.hit import Hit
from geo.model import Status

_LOOK_BACK = 6  # words before an infinitive in which its governing verb stands


_CALLS = frozenset(
    "called calls calling call calls urged demanded demand demands demanding planned plan plans planning proposed propose scheduled".split()
)
_ORDERS = frozenset(("mobilize", "coerce", "sanction"))  # done by the order itself


def status_of(doc: Document, hit: Hit) -> Status:
    """The status of one trigger. Speech acts are happenings themselves: "threatened to attack" is an actual threat."""
    group = hit.group
    clause = doc.clauses[hit.clause]
    if any(w in lexicon.cues("negation") for w in group) or _denied(doc, hit) or (_content(doc, hit) and denied_clause(doc, hit.clause)):
        return "denied"
    if clause.kind == "if" or any(w in lexicon.cues("modal_possible") for w in group):
        return "possible"
    if any(w in lexicon.cues("modal_future") for w in group):
        return "planned"
    if any(w in lexicon.cues("modal_would") for w in group):
        return "possible" if hit.pos == "n" and _hypothetical(doc, hit) else "planned"
    if _was_to_have(doc, hit):
        return "denied"
    if "to" in group and hit.pos == "n":
        return "planned"
    if "to" in group:
        return _of_infinitive(doc, hit, group)
    if hit.pos == "n":
        return _of_noun(doc, hit)
    return _of_passive_be_to(doc, hit)


def _denied(doc: Document, hit: Hit) -> bool:
    clause = doc.clauses[hit.clause]
    words = " ".join(doc.low[clause.start : clause.end])
    after = " ".join(doc.low[hit.end : clause.end])
    if hit.pos == "n" and doc.low[hit.start - 1 : hit.start] == ["no"]:
        return True
    return any(p in after for p in lexicon.cues("denied_phrase")) or (
        hit.pos == "n" and any(p in words for p in lexicon.cues("denied_phrase"))
    )


def denied_clause(doc: Document, number: int) -> bool:
    """Whether a clause lies in the scope of "denied that", "denied reports that", "denied bombing".

    Participles and what "and" joins to a denied clause are denied with it; a relative clause, a time and a reason are taken for granted.
    """
    clause = doc.clauses[number]
    while not (denying := clause.kind in {"that", "ing"} and _denying(doc, clause.start)) and clause.parent >= 0:
        parent = doc.clauses[clause.parent]
        if clause.kind not in _CONTINUING or (clause.kind == "and" and parent.kind == "ing"):
            break
        clause = parent
    return denying


_CONTINUING = frozenset(("and", "ing", "that"))


def _content(doc: Document, hit: Hit) -> bool:
    """Whether the trigger may be what is denied: in "denied that it fired and accused the army", the denier accuses."""
    return not (doc.clauses[hit.clause].kind == "and" and hit.frame in _STATEMENTS)


_STATEMENTS = frozenset(("accuse", "request", "threaten", "reject", "support"))


def _denying(doc: Document, k: int) -> bool:
    """Whether the words right before word `k` deny: "denied", "rejected all claims", "no evidence"."""
    begins = doc.bounds[doc.sentence[k]][0]
    before = doc.low[max(begins, k - _LOOK_BACK) : k]
    verbs = lexicon.cue_forms("deny")
    if before[-2:] == ["no", "evidence"]:
        return True
    if before and _noun(before[-1]) in lexicon.cues("hearsay"):
        before = before[-_HEARSAY_WORDS:-1]
        verbs |= lexicon.cue_forms("deny_hearsay")
    else:
        before = before[-2:]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in verbs), None)
    return at is not None and not any(word in lexicon.cues("negation") for word in before[:at])


def _noun(word: str) -> str:
    return word.removesuffix("s")


_HEARSAY_WORDS = 5  # "denied" stands at most this far before the end of "the latest media reports"


def _of_infinitive(doc: Document, hit: Hit, group: tuple[str, ...]) -> Status:
    """As in "managed to take" is actual, "plan to take" planned, "failed to take" denied; a bare purpose is planned."""
    k = hit.start - 1
    while k >= 0 and doc.low[k] != "to":
        k -= 1
    before = doc.low[max(0, k - _LOOK_BACK) : k]
    if group[0] in {"is", "are", "was", "were"} and group[1:2] == ("to",):
        return "planned"
    if hit.frame in _ORDERS and "ordered" in before:
        return "actual"
    for word in reversed(before):
        if word in lexicon.cue_forms("denied_control"):
            return "denied"
        if word in lexicon.cue_forms("actual_control"):
            return "actual"
        if word in lexicon.cue_forms("planned_control") or word in lexicon.cue_forms("say"):
            return "planned"
    return "planned"


def _of_noun(doc: Document, hit: Hit) -> Status:
    near = doc.low[max(doc.clauses[hit.clause].start, hit.start - 4) : hit.start]
    if any(w in lexicon.cues("possible_adj") for w in near) or any(
        w in lexicon.cues("possible_noun") for w in doc.low[max(0, hit.start - 6) : hit.start]
    ):
        return "possible"
    if _hypothetical(doc, hit):
        return "possible"
    if any(w in lexicon.cues("denied_adj") for w in near):
        return "denied" if near[-1] != "failed" else "actual"
    if any(w in lexicon.cues("planned_adj") for w in near) or _yet_to_be(doc, hit):
        return "planned"
    if any(a in _CALLS and b in {"for", "a", "an", "the"} for a, b in pairwise(near)):
        return "planned"
    if hit.support and any(w in lexicon.cues("modal_future") | lexicon.cues("modal_would") for w in hit.group):
        return "planned"
    return "actual"


def _was_to_have(doc: Document, hit: Hit) -> bool:
    """As in "they were to have met", "the evacuation was to have begun": it did not come to it."""
    end = min(doc.clauses[hit.clause].end, hit.end + _PREDICATE_WORDS) if hit.pos == "n" else hit.start
    words = " ".join(doc.low[hit.group_start : end])
    return any(cue in words for cue in lexicon.cues("unfulfilled"))


def _hypothetical(doc: Document, hit: Hit) -> bool:
    """As in "the town's surrender would be a turning point"."""
    after = doc.low[hit.end : min(doc.clauses[hit.clause].end, hit.end + _PREDICATE_WORDS)]
    return any(a in {"would", "could", "might"} and b in _MEANING for a, b in pairwise(after))


_MEANING = frozenset(("be", "mean", "mark", "represent", "amount"))


def _yet_to_be(doc: Document, hit: Hit) -> bool:
    """As in "talks on Mali to be held", "elections are planned for May", "the trial is due to open", "ahead of talks"."""
    clause = doc.clauses[hit.clause]
    if ("ahead", "of") in pairwise(doc.low[max(clause.start, hit.start - _LOOK_BACK) : hit.start]):
        return True
    after = doc.low[hit.end : min(clause.end, hit.end + _PREDICATE_WORDS)]
    planned = lexicon.cues("planned_predicate")
    if any(cue in " ".join(after) for cue in ("to take place", "to take effect")):
        return True
    return any(
        (a == "to" and b in {"be", "begin", "start", "open"}) or (a in _COPULAS and b in planned) for a, b in pairwise(_plain(after))
    )


def _plain(words: list[str]) -> list[str]:
    return [word for word in words if not word.endswith("ly") and word not in {"now", "also", "still", "been"}]


_COPULAS = frozenset(("is", "are", "was", "were", "have", "has", "had", "remain", "remains"))
_PREDICATE_WORDS = 12  # from a noun to its verb


def _of_passive_be_to(doc: Document, hit: Hit) -> Status:
    """As in "were to be ferried home", "is expected to be"."""
    words = doc.low[max(doc.clauses[hit.clause].start, hit.start - 5) : hit.start]
    return "planned" if "to" in words and "be" in words else "actual"
