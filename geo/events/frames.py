"""From a trigger and who does it to whom, to type and sub-type.

The order of the tests is the table's: where two types fit, the higher one wins, but a strike inside a battle is an explosion.
"""

from itertools import pairwise

from geo.events import lexicon
from geo.events.document import Document
from geo.events.hit import Hit

Kind = tuple[str, str]

_WEAPONS: tuple[tuple[str, str], ...] = (
    ("suicide", "suicide_bomb"),
    ("chemical", "chemical_weapon"),
    ("grenade", "grenade"),
    ("aircraft", "air_drone_strike"),
    ("munition", "shelling_artillery_missile"),
    ("bomb", "remote_explosive_ied"),
)
_ARMED = frozenset(("state_force", "nonstate_force"))
_TARGETED = frozenset(("officials", "leader", "diplomats"))  # whose killing by one man is political
_STATE_HELD = (
    "government-held",
    "regime-held",
    "army-held",
    "government-controlled",
    "regime-controlled",
    "from government",
    "from the army",
    "from regime",
)
_REBEL_HELD = (
    "rebel-held",
    "is-held",
    "isis-held",
    "opposition-held",
    "militant-held",
    "daesh-held",
    "insurgent-held",
    "from rebels",
    "from militants",
    "from the rebels",
)
_AGAIN = frozenset(("retake", "recapture", "regain", "reclaim", "liberate", "recover", "win back", "take back", "purge", "clear"))
_COUNTERS = frozenset(("attack", "kill", "fire", "murder"))


def kind_of(doc: Document, hit: Hit, *, conflict: bool) -> Kind:
    """Type and sub-type of a trigger in its clause. `conflict`: whether the article is about armed groups."""
    if hit.deed is not None and hit.deed.frame != "attack":
        return kind_of(doc, hit.deed, conflict=conflict)
    frame = hit.frame
    if frame in _COUNTERS:
        return _violence(doc, hit, conflict=conflict)
    rule = _RULES.get(frame)
    return (rule(doc, hit) if rule else None) or lexicon.defaults()[frame]


def weapon_in(classes: frozenset[str]) -> str | None:
    """The sub-type of explosion that these noun classes name, the most telling first."""
    return next((sub_type for name, sub_type in _WEAPONS if name in classes), None)


def _violence(doc: Document, hit: Hit, *, conflict: bool) -> Kind:
    by, to, around = hit.subject_classes, hit.object_classes, hit.clause_classes
    if hit.lemma == "execute" and "PLACE" in by and not by & _ARMED:
        return "other", "justice"  # a state puts prisoners to death
    if conflict and (hit.lemma == "strike" if hit.pos == "n" else hit.frame == "attack" and _by_strikes(doc, hit)):
        return "explosion", "air_drone_strike"  # what news of war calls a strike comes from the air
    weapon = weapon_in(by) or (weapon_in(around) if hit.frame != "fire" else weapon_in(to))
    if weapon and not (weapon == "remote_explosive_ied" and hit.lemma in {"shoot", "stab"}):
        return "explosion", weapon
    if "crowd" in to and "state_force" in by:
        return "protest", "excessive_force_against_protesters"
    if "crowd" in by and hit.frame != "kill":
        return "riot", "mob_violence"
    if "vehicle" in by and not by & (_ARMED | {"natural"}):
        return "other", "accident"
    if "natural" in around and not by & _ARMED:
        return "other", "natural_disaster"
    if not conflict and "lone" in by and not by & _ARMED:
        return ("civilians", "attack") if to & _TARGETED else ("other", "crime")
    if to & _ARMED and (by & (_ARMED | {"lone"}) or conflict):
        return "battle", "armed_clash"
    if hit.frame == "attack" and conflict and not ("civilians" in to and "territory" not in to):
        return "battle", "armed_clash"
    if conflict or by & _ARMED:
        return "civilians", "attack"
    if hit.frame == "attack" and hit.pos == "n" and around & _ARMED:
        return ("civilians", "attack") if "civilians" in around and "state_force" not in around else ("battle", "armed_clash")
    return ("civilians", "attack") if hit.lemma in {"assassinate", "assassination", "assassination attempt"} else ("other", "crime")


