"""The filters that the map and the table share. Their values live in the address bar."""

from datetime import date

import streamlit as st

from geo.events.types import EVENT_TYPES
from geo.maps.marks import Bounds
from geo.maps.scene import View
from pages.ui import state, words
from pages.ui.address import CONFIDENCE_STEP

STATUS_WORDS: dict[str, str] = {"actual": "Happened", "planned": "Planned", "possible": "Possible", "denied": "Denied"}


def filters() -> None:
    """Draw the widgets that say which events are wanted."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="filter_head"):
        st.markdown("**Filters**", width="stretch")
        if _is_filtered():
            st.button("Show everything", key="reset_filters", type="tertiary", on_click=state.reset_filters)
    _several("Event types", state.TYPES, {row.name: row.label for row in EVENT_TYPES}, empty="All types")
    _several("Status", state.STATUSES, STATUS_WORDS, empty="Any status")
    # One below the other: side by side in this column the day itself is cut off.
    for key, label in ((state.FIRST, "From day"), (state.LAST, "To day")):
        st.date_input(label, None, min_value=date(1, 1, 1), max_value=date(9999, 12, 31), format="YYYY-MM-DD", **state.bound(key))
    if _is_turned():
        st.caption("“From day” is later than “To day”: the two are read the other way round.")
    if state.area() is not None:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="area_head"):
            st.markdown("Only events in the drawn area", width="stretch")
            st.button("Clear", key="clear_area", type="tertiary", on_click=state.set_area, args=((),), help="Show events everywhere again.")
    st.slider("Minimum confidence", 0, 100, step=CONFIDENCE_STEP, format="%d %%", **state.bound(state.CONFIDENCE))


def _several(label: str, key: str, choices: dict[str, str], *, empty: str) -> None:
    st.multiselect(label, list(choices), format_func=choices.__getitem__, placeholder=empty, **state.bound(key))


def map_switches() -> None:
    """Draw the widgets that say how the map shows them."""
    st.segmented_control(
        "Colour by", ["type", "date"], format_func=str.capitalize, required=True, **state.bound(state.COLOUR)
    )  # fmt: skip
    st.segmented_control(
        "Show as", ["markers", "heat"], format_func=str.capitalize, required=True, **state.bound(state.SHOW_AS)
    )  # fmt: skip
    st.toggle(
        "Places merely mentioned",
        help="Small rings: places that are named, and are not the scene of an event.",
        **state.bound(state.MENTIONED),
    )


def beside_switch(shown: int) -> None:
    """Draw the switch between the text and the table beside the map; `shown` events are on the map."""
    labels = {"text": "Text", "table": f"Table: {words.counted(shown, 'event')}"}
    st.segmented_control(
        "Beside the map", list(labels), format_func=labels.__getitem__, required=True,
        label_visibility="collapsed", **state.bound(state.BESIDE),
    )  # fmt: skip


def view(*, bounds: Bounds | None = None, zoom: float | None = None) -> View:
    """What the widgets say; where a page has not drawn one, its default. `bounds` and `zoom` are the screen's, where there is a map."""
    said = st.session_state
    first, last = state.window()
    return View(
        colour_by=said.get(state.COLOUR) or "type",
        types=frozenset(said.get(state.TYPES) or ()) or None,
        statuses=frozenset(said.get(state.STATUSES) or ()) or None,
        first=first,
        last=last,
        min_confidence=said.get(state.CONFIDENCE, 0) / 100,
        area=state.area(),
        show_as=said.get(state.SHOW_AS) or "markers",
        keep_past=said.get(state.PAST, False),
        bounds=bounds,
        zoom=zoom,
        show_mentioned=said.get(state.MENTIONED, True),
        theme="dark" if st.context.theme.type == "dark" else "light",
    )


def plain_view() -> View:
    """Everything, without a filter, in the colours of the screen."""
    return View(theme="dark" if st.context.theme.type == "dark" else "light")


def _is_turned() -> bool:
    first, last = st.session_state.get(state.FIRST), st.session_state.get(state.LAST)
    return bool(first and last and first > last)


def _is_filtered() -> bool:
    return any(st.session_state.get(name) for name in state.FILTERS)
