"""Triggers that tell one happening together: a verb and its noun, a sentence and its crime, an end and what ended."""

from itertools import pairwise

from geo.events import lexicon
from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.lexicon import GAP_WORDS

_UNDER = "come under"  # the fire that follows tells it: "came under rocket fire"
_DEEDS = frozenset(("airstrike", "shelling", "blast", "suicide", "grenade", "chemical", "attack", "clash", "murder"))


def linked(doc: Document, hits: list[Hit]) -> list[Hit]:
    """Joins "a blast hit the market" and "was struck by missiles" into one: the verb stays and knows its deed."""
    gone: set[int] = set()
    nouns = {k: hit for hit in hits if hit.pos == "n" and hit.frame in _DEEDS for k in range(hit.start, hit.end)}
    for hit in hits:
        if hit.pos != "v" or hit.frame != "attack":
            continue
        deed = next((nouns[k] for k in range(hit.subject[1] - 1, hit.subject[0] - 1, -1) if k in nouns), None)
        if deed is not None:
            hit.deed = deed
            gone.add(deed.start)
    gone |= {
        hit.start for hit in hits if hit.lemma.startswith(_UNDER) and any(k in nouns for k in range(hit.start, hit.start + _ASKED_WORDS))
    }
    beside: dict[int, list[Hit]] = {}
    for hit in hits:
        beside.setdefault(hit.clause, []).append(hit)
    warned = {doc.sentence[hit.start] for hit in hits if hit.frame == "threaten"}
    for hit in hits:
        hit.weak = (
            hit.weak
            or _conditional(doc, hit, warned)
            or _denies(doc, hit)
            or _stopped(hit)
            or _named_crime(hit, beside[hit.clause])
            or _ended(doc, hit, beside[hit.clause])
            or _own_object(hit, beside[hit.clause])
            or _content(hit, beside[hit.clause])
            or _topic(doc, hit, beside[hit.clause])
            or _threatened(hit, beside[hit.clause] + beside.get(doc.clauses[hit.clause].parent, []))
            or _aim(hit, beside[hit.clause])
            or _charge(doc, hit)
            or _worn(doc, hit)
            or _only_names(doc, hit)
            or _struck(hit, beside[hit.clause])
            or _purpose(hit, beside[hit.clause])
            or _wished(doc, hit)
        )
    return [hit for hit in hits if hit.start not in gone]


def _conditional(doc: Document, hit: Hit, warned: set[int]) -> bool:
    """As in "warned that it would respond if it were attacked": a threat and its condition are one event."""
    return doc.clauses[hit.clause].kind == "if" and doc.sentence[hit.start] in warned


def _denies(doc: Document, hit: Hit) -> bool:
    """As in "dismissed reports that": a denial is no refusal, it only says of what is reported that it did not happen."""
    if hit.frame != "reject" or hit.pos != "v":
        return False
    return any(word.removesuffix("s") in lexicon.cues("hearsay") for word in doc.low[hit.end : hit.end + _ASKED_WORDS])


def _stopped(hit: Hit) -> bool:
    """As in "suspended aid" tells the suspension only; "a ceasefire agreed on Tuesday" the ceasefire only."""
    if hit.frame == "agree" and hit.tag == "ed" and "truce" in hit.subject_classes | hit.object_classes:
        return True
    return hit.pos == "n" and hit.frame in {"aid", "agree", "cooperate"} and hit.support in _STOPS


def _named_crime(hit: Hit, beside: list[Hit]) -> bool:
    """The murder that a court's sentence is for is no news of its own."""
    if hit.pos != "n" or hit.frame not in {"murder", "kill", "crime", "rape", "abduct"}:
        return False
    return any(other.frame == "justice" and other.start < hit.start for other in beside)


def _content(hit: Hit, beside: list[Hit]) -> bool:
    """What is asked for or threatened has not happened: "called on Mali to free him", "called for a strike"."""
    if hit.pos == "v" and "to" not in hit.group:
        return False
    reach = GAP_WORDS + 2 if hit.pos == "v" else _ASKED_WORDS
    return any(
        v is not hit and (v.frame in _ASKING or v.lemma == "offer to") and v.pos == "v" and 0 <= hit.group_start - v.end < reach
        for v in beside
    )


def _ended(doc: Document, hit: Hit, beside: list[Hit]) -> bool:
    """The truce of "the truce collapsed" is not made again; "the truce brokered on Monday collapsed" tells both."""
    if lexicon.cue_forms("light") & set(doc.low[hit.end : hit.end + _ARTICLE_WORDS]):
        return False
    if hit.frame != "truce" or hit.pos != "n" or not {"the", "if"} & set(doc.low[max(0, hit.start - _ARTICLE_WORDS) : hit.start]):
        return False
    return any(other.frame == "truce_end" for other in beside)


_ARTICLE_WORDS = 3


def _topic(doc: Document, hit: Hit, beside: list[Hit]) -> bool:
    """What talks are about has not happened by them: "talks on a truce", "met to discuss the withdrawal", "truce talks"."""
    if hit.pos != "n":
        return False
    for talk in beside:
        if talk is hit or talk.frame != "meet" or talk.lemma in _SUMMONS:
            continue
        if talk.pos == "n" and talk.start == hit.end:
            return True
        between = doc.low[talk.end : hit.start]
        if not 0 <= hit.start - talk.end < _TOPIC_WORDS or {",", ";"} & set(between):
            continue
        if talk.lemma in _DISCUSSING or (between and between[0] in _ABOUT):
            return True
    return False


