"""The way back from what was done to events: two buttons, and keys for them."""

from pathlib import Path

import streamlit as st
from streamlit.components import v2

from pages.ui import correct, engine, session, who, words

_HERE = Path(__file__).parent
_KEY = "undo_keys"
_component = v2.component(
    "undo_keys", html="<div class='undo-keys' hidden></div>", css="", js=(_HERE / "undo.js").read_text("utf-8")
)  # fmt: skip


def bar() -> None:
    """What was just done, and the buttons that undo and redo it; nothing to press where nothing was done in the project."""
    if news := session.take_news():
        st.toast(words.plain(news), icon=":material/check:")
    if problem := session.take_problem():
        st.error(words.plain(problem), icon=":material/error:")
    if not who.may_edit() or not engine.store().history(engine.project().id, limit=1):
        return
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key="undo_bar"):
        st.button(
            "Undo",
            key="undo_last",
            icon=":material/undo:",
            type="tertiary",
            on_click=correct.undo,
            help="Take your last change back (Ctrl+Z)",
        )
        st.button(
            "Redo", key="redo_last", icon=":material/redo:", type="tertiary", on_click=correct.redo, help="Make it again (Ctrl+Shift+Z)"
        )
        _component(key=_KEY, on_pressed_change=_pressed)


def _pressed() -> None:
    if st.session_state[_KEY].pressed == "redo":
        correct.redo()
    else:
        correct.undo()
