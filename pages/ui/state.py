"""What a browser's session remembers between reruns, and what its address bar holds.

Here are the names of all that outlives a rerun or stands in the address bar; a widget's own value is read beside the widget.

What must outlive a refresh stands in the address bar. It is read once, when the session begins, and written whole at the end of a run:
Streamlit's own binding of single widgets loses a value that changes while a run writes another one, and is emptied by a change of page.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import streamlit as st

from geo.maps import area as area_shapes
from geo.maps.area import Area
from geo.maps.mercator import middle_latitude
from pages.ui.address import DEFAULTS, parsed, spelled

# The widgets' keys, under which the address bar holds their values, too.
COLOUR, TYPES, STATUSES, FIRST, LAST, CONFIDENCE, MENTIONED, NAME, SHOW_AS, PAST, AREA, BESIDE = DEFAULTS
FILTERS = (TYPES, STATUSES, FIRST, LAST, CONFIDENCE, AREA)

_ARTICLES, _EVENTS, _TEXT, _VIEW = "articles", "event", "text", "at"
_OTHERS = (_ARTICLES, _TEXT, _VIEW, _EVENTS)
_PASTE_ROUND, _CLICKS, _DELETED, _NEWS, _PROBLEM = "_paste_round", "_clicks", "_deleted", "_news", "_problem"
_OUTDATED, _PAGE, _FIRST_VIEW, _WRITTEN = "_outdated", "_page", "_first_view", "_written"
_OWN_CHANGED, _OWN_CLICKED, _ASKED, _FAILED = "_own_changed", "_own_clicked", "_asked_online", "_failed_online"
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


@dataclass(frozen=True, slots=True)
class Deleted:
    """Articles that were just deleted, and what to call them in the offer to bring them back."""

    ids: tuple[int, ...]
    name: str


def enter(page: str) -> None:
    """A page begins to run: the first one of a session reads the address bar."""
    if _PAGE not in st.session_state:
        for name in DEFAULTS:
            st.session_state[name] = parsed(name, st.query_params.get_all(name))
        for name in _OTHERS:
            _put(name, st.query_params.get_all(name))
    if st.session_state.get(_PAGE) != page:  # its map is made anew, and Streamlit has emptied the address bar
        st.session_state[_PAGE], st.session_state[_FIRST_VIEW], st.session_state[_CLICKS] = page, map_view(), 0
        st.session_state[_WRITTEN] = None


def leave() -> None:
    """A run ends: write the address bar, if anything in it changed."""
    said = {name: spelled(name, st.session_state.get(name, default)) for name, default in DEFAULTS.items()}
    said |= {name: _get(name) for name in _OTHERS}
    said = {name: values for name, values in said.items() if values}
    if said != st.session_state.get(_WRITTEN):
        st.session_state[_WRITTEN] = said
        st.query_params.from_dict(said)


def _get(name: str) -> list[str]:
    return list(st.session_state.get(f"_url_{name}", ()))


def _put(name: str, values: list[str]) -> None:
    st.session_state[f"_url_{name}"] = values


def _numbers(values: Iterable[str]) -> frozenset[int]:
    return frozenset(int(value) for value in values if value.isascii() and value.isdecimal())


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


def is_new_pick(place: str) -> bool:
    """Whether other events were picked since this was last asked in a place."""
    before, now = st.session_state.get(f"_picked_{place}"), picked_events()
    st.session_state[f"_picked_{place}"] = now
    return now != before


def page(place: str) -> int:
    """Which page of a long table is open, from 0."""
    return int(st.session_state.get(f"_page_{place}", 0))


def set_page(place: str, number: int) -> None:
    """Open another page of a long table."""
    st.session_state[f"_page_{place}"] = max(0, number)


def found_place() -> FoundPlace | None:
    """Where the last search led, until other events are picked."""
    found, picked = st.session_state.get(_FOUND_PLACE, (None, None))
    return None if found is None or picked != picked_events() else FoundPlace(*found)


def find_place(lat: float, lon: float, zoom: float | None) -> None:
    """Lead the map there."""
    number = int(st.session_state.get(_FOUND_COUNT, 0)) + 1
    st.session_state[_FOUND_COUNT] = number
    st.session_state[_FOUND_PLACE] = ((f"found {number}", lat, lon, zoom), picked_events())


def picked_in(component: str) -> tuple[str, ...]:
    """The event keys that were just clicked in one of our components, by the component's key."""
    keys = getattr(st.session_state.get(component), "picked", None)
    return tuple(str(key) for key in keys or ())


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


def is_new_click(count: int) -> bool:
    """Whether the map was clicked since this was last asked; `count` is the map's own number of clicks, which a new map begins at 0."""
    before = st.session_state.get(_CLICKS, 0)
    st.session_state[_CLICKS] = count
    return count > before


def paste_round() -> int:
    """How many articles were read in this session: a new round is a new, empty text area."""
    return int(st.session_state.get(_PASTE_ROUND, 0))


def next_paste_round() -> None:
    """Empty the text area at the next rerun."""
    st.session_state[_PASTE_ROUND] = paste_round() + 1


def deleted() -> Deleted | None:
    """What was deleted last and can be brought back."""
    found = st.session_state.get(_DELETED)
    return None if found is None else Deleted(*found)


def set_deleted(ids: Iterable[int] = (), name: str = "") -> None:
    """Remember what was deleted, for the offer to bring it back; nothing ends the offer."""
    ids = tuple(ids)
    st.session_state[_DELETED] = (ids, name) if ids else None


def outdate() -> None:
    """The articles changed: a fragment, which was given the old ones, has to let the whole page run."""
    st.session_state[_OUTDATED] = True


def is_outdated() -> bool:
    """Whether the articles changed since the page ran; asked once, then forgotten."""
    return bool(st.session_state.pop(_OUTDATED, False))


def tell(news: str) -> None:
    """Say something short at the next rerun."""
    st.session_state[_NEWS] = news


def take_news() -> str | None:
    """What is to be said, once."""
    return st.session_state.pop(_NEWS, None)


def report(problem: str) -> None:
    """Show what went wrong, in words, at the next rerun."""
    st.session_state[_PROBLEM] = problem


def take_problem() -> str | None:
    """What went wrong, once."""
    return st.session_state.pop(_PROBLEM, None)


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


def own_changed() -> str | None:
    """The name whose own place was changed last, for the offer to take that back."""
    return st.session_state.get(_OWN_CHANGED)


def set_own_changed(name: str | None) -> None:
    """Remember the name whose own place was changed; None ends the offer."""
    st.session_state[_OWN_CHANGED] = name


def is_new_point(point: tuple[float, float] | None) -> bool:
    """Whether the map was clicked at another point since this was last asked."""
    before = st.session_state.get(_OWN_CLICKED)
    st.session_state[_OWN_CLICKED] = point
    return point is not None and point != before


def asked_online() -> str | None:
    """The name that an online service was asked for last."""
    return st.session_state.get(_ASKED)


def set_asked_online(name: str | None, *, failed: str | None = None) -> None:
    """Remember the name that an online service was asked for, so that a rerun shows its answer again, or the one that it failed at."""
    st.session_state[_ASKED], st.session_state[_FAILED] = name, failed


def failed_online() -> str | None:
    """The name at which the online service failed last: it is not asked for it again unless a person wants it."""
    return st.session_state.get(_FAILED)
