"""What a place does in its sentence: where it happens, where from, where to, who speaks, or only named."""

import re
from collections.abc import Sequence

from geo.model import Mention, MentionKind, PlaceKind, Role

# Words around a mention that decide are read this far, in characters.
_REACH = 60
_SIDE = (
    r"(?:the )?(?:(?:far |mid-?)?(?:north|south|east|west|central)[a-z-]* |rural |neighbou?ring |downtown |nearby |besieged |divided "
    r"|[A-Za-z]+-(?:held|controlled|occupied) )*"
)
_SPOTS = (
    r"(?:city|cities|town|village|province|district|region|state|port|airport|base|area|suburb|countryside|capital|neighbou?rhood"
    r"|outskirt|edge|side|part|quarter|island|valley|camp)"
)
_LOCATED = rf"(?:(?:[A-Za-z][\w-]* ){{0,3}}{_SPOTS}[a-z]* (?:of |called )?(?:the )?)?$"
_SPOT = re.compile(rf"\b{_SPOTS}s? (?:of|like|including) (?:the )?$|, including $", re.IGNORECASE)
_DEED = (
    r"(?:capture|fall|surrender|siege|bombing|bombardment|shelling|battle|liberation|invasion|seizure|recapture|control|takeover|clashes"
    r"|fighting|attacks?|assault|offensive|raids?|strikes?|airstrikes?|operations?) (?:of|for|against|on)"
)
_SCENE = re.compile(
    rf"\b(?:in|at|near|around|outside|inside|across|throughout|within|over|on|off|entered|captured|seized|retook|stormed|shelled|bombed"
    rf"|bombarded|struck|hit|attacked|besieged|surrounded|reached|visited|took|take|capture|seize|retake|recaptured|overran|invaded"
    rf"|targeted|pounded|{_DEED}) {_SIDE}{_LOCATED}",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    rf"\b(?:from|leaving|left|fled|departed|out of|withdrew from|withdrawn from|coming from|escaped) {_SIDE}{_LOCATED}", re.IGNORECASE
)
_MOVES = (
    r"(?:fled|flee|fleeing|moved|move|moving|went|go|going|gone|travelled|traveled|travel|returned|return|returning|sent|send|headed"
    r"|heading|flew|flown|fly|evacuated|transferred|deported|deploy|deployed|marched|march|advanced|arrived|bound|crossed|deliver"
    r"|delivered|escape|escaped|shipped|invited|route|way|trip|visit|journey)"
)
_DESTINATION = re.compile(
    rf"\b(?:{_MOVES}(?: [\w-]+){{0,4}} (?:to|into|for|toward|towards)|into|towards?|arrived in|arrived at) {_SIDE}{_LOCATED}",
    re.IGNORECASE,
)
# A word of each of these patterns' beginnings: without one of them before a mention a search, twenty times as dear, is spared.
_WORD = re.compile("[a-z]+")
_SCENE_WORDS = frozenset(
    "in at near around outside inside across throughout within over on off entered captured seized retook stormed shelled bombed bombarded"
    " struck hit attacked besieged surrounded reached visited took take capture seize retake recaptured overran invaded targeted pounded"
    " of for against".split()
)
_ORIGIN_WORDS = frozenset("from leaving left fled departed out escaped".split())
_DESTINATION_WORDS = frozenset("to into for toward towards arrived".split())
_SPOT_WORDS = frozenset("of like including".split())
_SAYS = (
    r"(?:said|says|say|told|tells|announced|announces|warned|warns|denied|denies|confirmed|insisted|insists|added|called|urged|agreed|wants|wanted"
    r"|vowed|accused|accuses|condemned|claimed|claims|rejected|refused|demanded|hopes|hoped|proposed|backed|backs|supports|supported|opposes"
    r"|imposed|expelled|recognised|recognized|threatened|pledged|stressed|emphasi[sz]ed|believes|considers|expects|granted|requested|responded"
    r"|expressed|declared|signed|welcomed|blamed|blames)"
)
_SPEAKER = re.compile(
    r"(?:,? (?:which|who|on \w+day|has|have|had|also|again|meanwhile|repeatedly|later|however|would|will|did|does|is|was|not|already)){0,4}"
    rf",? {_SAYS}\b"
)
_OFFICIAL = re.compile(
    r"(?:['’]s?)? (?:[a-z-]+ ){0,2}(?:government|president|presidency|officials?|ministry|minister|spokes\w+|army|military|ambassador"
    r"|envoy|state|authorities|parliament|foreign|defen[cs]e|prime|deputy|leader|news|media|lawmakers?|diplomats?|Foreign"
    r"|Defen[cs]e|Prime|President|Interior|Minister|Deputy)\b"
)
_LED = re.compile(r"-(?:led|backed|based|born|made|brokered|supported|funded|trained|allied)\b")
# "U.S. air strikes" are not in the United States; "in the U.S. on Monday" is.
_SHORT = re.compile(r"(?:[A-Z]\.?){2,4}")
_NOUN = re.compile(
    r" (?!(?:on|in|to|for|and|or|at|by|with|from|after|before|when|as|is|was|has|had|have|are|were|will|would|could|should|may|might|must"
    r"|can|did|does|that|which|who|since|until|during|over|under|this|last|next|where|while|than|but|border|coast|soil|territory)\b)"
    rf"(?!{_SAYS}\b)[a-z]"
)
# Words after a demonym that make it a place.
_GROUND = re.compile(
    r" (?:[a-z]+ )?(?:border|coast|capital|city|cities|towns?|villages?|soil|territory|airspace|province|countryside|side|waters|port)\b"
)
_SPEAKING_KINDS: tuple[MentionKind | PlaceKind, ...] = ("country", "demonym", "region", "settlement")


def roles(text: str, mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """The role of each mention, by the words beside it; a list shares the role of its first member."""
    out: list[Role] = []
    for i, mention in enumerate(mentions):
        before = text[max(0, mention.start - _REACH) : mention.start]
        if i and out and _joins(text[mentions[i - 1].end : mention.start]):
            out.append(out[-1])
            continue
        out.append(_role(mention, before, text[mention.end : mention.end + _REACH]))
    return tuple(out)


def _joins(between: str) -> bool:
    return between in (", ", " and ", ", and ", " or ", ", in ", " in ")


def _role(mention: Mention, before: str, after: str) -> Role:
    if _is_modifier(mention, after):
        return "speaker" if _OFFICIAL.match(after) else "background"
    near = frozenset(_WORD.findall(before.lower()))
    if not near.isdisjoint(_DESTINATION_WORDS) and _DESTINATION.search(before):
        return "destination"
    if not near.isdisjoint(_ORIGIN_WORDS) and _ORIGIN.search(before):
        return "origin"
    if (not near.isdisjoint(_SCENE_WORDS) and _SCENE.search(before)) or (not near.isdisjoint(_SPOT_WORDS) and _SPOT.search(before)):
        return "scene"
    if mention.kind in _SPEAKING_KINDS and (_SPEAKER.match(after) or _OFFICIAL.match(after)):
        return "speaker"
    # A dateline: "ALEPPO, Dec 8 (Reuters) -".
    return "scene" if after.startswith((" (", ", ")) and not before.strip() else "background"


def _is_modifier(mention: Mention, after: str) -> bool:
    """Whether the name only says whose: "the U.S.-led coalition", "Syrian troops", but not "the Turkish border"."""
    if _LED.match(after) or (_SHORT.fullmatch(mention.text) and _NOUN.match(after)):
        return True
    return mention.kind == "demonym" and not _GROUND.match(after)
