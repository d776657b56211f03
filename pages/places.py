"""Look a name up in the gazetteer: every place that it can mean, best known first."""

import streamlit as st

from geo.maps.scene import build_scene
from pages.ui import engine, filters, found, frame, state, words
from pages.ui.address import MAX_NAME
from pages.ui.leaflet import show_map

frame.begin("places")
gazetteer = engine.ready_gazetteer()
st.subheader("Look up a place", anchor=False)
name = st.text_input(
    "Name of a place",
    key=state.NAME,
    persist_state="session",
    max_chars=MAX_NAME,
    placeholder="Homs, Deir ez-Zor, حلب, Lattakia …",
)
entries = gazetteer.find(name) if name.strip() else ()

if entries:
    st.caption(f"{words.counted(len(entries), 'place')} can be meant, best known first.")
    with st.container(key="found"):
        found.table(entries)
        show_map(build_scene([found.as_reading(name, entries)], filters.view()), key="places_map", height=420, fit=name)
elif name.strip():
    st.info(f"The gazetteer holds no place called {words.plain(name)}.", icon=":material/search_off:")
    st.caption("Spellings of one name are folded together. Try the name as an atlas writes it, or in its own script.")

info = gazetteer.info()
with st.expander("What is in the gazetteer", key="about_gazetteer"):
    size = f"{info.size_bytes / 1e6:.0f} MB"
    st.write(f"{info.places:,} places under {info.names:,} names, built on {info.built}: {size} in {words.plain(str(info.path))}.")
    found.layers(info.layers)
state.leave()
