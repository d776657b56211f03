"""Edits that only say once more what their author has said of an event last: a second press on the same button."""

from collections.abc import Iterable, Sequence

from geo.edits.model import ACROSS, Edit
from geo.model import Event

# Each of these makes an event, and two of them two.
_MAKING = ("add", "split")


def each_once(edits: Iterable[Edit], before: Iterable[Edit]) -> dict[str, Edit]:
    """For each edit, by its id, the edit itself, or the one standing before it that it only repeats.

    `before` are the edits that were kept, in order, undone ones too: all of these texts, for a "link" or an "unlink" all across articles.
    """
    kept: dict[str, list[Edit]] = {}
    for edit in before:
        kept.setdefault(_sheet(edit), []).append(edit)
    found = {}
    for edit in edits:
        sheet = kept.setdefault(_sheet(edit), [])
        found[edit.id] = repeated = _repeated(edit, sheet) or edit
        if repeated is edit:
            sheet.append(edit)
    return found


def _sheet(edit: Edit) -> str:
    """Among which edits one is looked for: those of its text, or those across articles."""
    return "" if edit.kind in ACROSS else edit.article_id


def _repeated(edit: Edit, before: Sequence[Edit]) -> Edit | None:
    """The last that was said of the event, and still holds, where this edit says the same."""
    events = _events(edit)
    last = next((one for one in reversed(before) if one.is_active and not events.isdisjoint(_events(one))), None)
    return last if last is not None and _says_the_same(edit, last) and not _knows_more(edit, last, before) else None


def _events(edit: Edit) -> frozenset[tuple[str, Event, str | None]]:
    """What the edit is about: each event with its text, and the edit that made it."""
    return frozenset((anchor.article_id or edit.article_id, anchor.event, anchor.made_by) for anchor in (edit.anchor, *edit.others))


def _says_the_same(edit: Edit, last: Edit) -> bool:
    said, was = ((one.kind, one.author, one.anchor, one.others, one.changes) for one in (edit, last))
    return edit.kind not in _MAKING and said == was and edit.reason in ("", last.reason)


def _knows_more(edit: Edit, last: Edit, before: Sequence[Edit]) -> bool:
    """Whether its author has seen what the earlier one was made without: then it settles a dispute, and is none that was said before."""
    place = {one.id: number for number, one in enumerate(before)}
    seen, knew = (place.get(one.seen or "", -1) for one in (edit, last))
    between = before[knew + 1 : min(seen + 1, place[last.id])]
    return any(one.is_active for one in between)
