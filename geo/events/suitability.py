"""How well a mention suits as the scene of a trigger, by syntax, kind, role and distance.

The weights were set by hand on 18 annotated articles and checked on 8 others. Of the drafts right in type and days, .823 have the
right place; without the clause .747, without the distance .788, the kinds .806, the prepositions .811, the roles .816. Half a
point on any other single weight moves it by .007 at most.
"""

from dataclasses import dataclass

from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.relations import PLACE_NOUNS, Use, in_brackets

# Statements are made in the speaker's country; acts of diplomacy and pressure where they are done, if that is told.
SPEECH = frozenset(("agree", "support", "concede", "request", "accuse", "reject", "threaten", "decide"))
_ACTS = frozenset(("meet", "cooperate", "mobilize", "coerce", "sanction"))
_INSIDE = frozenset(("in", "at", "inside", "within", "across", "throughout", "along", "around", "through"))
_UPON = frozenset(("on", "over"))  # a place for attacks and for coasts, a subject for talks
_NEAR = frozenset(("near", "outside", "around", "off", "towards", "toward", "between", "beyond"))
_TAKING_PLACES = frozenset(
    "capture take attack shelling airstrike coup evacuate flee transfer clash disaster meet kill coerce loot blast".split()
)
_LEAVING = frozenset(("move", "flee", "evacuate", "return", "abduct", "sanction"))
_ARRIVING = frozenset(("move", "flee", "return", "meet", "asylum", "aid", "capture"))
_OF_PLACES = frozenset(
    (
        *("visit", "search", "raid", "blockade", "seal off", "cordon off", "evict"),
        *("strengthen protection", "step up security", "increase security"),
    )
)
_SUFFERING = frozenset("suffered suffers suffering suffer seen saw sees witnessed witnesses faced faces experienced endured".split())
_STRIKING = frozenset(
    "hit hits struck strikes rocked rocks shook shakes battered ravaged devastated lashed inundated submerged swept engulfed".split()
)
_BESIDE = 3  # words
_OF_WORDS = 5

_KINDS = {"facility": 1.0, "settlement": 0.8, "natural": 0.1, "region": 0.2, "country": -1.2, "continent": -1.8, "demonym": -2.6}
_ROLES = {"scene": 0.8, "destination": 0.2, "origin": -0.6, "speaker": -1.5, "background": 0.0}
_A_WORD_AWAY = 0.09
_SAME_CLAUSE, _NEXT_CLAUSE, _OTHER_CLAUSE = 2.0, 0.6, -0.5
_FAR, _OUTER, _OWNING, _UNPLACED, _POSTED = -2.5, -1.2, -1.5, -0.3, -2.5
_AT, _BY_SIDE, _OF, _OBJECT, _SUBJECT, _TO, _FROM = 2.0, 1.6, 1.6, 1.8, 1.5, 2.2, 1.2
_PEOPLE_PROTEST = 2.5
_LOOSE, _UNRELATED, _OPPOSED, _NEVER = 0.4, -0.6, -1.5, -6.0


@dataclass(frozen=True, slots=True)
class _Link:
    """A mention as seen from a trigger: behind it or before, how many words away, in its clause or not."""

    hit: Hit
    use: Use
    after: bool
    distance: int
    same: bool


def suitability(doc: Document, hit: Hit, use: Use) -> float:
    """A score, of no unit, above about 1 for a mention that may be the scene."""
    after = use.first >= hit.end
    distance = use.first - hit.end if after else hit.start - use.last
    link = _Link(hit, use, after, distance, doc.clause[use.first] == hit.clause)
    apart = abs(doc.clause[use.first] - hit.clause)
    score = _KINDS.get("region" if use.bearing else use.mention.kind, 0.0) + _ROLES.get(use.mention.role, 0.0)
    score += _SAME_CLAUSE if link.same else _NEXT_CLAUSE if apart == 1 else _OTHER_CLAUSE
    score -= _A_WORD_AWAY * max(0, distance)
    score += _FAR * use.far + _OUTER * use.outer + _UNPLACED * (use.mention.place is None)
    score += _POSTED * (use.posted or (use.bracketed and not in_brackets(doc, hit.start)))
    score += _OWNING * (use.possessive and use.mention.kind != "demonym")
    return score + _relation(doc, link)


