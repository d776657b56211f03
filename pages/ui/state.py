"""What a browser's address bar holds, and what hangs on it; `session` has what is remembered for a while only.

Here are the names of all that stands in the address bar; a widget's own value is read beside the widget.

What must outlive a refresh stands in the address bar. It is read once, when the session begins, and written whole at the end of a run:
Streamlit's own binding of single widgets loses a value that changes while a run writes another one, and is emptied by a change of page.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from geo.maps import area as area_shapes
from geo.maps.area import Area
from geo.maps.mercator import middle_latitude
from geo.store import View
from geo.store.views import ARTICLES, TEXT
from pages.ui import mapped, session
from pages.ui.address import DEFAULTS, is_number, parsed, sifted, spelled

# The names under which the session and the address bar hold what the widgets say; their own keys are those that `bound` gives them.
COLOUR, TYPES, STATUSES, FIRST, LAST, CONFIDENCE, MENTIONED, NAME, SHOW_AS, PAST, AREA, BESIDE = DEFAULTS
FILTERS = (TYPES, STATUSES, FIRST, LAST, CONFIDENCE, AREA)

_PROJECT, _ARTICLES, _EVENTS, _TEXT, _VIEW = "project", ARTICLES, "event", TEXT, "at"
_OTHERS = (_PROJECT, _ARTICLES, _TEXT, _VIEW, _EVENTS)
# The token of a link that shows one project; no part of the view that is kept with it.
_READ = "read"
_PAGE, _FIRST_VIEW, _WRITTEN = "_page", "_first_view", "_written"
_IS_BARE, _KEEP, _KEPT = "_is_bare", "_keep", "_kept"
_NO_NUMBER = "_no_number"
_FOUND_PLACE, _FOUND_COUNT = "_found_place", "_found_count"
# Where Web Mercator ends; the map wraps around the world a few times; nearer than this there is nothing to see.
_MOST_LAT, _MOST_LON, _MOST_ZOOM = 85.0511, 1080, 19
MapView = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where a search leads the map: (lat, lon) in degrees, and a zoom or None to keep it. Each has another `name`."""

    name: str
    lat: float
    lon: float
    zoom: float | None


def enter(page: str, keep: Callable[[View], None]) -> None:
    """A page begins to run: the first one of a session reads the address bar. `keep` is given the view whenever it has changed."""
    st.session_state[_KEEP] = keep
    if _PAGE not in st.session_state:
        for name in DEFAULTS:
            st.session_state[name] = parsed(name, st.query_params.get_all(name))
        for name in (*_OTHERS, _READ):
            _put(name, sifted(name, st.query_params.get_all(name)))
        st.session_state[_NO_NUMBER] = not _get(_PROJECT) and st.query_params.get(_PROJECT, "")
        st.session_state[_IS_BARE] = not said_view()
    if st.session_state.get(_PAGE) != page:  # its map is made anew, and Streamlit has emptied the address bar
        st.session_state[_PAGE], st.session_state[_FIRST_VIEW] = page, map_view()
        session.set_editing()  # the form belongs to what the page before showed
        mapped.forget_clicks()
        st.session_state[_WRITTEN] = None


def leave() -> None:
    """A run ends: write the address bar, if anything in it changed, and have the view kept with its project."""
    view = said_view()
    said = {name: _get(name) for name in (_READ, _PROJECT) if _get(name)} | view
    if said != st.session_state.get(_WRITTEN):
        st.session_state[_WRITTEN] = said
        st.query_params.from_dict(said)
    if said != st.session_state.get(_KEPT):
        st.session_state[_KEPT] = said
        # Not what is picked: who opens the project next was not looking at it.
        st.session_state[_KEEP]({name: values for name, values in view.items() if name != _EVENTS})


def said_view() -> View:
    """What the address bar says beside the project."""
    said = {name: spelled(name, st.session_state.get(name, default)) for name, default in DEFAULTS.items()}
    said |= {name: _get(name) for name in _OTHERS if name != _PROJECT}
    return {name: values for name, values in said.items() if values}


def is_bare() -> bool:
    """Whether the session's address said nothing but perhaps a project, so that it opens as it was left; asked once, then forgotten."""
    return bool(st.session_state.pop(_IS_BARE, False))


def misspelled_project() -> str:
    """What the session's address called a project that is no project's number; asked once, then forgotten."""
    return str(st.session_state.pop(_NO_NUMBER, "") or "")


def show_view(project_id: int, view: View) -> None:
    """Open this project with this view."""
    if open_project() not in (None, project_id):
        session.next_round("filters")
    _put(_PROJECT, [str(project_id)])
    for name in DEFAULTS:
        st.session_state[name] = parsed(name, view.get(name, []))
    for name in _OTHERS[1:]:
        _put(name, view.get(name, []))
    st.session_state[_FIRST_VIEW] = map_view()
    st.session_state[_KEPT] = {_PROJECT: _get(_PROJECT)} | said_view()


def bound(name: str) -> dict[str, Any]:
    """The arguments of the widget that shows and changes what is held under a name.

    Its key is another one for each project that is opened: a browser that has not drawn the new project yet goes on telling the values of
    the old one's widgets with all it tells, and under the same key they would be taken for what a person set here. A value that is kept
    for the session is sent until the browser has it: otherwise a run that follows at once leaves the widget empty.
    """
    key = f"{name}_{session.round_of('filters')}"
    if st.session_state.get(key) != st.session_state[name] or key not in st.session_state:
        st.session_state[key] = st.session_state[name]
    return {"key": key, "on_change": _take, "args": (name, key), "persist_state": "session"}


