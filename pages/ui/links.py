"""Links that show the open project without letting it be changed: made, listed and withdrawn in the project's menu."""

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from geo.maps.days import day_in_words
from geo.store import Project, ReadingLink
from geo.store.records import MAX_NAME
from pages.ui import engine, session, who, words

_LABEL = "link_label"


def links(project: Project) -> None:
    """The project's links, and a new one; its address is shown this once."""
    with st.expander("Links for reading only", key="links"):
        st.caption("Whoever has such a link sees this project, and can change nothing in it. Withdrawn, it shows nothing any more.")
        if not who.signing_in():
            st.caption("No signing in is set up here, so whoever can open the dashboard’s own address needs no link to change everything.")
        st.text_input("Whom the link is for", key=_LABEL, max_chars=MAX_NAME, placeholder="Optional")
        st.button("Make a link", key="link_make", icon=":material/link:", on_click=_make, args=(project,), width="stretch")
        if token := session.new_link(project.id):
            st.caption("Copy it now: it is shown this once.")
            st.code(_address(token), language=None, wrap_lines=True)
        for one in engine.store().links(project.id):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"link_{one.id}"):
                st.markdown(words.plain(_told(one)), width="stretch")
                label = f"Withdraw the link {_told(one)}"
                st.button("Withdraw", key=f"link_gone_{one.id}", help=label, type="tertiary", on_click=_withdraw, args=(project, one))


def _told(link: ReadingLink) -> str:
    made = f"made {day_in_words(link.made.date())}" + (f" by {link.author}" if link.author else "")
    return f"for {link.label}, {made}" if link.label else made


def _address(token: str) -> str:
    here = urlsplit(st.context.url or "")
    return urlunsplit((here.scheme, here.netloc, st.get_option("server.baseUrlPath").strip("/") + "/", f"read={token}", ""))


def _make(project: Project) -> None:
    label = st.session_state[_LABEL]
    if session.attempt(lambda: session.set_new_link(project.id, engine.store().make_link(project.id, label=label, author=who.author()))):
        st.session_state[_LABEL] = ""


def _withdraw(project: Project, link: ReadingLink) -> None:
    if session.attempt(lambda: engine.store().withdraw_link(project.id, link.id)):
        session.set_new_link(project.id, None)
