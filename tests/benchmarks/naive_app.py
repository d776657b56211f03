"""The obvious way to build this page: read the article, put one folium marker an event on a new map, show it. Compared with in the benchmark."""

import folium
import streamlit as st
from streamlit_folium import st_folium

import geo
from geo.events.types import BY_NAME
from pages.ui.leaflet import ASSETS

text = st.text_area("Article text")
if st.button("Read article"):
    st.session_state.reading = geo.read(geo.Article(text=text))
chart = folium.Map(location=(30, 20), zoom_start=2, tiles=None)
# From this machine, as the dashboard has it: from the usual addresses nothing would be drawn here at all.
chart.default_js = [(f"script{number}", url) for number, url in enumerate(ASSETS.scripts)]
chart.default_css = [(f"style{number}", url) for number, url in enumerate(ASSETS.styles)]
if "reading" in st.session_state:
    for event in st.session_state.reading.events:
        if event.place is not None:
            folium.CircleMarker((event.place.lat, event.place.lon), color=BY_NAME[event.type].colour, tooltip=event.type).add_to(chart)
st_folium(chart, key="map")
