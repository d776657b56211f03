"""Which event of a reading an edit means, also after the article was read again by another engine or with another day."""

from collections.abc import Iterable, Sequence

from geo.model import Event
from geo.text import fold

# Of the shorter quote: a newer engine cuts a clause a few words shorter or longer, while two clauses of a sentence share less.
_LEAST_OVERLAP = 0.5
# How alike two events are: the greater tuple is the better match.
Likeness = tuple[float, ...]


def find(anchors: Iterable[Event], events: Sequence[Event]) -> dict[Event, int]:
    """From anchors, events as they were read once, to the position of the same event in `events`. An anchor without one is left out.

    Quote, type and place all alike come first. Else it is the event of the best overlap with the same place, or with the same type at
    what the article calls by the same name: two places of one clause ("captured Hama and Homs") stay two events. No event is found twice.
    """
    likely = [
        (likeness, number, position, anchor)
        for number, anchor in enumerate(sorted(set(anchors), key=_order))
        for position, event in enumerate(events)
        if (likeness := _likeness(anchor, event)) is not None
    ]
    found: dict[Event, int] = {}
    for _, _, position, anchor in sorted(likely, key=lambda one: (one[0], -one[1], -one[2]), reverse=True):
        if anchor not in found and position not in found.values():
            found[anchor] = position
    return found


def _order(event: Event) -> tuple[int, int, str, str]:
    """An order that does not ask who came first, so that the order of edits decides nothing."""
    return event.start, event.end, event.id, repr(event)


def _likeness(anchor: Event, event: Event) -> Likeness | None:
    """How alike they are; None where they cannot be one event."""
    overlap = _overlap(anchor, event)
    same_type, same_place = anchor.type == event.type, _place_id(anchor) == _place_id(event)
    same_span = (anchor.start, anchor.end) == (event.start, event.end)
    if not (same_span or overlap >= _LEAST_OVERLAP):
        return None
    if not (same_place and anchor.place is not None) and not (same_type and _same_name(anchor, event)):
        return None
    exact = same_span and same_type and same_place
    alike = (anchor.sub_type == event.sub_type, anchor.first == event.first, anchor.last == event.last, anchor.id == event.id)
    return (exact, same_place, same_type, overlap, *alike)


def _overlap(one: Event, other: Event) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return shared / shorter if shorter > 0 else 0.0


def _place_id(event: Event) -> str | None:
    return event.place.id if event.place else None


def _same_name(one: Event, other: Event) -> bool:
    """Whether the article calls their places the same, or names none for one of them."""
    if not one.place_text or not other.place_text:
        return True
    return fold(one.place_text) == fold(other.place_text)
