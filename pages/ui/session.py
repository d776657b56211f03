"""What a browser's session remembers for a while and its address bar does not hold: news, offers to undo, what was clicked before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from geo.errors import WhereaboutsError
from geo.model import Article, Place

_DELETED = "_deleted"
_NEWS = "_news"
_PROBLEM = "_problem"
_OUTDATED = "_outdated"
_PROJECT_DELETED = "_project_deleted"
_OWN_CHANGED = "_own_changed"
_ASKED = "_asked_online"
_WANTED = "_wanted"
_FAILED = "_failed_online"
_NEW_LINK = "_new_link"
_EDITING = "_editing"
_DONE = "_done"
_SKIPPED = "_skipped"
_PLACED = "_placed"
_HISTORY = "_history_limit"
_NAVIGATED = "_navigated"
_CHART = "_chart"

# What is emptied or closed when it was used: the fields for a text and for a new project, the form, the menus of the articles; and the
# widgets of the filters, which are other ones in another project.
Fresh = Literal["paste", "project", "form", "menu", "filters"]


@dataclass(frozen=True, slots=True)
class Deleted:
    """Articles that were just deleted, and what to call them in the offer to bring them back."""

    ids: tuple[int, ...]
    name: str


@dataclass(frozen=True, slots=True)
class OwnChanged:
    """A change of what a name means: the name, and the number of the change in the store."""

    name: str
    number: int


@dataclass(slots=True)
class Wanted:
    """An article that was asked for in a project. Once it is kept there, `kept` is its number and `found` what to say of it."""

    article: Article
    project_id: int
    kept: int | None = None
    found: str = ""


def deleted_project() -> Deleted | None:
    """The project that was deleted last and can be brought back."""
    found = st.session_state.get(_PROJECT_DELETED)
    return None if found is None else Deleted(*found)


def set_deleted_project(project_id: int | None = None, name: str = "") -> None:
    """Remember the project that was deleted, for the offer to bring it back; nothing ends the offer."""
    st.session_state[_PROJECT_DELETED] = None if project_id is None else ((project_id,), name)


def round_of(what: Fresh) -> int:
    """How often it was begun anew in this session; its widgets have the number in their keys, so that another number is empty fields."""
    return int(st.session_state.get(f"_{what}_round", 0))


def next_round(what: Fresh) -> None:
    """It begins anew at the next rerun: emptied, or closed."""
    st.session_state[f"_{what}_round"] = round_of(what) + 1


def page(place: str) -> int:
    """Which page of a long table is open, from 0."""
    return int(st.session_state.get(f"_page_{place}", 0))


def set_page(place: str, number: int) -> None:
    """Open another page of a long table."""
    st.session_state[f"_page_{place}"] = max(0, number)


def head(place: str) -> tuple[str, ...]:
    """The events that stand at the head of a long table, by key."""
    return tuple(st.session_state.get(f"_head_{place}", ()))


def set_head(place: str, keys: Iterable[str]) -> None:
    """Put these events at the head of a long table."""
    st.session_state[f"_head_{place}"] = tuple(keys)


def chart() -> tuple[date, date] | None:
    """The days that the timeline is near to; None is the bulk of the events."""
    return st.session_state.get(_CHART)


def set_chart(days: tuple[date, date] | None = None) -> None:
    """Bring the timeline near to these days, or back to the bulk of the events."""
    st.session_state[_CHART] = days


def wanted() -> Wanted | None:
    """The article that was asked for first and is not done with."""
    return next(iter(st.session_state.get(_WANTED, ())), None)


def want(article: Article, project_id: int) -> None:
    """Ask for an article to be read in a project; one that is being read goes on."""
    before = st.session_state.get(_WANTED, ())
    if not any((one.article, one.project_id) == (article, project_id) for one in before):
        st.session_state[_WANTED] = (*before, Wanted(article, project_id))
    outdate()


def end_wanted(done: Wanted) -> None:
    """It was read and told of, or cannot be read."""
    st.session_state[_WANTED] = tuple(one for one in st.session_state.get(_WANTED, ()) if one is not done)


def deleted() -> Deleted | None:
    """What was deleted last and can be brought back."""
    found = st.session_state.get(_DELETED)
    return None if found is None else Deleted(*found)


def set_deleted(ids: Iterable[int] = (), name: str = "") -> None:
    """Remember what was deleted, for the offer to bring it back; nothing ends the offer."""
    ids = tuple(ids)
    st.session_state[_DELETED] = (ids, name) if ids else None


def outdate() -> None:
    """What the page itself draws or gives its fragment has changed: the fragment has to let the whole page run."""
    st.session_state[_OUTDATED] = True


def is_outdated() -> bool:
    """Whether the whole page has to run; asked once, then forgotten."""
    return bool(st.session_state.pop(_OUTDATED, False))


def tell(news: str) -> None:
    """Say something short at the next rerun."""
    st.session_state[_NEWS] = news


def take_news() -> str | None:
    """What is to be said, once."""
    return st.session_state.pop(_NEWS, None)


def report(problem: str) -> None:
    """Show what went wrong, in words, at the next rerun."""
    st.session_state[_PROBLEM] = problem


def attempt(change: Callable[[], object]) -> bool:
    """Make a change that may fail; the answer is whether it went well. What went wrong is shown at the next rerun."""
    try:
        change()
    except WhereaboutsError as error:
        report(str(error))
        return False
    return True


def take_problem() -> str | None:
    """What went wrong, once."""
    return st.session_state.pop(_PROBLEM, None)


def own_changed() -> OwnChanged | None:
    """The own place that was changed last in this session, for the offer to take that back."""
    found = st.session_state.get(_OWN_CHANGED)
    return None if found is None else OwnChanged(*found)


def set_own_changed(name: str = "", number: int | None = None) -> None:
    """Remember a change of an own place; nothing ends the offer."""
    st.session_state[_OWN_CHANGED] = None if number is None else (name, number)


def asked_online() -> str | None:
    """The name that an online service was asked for last."""
    return st.session_state.get(_ASKED)


def set_asked_online(name: str | None, *, failed: str | None = None) -> None:
    """Remember the name that an online service was asked for, so that a rerun shows its answer again, or the one that it failed at."""
    st.session_state[_ASKED], st.session_state[_FAILED] = name, failed


def failed_online() -> str | None:
    """The name at which the online service failed last: it is not asked for it again unless a person wants it."""
    return st.session_state.get(_FAILED)


def new_link(project_id: int) -> str | None:
    """The token of the reading link that was made last in this session, while its project is open."""
    made_for, token = st.session_state.get(_NEW_LINK, (None, None))
    return token if made_for == project_id else None


def set_new_link(project_id: int, token: str | None) -> None:
    """Remember the token of a reading link, to show it once; None forgets it."""
    st.session_state[_NEW_LINK] = (project_id, token)


def is_navigated() -> bool:
    """Whether the dashboard's own script has run in this session, or a page made up for it."""
    return bool(st.session_state.get(_NAVIGATED))


