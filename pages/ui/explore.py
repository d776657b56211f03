"""The map with what stands beside it: the filters, the timeline, the cards, the text. One fragment, so that a filter redraws only this."""

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.coreference import article_of
from geo.maps.find import Rows, newest_first, rows_in_box
from geo.maps.framing import around
from geo.maps.marks import Bounds
from geo.maps.scene import Scene, build_scene
from geo.maps.table import EventTable
from geo.maps.timeline import timeline_of
from geo.maps.view import wanted
from geo.maps.web import Target
from geo.maps.worldnames import surroundings
from geo.store import SavedArticle
from pages.ui import bulk, cards, downloads, engine, filters, finder, listing, mapped, reader, session, state, summary, undo, words
from pages.ui.address import MOST_EVENTS
from pages.ui.leaflet import MapState, screen, show_map
from pages.ui.timebar import timebar

MAP_HEIGHT = 620  # pixels, where the style sheet says nothing else
_KEY = "map"
_NARROW = ("Days", "Place", "Type", "Sub-type", "Quote", "Status", "Deaths", "Confidence", "Article")


@st.fragment
def explore(articles: tuple[SavedArticle, ...], left: DeltaGenerator, middle: DeltaGenerator, right: DeltaGenerator) -> None:
    """Draw the chosen articles; `left`, `middle` and `right` are the page's columns."""
    engine.begin_fragment()
    table = engine.table(articles)
    if state.is_new_pick("text"):
        _open_text_of(state.picked_events(), articles, table)
    with left:
        if articles:
            filters.filters()
    with middle:
        scene = _map(articles, table)
    with right:
        undo.bar()
        if articles:
            _beside(articles, table, scene)
    state.leave()


def _map(articles: tuple[SavedArticle, ...], table: EventTable) -> Scene:
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="map_bar")
    with bar:
        if articles:
            filters.map_switches()
    if articles:
        finder.finder(articles, table, bar)
    seen = screen(_KEY)
    view = filters.view(bounds=seen.bounds, zoom=seen.zoom)
    near = surroundings(engine.gazetteer(), seen.bounds, seen.zoom)
    scene = build_scene(table, view, near=near, title=listing.title_of(articles), sources=listing.sources_of(articles))
    picked = np.array(table.leads_of(state.picked_events()), np.intp)
    picked = picked[~np.isnan(table.lat[picked]) & wanted(table, view)[picked]]
    fit, frame = _first_look(articles)
    shown = show_map(
        scene,
        key=_KEY,
        height=MAP_HEIGHT,
        fit=fit,
        frame=frame,
        selected=table.told_with(state.picked_events()),
        picked=zip(table.lat[picked].tolist(), table.lon[picked].tolist(), strict=True),
        go=_target(table, picked),
        begin=state.first_view(),
        draw=True,
    )
    state.set_map_view(shown.bounds, shown.zoom)
    if mapped.is_new_click(shown.click_count):
        _answer(shown, table, scene)
        st.rerun(scope="fragment")
    with bar:
        downloads.downloads(articles, table, scene, shown)
    if articles:
        timebar(timeline_of(table, view, near=session.chart()), shown=summary.in_window(table, view))
        st.caption(summary.summary(table, scene, shown.bounds))
    return scene


def _first_look(articles: tuple[SavedArticle, ...]) -> tuple[str, Bounds | None]:
    """Where the map looks first, and a name of that: at the article that was just read, or at all of them."""
    choice = engine.name_of(articles)
    framed = mapped.framed(choice)
    read = next((row for row, one in enumerate(articles) if one.id == framed), None)
    return (choice, None) if read is None else (f"{choice} {framed}", around(engine.readings(articles)[read]))


def _answer(shown: MapState, table: EventTable, scene: Scene) -> None:
    """Do what was asked for on the map: an area, the events of a cell, the events of a marker."""
    if shown.area is not None:
        state.set_area(shown.area)
        return
    keys = shown.clicked
    if shown.box is not None:
        keys = tuple(table.keys[row] for row in newest_first(table, rows_in_box(table, scene.rows, shown.box)).tolist())
    if len(keys) > MOST_EVENTS:  # more are not read one by one: they are rows of the table
        st.toast(f"{words.counted(len(keys), 'event')} are here. The cards show {MOST_EVENTS}; the table lists all that are on the map.")
    state.pick_events(keys[:MOST_EVENTS])


def _open_text_of(keys: tuple[str, ...], articles: tuple[SavedArticle, ...], table: EventTable) -> None:
    """Open an article that tells one of these events, unless the one that is open does."""
    telling, clicked = ({article_of(key) for key in some} for some in (table.told_with(keys), keys))
    opened = [one for one in articles if one.article.id in clicked]
    if opened and state.open_text() not in {one.id for one in articles if one.article.id in telling}:
        state.set_open_text(opened[-1].id)


def _open_telling(keys: tuple[str, ...], articles: tuple[SavedArticle, ...]) -> None:
    """Open the article of one telling, and keep the card."""
    wanted = {article_of(key) for key in keys}
    for one in articles:
        if one.article.id in wanted:
            state.set_open_text(one.id)


def _target(table: EventTable, picked: Rows) -> Target | None:
    """Where the map is to go: to what was found, or to the picked event where that is out of sight."""
    if found := state.found_place():
        return Target(name=found.name, lat=found.lat, lon=found.lon, zoom=found.zoom)
    if not len(picked):
        return None
    row = int(picked[0])
    return Target(name=" ".join(state.picked_events()), lat=float(table.lat[row]), lon=float(table.lon[row]), gently=True)


def _beside(articles: tuple[SavedArticle, ...], table: EventTable, scene: Scene) -> None:
    names = engine.names(articles)
    if len(table.leads_of(state.picked_events())) > 1:
        bulk.bulk(table)
    cards.cards(table, names, on_open=lambda keys: _open_telling(keys, articles))
    filters.beside_switch(scene.shown)
    if st.session_state[state.BESIDE] == "table":
        listing.table(table, newest_first(table, scene.rows), names, key="map_rows", columns=_NARROW)
    else:
        reader.reader(articles, engine.readings(articles), table.told_with(state.picked_events()))
    if scene.listed:
        count = sum(len(group.rows) for group in scene.listed)
        with st.expander(f"Not on the map: {words.counted(count, 'event')}", key="listed_box"):
            cards.listed(scene.listed)
