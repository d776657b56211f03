"""Events as rows of a table."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from geo.coreference import Linked
from geo.events.types import label_of, type_of
from geo.export.rows import article_of
from geo.maps.days import date_in_words, day_in_words
from geo.maps.find import Rows
from geo.maps.scene import Scene, killed_in_words
from geo.maps.table import EventTable
from geo.model import Article, Event
from geo.places.reasons import country_name
from geo.store import SavedArticle
from geo.store.records import shortened
from pages.ui import engine, session, state, words
from pages.ui.filters import STATUS_WORDS

_COLUMNS = {
    "Confidence": st.column_config.ProgressColumn("Confidence", format="percent", min_value=0, max_value=1, width="small"),
    "First day": st.column_config.DateColumn("First day", format="YYYY-MM-DD", width="small"),
    "Sources": st.column_config.NumberColumn("Sources", width="small", help="Independent sources: copies of one text count once."),
    "Quote": st.column_config.TextColumn("Quote", width="large"),
}
# A column of nothing but gaps is still text.
_TYPES = {"Place": "string", "Country": "string", "Deaths": "string"}
# The browser is sent so many rows at once: more take it longer than a person waits.
PAGE_ROWS = 500
# So many letters fit under a picture, with a day after each of at most three names.
_SOURCE_LENGTH = 180
_SOURCES_NAMED = 3


def title_of(articles: tuple[SavedArticle, ...]) -> str:
    """What to call a view of these articles: the one's name, or their number."""
    return articles[0].name if len(articles) == 1 else words.counted(len(articles), "article")


def sources_of(articles: tuple[SavedArticle, ...]) -> list[str]:
    """What to call these articles in one line under a picture: the name and, where it is known, the day of publication."""
    return engine.once(articles, "sources", lambda: _sources(articles))


def _sources(articles: tuple[SavedArticle, ...]) -> list[str]:
    room = _SOURCE_LENGTH // max(1, min(len(articles), _SOURCES_NAMED))
    days = (article_of(reading).published for reading in engine.readings(articles))
    return [shortened(one.name, limit=room) + (f", {day_in_words(day)}" if day else "") for one, day in zip(articles, days, strict=True)]


def told(articles: tuple[SavedArticle, ...]) -> dict[str, Article]:
    """The articles by Article.id as a file tells of them: with the name and the day of publication that the page shows."""
    return {
        one.article.id: replace(article_of(reading), title=one.article.title or one.name)
        for one, reading in zip(articles, engine.readings(articles), strict=True)
    }


def rows_in(scene: Scene) -> Rows:
    """The table's rows that pass the filters, those without a marker included, in the articles' order."""
    return np.sort(np.concatenate([scene.rows, *(group.rows for group in scene.listed)]))


def table(events: EventTable, rows: Rows, names: dict[str, str], *, key: str, columns: Iterable[str] | None = None) -> None:
    """These rows of the table in full, a page at a time; a picked row opens its card, and the rows of picked events are marked.

    `names` are the articles' by Article.id; `columns` are the ones shown, None all. Nothing is drawn where there is no row.
    """
    if not len(rows):
        st.info("No event passes the filters.", icon=":material/filter_alt_off:")
        return
    page = _page(_picked_first(events, rows, key), key)
    keys = [events.keys[row] for row in page.tolist()]
    picked = {events.keys[row] for row in events.leads_of(state.picked_events())}
    st.session_state[key] = {"selection": {"rows": [at for at, one in enumerate(keys) if one in picked], "columns": [], "cells": []}}
    st.dataframe(
        pd.DataFrame([_row(*events.events[row], names, events.linked.get(row)) for row in page.tolist()]).astype(_TYPES),
        key=key,
        hide_index=True,
        height="stretch",
        column_config=_COLUMNS,
        column_order=columns,
        on_select=lambda: _pick(key, keys),
        selection_mode="multi-row",
        alt="Table of events: days, type, place, status, deaths, confidence, sources, quote and article; Shift and Space pick a row",
    )


def _picked_first(events: EventTable, rows: Rows, key: str) -> Rows:
    """The rows with those at their head that were picked elsewhere, as on the map: a table cannot be scrolled from here."""
    if state.is_new_pick(key):
        session.set_head(key, state.picked_events())
        session.set_page(key, 0)
    at_head = np.isin(rows, events.leads_of(session.head(key)))
    return np.concatenate([rows[at_head], rows[~at_head]])


def _page(rows: Rows, key: str) -> Rows:
    """The rows of the page that is open."""
    pages = -(-len(rows) // PAGE_ROWS)
    if pages == 1:
        return rows
    page = min(session.page(key), pages - 1)
    first = page * PAGE_ROWS
    last = min(first + PAGE_ROWS, len(rows))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"{key}_pages"):
        st.caption(f"Rows {first + 1:,}–{last:,} of {len(rows):,}", width="stretch")
        for label, way, to in (("Previous", "left", page - 1), ("Next", "right", page + 1)):
            st.button(
                label, key=f"{key}_{way}", icon=f":material/chevron_{way}:", type="tertiary", disabled=not 0 <= to < pages,
                on_click=session.set_page, args=(key, to),
            )  # fmt: skip
    return rows[first:last]


def _pick(key: str, keys: list[str]) -> None:
    chosen = st.session_state[key]["selection"]["rows"]
    state.pick_events(keys[row] for row in chosen if row < len(keys))
    state.is_new_pick(key)  # it was picked here: the table stays as it is


def _row(article: Article, event: Event, names: dict[str, str], linked: Linked | None) -> dict[str, Any]:
    place = event.place
    telling = [article] if linked is None else [one for one, _ in linked.tellings]
    return {
        "First day": event.first,
        "Days": date_in_words(event.first, event.last, event.date_precision),
        "Type": type_of(event.type).label,
        "Sub-type": label_of(event.sub_type),
        "Place": place.name if place else event.place_text,
        "Country": country_name(place.country) if place and place.country else "",
        "Status": STATUS_WORDS[event.status],
        "Deaths": killed_in_words(event, linked),
        "Sources": linked.sources if linked else 1,
        "Confidence": round(event.confidence, 2),
        "Quote": " ".join(event.quote.split()),
        "Article": "; ".join(dict.fromkeys(names[one.id] for one in telling)),
    }
