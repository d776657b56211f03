"""A name that the gazetteer lacks, asked of an online service: only when a person presses the button that says so."""

from dataclasses import replace

import streamlit as st
from geopy.location import Location

from geo.errors import WhereaboutsError
from geo.geocoding.chain import chain, read_settings
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.model import Place
from pages.ui import engine, state, words

# Letters of an address that are shown; some services answer with all the divisions that a place is in.
_LONGEST = 200


def ask(name: str) -> tuple[Place, ...]:
    """The button, and after it was pressed for this name what the service answered."""
    try:
        settings = read_settings()
    except WhereaboutsError as error:
        st.warning(words.plain(str(error)), icon=":material/warning:")
        return ()
    pressed = st.button(
        f"Ask {settings.service.capitalize()} (online)", key="ask_online", help="Sends this name, and nothing else, to the service."
    )
    if not (pressed or settings.online or state.asked_online() == name):
        return ()
    state.set_asked_online(name)
    try:
        with st.spinner(f"Asking {settings.service.capitalize()}…"):
            asked = chain(GazetteerGeocoder(engine.gazetteer()), replace(settings, online=True))
            found = asked.geocode(name, exactly_one=False, limit=10) or []
    except WhereaboutsError as error:
        state.set_asked_online(None)
        st.error(words.plain(str(error)), icon=":material/wifi_off:")
        return ()
    if not found:
        st.caption(f"{settings.service.capitalize()} knows no place of this name either.")
    return tuple(_place(location) for location in found)


def _place(location: Location) -> Place:
    lat, lon = location.latitude, location.longitude
    return Place(id=f"own:{lat:.5f},{lon:.5f}", name=location.address[:_LONGEST], kind="settlement", lat=lat, lon=lon)
