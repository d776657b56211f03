"""Edits in words, for the history."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from geo.edits.conflicts import PRESENCE, Conflict
from geo.edits.model import Edit, Kind
from geo.events.types import BY_NAME, label_of
from geo.model import Event
from geo.places.whereabouts import in_full

_FIELDS = {
    "type": "type",
    "sub_type": "sub-type",
    "status": "status",
    "place": "place",
    "place_text": "name of the place",
    "precision": "precision of the place",
    "first": "first day",
    "last": "last day",
    "date_precision": "precision of the date",
    "deaths": "deaths",
    "actors": "actors",
    "span": "clause",
}
_UNKNOWN = "unknown"
# What `event_in_words` looks at.
_NAMING = ("type", "place", "place_text")


def event_in_words(event: Event) -> str:
    """What to call an event in a line: "“Hama” battle", or "battle" where it has no place."""
    kind = BY_NAME.get(event.type)
    label = kind.label.lower() if kind else event.type
    name = event.place_text or (event.place.name if event.place else None)
    return f"“{name}” {label}" if name else label


def edit_in_words(edit: Edit) -> str:
    """What was done, in one line: "Place of “Hama” battle set to Salamiyah, Syria"."""
    event = edit.anchor.event
    if edit.kind == "add":  # what was made, and not the bare words that it was made of
        event = replace(event, **{name: value for name, value in edit.changes.given().items() if name in _NAMING})
    called = event_in_words(event)
    if edit.kind == "set":
        return _set(edit, called)
    if edit.kind == "merge":
        return _begun(f"{called} merged with {', '.join(event_in_words(other.event) for other in edit.others)}")
    if edit.kind == "link":
        return _begun(f"{called} of {_articles(1 + len(edit.others))} is one happening")
    if edit.kind == "unlink":
        return _begun(f"{called} told apart from that of {_articles(len(edit.others))}")
    if edit.kind == "split":
        told = "; ".join(f"{_FIELDS[name]} {value_in_words(name, value)}" for name, value in _differing(edit).items())
        return _begun(f"{called} split: another one with {told}" if told else f"{called} split")
    return _begun(f"{called} {({'accept': 'accepted', 'reject': 'rejected', 'add': 'added'})[edit.kind]}")


def _articles(count: int) -> str:
    return "another article" if count == 1 else f"{count} articles"


def field_in_words(name: str) -> str:
    """What to call a field of `Changes`, or whether there is an event at all."""
    return _FIELDS.get(name, "existence")


def value_in_words(name: str, value: Any) -> str:
    """A field's value in words: a place with its country, a day, "10 to 12"."""
    if value is None or value == ():
        return _UNKNOWN
    if name == "place":
        return in_full(value)
    if name == "type":
        return BY_NAME[value].label if value in BY_NAME else str(value)
    if name == "sub_type":
        return label_of(value)
    if name == "deaths":
        return str(value.low) if value.low == value.high else f"{value.low} to {value.high}"
    if name == "actors":
        return ", ".join(actor.name for actor in value)
    return "other words" if name == "span" else str(value)


def conflict_in_words(one: Conflict) -> str:
    """Whose value stands, and the other one: "Two people disagree on the status: denied (Bob) stands, the other one is planned (Ann)"."""
    sides = (
        f"{_side(one.field, value)} ({edit.author or 'somebody'})"
        for edit, value in ((one.later, one.later_value), (one.earlier, one.earlier_value))
    )
    return f"Two people disagree on the {field_in_words(one.field)}: {' stands, the other one is '.join(sides)}"


def _side(name: str, value: Any) -> str:
    if name == PRESENCE:
        return "yes" if value else "no"
    return value_in_words(name, value)


def _set(edit: Edit, called: str) -> str:
    given = list(edit.changes.told().items())
    if not given:
        return _begun(f"{called} left as it was")
    (first, value), *rest = given
    said = f"{_begun(_FIELDS[first])} of {called} set to {value_in_words(first, value)}"
    return "; ".join([said, *(f"{_FIELDS[name]} to {value_in_words(name, value)}" for name, value in rest)])


def _differing(edit: Edit) -> dict[str, Any]:
    event = edit.anchor.event
    return {name: value for name, value in edit.changes.told().items() if name != "span" and value != getattr(event, name)}


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def trail_in_words(trail: Sequence[Edit]) -> str:
    """What people did to an event, in a few words: "Accepted", "Corrected: place, first day"; empty where nobody did anything."""
    if not trail:
        return ""
    last = trail[-1]
    if last.kind in _DONE:
        return _DONE[last.kind]
    said = ", ".join(_corrected(trail))
    return f"Corrected: {said}" if said else "Merged" if last.kind == "merge" else "Corrected"


def deeds_in_words(trail: Sequence[Edit]) -> str:
    """All that people did to an event besides accepting or adding it: "place, first day, merged"; empty for nothing."""
    kinds = {edit.kind for edit in trail}
    return ", ".join([*_corrected(trail), *(word for kind, word in _ANEW.items() if kind in kinds)])


def reasons_of(trail: Sequence[Edit]) -> str:
    """Why people did it, in the order in which they did; empty where nobody said."""
    return "; ".join(dict.fromkeys(said for edit in trail if (said := edit.reason.strip())))


def _corrected(trail: Sequence[Edit]) -> list[str]:
    """The fields that people gave other values, in words."""
    fields = {name for edit in trail if edit.kind in ("set", "merge") for name in edit.changes.told()}
    return [_FIELDS[name] for name in _FIELDS if name in fields]


_ANEW: dict[Kind, str] = {"merge": "merged", "split": "split"}
_DONE = {"accept": "Accepted", "reject": "Rejected", "add": "Added by hand", "split": "Split"}