def _by_strikes(doc: Document, hit: Hit) -> bool:
    """As in "launched strikes on Monday, hitting Raqqa"."""
    return doc.clauses[hit.clause].kind == "ing" and "strikes" in doc.low[doc.bounds[doc.sentence[hit.start]][0] : hit.start]


def _capture(doc: Document, hit: Hit) -> Kind:
    to = hit.object_classes
    if hit.lemma == "enter" and "aid" in hit.subject_classes and not hit.subject_classes & _ARMED:
        return "displacement", "aid"
    if to & {"weapons", "grenade", "munition"} and not to & {"territory", "PLACE"}:
        return "strategic", "disrupted_weapons_use"
    if to & {"nonstate_force", "leader"} and not to & {"territory", "PLACE"} and hit.lemma == "capture":
        return "strategic", "arrests"
    if side_of(doc, hit) == "nonstate_force":
        return "battle", "non_state_actor_overtakes_territory"
    return "battle", "government_regains_territory"


def side_of(doc: Document, hit: Hit) -> str:
    """Which side acts, the state's or another: by its name, by who held the place, else by who acted last."""
    clause = doc.clauses[hit.clause]
    by = hit.subject_classes
    if "nonstate_force" in by and not ("state_force" in by and _state_first(doc, hit)):
        return "nonstate_force"
    if "state_force" in by:
        return "state_force"
    words = " ".join(doc.low[clause.start : clause.end])
    if hit.lemma in _AGAIN or any(cue in words for cue in _REBEL_HELD) or "nonstate_force" in hit.object_classes:
        return "state_force"
    if any(cue in words for cue in _STATE_HELD) or "state_force" in hit.object_classes:
        return "nonstate_force"
    for k in range(hit.start - 1, max(-1, hit.start - 80), -1):
        if side := doc.nouns.get(k, frozenset()) & _ARMED:
            return "nonstate_force" if "nonstate_force" in side else "state_force"
    return "state_force"


def _state_first(doc: Document, hit: Hit) -> bool:
    """Of two sides named before the verb, the nearer to it is the subject's head."""
    for k in range(hit.subject[0], hit.subject[1]):
        side = doc.nouns.get(k, frozenset()) & _ARMED
        if side == {"state_force"}:
            return True
        if "nonstate_force" in side:
            return False
    return False


def _blast(_doc: Document, hit: Hit) -> Kind | None:
    around = hit.clause_classes
    if "suicide" in around:
        return "explosion", "suicide_bomb"
    if "grenade" in hit.subject_classes | hit.object_classes:
        return "explosion", "grenade"
    if hit.lemma == "bombing" and "aircraft" in around:
        return "explosion", "air_drone_strike"
    if "munition" in hit.subject_classes and "bomb" not in hit.subject_classes:
        return "explosion", "shelling_artillery_missile"
    return None


def _shelling(_doc: Document, hit: Hit) -> Kind | None:
    if "chemical" in hit.clause_classes:
        return "explosion", "chemical_weapon"
    if "aircraft" in hit.subject_classes:
        return "explosion", "air_drone_strike"
    return None


def _airstrike(_doc: Document, hit: Hit) -> Kind | None:
    if "chemical" in hit.clause_classes:
        return "explosion", "chemical_weapon"
    if hit.lemma == "bomb" and "aircraft" not in hit.subject_classes and "nonstate_force" in hit.subject_classes:
        return "explosion", "remote_explosive_ied"
    return None


def _disperse(_doc: Document, hit: Hit) -> Kind | None:
    if hit.clause_classes & {"gun"} or "live" in hit.lemma:
        return "protest", "excessive_force_against_protesters"
    return None


