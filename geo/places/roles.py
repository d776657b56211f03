"""What a place does in its sentence: where it happens, where from, where to, who speaks, or only named."""

import re
from collections.abc import Sequence

from geo.model import Mention, MentionKind, PlaceKind, Role

# Words around a mention that decide are read this far, in characters.
_REACH = 60
_SIDE = (
    r"(?:the )?(?:(?:far |mid-?)?(?:north|south|east|west|central)[a-z-]* |rural |neighbou?ring |downtown |nearby |besieged |[a-z]+-held )*"
)
_LOCATED = (
    r"(?:(?:city|town|village|province|district|region|state|port|airport|base|area|suburb|countryside|capital)[a-z]* of (?:the )?)?$"
)
_SCENE = re.compile(
    rf"\b(?:in|at|near|around|outside|inside|across|throughout|within|over|on|off|entered|captured|seized|retook|stormed|shelled|bombed"
    rf"|bombarded|struck|hit|attacked|besieged|surrounded|reached|visited|took|recaptured|overran|invaded|targeted|pounded)"
    rf" {_SIDE}{_LOCATED}",
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
    if _DESTINATION.search(before):
        return "destination"
    if _ORIGIN.search(before):
        return "origin"
    if _SCENE.search(before):
        return "scene"
    if mention.kind in _SPEAKING_KINDS and (_SPEAKER.match(after) or _OFFICIAL.match(after)):
        return "speaker"
    if mention.kind == "demonym":
        return "background"
    if after.startswith((" (", ", ")) and not before.strip():
        return "scene"
    return "background"
