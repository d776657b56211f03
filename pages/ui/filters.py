"""The filters that the map and the table share. Their values live in the address bar."""

from datetime import date
from typing import get_args

import streamlit as st

from geo.events.types import BY_NAME, EVENT_TYPES
from geo.maps.scene import View
from geo.model import Status
from pages.ui import state

STATUS_WORDS: dict[str, str] = {"actual": "Happened", "planned": "Planned", "possible": "Possible", "denied": "Denied"}
_URL = "query-params"


def filters() -> None:
    """Draw the widgets that say which events are wanted."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="filter_head"):
        st.markdown("**Filters**", width="stretch")
        if _is_filtered():
            st.button("Show everything", key="reset_filters", type="tertiary", on_click=state.reset_filters)
    names = [row.name for row in EVENT_TYPES]
    st.multiselect(
        "Event types", names, key=state.TYPES, format_func=lambda name: BY_NAME[name].label, placeholder="All types", bind=_URL
    )  # fmt: skip
    st.multiselect(
        "Status", list(get_args(Status)), key=state.STATUSES, format_func=STATUS_WORDS.__getitem__, placeholder="Any status", bind=_URL
    )  # fmt: skip
    with st.container(horizontal=True, wrap=False, key="filter_days"):
        for key, label in ((state.FIRST, "From day"), (state.LAST, "To day")):
            st.date_input(label, None, key=key, min_value=date(1, 1, 1), max_value=date(9999, 12, 31), format="YYYY-MM-DD", bind=_URL)
    st.slider("Minimum confidence", 0, 100, 0, 5, format="%d %%", key=state.CONFIDENCE, bind=_URL)


def map_switches() -> None:
    """Draw the widgets that say how the map shows them."""
    st.segmented_control(
        "Colour by", ["type", "date"], default="type", format_func=str.capitalize, key=state.COLOUR, required=True, bind=_URL
    )  # fmt: skip
    st.toggle(
        "Places merely mentioned",
        True,
        key=state.MENTIONED,
        bind=_URL,
        help="Small rings: places that are named, and are not the scene of an event.",
    )


def view() -> View:
    """What the widgets say; where a page has not drawn one, its default."""
    said = st.session_state
    return View(
        colour_by=said.get(state.COLOUR) or "type",
        types=frozenset(said.get(state.TYPES) or ()) or None,
        statuses=frozenset(said.get(state.STATUSES) or ()) or None,
        first=said.get(state.FIRST),
        last=said.get(state.LAST),
        min_confidence=said.get(state.CONFIDENCE, 0) / 100,
        show_mentioned=said.get(state.MENTIONED, True),
        theme="dark" if st.context.theme.type == "dark" else "light",
    )


def _is_filtered() -> bool:
    return any(st.session_state.get(name) for name in state.FILTERS)