def _riot(_doc: Document, hit: Hit) -> Kind | None:
    if hit.lemma in _MOBS or "vigilante" in _doc.low[max(0, hit.start - 10) : hit.end + 10]:
        return "riot", "mob_violence"
    return None


_MOBS = frozenset(
    ("lynch", "mob", "lynching", "mob lynching", "mob violence", "mob justice", "mob attack", "lynch mob", "vigilantism", "pogrom")
)


_UNDER_FIRE = frozenset(("come under fire", "come under _ fire", "come under attack", "come under _ attack"))


def _protest(_doc: Document, hit: Hit) -> Kind | None:
    if hit.lemma in {"parade", "march"} and hit.subject_classes & _ARMED and "crowd" not in hit.subject_classes:
        return "strategic", "other"
    if "teargas" in hit.clause_classes:
        return "protest", "protest_with_intervention"
    return None


def _clash(_doc: Document, hit: Hit) -> Kind | None:
    if hit.lemma in _UNDER_FIRE and hit.subject_classes & {"civilians", "officials"} and not hit.subject_classes & _ARMED:
        return "civilians", "attack"
    if "crowd" in hit.subject_classes | hit.object_classes and "nonstate_force" not in hit.clause_classes:
        return "riot", "violent_demonstration"
    return None


def _take(doc: Document, hit: Hit) -> Kind | None:
    if "weapons" in hit.object_classes and "territory" not in hit.object_classes:
        return "strategic", "disrupted_weapons_use"
    if "drugs" in hit.object_classes:
        return "other", "crime"
    return _capture(doc, hit)


def _arrest(_doc: Document, hit: Hit) -> Kind | None:
    if "crowd" in hit.object_classes:
        return "protest", "protest_with_intervention"
    return None


def _loot(_doc: Document, hit: Hit) -> Kind | None:
    if weapon := weapon_in(hit.subject_classes):
        return "explosion", weapon
    if "crowd" in hit.subject_classes:
        return "riot", "mob_violence"
    return None


def _agree(_doc: Document, hit: Hit) -> Kind | None:
    if "truce" in hit.object_classes and hit.subject_classes & _ARMED:
        return "strategic", "agreement"
    return None


def _aid(doc: Document, hit: Hit) -> Kind | None:
    if hit.object_classes & _ARMED or "weapons" in hit.object_classes or "military" in doc.low[max(0, hit.start - 3) : hit.end]:
        return "diplomacy", "cooperate"
    return None


def _sanction(doc: Document, hit: Hit) -> Kind | None:
    eased = _EASING & set(doc.low[max(doc.clauses[hit.clause].start, hit.start - _EASED_WORDS) : hit.start])
    return ("diplomacy", "concede") if hit.pos == "n" and eased else None


_EASING = frozenset("ease eased eases easing lift lifted lifts lifting relax relaxed relaxing waive waived waiving".split())
_EASED_WORDS = 5


def _evacuate(doc: Document, hit: Hit) -> Kind | None:
    """Fighters who are taken away under a deal, with their families, are a move of troops; with the town's people, an evacuation."""
    if "nonstate_force" not in hit.object_classes:
        return None
    own = ("their", "families") in pairwise(doc.low[hit.object[0] : hit.object[1]])
    return ("strategic", "change_to_group_activity") if own or "civilians" not in hit.object_classes else None


def _accident(_doc: Document, hit: Hit) -> Kind | None:
    if hit.lemma == "fire" and hit.clause_classes & _ARMED:
        return "strategic", "other"
    return None


_RULES = {
    "capture": _capture,
    "take": _take,
    "blast": _blast,
    "shelling": _shelling,
    "airstrike": _airstrike,
    "protest": _protest,
    "clash": _clash,
    "arrest": _arrest,
    "loot": _loot,
    "agree": _agree,
    "accident": _accident,
    "aid": _aid,
    "disperse": _disperse,
    "evacuate": _evacuate,
    "sanction": _sanction,
    "riot": _riot,
}
