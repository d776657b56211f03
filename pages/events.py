"""The table of events: the same articles and filters as on the map, every event in full."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.maps.scene import build_scene
from geo.store import SavedArticle
from pages.ui import bulk, cards, downloads, engine, filters, form, frame, listing, paste, state, undo, words
from pages.ui.shelf import shelf


@st.fragment
def rows_page(on_map: tuple[SavedArticle, ...], left: DeltaGenerator, middle: DeltaGenerator, right: DeltaGenerator) -> None:
    """The filters at the left, the table, and the cards of the rows that are picked."""
    engine.begin_fragment()
    with left:
        filters.filters()
    table = engine.table(on_map)
    scene = build_scene(table, filters.view(), title=listing.title_of(on_map), sources=listing.sources_of(on_map))
    rows = listing.rows_in(scene)
    names = engine.names(on_map)
    with middle:
        with st.container(horizontal=True, vertical_alignment="center", key="list_bar"):
            st.subheader(words.counted(len(rows), "event"), anchor=False, width="content")
            bulk.bulk(table)
            downloads.downloads(on_map, table, scene, None)
        undo.bar()
        listing.table(table, rows, names, key="event_rows")
    with right:
        st.empty()  # a later run of the fragment may fill only a place that it wrote to in the page's own run
        cards.cards(table, names)
    state.leave()


frame.begin("events")
paste.read_wanted()
articles = engine.store().articles(engine.project().id)
if articles:
    with st.container(key="listing"):
        sift, pane, side = (st.container(key=key) for key in ("list_sift", "list_pane", "list_cards"))
        with sift:
            chosen = shelf(articles)
        rows_page(chosen, sift.container(), pane, side)
else:
    chosen = ()
    st.subheader("No events yet", anchor=False)
    st.write("Read an article on the map page first. Its events are then listed here.")
form.form(lambda key: engine.table(chosen).events_told_with((key,)))
