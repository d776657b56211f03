"""Where an event happened: kept, chosen among what its name can mean, searched in the gazetteer, clicked on a map, or typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import streamlit as st

from geo.edits import mention_of
from geo.errors import WhereaboutsError
from geo.model import Event, Mention, Place, Reading
from geo.places import point_in_words, point_of, typed_point
from pages.ui import engine, mapped, small_map, words

# So many places are read through; a longer list is searched with another name.
_MOST_CANDIDATES, _MOST_FOUND, _MOST_LETTERS = 5, 8, 120


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
        choices = known + found
        number = st.radio(
            "Place", range(len(choices)), len(known) if found else 0, key=f"{key}_place_{searched}",
            format_func=lambda one: choices[one].label, captions=[one.note for one in choices], on_change=_forget_point, args=(key,),
        )  # fmt: skip
        if searched and not found:
            st.caption("The gazetteer holds no other place of this name. Try another spelling, or type its coordinates.")
        _by_click(f"{searched} {len(choices)}", called, [one.place for one in choices if one.place], key)
        typed = st.text_input(
            "Or latitude and longitude, in degrees", key=f"{key}_point", max_chars=60, placeholder="35.1318, 36.7578"
        ).strip()
        if typed:
            st.caption("These coordinates are taken, not the place chosen above.")
    if not typed:
        return choices[number or 0].place, ""
    try:
        return point_of(called or searched or "Marked place", typed, engine.gazetteer()), ""
    except WhereaboutsError as error:
        return current, str(error)


def _forget_point(key: str) -> None:
    """What was chosen last counts: a place of the list ends what was typed or clicked."""
    st.session_state[f"{key}_point"] = ""


def _by_click(item: str, called: str, places: Sequence[Place], key: str) -> None:
    """A map on demand: where it is clicked stands in the field for coordinates."""
    if not st.toggle("Choose on a map", key=f"{key}_on_map"):
        return
    clicked = small_map.show(item, called, places, key=f"{key}_map")
    if mapped.is_new_point(clicked, key=f"{key}_map") and clicked is not None:
        st.session_state[f"{key}_point"] = typed_point(*clicked)


def _known(current: Place | None, mention: Mention | None, none: str) -> Iterator[_Choice]:
    """The place as it is, what else its name in the text can mean with the reasons, and none."""
    candidates = mention.candidates if mention else ()
    reasons = {one.place.id: words.plain("; ".join(one.reasons)) for one in candidates}
    label = f"As it is: {told(current)}" if current else "As it is: no place"
    yield _Choice(current, label, reasons.get(current.id, "") if current else "")
    others: dict[str, Place] = {}
    for one in candidates:  # some places stand twice, under two ids
        others.setdefault(told(one.place), one.place)
    if current:
        others.pop(told(current), None)
    for called, place in islice(others.items(), _MOST_CANDIDATES):
        yield _Choice(place, called, reasons[place.id])
    if current:
        yield _Choice(None, "No place", none)


def _found(searched: str, known: Iterable[_Choice]) -> Iterator[_Choice]:
    seen = {told(one.place) for one in known if one.place}
    for entry in engine.gazetteer().find(searched, limit=_MOST_FOUND):
        if (label := told(entry.place)) not in seen:
            seen.add(label)
            yield _Choice(entry.place, label, f"Found under “{words.plain(searched)}”")


def told(place: Place) -> str:
    """A place with its province and country, its kind where the name leaves that open, and its point."""
    point = "" if point_in_words(place) else f" at {place.lat:.3f}, {place.lon:.3f}"
    return words.plain(f"{words.in_full(place)}{point}")
