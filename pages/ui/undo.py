"""The way back from what was done to events: two buttons, and keys for them."""

from pathlib import Path

import streamlit as st
from streamlit.components import v2

from pages.ui import correct, engine, session, state, who, words

_HERE = Path(__file__).parent
_KEY = "undo_keys"
_STYLE = ".undo-keys { color: var(--st-text-color); font-size: 0.86rem; overflow-wrap: anywhere; }"
_component = v2.component(
    "undo_keys", html="<div class='undo-keys' role='status'></div>", css=_STYLE, js=(_HERE / "undo.js").read_text("utf-8")
)  # fmt: skip


def bar(*, shortcut: str | None = None) -> None:
    """What was just done, and the buttons that undo and redo it; nothing where nothing was done in the project.

    `shortcut` is a key that undoes, beside Ctrl+Z, which never means what is typed into a field.
    """
    if problem := session.take_problem():
        st.error(words.plain(problem), icon=":material/error:")
    if not who.may_edit() or not engine.store().history(engine.project().id, limit=1):
        return
    _component(key=_KEY, data={"said": session.done()}, on_pressed_change=_pressed)
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key="undo_bar"):
        st.button(
            "Undo",
            key="undo_last",
            icon=":material/undo:",
            type="tertiary",
            shortcut=shortcut,
            on_click=correct.undo,
            help="Take your last change back (Ctrl+Z)",
        )
        st.button(
            "Redo", key="redo_last", icon=":material/redo:", type="tertiary", on_click=correct.redo, help="Make it again (Ctrl+Shift+Z)"
        )
    _offer_everywhere()


def _offer_everywhere() -> None:
    """After an event was put where its name alone does not say: have the name mean that place in every article."""
    if last := session.placed():
        name, place = last
        st.button(
            f"“{words.plain(name)}” means {words.plain(words.in_full(place))} everywhere in this project",
            key="name_everywhere",
            icon=":material/public:",
            shortcut=None if session.editing() else "w",
            on_click=correct.place_everywhere,
            args=(name, place),
        )


def _pressed() -> None:
    pressed = state.said(_KEY, "pressed")
    if pressed == "redo":
        correct.redo()
    elif pressed == "undo":
        correct.undo()
