"""The map with what stands beside it: the filters, the cards, the text. One fragment, so that a filter redraws only this."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.maps.framing import outside
from geo.maps.marks import Bounds
from geo.maps.scene import Scene, build_scene
from geo.maps.table import EventTable
from geo.store import SavedArticle
from pages.ui import cards, downloads, engine, filters, listing, reader, state, words
from pages.ui.leaflet import show_map

MAP_HEIGHT = 620  # pixels, where the style sheet says nothing else


@st.fragment
def explore(articles: tuple[SavedArticle, ...], left: DeltaGenerator, middle: DeltaGenerator, right: DeltaGenerator) -> None:
    """Draw the chosen articles; `left`, `middle` and `right` are the page's columns."""
    if state.is_outdated():
        st.rerun()
    table = engine.table(articles)
    with left:
        if articles:
            filters.filters()
    with middle:
        scene = _map(articles, table)
    with right:
        if articles:
            _beside(articles, table, scene)
    state.leave()


def _map(articles: tuple[SavedArticle, ...], table: EventTable) -> Scene:
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="map_bar")
    with bar:
        if articles:
            filters.map_switches()
    scene = build_scene(table, filters.view(), title=listing.title_of(articles), sources=listing.sources_of(articles))
    fit = " ".join(one.article.id for one in articles)
    shown = show_map(scene, key="map", height=MAP_HEIGHT, fit=fit, selected=state.picked_events(), begin=state.first_view())
    state.set_map_view(shown.bounds, shown.zoom)
    if state.is_new_click(shown.click_count):
        state.pick_events(shown.clicked)
        _open_text_of(shown.clicked, articles)
        st.rerun(scope="fragment")
    with bar:
        downloads.downloads(articles, table, scene, shown)
    if articles:
        st.caption(_summary(scene, len(table.events), shown.bounds))
    return scene


def _open_text_of(keys: tuple[str, ...], articles: tuple[SavedArticle, ...]) -> None:
    clicked = {key.partition(":")[0] for key in keys}
    opened = [one for one in articles if one.article.id in clicked]
    if opened and state.open_text() not in {one.id for one in opened}:
        state.set_open_text(opened[-1].id)


def _summary(scene: Scene, total: int, screen: Bounds | None) -> str:
    left_out = sum(len(group.events) for group in scene.listed)
    parts = [f"{scene.shown:,} of {words.counted(total, 'event')} on the map"]
    if left_out:
        parts.append(f"{left_out:,} without a marker, listed beside it")
    if hidden := total - scene.shown - left_out:
        parts.append(f"{hidden:,} hidden by the filters")
    if screen and (unseen := outside(scene.marks, screen)):
        parts.append(f"{unseen:,} outside this view")
    return ", ".join(parts) + "."


def _beside(articles: tuple[SavedArticle, ...], table: EventTable, scene: Scene) -> None:
    cards.cards(table, {one.article.id: one.name for one in articles})
    reader.reader(articles, engine.readings(articles))
    if scene.listed:
        count = sum(len(group.events) for group in scene.listed)
        with st.expander(f"Not on the map: {words.counted(count, 'event')}", key="listed_box"):
            cards.listed(scene.listed)
