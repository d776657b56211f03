"""A reading as people have corrected it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geo.coreference import key_for
from geo.edits.change import changed
from geo.edits.find import find
from geo.edits.model import ACROSS, Anchor, Edit
from geo.model import Event, Reading, Review

# An event that a person made, or looked at and corrected, is as sure as that person.
_SURE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An event that a person took out, and the edit that did it: a "reject" or a "merge"."""

    event: Event
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A corrected reading, with what was taken out and the edits of each event by its `Event.id`, those of `gone` included.

    `newest` is the id of the last edit that it knows of, an undone one perhaps; None for none.
    """

    reading: Reading
    gone: tuple[Gone, ...] = ()
    trails: Mapping[str, tuple[Edit, ...]]
    anchors: Mapping[str, Anchor]
    newest: str | None = None

    def event(self, event_id: str) -> Event | None:
        """The event as it is shown, or as it was taken out."""
        events = (*self.reading.events, *(gone.event for gone in self.gone))
        return next((event for event in events if event.id == event_id), None)


def apply(reading: Reading, edits: Iterable[Edit]) -> Reading:
    """The reading with the edits of its article, given in the order in which they were made; undone ones count as not made."""
    return reviewed(reading, edits).reading


def reviewed(reading: Reading, edits: Iterable[Edit]) -> Reviewed:
    """The same with what was taken out, and which edits each event has had. Edits of other articles are passed over; nothing raises.

    An event that a person edited and that the reading does not hold any more is put in as it was, with its changes.
    """
    edits = tuple(edits)
    article_id = reading.article.id if edits else ""
    mine = tuple(edit for edit in edits if edit.article_id == article_id and edit.kind not in ACROSS)
    newest = mine[-1].id if mine else None
    active = tuple(edit for edit in mine if edit.is_active)
    if not active:
        return Reviewed(reading=reading, trails={}, anchors={}, newest=newest)
    desk = _Desk(reading, active)
    for edit in active:
        desk.do(edit)
    return replace(desk.result(), newest=newest)


def trails_by_key(shown: Iterable[Reviewed]) -> dict[str, tuple[Edit, ...]]:
    """The edits of each event that people edited in these readings, by the event's key."""
    return {key_for(one.reading.article.id, name): trail for one in shown for name, trail in one.trails.items()}


def as_seen(reading: Reading, edits: Iterable[Edit], *events: Event) -> Reviewed:
    """The corrected reading as it was when these events last looked so: what a person decides, they decide of what they saw.

    What others did since is left out, so that an edit made of this says in `seen` what its author knew of. Where they never looked
    so (the article was read again, an edit was undone), it is the reading as it is now.
    """
    edits = tuple(edits)
    shown = (reviewed(reading, edits[:count]) for count in range(len(edits), -1, -1))
    return next((one for one in shown if all(one.event(event.id) == event for event in events)), reviewed(reading, edits))


@dataclass(slots=True)
class _Sheet:
    """One event on the desk."""

    anchor: Anchor
    base: Event
    values: dict[str, Any] = field(default_factory=dict)
    marks: set[Review] = field(default_factory=set)
    trail: list[Edit] = field(default_factory=list)
    is_there: bool = True

    def event(self, text: str) -> Event:
        """As it is shown."""
        if not self.trail:
            return self.base
        mark: Review = "added" if "added" in self.marks else "accepted" if "accepted" in self.marks else "changed"
        return replace(changed(self.base, self.values, text), review=mark, confidence=_SURE)


class _Desk:
    """The events of one reading while the edits are made to them."""

    def __init__(self, reading: Reading, edits: Sequence[Edit]) -> None:
        self.reading = reading
        self.read = [_Sheet(Anchor(event=event), event) for event in reading.events]
        self.extra: list[_Sheet] = []
        self.made = {edit.id: _made(edit, reading.article.text) for edit in edits if edit.kind in ("add", "split")}
        meant = [anchor for edit in edits for anchor in _read_anchors(edit)]
        self.found = {anchor: self.read[at] for anchor, at in find(meant, reading.events).items()}
        for event, sheet in self.found.items():
            sheet.anchor = Anchor(event=event)

    def do(self, edit: Edit) -> None:
        """Make one edit."""
        if edit.kind in ("add", "split"):
            self.made[edit.id].trail.append(edit)
        sheet = self._sheet(edit.anchor) if edit.kind != "add" else None
        if sheet is None:
            return
        sheet.trail.append(edit)
        sheet.is_there = edit.kind != "reject"
        if edit.kind in ("accept", "set", "merge"):
            sheet.values.update(edit.changes.given())
        sheet.marks.add("accepted" if edit.kind == "accept" else "changed")
        for other in edit.others if edit.kind == "merge" else ():
            merged = self._sheet(other)
            if merged is not None and merged is not sheet:
                merged.trail.append(edit)
                merged.is_there = False

    def _sheet(self, anchor: Anchor) -> _Sheet | None:
        """The event meant; None where it was made by an edit that is undone."""
        if anchor.made_by is not None:
            return self.made.get(anchor.made_by)
        if anchor.event not in self.found:
            sheet = _Sheet(anchor, replace(anchor.event, id=kept_id(anchor.event)))
            self.found[anchor.event] = sheet
            self.extra.append(sheet)
        return self.found[anchor.event]

    def result(self) -> Reviewed:
        """What is on the desk now, in the order of the text."""
        text = self.reading.article.text
        sheets = _in_order(self.read, [*self.extra, *self.made.values()])
        touched = {sheet.base.id: sheet for sheet in sheets if sheet.trail}
        return Reviewed(
            reading=replace(self.reading, events=tuple(sheet.event(text) for sheet in sheets if sheet.is_there)),
            gone=tuple(Gone(event=sheet.event(text), edit=sheet.trail[-1]) for sheet in sheets if not sheet.is_there),
            trails={name: tuple(sheet.trail) for name, sheet in touched.items()},
            anchors={name: sheet.anchor for name, sheet in touched.items()},
        )


def _made(edit: Edit, text: str) -> _Sheet:
    event = changed(replace(edit.anchor.event, id=edit.event_id), edit.changes.given(), text)
    return _Sheet(Anchor(event=event, made_by=edit.id), event, marks={"added"})


def _read_anchors(edit: Edit) -> Iterable[Event]:
    meant = () if edit.kind == "add" else (edit.anchor, *edit.others)
    return (anchor.event for anchor in meant if anchor.made_by is None)


def _in_order(read: Sequence[_Sheet], extra: Sequence[_Sheet]) -> list[_Sheet]:
    """What was read in its own order, and each of the others after those that begin before it."""
    sheets = list(read)
    for sheet in sorted(extra, key=lambda one: (one.base.start, one.base.end, one.base.id)):
        later = (at for at in range(len(sheets), 0, -1) if sheets[at - 1].base.start <= sheet.base.start)
        sheets.insert(next(later, 0), sheet)
    return sheets


def kept_id(event: Event) -> str:
    """An id for an event that is read no more: its own may be another event's by now."""
    return f"k{hashlib.sha256(repr(event).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
