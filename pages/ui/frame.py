"""What every page shares: its look, its head, and what is to be said to the reader."""

from pathlib import Path

import streamlit as st
from streamlit.components import v2

from geo.errors import WhereaboutsError
from pages.ui import engine, projects, session, state, who, words

_HERE = Path(__file__).parent
ICON = _HERE / "icon.svg"
_PAGES = _HERE.parent
_LISTENERS = {
    name: v2.component(name, html="<span></span>", js=(_HERE / f"{name}.js").read_text("utf-8")) for name in ("leaving", "entered", "twice")
}

_theme = v2.component("theme", html="<span></span>", js=(_HERE / "theme.js").read_text("utf-8"))


def mark_navigated() -> None:
    """The dashboard's own script runs, which draws the menu of pages around whichever page it is."""
    session.set_navigated()


def _make_sure_of_the_menu(page: str) -> None:
    """Streamlit runs a file of `pages` alone, without the dashboard around it, until it has once seen `st.navigation`."""
    if not session.is_navigated():
        mark_navigated()  # once at most, whatever comes of it
        here = st.Page(_PAGES / f"{page}.py")
        st.navigation([st.Page(mark_navigated, default=True), here], position="hidden")  # the first one stands for the map
        st.switch_page(here, query_params={name: st.query_params.get_all(name) for name in st.query_params})


def begin(page: str) -> None:
    """Set the look, say what is to be said, and make sure that the engine is there; stops the page where it is not."""
    _make_sure_of_the_menu(page)
    session.is_outdated()  # this is the run of the whole page
    state.enter(page, engine.save_view)
    st.html(_HERE / "look.css")
    for name, listener in _LISTENERS.items():
        listener(key=name)
    _theme(key="theme", on_turned_change=lambda: None)  # that this runs is all that is wanted
    st.logo(_HERE / "logo.svg", size="large")
    who.begin()
    if news := session.take_news():
        st.toast(words.plain(news))
    if problem := session.take_problem():
        st.error(words.plain(problem), icon=":material/error:")
    try:
        engine.ready_gazetteer()
        projects.settle()
    except WhereaboutsError as error:
        st.error(words.plain(str(error)), icon=":material/error:")
        st.stop()
