"""The obvious way to show many events: one folium marker an event on a new map at every run. Compared with in the benchmark."""

import os

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.events.types import BY_NAME
from pages.ui.leaflet import ASSETS
from tests.made_up import readings


@st.cache_resource
def events() -> list:
    """All events, read once."""
    return [event for reading in readings(int(os.environ["NAIVE_EVENTS"])) for event in reading.events]


kind = st.selectbox("Event types", [None, *BY_NAME], key="kind")
chart = folium.Map(location=(30, 20), zoom_start=2, tiles=None)
# From this machine, as the dashboard has it: from the usual addresses nothing would be drawn here at all.
chart.default_js = [(f"script{number}", url) for number, url in enumerate(ASSETS.scripts)]
chart.default_css = [(f"style{number}", url) for number, url in enumerate(ASSETS.styles)]
for event in events():
    if event.place is not None and kind in {None, event.type}:
        folium.CircleMarker((event.place.lat, event.place.lon), color=BY_NAME[event.type].colour, tooltip=event.type).add_to(chart)
st_folium(chart, key="map")
