"""The article's text with what was found in it."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from geo.events.types import type_of
from geo.highlight import Piece, pieces
from geo.maps.days import span_in_words
from geo.maps.scene import event_title
from geo.maps.table import event_key
from geo.model import Mention, Reading
from geo.places import is_stand_in
from geo.places.cover import thin_country
from geo.places.reasons import country_name
from geo.store import SavedArticle
from geo.text import sentences
from pages.ui import engine, more, session, state, who, words
from pages.ui.paste import limits

_HERE = Path(__file__).parent
_KEY = (
    "<div class='key'><span class='place'>place</span><span class='date'>date</span>"
    "<span><mark>event</mark>, in its type's colour: click to see it</span></div>"
)
_READER = "<div class='reader' role='region' aria-label='Article with places, dates and events marked' tabindex='0'></div>"
_WHY = "<div class='why' role='status' hidden></div>"
_ADD = (
    "<div class='adding' hidden><button class='start' title='Or select its words in the text'>Add a missed event</button>"
    "<button class='add' hidden>Add event…</button><span class='said' role='status'></span></div>"
)
_component = v2.component(
    "article_text",
    html=f"{_KEY}{_READER}{_WHY}{_ADD}",
    css=(_HERE / "reader.css").read_text("utf-8"),
    js=(_HERE / "reader.js").read_text("utf-8"),
)
_OPENED = "opened_text"
# The newest so many articles can be chosen by name here; the list at the left finds the others.
MOST_NAMED = 300
# A longer list of names that were not found says that a country's places are missing.
_MOST_LOST = 50
_NOTHING = "No place and no event was found in this text. Whereabouts reads news in English: paste the article itself, headline included."
_NO_EVENT = "No event was found in this text, so the map shows only the places that it names."
_PUBLISHED = {
    "given": "as given",
    "inferred": "inferred from the text",
    "today": "taken to be the day it was added",
}


def reader(articles: tuple[SavedArticle, ...], readings: tuple[Reading, ...], selected: tuple[str, ...]) -> None:
    """One of the articles on the map: its day of publication, its text, and what could not be read. `readings` are in their order.

    `selected` are the keys of the events whose clauses are set off.
    """
    one = _opened(articles)
    found = readings[articles.index(one)]
    _published(one, found)
    for notice in found.notices:
        st.caption(words.plain(notice))
    if not found.events:
        st.info(_NOTHING if not found.mentions else _NO_EVENT, icon=":material/info:")
    if who.may_edit():
        _offer_places(found)
    version = f"{one.id} {one.article.id} {found.published} {engine.version()} {hash(engine.own_places())} {engine.edits_state()}"
    marked = engine.kept(f"marked {version}", lambda: _marked(version, found))
    data = {**marked, "selected": list(selected), "adds": who.may_edit()}
    _component(key="article", data=data, on_picked_change=_pick, on_added_change=lambda: _add(one, marked["version"]))


def _offer_places(found: Reading) -> None:
    """The way to place what the gazetteer does not hold: name by name, or with all places of the country."""
    lost = tuple(dict.fromkeys(m.text for m in found.mentions if m.place is None or is_stand_in(m)))[:_MOST_LOST]
    if not lost:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="lost_names"):
        name = st.selectbox("Say where a name is", lost, None, key="lost_name", placeholder="Choose a name…", width=280)
        country = thin_country(found.mentions, (layer.name for layer in engine.gazetteer().info().layers if layer.added))
        pack = country and st.button(
            f"Add all places of {country_name(country)}", key="thin_cover", help="On the Places page, from GeoNames."
        )
    if name:
        st.session_state[state.NAME] = name
        st.switch_page("pages/places.py")
    if pack:
        st.session_state[more.COUNTRY] = country
        st.switch_page("pages/places.py")


def _published(one: SavedArticle, found: Reading) -> None:
    """The day of publication, where it comes from, and room to correct it."""
    key = f"published_{one.id}_{found.published}_{found.published_source}"
    st.date_input(
        f"Day of publication, {_PUBLISHED[found.published_source]}",
        found.published,
        *limits(found.published),
        key=key,
        format="YYYY-MM-DD",
        help="Another day has the article read again: weekdays and bare dates count from it. Emptied, the day is inferred from the text.",
        disabled=not who.may_edit(),
        on_change=_publish,
        args=(one.id, key),
    )


def _publish(article_id: int, key: str) -> None:
    session.attempt(lambda: engine.store().set_published(article_id, st.session_state[key]))
    state.pick_events(())
    session.outdate()


def _opened(articles: tuple[SavedArticle, ...]) -> SavedArticle:
    """The article whose text is open: the one that was picked, else the newest."""
    by_id = {one.id: one for one in articles}
    opened = by_id.get(state.open_text() or -1, articles[-1])
    if len(articles) > 1:
        st.session_state[_OPENED] = opened.id
        names = {one.id: one.name for one in (*articles[-MOST_NAMED:], opened)}
        st.selectbox("Text of", list(names), key=_OPENED, format_func=names.__getitem__, on_change=_open, args=(names,))
    return opened


def _open(names: Container[int]) -> None:
    if st.session_state[_OPENED] in names:  # else it is a late word of another project's list
        state.set_open_text(st.session_state[_OPENED])


def _pick() -> None:
    state.pick_events(state.picked_in("article"))


def _add(one: SavedArticle, version: str) -> None:
    """Open the form for the words that were chosen, unless they were chosen in another text."""
    said = dict(state.said("article", "added") or {})
    start, end = said.get("start"), said.get("end")
    if isinstance(start, int) and isinstance(end, int) and said.get("version") == version and who.may_edit():
        session.next_round("form")
        session.set_editing(session.Editing(do="add", article_id=one.article.id, span=(start, end)))


def _marked(version: str, found: Reading) -> dict[str, Any]:
    events = [
        {"key": event_key(found.article, event), "colour": type_of(event.type).colour, "title": event_title(event)}
        for event in found.events
    ]
    return {
        "version": version,
        "events": events,
        "pieces": [_piece(piece) for piece in pieces(found)],
        "sentences": list(map(list, sentences(found.article.text))),
    }


def _piece(piece: Piece) -> tuple[str, str, str, tuple[int, ...]]:
    if piece.mention is not None:
        return piece.text, "place" if piece.mention.place else "place unknown", _about(piece.mention), piece.events
    if piece.date is not None:
        return piece.text, "date", span_in_words(piece.date.first, piece.date.last), piece.events
    return piece.text, "", "", piece.events


def _about(mention: Mention) -> str:
    place = mention.place
    if place is None:
        return "Not placed: the gazetteer holds no fitting place."
    reasons = next((c.reasons for c in mention.candidates if c.place == place), ())
    return "\n".join(
        _lines(f"{words.whereabouts(place)} ({place.lat:.3f}, {place.lon:.3f})", f"{round(mention.confidence * 100)} % sure", reasons)
    )


def _lines(first: str, second: str, reasons: Iterable[str]) -> Iterable[str]:
    yield first
    yield second
    yield from reasons
