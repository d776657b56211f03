"""An edit: one thing that a person did to one event, as plain frozen data."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal, Self
from uuid import uuid4

from msgspec import UNSET, UnsetType

from geo.model import Actor, DatePrecision, Deaths, Event, Place, PlacePrecision, Status

Kind = Literal["accept", "reject", "set", "add", "merge", "split", "link", "unlink"]
# These say which events of several articles are one happening; they change no event.
ACROSS: tuple[Kind, ...] = ("link", "unlink")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """New values of an event's fields; UNSET is a field that stays, None one that is not known.

    `first` and `last` are days, both inclusive; `span` is the quote as half-open offsets in the article's text.
    """

    type: str | UnsetType = UNSET
    sub_type: str | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    place: Place | UnsetType | None = UNSET
    place_text: str | UnsetType | None = UNSET
    precision: PlacePrecision | UnsetType | None = UNSET
    first: date | UnsetType | None = UNSET
    last: date | UnsetType | None = UNSET
    date_precision: DatePrecision | UnsetType | None = UNSET
    deaths: Deaths | UnsetType | None = UNSET
    actors: tuple[Actor, ...] | UnsetType = UNSET
    span: tuple[int, int] | UnsetType = UNSET

    @classmethod
    def of(cls, event: Event) -> Self:
        """All fields as they are in this event."""
        values = {name: getattr(event, name) for name in FIELDS if name != "span"}
        return cls(**values, span=(event.start, event.end))

    def given(self) -> dict[str, Any]:
        """The fields that change, with their new values."""
        return {name: value for name in FIELDS if (value := getattr(self, name)) is not UNSET}

    def told(self) -> dict[str, Any]:
        """The same for people: the name of a place follows the place, and is no change of its own beside it."""
        given = self.given()
        return {name: value for name, value in given.items() if name != "place_text" or "place" not in given}


FIELDS: tuple[str, ...] = tuple(one.name for one in fields(Changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Which event an edit is about: the whole event as it was read, or as the edit `made_by` made it (an "add" or a "split").

    `article_id` is the `Article.id` of its text where that is another one than the edit's.
    """

    event: Event
    made_by: str | None = None
    article_id: str | None = None


def _new_id() -> str:
    return uuid4().hex[:16]


def made_id(edit_id: str) -> str:
    """The `Event.id` of the event that the edit of this id makes."""
    return f"p{edit_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that a person did to one event.

    kind     what it does
    "accept" the event is right as `changes`, all its fields, say
    "reject" the event is none
    "set"    the fields of `changes` have these values
    "add"    `anchor.event`, which nobody read, happened
    "merge"  `others` are the same event as the anchored one, which has the values of `changes`
    "split"  beside the anchored event there is another one, with the values of `changes`, all its fields
    "link"   the anchored event and `others`, of other articles, are one happening
    "unlink" the anchored event is another happening than `others`

    `article_id` is the text's `Article.id`. `seen` is the newest edit of this text that the person had seen, None for none. Edits with
    one `batch` were made at once and are undone at once. `made` and `undone` are in UTC; `project_id` and `made` are None until it is kept.
    """

    kind: Kind
    article_id: str
    anchor: Anchor
    others: tuple[Anchor, ...] = ()
    changes: Changes = field(default_factory=Changes)
    reason: str = ""
    author: str = ""
    seen: str | None = None
    batch: str | None = None
    id: str = field(default_factory=_new_id)
    project_id: int | None = None
    made: datetime | None = None
    undone: datetime | None = None
    undone_by: str | None = None

    @property
    def is_active(self) -> bool:
        """Whether it holds: it was not undone."""
        return self.undone is None

    @property
    def event_id(self) -> str:
        """The `Event.id` of the event that an "add" or a "split" makes; no reader's id looks like it."""
        return made_id(self.id)


def by_article(edits: Iterable[Edit]) -> dict[str, tuple[Edit, ...]]:
    """The edits of each article, by the `Article.id`, in their order."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.article_id, []).append(edit)
    return {name: tuple(mine) for name, mine in found.items()}
