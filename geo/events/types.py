"""The table of event types: names, labels, sub-types, colours and glyphs.

The first six types are ACLED's, the next two take PLOVER's verbs as sub-types. Colours are Paul Tol's muted set.
Where two types fit, the one higher in the table wins.
"""

from dataclasses import dataclass
from typing import Literal

Glyph = Literal["cross", "burst", "diamond", "square", "zigzag", "flag", "ring", "triangle", "arrow", "dot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One row of the table. `colour` is #RRGGBB; `label` is what a person reads."""

    name: str
    label: str
    colour: str
    glyph: Glyph
    sub_types: tuple[str, ...]


EVENT_TYPES: tuple[EventType, ...] = (
    EventType(
        name="battle",
        label="Battle",
        colour="#882255",
        glyph="cross",
        sub_types=("armed_clash", "government_regains_territory", "non_state_actor_overtakes_territory"),
    ),
    EventType(
        name="explosion",
        label="Explosion or remote violence",
        colour="#CC6677",
        glyph="burst",
        sub_types=("air_drone_strike", "shelling_artillery_missile", "remote_explosive_ied", "suicide_bomb", "grenade", "chemical_weapon"),
    ),
    EventType(
        name="civilians",
        label="Violence against civilians",
        colour="#AA4499",
        glyph="diamond",
        sub_types=("attack", "abduction_forced_disappearance", "sexual_violence"),
    ),
    EventType(
        name="protest",
        label="Protest",
        colour="#999933",
        glyph="square",
        sub_types=("peaceful_protest", "protest_with_intervention", "excessive_force_against_protesters"),
    ),
    EventType(name="riot", label="Riot", colour="#DDCC77", glyph="zigzag", sub_types=("violent_demonstration", "mob_violence")),
    EventType(
        name="strategic",
        label="Strategic development",
        colour="#332288",
        glyph="flag",
        sub_types=(
            "agreement",
            "arrests",
            "change_to_group_activity",
            "disrupted_weapons_use",
            "headquarters_or_base_established",
            "looting_property_destruction",
            "non_violent_transfer_of_territory",
            "other",
        ),
    ),
    EventType(
        name="diplomacy",
        label="Diplomacy",
        colour="#117733",
        glyph="ring",
        sub_types=("consult", "agree", "support", "cooperate", "concede", "request"),
    ),
    EventType(
        name="pressure",
        label="Pressure",
        colour="#88CCEE",
        glyph="triangle",
        sub_types=("accuse", "reject", "threaten", "sanction", "coerce", "mobilize"),
    ),
    EventType(
        name="displacement",
        label="Displacement and aid",
        colour="#44AA99",
        glyph="arrow",
        sub_types=("displacement", "evacuation", "return", "asylum", "aid"),
    ),
    EventType(
        name="other",
        label="Other",
        colour="#DDDDDD",
        glyph="dot",
        sub_types=("natural_disaster", "accident", "crime", "justice", "election", "other"),
    ),
)
BY_NAME: dict[str, EventType] = {row.name: row for row in EVENT_TYPES}


def type_of(name: str) -> EventType:
    """The row of a type; that of "other" for a name that the table lacks, such as one from a file that a newer version wrote."""
    return BY_NAME.get(name, EVENT_TYPES[-1])


def label_of(sub_type: str) -> str:
    """A sub-type in words: "remote_explosive_ied" is "remote explosive, IED"."""
    return _SPELLED.get(sub_type, sub_type.replace("_", " "))


_SPELLED = {
    "air_drone_strike": "air or drone strike",
    "shelling_artillery_missile": "shelling, artillery or missile",
    "remote_explosive_ied": "remote explosive, IED",
    "abduction_forced_disappearance": "abduction or forced disappearance",
    "looting_property_destruction": "looting or destruction of property",
    "headquarters_or_base_established": "headquarters or base established",
}
