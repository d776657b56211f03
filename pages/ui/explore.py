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
    selected = table.told_with(state.picked_events())
    shown = show_map(scene, key="map", height=MAP_HEIGHT, fit=fit, selected=selected, begin=state.first_view())
    state.set_map_view(shown.bounds, shown.zoom)
    if state.is_new_click(shown.click_count):
        state.pick_events(shown.clicked)
        _open_text_of(shown.clicked, articles, table)
        st.rerun(scope="fragment")
    with bar:
        downloads.downloads(articles, table, scene, shown)
    if articles:
        st.caption(_summary(scene, table, shown.bounds))
    return scene


def _open_text_of(keys: tuple[str, ...], articles: tuple[SavedArticle, ...], table: EventTable) -> None:
    """Open an article that tells one of these events, unless the one that is open does."""
    telling, clicked = ({key.partition(":")[0] for key in some} for some in (table.told_with(keys), keys))
    opened = [one for one in articles if one.article.id in clicked]
    if opened and state.open_text() not in {one.id for one in articles if one.article.id in telling}:
        state.set_open_text(opened[-1].id)


def _open_telling(keys: tuple[str, ...], articles: tuple[SavedArticle, ...]) -> None:
    """Open the article of one telling, and keep the card."""
    wanted = {key.partition(":")[0] for key in keys}
    for one in articles:
        if one.article.id in wanted:
            state.set_open_text(one.id)


def _summary(scene: Scene, table: EventTable, screen: Bounds | None) -> str:
    total = table.count
    left_out = sum(len(group.events) for group in scene.listed)
    parts = [f"{scene.shown:,} of {words.counted(total, 'event')} on the map"]
    if table.linked:
        parts.append(f"{len(table.linked):,} told by several articles")
    if left_out:
        parts.append(f"{left_out:,} without a marker, listed beside it")
    if hidden := total - scene.shown - left_out:
        parts.append(f"{hidden:,} hidden by the filters")
    if screen and (unseen := outside(scene.marks, screen)):
        parts.append(f"{unseen:,} outside this view")
    return ", ".join(parts) + "."


def _beside(articles: tuple[SavedArticle, ...], table: EventTable, scene: Scene) -> None:
    names = {one.article.id: one.name for one in articles}
    cards.cards(table, names, on_open=lambda keys: _open_telling(keys, articles))
    reader.reader(articles, engine.readings(articles), table.told_with(state.picked_events()))
    if scene.listed:
        count = sum(len(group.events) for group in scene.listed)
        with st.expander(f"Not on the map: {words.counted(count, 'event')}", key="listed_box"):
            cards.listed(scene.listed)
