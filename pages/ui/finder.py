"""The search on the map page: a place of the gazetteer, or an event by the words in it. The map goes there."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import WhereaboutsError
from geo.maps.find import newest_first, rows_with_words
from geo.maps.style import GREY_RING
from geo.maps.table import EventTable
from geo.maps.view import wanted
from geo.model import Place
from geo.store import SavedArticle
from pages.ui import cards, engine, filters, state, words

_KEY, _FOUND = "find", "found"
MOST_PLACES, MOST_EVENTS = 5, 12
# How close the map goes to a place of a kind.
_ZOOMS = {"settlement": 11.0, "facility": 12.0, "region": 7.0, "country": 5.0, "natural": 7.0, "continent": 3.0}
_EVENT_ZOOM = 9.0
_PLACE = "place:"


def finder(articles: tuple[SavedArticle, ...], table: EventTable, bar: DeltaGenerator) -> None:
    """The field in the bar over the map, and below it what fits the words in it."""
    asked = bar.text_input(
        "Find a place or an event", key=_KEY, placeholder="Find a place or an event", label_visibility="collapsed", max_chars=100, width=220
    ).strip()  # fmt: skip
    if not asked:
        return
    places, rows = _places(asked), _events(articles, table, asked)
    with st.container(key="found_box"):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            found = f"{words.counted(len(places), 'place')} and {words.counted(len(rows), 'event')}"
            st.caption(f"{found} found for “{words.plain(asked)}”", width="stretch")
            st.button("Close", key="close_found", type="tertiary", on_click=_close, help="Close the list of what was found.")
        if not places and not rows:
            st.caption(
                "Neither a place of the gazetteer nor an event on the map has these words. Filters hide events from the search, too."
            )
        groups = [
            {"heading": "Places", "rows": [_place(place) for place in places]},
            {"heading": "Events on the map", "rows": [cards.event_row(table.keys[row], table.events[row][1]) for row in rows]},
        ]
        cards.choices([group for group in groups if group["rows"]], key=_FOUND, on_pick=lambda: _go(places, table))


def _places(asked: str) -> tuple[Place, ...]:
    try:
        return tuple(entry.place for entry in engine.gazetteer().find(asked)[:MOST_PLACES])
    except WhereaboutsError as error:
        st.error(words.plain(str(error)), icon=":material/error:")
        return ()


def _events(articles: tuple[SavedArticle, ...], table: EventTable, asked: str) -> tuple[int, ...]:
    rows = newest_first(table, wanted(table, filters.view()).nonzero()[0])
    return rows_with_words(engine.told(articles), rows.tolist(), asked, limit=MOST_EVENTS)


def _place(place: Place) -> dict[str, Any]:
    return {"key": f"{_PLACE}{place.id}", "title": f"{words.whereabouts(place)} ({place.kind})", "quote": "", "colour": GREY_RING}


def _go(places: tuple[Place, ...], table: EventTable) -> None:
    for key in state.picked_in(_FOUND)[:1]:
        if key.startswith(_PLACE):
            # None: what was clicked stood in the list of another word.
            place = next((one for one in places if one.id == key.removeprefix(_PLACE)), None)
            if place is not None:
                state.find_place(place.lat, place.lon, _ZOOMS.get(place.kind, _EVENT_ZOOM))
        else:
            state.pick_events([key])
            event = table.event(key)  # None: somebody took it out in the meantime
            if event is not None and event.place is not None:
                state.find_place(event.place.lat, event.place.lon, None)
        _close()


def _close() -> None:
    st.session_state[_KEY] = ""
