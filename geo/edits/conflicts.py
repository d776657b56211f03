"""Where two people changed the same thing without knowing of each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.edits.model import ACROSS, Anchor, Edit

# Beside the fields of `Changes`: whether there is such an event at all.
PRESENCE = "presence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The `later` edit of a field holds; who made it had not seen the `earlier` one.

    `field` is one of `Changes`, or PRESENCE with True or False as its values.
    """

    anchor: Anchor
    field: str
    earlier: Edit
    later: Edit
    earlier_value: Any
    later_value: Any


def conflicts(edits: Iterable[Edit]) -> tuple[Conflict, ...]:
    """All that are open; an edit of the field by somebody who had seen both settles it. Edits in the order in which they were made.

    Undone edits take part in nothing, but stand in the order that `seen` refers to: give them, too.
    """
    edits = tuple(edits)
    place = {edit.id: number for number, edit in enumerate(edits)}
    by_event: dict[tuple[str, Anchor], list[Edit]] = {}
    for edit in (edit for edit in edits if edit.kind not in ACROSS):
        for anchor in dict.fromkeys((edit.anchor, *edit.others)):
            by_event.setdefault((edit.article_id, anchor), []).append(edit)
    return tuple(found for (_, anchor), mine in by_event.items() for found in _of_event(anchor, mine, place))


def disputes(found: Iterable[Conflict]) -> tuple[tuple[Conflict, ...], ...]:
    """The conflicts that arose of the same two acts over the same field, together: what was done at once is settled at once."""
    groups: dict[tuple[str, str, str], list[Conflict]] = {}
    for one in found:
        acts = (one.earlier.batch or one.earlier.id, one.later.batch or one.later.id)
        groups.setdefault((*acts, one.field), []).append(one)
    return tuple(map(tuple, groups.values()))


def _of_event(anchor: Anchor, edits: list[Edit], place: Mapping[str, int]) -> Iterator[Conflict]:
    """Those of one event; `place` says where each edit stands among all."""
    writes: dict[str, list[tuple[Edit, Any]]] = {}
    for edit in edits:
        for name, value in _writes(edit, anchor).items():
            writes.setdefault(name, []).append((edit, value))
    for name, mine in writes.items():
        later, holds = mine[-1]
        for at, (earlier, value) in enumerate(mine[:-1]):
            known = [edit for edit, _ in mine[at + 1 :] if place.get(edit.seen or "", -1) >= place[earlier.id]]
            if value != holds and not known:
                yield Conflict(anchor=anchor, field=name, earlier=earlier, later=later, earlier_value=value, later_value=holds)


def _writes(edit: Edit, anchor: Anchor) -> dict[str, Any]:
    """What an active edit says of the event."""
    if not edit.is_active or edit.kind == "add":
        return {}
    if edit.kind == "reject" or edit.anchor != anchor:
        return {PRESENCE: False}
    return {PRESENCE: True} | ({} if edit.kind == "split" else edit.changes.told())
