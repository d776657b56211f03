"""What can be done to the picked rows of the table, all at once."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from geo.coreference import article_of
from geo.edits import Changes
from geo.events.types import BY_NAME, EVENT_TYPES
from geo.maps.scene import event_title
from geo.maps.table import EventTable
from pages.ui import correct, engine, session, state, who, words
from pages.ui.filters import STATUS_WORDS

_STATUS, _TYPE, _STAYS = "bulk_status", "bulk_type", "bulk_stays"


def bulk(table: EventTable) -> None:
    """The button that changes the picked events; nothing where none is picked."""
    rows = table.leads_of(state.picked_events())
    if not rows or not who.may_edit():
        return
    keys = tuple(table.keys[row] for row in rows)
    # Another name after each change: the menu closes, and what was done is seen.
    key = f"bulk_{hash((keys, engine.edits_state()))}"
    with st.popover(f"Change {words.counted(len(rows), 'picked event')}", icon=":material/edit:", key=key):
        with st.container(horizontal=True):
            st.button("Accept all", key="bulk_accept", icon=":material/check:", on_click=_accept, args=(table, keys))
            st.button("Reject all", key="bulk_reject", icon=":material/close:", on_click=_reject, args=(table, keys))
        _set("Status of all", _STATUS, STATUS_WORDS, table, keys)
        _set("Type of all", _TYPE, {row.name: row.label for row in EVENT_TYPES}, table, keys)
        if len(keys) > 1:
            _merge(table, keys)
    if len(keys) == 1:  # beside it: it would lie over the form
        st.button("Split in two…", key="bulk_split", icon=":material/call_split:", on_click=_split, args=keys)


def _set(label: str, key: str, choices: dict[str, str], table: EventTable, keys: tuple[str, ...]) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="bottom"):
        st.selectbox(label, list(choices), None, key=key, format_func=choices.__getitem__, placeholder="Leave as it is", width="stretch")
        field = "status" if key == _STATUS else "type"
        chosen = st.session_state[key]
        st.button(
            "Set", key=f"{key}_set", disabled=chosen is None, on_click=_change, args=(table, keys, field, chosen), help=f"{label}: set it"
        )


def _merge(table: EventTable, keys: tuple[str, ...]) -> None:
    """Which of the events of one article stays; those of several articles are joined, since each article's clause is its own."""
    if len({article_of(key) for key in keys}) > 1:
        st.button("They are one event", key="bulk_link", icon=":material/link:", on_click=_link, args=(table, keys))
        st.caption("Several articles tell it: it gets one marker and one row, and its card lists what each says.")
        return
    events = table.events_of(keys)
    titles = {key: event_title(event) for key, event in events.items()}
    keys = tuple(sorted(keys, key=lambda key: events[key].review is None))  # what a person has corrected is what should stay
    stays = st.radio("Merge them into", keys, key=f"{_STAYS}_{hash(keys)}", format_func=lambda key: words.plain(titles[key]))
    st.button("Merge", key="bulk_merge", icon=":material/merge:", on_click=_do_merge, args=(table, stays, keys))


def _accept(table: EventTable, keys: tuple[str, ...]) -> None:
    correct.accept_all(table.events_told_with(keys))


def _reject(table: EventTable, keys: tuple[str, ...]) -> None:
    if correct.reject_all(table.events_told_with(keys)):
        state.pick_events(())


def _change(table: EventTable, keys: Iterable[str], field: str, value: str) -> None:
    """Give all of them this value; those that have it stay untouched."""
    sub_type = {"sub_type": BY_NAME[value].sub_types[0]} if field == "type" else {}
    values: dict[str, Any] = {field: value} | sub_type
    other = {key: event for key, event in table.events_told_with(keys).items() if getattr(event, field) != value}
    if other:
        correct.change_all(other, Changes(**values))
    else:
        session.set_done("They have that value already.")


def _do_merge(table: EventTable, stays: str, keys: tuple[str, ...]) -> None:
    if correct.merge_all(stays, table.events_of(keys)):
        state.pick_events((stays,))


def _link(table: EventTable, keys: tuple[str, ...]) -> None:
    correct.link_all(table.told_with(keys))


def _split(key: str) -> None:
    session.next_round("form")
    session.set_editing(session.Editing(do="split", article_id=article_of(key), key=key))
