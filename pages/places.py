"""Places: look a name up, say where it is, and give the gazetteer more of them."""

import streamlit as st

from pages.ui import engine, found, frame, more, online, own, paste, state, who, words
from pages.ui.address import MAX_NAME

frame.begin("places")
paste.read_wanted()
gazetteer = engine.ready_gazetteer()
st.subheader("Look up a place", anchor=False)
# Each part has its place, whatever stands before it: where the map's report comes just as a run ends, Streamlit leaves what stood there.
look, map_box, form_box = (st.container(key=key) for key in ("place_look", "place_map", "place_form"))
with look:
    name = st.text_input(
        "Name of a place",
        max_chars=MAX_NAME,
        placeholder="Homs, Deir ez-Zor, حلب, Lattakia …",
        **state.bound(state.NAME),
    ).strip()
    entries = gazetteer.find(name) if name else ()
    places = tuple(entry.place for entry in entries)
    if entries:
        st.caption(f"{words.counted(len(entries), 'place')} can be meant, best known first.")
        found.table(entries)
    elif name:
        st.info(f"The gazetteer holds no place called {words.plain(name)}.", icon=":material/search_off:")
        st.caption("Spellings of one name are folded together. Try the name as an atlas writes it, or in its own script.")
        places = online.ask(name)
if name:
    with map_box:
        own.on_map(name, places)
    with form_box:
        own.choose(name, places)

st.subheader("Names set by hand", anchor=False)
with st.container(key="place_list"):
    own.listed()
info = gazetteer.info()
if who.may_edit():
    with st.expander("Add places to the gazetteer", key="more_places", expanded=bool(st.session_state.get(more.COUNTRY))):
        more.more(info.layers)
with st.expander("What is in the gazetteer", key="about_gazetteer"):
    size = f"{info.size_bytes / 1e6:.0f} MB"
    st.write(f"{info.places:,} places under {info.names:,} names, built on {info.built}: {size} in {words.plain(str(info.path))}.")
    found.layers(info.layers)
state.leave()