def set_navigated() -> None:
    """It has."""
    st.session_state[_NAVIGATED] = True


def history_limit(at_first: int) -> int:
    """How many lines of the history are asked for."""
    return int(st.session_state.get(_HISTORY, at_first))


def set_history_limit(lines: int) -> None:
    """Ask for so many lines of the history from now on."""
    st.session_state[_HISTORY] = lines


def forget_project() -> None:
    """Another project is opened: what was done, put off and offered in the old one is said no more."""
    for name in (_PLACED, _DONE, _SKIPPED, _EDITING, _NEW_LINK, _HISTORY, _CHART):
        st.session_state.pop(name, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """What the form is open for: the event of a key, or with a `span` of offsets in an article's text one that was missed there.

    `do` is "change", "split", "add" or "name", which asks what the name of the span means; `article_id` is the text's `Article.id`.
    """

    do: str
    article_id: str
    key: str = ""
    span: tuple[int, int] = (0, 0)


def editing() -> Editing | None:
    """What the form is open for."""
    return st.session_state.get(_EDITING)


def set_editing(what: Editing | None = None) -> None:
    """Open the form, or close it. The whole page draws it, not a fragment."""
    st.session_state[_EDITING] = what
    if what is not None:
        outdate()


def done() -> str:
    """What was done last to an event, in words; it stands beside the buttons that undo it."""
    return str(st.session_state.get(_DONE, ""))


def set_done(words: str) -> None:
    """Say what was just done to an event."""
    st.session_state[_DONE] = words


def skipped() -> tuple[str, ...]:
    """The decisions that were put off in this session, by key."""
    return tuple(st.session_state.get(_SKIPPED, ()))


def set_skipped(keys: Iterable[str] = ()) -> None:
    """Put these decisions off; without any, they all come back."""
    st.session_state[_SKIPPED] = tuple(keys)


def placed() -> tuple[str, Place] | None:
    """The name that an event was just placed by, and its place, for the offer to have it mean that everywhere."""
    return st.session_state.get(_PLACED)


def set_placed(name: str = "", place: Place | None = None) -> None:
    """Remember what an event was placed by; nothing ends the offer."""
    st.session_state[_PLACED] = (name, place) if name and place else None
