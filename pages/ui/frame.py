"""What every page shares: its look, its head, and what is to be said to the reader."""

from pathlib import Path

import streamlit as st

from geo.errors import WhereaboutsError
from pages.ui import engine, projects, session, state, who, words

_HERE = Path(__file__).parent
ICON = _HERE / "icon.svg"


def begin(page: str) -> None:
    """Set the look, say what is to be said, and make sure that the engine is there; stops the page where it is not."""
    state.enter(page, engine.save_view)
    st.html(_HERE / "look.css")
    st.logo(_HERE / "logo.svg", size="large")
    who.begin()
    if news := session.take_news():
        st.toast(words.plain(news))
    if problem := session.take_problem():
        st.error(words.plain(problem), icon=":material/error:")
    try:
        engine.ready_gazetteer()
        engine.project()
    except WhereaboutsError as error:
        st.error(words.plain(str(error)), icon=":material/error:")
        st.stop()
    projects.settle()
