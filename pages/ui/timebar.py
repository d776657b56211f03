"""The bar under the map: a histogram of the events over time, and the window of days that is drawn, moved and played on it."""

from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from geo.maps.timeline import Bin, Timeline
from pages.ui import session, state, words

_HERE = Path(__file__).parent
_KEY = "timebar"
_component = v2.component(
    "timebar",
    html="<div class='timebar' role='group' aria-label='Timeline of the events'></div>",
    css=(_HERE / "timebar.css").read_text("utf-8"),
    js="".join((_HERE / name).read_text("utf-8") for name in ("histogram.js", "timebar.js")),
)


def timebar(timeline: Timeline, *, shown: int) -> None:
    """Draw it; what a person does on it sets the filters "From day" and "To day". `shown` events are in the window."""
    first, last = state.window()
    data = {
        "bins": [_bin(one) for one in timeline.bins],
        "colours": timeline.colours,
        "names": timeline.names,
        "unit": timeline.unit,
        "cut": timeline.is_cut,
        "window": [first and first.toordinal(), last and last.toordinal()] if first or last else None,
        "past": st.session_state[state.PAST],
        "near": session.chart() is not None,
        "counted": _counted(timeline, shown, windowed=bool(first or last)),
        "empty": "No dated event passes the filters.",
    }
    _component(key=_KEY, data=data, on_window_change=_move, on_past_change=_keep, on_near_change=_near)


def _bin(one: Bin) -> dict[str, Any]:
    return {
        "first": one.first.toordinal(),
        "last": one.last.toordinal(),
        "label": one.label,
        "counts": one.counts,
        "share": round(one.share, 3),
        "touching": one.touching,
    }


def _counted(timeline: Timeline, shown: int, *, windowed: bool) -> str:
    counted = words.counted(timeline.shown, "dated event")
    return f"{shown:,} of {counted}" if windowed else counted


def _move() -> None:
    """The window as the filters hold it; nothing is all days."""
    window = state.said(_KEY, "window")
    state.set_window(*(_day(value) for value in window) if window else (None, None))
    if not window:
        session.set_chart()


def _near() -> None:
    """The chart shows the window's days in finer bars, or the whole time again."""
    first, last = state.window()
    if state.said(_KEY, "near") == "closer" and first and last:
        session.set_chart((first, last))
    else:
        session.set_chart()


def _day(value: object) -> date | None:
    return date.fromordinal(value) if isinstance(value, int) and 1 <= value <= date.max.toordinal() else None


def _keep() -> None:
    st.session_state[state.PAST] = bool(state.said(_KEY, "past"))