def _relation(doc: Document, link: _Link) -> float:
    hit, use = link.hit, link.use
    if hit.frame in SPEECH:
        return _OBJECT if _adverbial(link) or _leads(doc, link) else _NEVER
    if hit.frame in _ACTS and not _hosts(doc, link):
        return _NEVER
    if use.mention.kind == "demonym" and not any(word in PLACE_NOUNS for word in doc.low[use.last : use.last + 2]):
        return _PEOPLE_PROTEST if hit.frame == "protest" and use.preposition in {"by", "", "of"} else _UNRELATED
    return _of_preposition(link) if use.preposition else _of_position(doc, link)


def _adverbial(link: _Link) -> bool:
    """Whether a statement's verb has the place straight beside it: "demanded in Geneva", "signed ... in Geneva"."""
    beside = link.hit.lemma == "sign" or link.distance < _BESIDE
    return link.use.preposition in _INSIDE and link.same and beside and link.use.mention.kind != "demonym"


def _hosts(doc: Document, link: _Link) -> bool:
    """Whether a place can be where a visit, a drill, a search or an expulsion is done."""
    hit, use = link.hit, link.use
    if _leads(doc, link):
        return True
    if not link.same or use.mention.kind == "demonym":
        return False
    if use.preposition in _INSIDE:  # before the verb only as the clause's lead: "In Geneva, ..."
        return link.after or use.first - doc.clauses[hit.clause].start <= _BESIDE
    if use.preposition == "from":
        return hit.frame == "sanction"
    if use.preposition == "to":
        return hit.frame in {"meet", "cooperate"} and hit.lemma not in {"talk to", "speak to"}
    return use.preposition in {"", "of"} and link.after and not use.possessive and hit.lemma in _OF_PLACES


def _leads(doc: Document, link: _Link) -> bool:
    """As in "In Geneva, envoys met": the place stands in a phrase of its own before the clause."""
    use, clause = link.use, doc.clauses[doc.clause[link.use.first]]
    begins = clause.start == doc.bounds[clause.sentence][0]
    return (
        begins
        and use.preposition in _INSIDE
        and use.first - clause.start <= _BESIDE
        and clause.end - use.last <= _BESIDE
        and not link.after
    )


def _of_preposition(link: _Link) -> float:
    word, hit, kind = link.use.preposition, link.hit, link.use.mention.kind
    if word in {"against", "by", "with"} or (word == "between" and kind == "country"):
        return _OPPOSED
    if word in _INSIDE:
        return _AT
    if word in _NEAR:
        return _BY_SIDE
    if word in _UPON:
        return _AT if (hit.frame in _TAKING_PLACES and hit.frame != "meet") or kind in {"facility", "natural"} else -1.0
    if word == "of":
        return _OF if link.after and hit.pos == "n" and link.distance < _OF_WORDS else -0.8
    if word == "from":
        return _FROM if hit.frame in _LEAVING else _OPPOSED
    if word in {"to", "into"}:
        return _TO if hit.frame in _ARRIVING else _LOOSE
    return _UNRELATED


def _of_position(doc: Document, link: _Link) -> float:
    """A name without a preposition: the object of a capture, the subject of "suffered" or of a passive, the host of a vote."""
    hit, use = link.hit, link.use
    if not link.after:
        if hit.frame == "election" and hit.pos == "n" and use.possessive and link.distance <= _BESIDE:
            return _TO - _OWNING  # "Catalonia's independence referendum"
        if (hit.support in _SUFFERING or hit.frame == "election") and link.same and not use.possessive:
            return _TO
        return _SUBJECT if hit.voice == "passive" and link.same else _UNRELATED
    if hit.frame == "disaster" and link.same and doc.low[use.first - 1] in _STRIKING:
        return _OBJECT  # "Floods hit Homs"
    aimed = "to" in doc.low[hit.end : min(use.first, hit.end + 2)]  # "an offensive to take Gao"
    takes = aimed if hit.pos == "n" else hit.voice == "active"
    return _OBJECT if takes and hit.frame in _TAKING_PLACES else _UNRELATED
