"""The form in which an event is corrected, split in two, or added."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args

import streamlit as st

from geo.coreference import event_of
from geo.edits import MAX_PEOPLE, Changes, Reviewed, actors_in_words, actors_of, add, deaths_of, differing, guessed
from geo.errors import WhereaboutsError
from geo.events.types import BY_NAME, EVENT_TYPES, label_of
from geo.model import DatePrecision, Event
from pages.ui import correct, place_field, session, who, words
from pages.ui.correct import Seen
from pages.ui.filters import STATUS_WORDS
from pages.ui.paste import limits

_PRECISIONS = {name: f"to the {name}" for name in get_args(DatePrecision)}
_MOST_ACTORS, _MOST_REASON = 1000, 500
_TITLES = {"change": "Correct the event", "split": "Split the event", "add": "Add an event", "name": "Say where a name is"}
_HINTS = {
    "change": "",
    "split": "The clause tells of two events. This one stays as it is; give here what the second one has otherwise, its place or its day. "
    "All deaths stay with this one: say how many the second one had, and correct the first one's number then.",
    "add": "The words below tell of an event that was missed.",
}


def form(tellings: Callable[[str], Seen] = lambda _: {}) -> None:
    """Show the form where one is wanted. `tellings` gives all events of a happening that several articles tell.

    For the page's own run, not a fragment's: where a run of a fragment ends another one early, Streamlit drops what that one has not sent
    yet of itself but sends on what its dialog holds, which then belongs nowhere and stops the browser.
    """
    what = session.editing()
    if what is None:
        return
    if not who.may_edit():  # by now: signed out, or no longer an editor
        session.set_editing()
        return
    try:
        here = correct.shown(what.article_id)
        if what.do == "name":
            st.dialog(_TITLES[what.do], width="medium", on_dismiss=session.set_editing)(_name_form)(what, here)
            return
        event = _new(here, what.span) if what.do == "add" else here.event(event_of(what.key))
    except WhereaboutsError as error:
        session.set_editing()
        st.error(words.plain(str(error)), icon=":material/error:")
        return
    if event is None:
        session.set_editing()
        return
    dialog = st.dialog(_TITLES[what.do], width="medium", on_dismiss=session.set_editing)
    dialog(_form)(what, here, event, {**tellings(what.key), what.key: event})


def _new(here: Reviewed, span: tuple[int, int]) -> Event:
    return guessed(here.reading, add(here, *span, Changes()).anchor.event)


def _form(what: session.Editing, here: Reviewed, event: Event, told: Seen) -> None:
    if _HINTS[what.do]:
        st.caption(_HINTS[what.do])
    st.markdown(f"> {words.plain(event.quote)}")
    if len(told) > 1:
        st.caption(f"{words.counted(len(told), 'article')} tell it: what you change here is changed in all of them.")
    key = f"form_{session.round_of('form')}"
    changes, problem = _fields(_before(what, event), here, key)
    reason = st.text_input("Why (if you want to say)", key=f"{key}_reason", max_chars=_MOST_REASON, placeholder="The text says so.")
    with st.container(horizontal=True):
        saves = st.button("Save", key=f"{key}_save", type="primary")
        if st.button("Cancel", key=f"{key}_cancel"):
            _leave()
    if not saves:
        return
    if problem:
        st.error(words.plain(problem), icon=":material/error:")
    elif _keep(what, event, changes, reason, told):
        _leave()
    elif said := session.take_problem():
        st.error(words.plain(said), icon=":material/error:")


def _name_form(what: session.Editing, here: Reviewed) -> None:
    mention = next((one for one in here.reading.mentions if (one.start, one.end) == what.span), None)
    if mention is None:
        st.write("The article was read again in the meantime. Close this and look at the list anew.")
        return
    st.markdown(f"**{words.plain(mention.text)}** in all articles of the project")
    key = f"form_{session.round_of('form')}"
    place, problem = place_field.place_field(mention.place, mention.text, mention, key, none="The name is no place, in any article")
    if st.button("Save", key=f"{key}_save", type="primary"):
        if problem or place is mention.place is None:
            st.error(words.plain(problem or "Choose a place first, or type its coordinates."), icon=":material/error:")
        elif correct.place_everywhere(mention.text, place):
            _leave()
        elif said := session.take_problem():
            st.error(words.plain(said), icon=":material/error:")


def _keep(what: session.Editing, event: Event, changes: Changes, reason: str, told: Seen) -> bool:
    if what.do == "add":
        if changes.place == event.place:  # it is the one that the words name
            changes = replace(changes, place_text=event.place_text)
        return correct.add_one(what.article_id, what.span, changes, reason=reason)
    changed = differing(_before(what, event), changes)
    if what.do == "split":
        return correct.split_one(what.key, event, changed, reason=reason)
    return correct.change_all(told, changed, reason=reason)


def _before(what: session.Editing, event: Event) -> Event:
    """What the form shows at first: the second part of an event has none of its deaths until somebody says so."""
    return replace(event, deaths=None) if what.do == "split" else event


def _leave() -> None:
    session.set_editing()
    st.rerun()


def _fields(event: Event, here: Reviewed, key: str) -> tuple[Changes, str]:
    """The values of the form, and what is wrong with them in words."""
    types = [row.name for row in EVENT_TYPES]
    left, right = st.columns(2)
    with left:
        kind = st.selectbox(
            "Type", types, types.index(event.type) if event.type in types else len(types) - 1, key=f"{key}_type", format_func=_type
        )
    sub_types = BY_NAME[kind].sub_types
    with right:
        at = sub_types.index(event.sub_type) if event.sub_type in sub_types else 0
        sub_type = st.selectbox("Sub-type", sub_types, at, key=f"{key}_sub_{kind}", format_func=label_of)
    place, problem = place_field.place_of_event(event, here.reading, key)
    first, last, precision = _days(event, key)
    left, middle, right = st.columns(3)
    with left:
        status = st.selectbox(
            "Status", list(STATUS_WORDS), list(STATUS_WORDS).index(event.status), key=f"{key}_status", format_func=STATUS_WORDS.__getitem__
        )
    low, high = (
        box.number_input(label, 0, MAX_PEOPLE, getattr(event.deaths, name, None), 1, key=f"{key}_{name}", placeholder="None told")
        for box, label, name in ((middle, "Deaths, at least", "low"), (right, "Deaths, at most", "high"))
    )
    by, against = (
        st.text_input(
            label, actors_in_words(event.actors, role), key=f"{key}_{role}", max_chars=_MOST_ACTORS, placeholder="Several with ; between"
        )
        for label, role in (("By whom", "source"), ("Against whom", "target"))
    )
    changes = Changes(
        type=kind, sub_type=sub_type, status=status, place=place, first=first, last=last, date_precision=precision,
        deaths=deaths_of(low, high), actors=actors_of(by, against),
    )  # fmt: skip
    return changes, problem


def _days(event: Event, key: str) -> tuple[date | None, date | None, DatePrecision | None]:
    left, middle, right = st.columns(3)
    first, last = (
        box.date_input(label, day, *limits(event.first, event.last), key=f"{key}_{label}", format="YYYY-MM-DD")
        for box, label, day in ((left, "First day", event.first), (middle, "Last day", event.last))
    )
    with right:
        at = list(_PRECISIONS).index(event.date_precision) if event.date_precision else None
        precision = st.selectbox(
            "The date is known", list(_PRECISIONS), at, key=f"{key}_precision", format_func=_PRECISIONS.__getitem__, placeholder="No date"
        )
    return first, last, precision


def _type(name: str) -> str:
    return BY_NAME[name].label
