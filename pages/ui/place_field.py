"""Where an event happened: kept, chosen among what its name can mean, searched in the gazetteer, clicked on a map, or typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import streamlit as st

from geo.edits import mention_of
from geo.errors import WhereaboutsError
from geo.model import Event, Mention, Place, Reading
from geo.places import point_of, typed_point
from pages.ui import engine, mapped, small_map, words

# So many places are read through; a longer list is searched with another name.
_MOST_CANDIDATES, _MOST_FOUND, _MOST_LETTERS = 5, 8, 120
_UNNAMED = "Marked place"


@dataclass(frozen=True, slots=True)
class _Choice:
    place: Place | None
    label: str
    note: str


def place_of_event(event: Event, reading: Reading, key: str) -> tuple[Place | None, str]:
    """The place of an event that is chosen, and what is wrong in words with the coordinates that were typed."""
    return place_field(event.place, event.place_text or "", mention_of(reading, event), key, none="The event stays, without a marker")


def place_field(current: Place | None, called: str, mention: Mention | None, key: str, *, none: str) -> tuple[Place | None, str]:
    """The same for a name; `current` is its place now, `mention` where it stands in the text with what it can mean.

    `none` says what it means to choose no place.
    """
    with st.container(border=True, key=f"{key}_place_box"):
        searched = st.text_input(
            "Search for another place", key=f"{key}_search", max_chars=_MOST_LETTERS, placeholder="Its name, in any spelling",
            on_change=_forget_point, args=(key,),
        ).strip()  # fmt: skip
        known = list(_known(current, mention, none))
        found = list(_found(searched, known)) if searched else []
        choices, listed = known + found, f"{key}_place_{searched}"
        st.session_state.setdefault(listed, len(known) if found else 0)
        places = [one.place for one in choices if one.place]
        typed, name = _take_click(f"{searched} {len(choices)}", key, listed), searched or called
        number = st.radio(
            "Place", range(len(choices)), None, key=listed, format_func=lambda one: choices[one].label,
            captions=[one.note for one in choices], on_change=_forget_point, args=(key,),
        )  # fmt: skip
        if searched and not found:
            st.caption("The gazetteer holds no other place of this name. Try another spelling, or type its coordinates.")
        if st.toggle("Choose on a map", key=f"{key}_on_map"):
            small_map.show(f"{searched} {len(choices)}", called, places, key=f"{key}_map", mark=_point_in(typed))
        typed = _coordinates(key, listed)
        if typed:
            name = _name(name, typed, f"{key}_called_{searched}")
    if not typed:
        return choices[number or 0].place, ""
    try:
        return point_of(name, typed, engine.gazetteer()), ""
    except WhereaboutsError as error:
        return current, str(error)


def _coordinates(key: str, listed: str) -> str:
    """The field for a point, which a click fills in, too."""
    return st.text_input(
        "Or latitude and longitude, in degrees", key=f"{key}_point", max_chars=60, placeholder="35.1318, 36.7578",
        on_change=_forget_choice, args=(key, listed),
    ).strip()  # fmt: skip


def _name(name: str, typed: str, key: str) -> str:
    """What a point is to be called: as what was searched, else as the article calls it, or otherwise."""
    given = st.text_input("What this point is called", name or _UNNAMED, key=key, max_chars=_MOST_LETTERS).strip() or _UNNAMED
    st.caption(f"Saved as “{words.plain(given)}” at {words.plain(typed)}; none of the places above is taken.")
    return given


def _forget_point(key: str) -> None:
    """What was chosen last counts: a place of the list ends what was typed or clicked."""
    st.session_state[f"{key}_point"] = ""


def _forget_choice(key: str, listed: str) -> None:
    """And a point that is typed or clicked ends the choice in the list, until it is taken away."""
    st.session_state[listed] = None if st.session_state[f"{key}_point"].strip() else 0


def _take_click(item: str, key: str, listed: str) -> str:
    """What stands in the field for coordinates, once a new click on the map is filled in; before the fields are drawn that it changes."""
    clicked = small_map.clicked(item, key=f"{key}_map") if st.session_state.get(f"{key}_on_map") else None
    if mapped.is_new_point(clicked, key=f"{key}_map") and clicked is not None:
        st.session_state[f"{key}_point"], st.session_state[listed] = typed_point(*clicked), None
    return str(st.session_state.get(f"{key}_point", "")).strip()


def _point_in(typed: str) -> tuple[float, float] | None:
    """The point that is typed, as (lat, lon); None for none, and for what is no point."""
    try:
        place = point_of(_UNNAMED, typed, engine.gazetteer()) if typed else None
    except WhereaboutsError:
        return None
    return (place.lat, place.lon) if place else None


def _known(current: Place | None, mention: Mention | None, none: str) -> Iterator[_Choice]:
    """The place as it is, what else its name in the text can mean with the reasons, and none."""
    candidates = mention.candidates if mention else ()
    reasons = {one.place.id: words.plain("; ".join(one.reasons)) for one in candidates}
    label = f"As it is: {words.told(current)}" if current else "As it is: no place"
    yield _Choice(current, label, reasons.get(current.id, "") if current else "")
    others: dict[str, Place] = {}
    for one in candidates:  # some places stand twice, under two ids
        others.setdefault(words.told(one.place), one.place)
    if current:
        others.pop(words.told(current), None)
    for called, place in islice(others.items(), _MOST_CANDIDATES):
        yield _Choice(place, called, reasons[place.id])
    if current:
        yield _Choice(None, "No place", none)


def _found(searched: str, known: Iterable[_Choice]) -> Iterator[_Choice]:
    seen = {words.told(one.place) for one in known if one.place}
    for entry in engine.gazetteer().find(searched, limit=_MOST_FOUND):
        if (label := words.told(entry.place)) not in seen:
            seen.add(label)
            yield _Choice(entry.place, label, f"Found under “{words.plain(searched)}”")
