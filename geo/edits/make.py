"""The edits as a person makes them, of an event in a reviewed reading.

Each takes the `Event.id` on the screen and gives an edit that is yet to be kept. Raises InputError, in words, for an event that is not
there and for values that cannot be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from msgspec import UNSET

from geo.edits.check import checked
from geo.edits.conflicts import PRESENCE, Conflict
from geo.edits.form import name_in_text
from geo.edits.model import Anchor, Changes, Edit, Kind
from geo.edits.review import Reviewed
from geo.errors import InputError
from geo.events.types import BY_NAME
from geo.model import Event

# An "add" that says neither: any happening.
_OTHER = "other"
_TWO = 2


def accept(shown: Reviewed, event_id: str, *, reason: str = "", author: str = "") -> Edit:
    """The event is right as it is shown."""
    return _edit("accept", shown, event_id, changes=Changes.of(_event(shown, event_id)), reason=reason, author=author)


def reject(shown: Reviewed, event_id: str, *, reason: str = "", author: str = "") -> Edit:
    """There is no such event."""
    return _edit("reject", shown, event_id, reason=reason, author=author)


def change(shown: Reviewed, event_id: str, changes: Changes, *, reason: str = "", author: str = "") -> Edit:
    """The event's fields have these values."""
    if not changes.given():
        raise InputError("Nothing is changed: give at least one field another value.")
    changes = _called(shown, _event(shown, event_id), changes)
    return _edit("set", shown, event_id, changes=changes, reason=reason, author=author)


def merge(
    shown: Reviewed, event_id: str, others: Iterable[str], changes: Changes | None = None, *, reason: str = "", author: str = ""
) -> Edit:
    """The others are the same event as this one, which gets the values of `changes`, taken from any of them."""
    gone = tuple(_anchor(shown, other) for other in dict.fromkeys(others) if other != event_id)
    if not gone:
        raise InputError("One event cannot be merged with itself: choose another one, too.")
    return _edit("merge", shown, event_id, others=gone, changes=changes or Changes(), reason=reason, author=author)


def split(shown: Reviewed, event_id: str, changes: Changes, *, reason: str = "", author: str = "") -> Edit:
    """The clause tells of two events: this one, and another one that differs from it in `changes`.

    The other one has only the deaths that `changes` give it: those of the clause, told of both, would be counted twice.
    """
    if not changes.given():
        raise InputError("The two events would be the same: give the second one another place, day or type.")
    event = _event(shown, event_id)
    whole = Changes(**(Changes.of(replace(event, deaths=None)).given() | _called(shown, event, changes).given()))
    return _edit("split", shown, event_id, changes=whole, reason=reason, author=author)


def add(shown: Reviewed, start: int, end: int, changes: Changes, *, reason: str = "", author: str = "") -> Edit:
    """The clause at these half-open offsets tells of an event that was missed. Without a day it is of the day of publication."""
    reading = shown.reading
    text = reading.article.text
    if not 0 <= start < end <= len(text):
        raise InputError(f"The clause is to lie in the article, which has {len(text)} characters; select its words and try again.")
    kind = changes.type if isinstance(changes.type, str) else _OTHER
    event = Event(
        id="new",
        type=kind,
        sub_type=BY_NAME[kind].sub_types[0] if kind in BY_NAME else _OTHER,
        status="actual",
        place=None,
        place_text=None,
        precision=None,
        first=reading.published,
        last=reading.published,
        date_precision="day",
        date_source="published",
        date_assumed=reading.published_source == "today",
        quote=text[start:end],
        start=start,
        end=end,
        confidence=1.0,
    )
    return checked(
        Edit(kind="add", article_id=reading.article.id, anchor=Anchor(event=event), changes=changes, reason=reason, author=author)
    )


def link(tellings: Sequence[tuple[Reviewed, str]], *, reason: str = "", author: str = "") -> Edit:
    """These events of several articles, each with its article's reading, are one happening."""
    if len({shown.reading.article.id for shown, _ in tellings}) < len(tellings):
        raise InputError("Two of these events stand in one article: merge those first, then join what several articles tell.")
    return _across("link", tellings, reason=reason, author=author)


def unlink(tellings: Sequence[tuple[Reviewed, str]], *, reason: str = "", author: str = "") -> Edit:
    """The first of these events of several articles is another happening than the others."""
    return _across("unlink", tellings, reason=reason, author=author)


def _across(kind: Kind, tellings: Sequence[tuple[Reviewed, str]], *, reason: str, author: str) -> Edit:
    if len(tellings) < _TWO:
        raise InputError("One event alone cannot be joined with others or told apart from them: choose two or more.")
    first, *others = ((shown.reading.article.id, _anchor(shown, event_id)) for shown, event_id in tellings)
    rest = tuple(replace(anchor, article_id=article_id) for article_id, anchor in others)
    return checked(Edit(kind=kind, article_id=first[0], anchor=first[1], others=rest, reason=reason, author=author))


def settle(shown: Reviewed, conflict: Conflict, *, earlier: bool, reason: str = "", author: str = "") -> Edit:
    """End a dispute by doing again what one of the two did: the `earlier`, or else the later. Raises InputError where the event is gone."""
    wanted = conflict if earlier else replace(conflict, earlier=conflict.later, earlier_value=conflict.later_value)
    both = {conflict.earlier.id, conflict.later.id}
    found = [name for name, trail in shown.trails.items() if both <= {edit.id for edit in trail}]
    if not found:
        raise InputError("That event is not there any more.")
    # A merge is in the trail of every event that it joined.
    name = next((name for name in found if shown.anchors[name] == conflict.anchor), found[0])
    return _take_up(shown, name, wanted, reason=reason, author=author)


def _take_up(shown: Reviewed, event_id: str, conflict: Conflict, *, reason: str = "", author: str = "") -> Edit:
    """The earlier of two edits in conflict is right."""
    if conflict.field == PRESENCE and not conflict.earlier_value:
        return reject(shown, event_id, reason=reason, author=author)
    if conflict.field == PRESENCE:
        return accept(shown, event_id, reason=reason, author=author)
    values: dict[str, Any] = {conflict.field: conflict.earlier_value}
    return change(shown, event_id, Changes(**values), reason=reason, author=author)


def _called(shown: Reviewed, event: Event, changes: Changes) -> Changes:
    """The same; another place brings what the article calls it, so that no file names one place at the point of another."""
    if changes.place is UNSET or changes.place == event.place or changes.place_text is not UNSET:
        return changes
    return replace(changes, place_text=name_in_text(shown.reading, event, changes.place))


def _edit(kind: Any, shown: Reviewed, event_id: str, **rest: Any) -> Edit:
    return checked(
        Edit(kind=kind, article_id=shown.reading.article.id, anchor=_anchor(shown, event_id), seen=shown.newest, **rest)
    )  # fmt: skip


def _event(shown: Reviewed, event_id: str) -> Event:
    event = shown.event(event_id)
    if event is None:
        raise InputError("That event is not there any more: somebody changed it or read the article again. Look at the list anew.")
    return event


def _anchor(shown: Reviewed, event_id: str) -> Anchor:
    return shown.anchors.get(event_id) or Anchor(event=_event(shown, event_id))
