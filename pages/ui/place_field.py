"""Where an event happened: kept, chosen among what its name can mean, searched in the gazetteer, or typed as coordinates."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from geo.edits import mention_of
from geo.errors import WhereaboutsError
from geo.model import Event, Place, Reading
from geo.places import point_of
from pages.ui import engine, words

# So many places are read through; a longer list is searched with another name.
_MOST_CANDIDATES, _MOST_FOUND, _MOST_LETTERS = 5, 8, 120


@dataclass(frozen=True, slots=True)
class _Choice:
    place: Place | None
    label: str
    note: str


def place_field(event: Event, reading: Reading, key: str) -> tuple[Place | None, str]:
    """The place that is chosen, and what is wrong in words with the coordinates that were typed."""
    with st.container(border=True, key=f"{key}_place_box"):
        searched = st.text_input(
            "Search for another place", key=f"{key}_search", max_chars=_MOST_LETTERS, placeholder="Its name, in any spelling"
        ).strip()
        choices = list(_choices(event, reading, searched))
        at = 0 if not searched or len(choices) == len(list(_choices(event, reading, ""))) else len(list(_choices(event, reading, "")))
        number = st.radio(
            "Place", range(len(choices)), at, key=f"{key}_place_{searched}", format_func=lambda one: choices[one].label,
            captions=[one.note for one in choices],
        )  # fmt: skip
        typed = st.text_input(
            "Or latitude and longitude, in degrees", key=f"{key}_point", max_chars=60, placeholder="35.1318, 36.7578"
        ).strip()
    if not typed:
        return choices[number or 0].place, ""
    try:
        return point_of(event.place_text or searched or "Marked place", typed, engine.gazetteer()), ""
    except WhereaboutsError as error:
        return event.place, str(error)


def _choices(event: Event, reading: Reading, searched: str) -> Iterator[_Choice]:
    """What can be chosen, each place once: as it is, what the name in the text can mean, no place, and what was searched for."""
    seen = {event.place.id if event.place else None}
    mention = mention_of(reading, event)
    reasons = {one.place.id: "; ".join(one.reasons) for one in mention.candidates} if mention else {}
    if event.place:
        yield _Choice(event.place, f"As it is: {told(event.place)}", words.plain(reasons.get(event.place.id, "")))
    else:
        yield _Choice(None, "As it is: no place", "")
    for one in mention.candidates if mention else ():
        if one.place.id not in seen and len(seen) <= _MOST_CANDIDATES:
            seen.add(one.place.id)
            yield _Choice(one.place, told(one.place), words.plain("; ".join(one.reasons)))
    if event.place:
        yield _Choice(None, "No place", "The event stays, without a marker")
    if not searched:
        return
    for entry in engine.gazetteer().find(searched, limit=_MOST_FOUND):
        if entry.place.id not in seen:
            seen.add(entry.place.id)
            yield _Choice(entry.place, told(entry.place), f"Found under “{words.plain(searched)}”")


def told(place: Place) -> str:
    """A place with its province, country and point."""
    return words.plain(f"{words.whereabouts(place)} ({place.lat:.3f}, {place.lon:.3f})")