def _take(name: str, key: str) -> None:
    if key == f"{name}_{session.round_of('filters')}":
        st.session_state[name] = st.session_state[key]


def switch_to(project_id: int, view: View) -> None:
    """Open another project than the one on the page, as it was left; what was offered for the old one is offered no more."""
    session.set_deleted()
    session.set_own_changed()
    session.forget_project()
    show_view(project_id, view)
    st.session_state[_PAGE] = None
    session.outdate()


def open_project() -> int | None:
    """The number of the project in the address bar."""
    return next(iter(_numbers(_get(_PROJECT))), None)


def set_open_project(project_id: int) -> None:
    """Have the address bar name this project."""
    _put(_PROJECT, [str(project_id)])


def reading_token() -> str | None:
    """The token of the reading link that the session began with; None where it began without one."""
    said = _get(_READ)
    return said[0] if said else None


def _get(name: str) -> list[str]:
    return list(st.session_state.get(f"_url_{name}", ()))


def _put(name: str, values: list[str]) -> None:
    st.session_state[f"_url_{name}"] = values


def _numbers(values: Iterable[str]) -> frozenset[int]:
    return frozenset(int(value) for value in values if is_number(value))


def chosen_articles() -> frozenset[int] | None:
    """The ids of the articles on the map; None is all of them."""
    said = _get(_ARTICLES)
    return _numbers(said[0].split(".")) if said else None


def choose_articles(ids: Iterable[int] | None) -> None:
    """Put these articles on the map; None is all of them, also those that come later."""
    _put(_ARTICLES, [] if ids is None else [".".join(str(number) for number in sorted(ids)) or "none"])


def open_text() -> int | None:
    """The id of the article whose text is shown, if one was picked."""
    return next(iter(_numbers(_get(_TEXT))), None)


def set_open_text(article_id: int) -> None:
    """Show this article's text."""
    _put(_TEXT, [str(article_id)])


def picked_events() -> tuple[str, ...]:
    """The keys of the events whose cards are open."""
    return tuple(_get(_EVENTS))


def pick_events(keys: Iterable[str]) -> None:
    """Open the cards of these events and close the others."""
    _put(_EVENTS, list(keys))


def said(component: str, name: str) -> Any:
    """What one of our components just told under this name; None where it is gone, as after the first of two quick presses."""
    return getattr(st.session_state.get(component), name, None)


def picked_in(component: str) -> tuple[str, ...]:
    """The event keys that were just clicked in one of our components, by the component's key."""
    return tuple(str(key) for key in said(component, "picked") or ())


def map_view() -> MapView | None:
    """Where the map looked last, as (lat, lon, zoom)."""
    try:
        lat, lon, zoom = (float(part) for part in _get(_VIEW)[0].split(","))
    except (IndexError, ValueError):
        return None
    return (lat, lon, zoom) if abs(lat) <= _MOST_LAT and abs(lon) <= _MOST_LON and 0 <= zoom <= _MOST_ZOOM else None


def set_map_view(bounds: tuple[tuple[float, float], tuple[float, float]] | None, zoom: float | None) -> None:
    """Remember where the map looks. In Mercator the middle of the screen is not the middle of its latitudes."""
    if bounds is None or zoom is None:
        return
    (south, west), (north, east) = bounds
    _put(_VIEW, [f"{middle_latitude(south, north):.4f},{(west + east) / 2:.4f},{zoom:g}"])


def first_view() -> MapView | None:
    """Where the page's map begins to look; the same until the page is entered again."""
    return st.session_state.get(_FIRST_VIEW)


def reset_filters() -> None:
    """Show every event again."""
    for name in FILTERS:
        st.session_state[name] = DEFAULTS[name]


def window() -> tuple[date | None, date | None]:
    """The first and the last day of what is shown, whichever way round they were given; None where that end is open."""
    first, last = st.session_state.get(FIRST), st.session_state.get(LAST)
    return (last, first) if first and last and first > last else (first, last)


def set_window(first: date | None, last: date | None) -> None:
    """Show these days only: the same as "From day" and "To day"."""
    st.session_state[FIRST], st.session_state[LAST] = first, last


def area() -> Area | None:
    """The drawn area that events are shown of; None is the whole world."""
    return area_shapes.parsed(st.session_state.get(AREA) or "")


def set_area(corners: Iterable[tuple[float, float]]) -> None:
    """Show events in this polygon only; no corners are the whole world, and what is no polygon changes nothing."""
    given = tuple(corners)
    if not given:
        st.session_state[AREA] = ""
        return
    with suppress(ValueError):
        st.session_state[AREA] = area_shapes.spelled(area_shapes.Area(given).unturned())


def is_new_pick(place: str) -> bool:
    """Whether other events were picked since this was last asked in a place."""
    before, now = st.session_state.get(f"_picked_{place}"), picked_events()
    st.session_state[f"_picked_{place}"] = now
    return now != before


def found_place() -> FoundPlace | None:
    """Where the last search led, until other events are picked."""
    found, picked = st.session_state.get(_FOUND_PLACE, (None, None))
    return None if found is None or picked != picked_events() else FoundPlace(*found)


def find_place(lat: float, lon: float, zoom: float | None) -> None:
    """Lead the map there."""
    number = int(st.session_state.get(_FOUND_COUNT, 0)) + 1
    st.session_state[_FOUND_COUNT] = number
    st.session_state[_FOUND_PLACE] = ((f"found {number}", lat, lon, zoom), picked_events())
