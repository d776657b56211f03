"""A name that the gazetteer lacks, asked of an online service: at the press of a button, or always where geocoding.toml says so."""

from dataclasses import replace

import streamlit as st
from geopy.location import Location

from geo.errors import WhereaboutsError
from geo.geocoding.chain import chain, read_settings
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.model import Place
from geo.places import point_of
from pages.ui import engine, session, who, words

# A longer name is no name.
_LONGEST = 100


def ask(name: str) -> tuple[Place, ...]:
    """The button, for those who may change something, and after it was pressed for this name what the service answered."""
    if not who.may_edit():
        return ()
    try:
        settings = read_settings()
    except WhereaboutsError as error:
        st.warning(words.plain(str(error)), icon=":material/warning:")
        return ()
    hint = "Sends this name, and nothing else, to the service."
    st.button(
        f"Ask {settings.service.capitalize()} (online)", key="ask_online", help=hint, on_click=session.set_asked_online, args=(name,)
    )  # fmt: skip
    if not ((settings.online and session.failed_online() != name) or session.asked_online() == name):
        return ()
    session.set_asked_online(name)
    try:
        with st.spinner(f"Asking {settings.service.capitalize()}…"):
            asked = chain(GazetteerGeocoder(engine.gazetteer()), replace(settings, online=True))
            found = asked.geocode(name, exactly_one=False, limit=10) or []
    except WhereaboutsError as error:
        session.set_asked_online(None, failed=name)
        st.error(words.plain(str(error)), icon=":material/wifi_off:")
        return ()
    if not found:
        st.caption(f"{settings.service.capitalize()} knows no place of this name either.")
    return tuple(_place(location) for location in found)


def _place(location: Location) -> Place:
    lat, lon = location.latitude, location.longitude
    # Its address says all divisions that it is in, in many languages; country and province are those of its neighbours here.
    name = location.address.partition(",")[0].strip()[:_LONGEST] or "Place without a name"
    return point_of(name, f"{lat:.6f}, {lon:.6f}", engine.gazetteer())