_SUMMONS = frozenset(("visit", "state visit", "official visit"))
_DISCUSSING = frozenset(("discuss", "negotiate", "mediate"))
_ABOUT = frozenset(("on", "about", "over", "for", "towards", "toward", "concerning", "regarding", "aimed"))
_TOPIC_WORDS = 6


def _threatened(hit: Hit, governing: list[Hit]) -> bool:
    """What a warning says will be done is told by the warning: "warned that it would strike the port"."""
    if not _AHEAD & set(hit.group) and "to" not in hit.group:
        return False
    return any(v.frame == "threaten" and 0 <= hit.group_start - v.end < _THREAT_WORDS for v in governing)


_AHEAD = frozenset("will would could may might shall 'll".split())
_THREAT_WORDS = 12


def _aim(hit: Hit, beside: list[Hit]) -> bool:
    """As in "an offensive to take Gao": the fighting is told, the capture is its aim."""
    if hit.frame not in {"capture", "take"} or "to" not in hit.group:
        return False
    return any(other.frame in {"clash", "attack"} and 0 <= hit.group_start - other.end < _ASKED_WORDS for other in beside)


def _charge(doc: Document, hit: Hit) -> bool:
    """What somebody is arrested, tried or killed for explains it: "accused of plotting an attack", "on charges of smuggling"."""
    begins = doc.bounds[doc.sentence[hit.start]][0]
    before = doc.low[max(begins, hit.start - _CHARGE_WORDS) : hit.start]
    named = (hit.lemma, *doc.low[hit.end : hit.end + 1]) in _CHARGED and hit.tag == "ed" and not hit.group
    return named or any((a, b) in _CHARGES for a, b in pairwise(before))


_CHARGED = frozenset((("accuse", "of"), ("blame", "for")))
_CHARGES = frozenset(
    (word, preposition)
    for preposition, words in {
        "of": "accused suspected convicted guilty charges suspicion accusations acquitted allegations",
        "with": "charged",
        "for": "wanted",
    }.items()
    for word in words.split()
)
_CHARGE_WORDS = 5


def _worn(doc: Document, hit: Hit) -> bool:
    """A verb that only leads to what is told: a reporter's "Asked whether", the "voted to" of an assembly, "threatened by drought"."""
    if hit.lemma == "ask":
        return hit.start == doc.clauses[hit.clause].start and hit.tag == "ed"
    if hit.lemma == "vote":
        return hit.pos == "v" and doc.low[hit.end : hit.end + 1] == ["to"]
    return hit.lemma == "threaten" and hit.voice == "passive" and not hit.group


def _only_names(doc: Document, hit: Hit) -> bool:
    """As in "arson investigators", "the blast site", "murder charges": the noun only says which people or things."""
    if hit.pos != "n" or hit.end >= doc.bounds[doc.sentence[hit.start]][1]:
        return False
    return doc.low[hit.end] in _NAMED_BY


_NAMED_BY = frozenset(
    "investigator investigators investigation investigations official officials unit units team teams crew crews squad squads alarm alarms"
    " victim victims suspect suspects survivor survivors scene site sites plot plots case cases charge charges probe fears footage expert"
    " experts worker workers room department chief warning warnings".split()
)


def _purpose(hit: Hit, beside: list[Hit]) -> bool:
    """What people march or meet for: "marched to denounce the attack", "met to discuss the truce"; the raids of arrests."""
    if hit.frame == "attack" and hit.lemma == "raid" and hit.pos == "n":
        return any(other.frame == "arrest" for other in beside)
    if "to" not in hit.group or hit.frame not in _SPOKEN:
        return False
    return any(other.frame in {"protest", "meet"} and other.end <= hit.group_start for other in beside)


_SPOKEN = frozenset(("accuse", "request", "support", "reject", "meet", "threaten"))


def _wished(doc: Document, hit: Hit) -> bool:
    """As in "prayed for their release", "the lack of aid": it is not there."""
    before = doc.low[max(doc.bounds[doc.sentence[hit.start]][0], hit.start - _WISH_WORDS) : hit.start]
    return hit.pos == "n" and any(pair in _WISHES for pair in pairwise(before))


_WISHES = frozenset(
    (
        ("lack", "of"),
        ("absence", "of"),
        ("shortage", "of"),
        ("prayed", "for"),
        ("pray", "for"),
        ("hope", "for"),
        ("hopes", "for"),
        ("hoped", "for"),
        ("vote", "on"),
        ("votes", "on"),
    )
)
_WISH_WORDS = 4


def _struck(hit: Hit, beside: list[Hit]) -> bool:
    """A convoy, a funeral or a rally that a bomb hit is told by the attack on it."""
    if hit.pos != "n" or hit.frame not in {"aid", "ceremony", "meet", "election", "protest"}:
        return False
    return any(
        v.pos == "v" and v.frame in _STRIKING and v.voice == "active" and 0 <= hit.start - v.end < GAP_WORDS and not hit.support
        for v in beside
    )


_STRIKING = frozenset(("attack", "airstrike", "shelling"))
_ASKING = frozenset(("request", "threaten", "reject"))
_ASKED_WORDS = 4


def _own_object(hit: Hit, beside: list[Hit]) -> bool:
    """The noun of "agree on a ceasefire", whose verb has told it."""
    if hit.pos != "n":
        return False
    return any(v.frame == hit.frame and v.pos == "v" and 0 <= hit.start - v.end < GAP_WORDS for v in beside)


_STOPS = frozenset(
    "suspended suspend suspends suspending halted halt halts halting stopped stop stops stopping ended end ends cut"
    " cuts froze freeze".split()
)
