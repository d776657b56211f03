"""Names set by hand: a place found in the gazetteer, typed as coordinates or clicked on the map, or that it is no place."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from geo.errors import WhereaboutsError
from geo.export import own_places
from geo.maps.scene import build_scene
from geo.model import Place
from geo.places import OwnPlace, key_of, point_of, typed_point
from pages.ui import engine, filters, found, mapped, session, state, who, words
from pages.ui.leaflet import show_map

_CHOICE, _POINT, _ROWS = "own_choice", "own_point", "own_rows"
_MAP_HEIGHT = 420  # pixels
# A column of nothing but gaps is still text.
_TYPES = {"Country": "string", "Province": "string", "Latitude": "float64", "Longitude": "float64"}


def current(name: str) -> OwnPlace | None:
    """What a person said that this name means, if one did."""
    return next((own for own in engine.own_places() if key_of(own.name) == key_of(name)), None)


# A fragment: what the map says of its view when it comes to rest must not cut the run short that answers a press.
@st.fragment
def on_map(name: str, places: tuple[Place, ...]) -> None:
    """The places that `name` can mean, and the one that was set; where the map is clicked is filled in below."""
    engine.begin_fragment()
    set_here = current(name)
    drawn = (set_here.place, *places) if set_here and set_here.place else places
    scene = build_scene([found.as_reading(name, drawn)], filters.plain_view())
    clicked = show_map(scene, key="places_map", height=_MAP_HEIGHT, fit=f"{name} {len(drawn)}", points=True).point
    if mapped.is_new_point(clicked, key="own") and clicked is not None:
        st.session_state[f"{_POINT}_{name}"] = typed_point(*clicked)
        st.session_state[f"{_CHOICE}_{name}"] = None
        st.rerun()


def choose(name: str, places: tuple[Place, ...]) -> None:
    """The form that has `name` mean one place in all the project's articles."""
    if not who.may_edit():
        return
    here = current(name)
    with st.container(border=True, key="own_form"):
        st.markdown(f"**Where “{words.plain(name)}” is in your articles**")
        st.caption(f"Set by you: {_told(here)}" if here else "Each article decides. Set a place here, and all of them mean it.")
        if places:
            label = "One of the places found"
            st.selectbox(label, range(len(places)), None, key=f"{_CHOICE}_{name}", format_func=lambda number: words.told(places[number]))
        label = f"{'Or l' if places else 'L'}atitude and longitude, in degrees; a click on the map fills this in"
        st.text_input(label, key=f"{_POINT}_{name}", placeholder="35.1318, 36.7578", max_chars=60)
        with st.container(horizontal=True):
            st.button(f"Always place “{words.plain(name)}” there", key="own_set", type="primary", on_click=_set, args=(name, places))
            if here is None or here.place:
                hint = "A person, a ship, a paper: the articles' places and events do without it."
                st.button("It is no place", key="own_none", on_click=_mean, args=(name, None), help=hint)
            if here:
                st.button("Let each article decide", key="own_remove", on_click=_remove, args=(name,))


def listed() -> None:
    """All names set by hand, and the file of them."""
    if who.may_edit():
        _offer_undo()
    own = engine.own_places()
    if not own:
        st.caption("None yet. Look a name up above, then say where it is." if who.may_edit() else "None.")
        return
    rows = pd.DataFrame(
        {
            "Name": one.name,
            "Place": one.place.name if one.place else "No place",
            "Latitude": one.place and one.place.lat,
            "Longitude": one.place and one.place.lon,
            "Country": one.place and one.place.country,
            "Province": one.place and one.place.admin1,
        }
        for one in own
    )
    st.caption("Pick a row to change it." if who.may_edit() else "Pick a row to see it on the map.")
    st.dataframe(
        rows.astype(_TYPES),
        key=_ROWS,
        hide_index=True,
        column_config=found.POINT_COLUMNS,
        on_select=lambda: _look_up([one.name for one in own]),
        selection_mode="single-row",
        alt="Table of the names set by hand: their places, or that they are none",
    )
    made = partial(own_places.dumps, own)
    st.download_button("Save as CSV", made, "own-places.csv", "text/csv", key="own_save", icon=":material/download:", on_click="ignore")
    if any(one.place is None for one in own):
        st.caption("The file holds places only: names that are no place are not in it. A project file has both.")


def _offer_undo() -> None:
    """For the change that was made here, while it is the last one of its name: another person's is theirs to take back."""
    changed = session.own_changed()
    if changed is not None and engine.store().last_own_change(engine.project().id, changed.name) == changed.number:
        label = f"Undo the change of “{words.plain(changed.name)}”"
        st.button(label, key="own_undo", icon=":material/undo:", on_click=_undo, args=(changed,))


def _look_up(names: list[str]) -> None:
    picked = st.session_state[_ROWS]["selection"]["rows"]
    if picked and picked[0] < len(names):
        st.session_state[state.NAME] = names[picked[0]]


def _told(here: OwnPlace) -> str:
    return words.told(here.place) if here.place else "no place"


def _set(name: str, places: tuple[Place, ...]) -> None:
    choice, typed = st.session_state.get(f"{_CHOICE}_{name}"), st.session_state[f"{_POINT}_{name}"]
    try:
        # What was typed or clicked is the last word: the choice stands above it.
        place = places[choice] if choice is not None and not typed.strip() else point_of(name, typed, engine.gazetteer())
    except WhereaboutsError as error:
        session.report(str(error))
        return
    _mean(name, place)
    st.session_state[f"{_POINT}_{name}"] = ""


def _mean(name: str, place: Place | None) -> None:
    _change(name, lambda project: engine.store().set_own_place(project, OwnPlace(name, place), author=who.author()))


def _remove(name: str) -> None:
    _change(name, lambda project: engine.store().remove_own_place(project, name, author=who.author()))


def _change(name: str, change: Callable[[int], int | None]) -> None:
    if session.attempt(lambda: session.set_own_changed(name, change(engine.project().id))):
        session.tell(f"Your articles are read again where they name {name}.")


def _undo(changed: session.OwnChanged) -> None:
    session.attempt(lambda: _take_back(changed))


def _take_back(changed: session.OwnChanged) -> None:
    done = engine.store().undo_own_place(engine.project().id, changed.name, author=who.author(), change=changed.number)
    session.set_own_changed()
    if not done:
        session.report(f"What {changed.name} means was changed again meanwhile, perhaps in another window. Nothing was undone.")
