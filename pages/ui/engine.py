"""The engine and the store, opened once for all sessions, and what was read, kept between reruns."""

import gc
import hashlib
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import streamlit as st

from geo.edits import joined_by_hand
from geo.errors import GazetteerMissingError
from geo.gazetteer.build import build
from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.maps.find import told_in
from geo.maps.table import EventTable
from geo.model import Article, Reading
from geo.paths import gazetteer_path
from geo.places import OwnPlace
from geo.reading import read
from geo.sample import sample_article
from geo.store import (
    Corrected,
    Project,
    ReadOnlyStore,
    SavedArticle,
    Store,
    View,
    corrected,
    engine_version,
    open_store,
    read_and_keep,
    readings_of,
)
from pages.ui import session, state, who

Made = TypeVar("Made")


@st.cache_resource(show_spinner=False)
def opened_store() -> Store:
    """The store itself, whoever is here; the pages ask for `store`."""
    return open_store()


def store() -> Store:
    """The store of articles and projects, as far as whoever is here may see and change it."""
    if who.may_edit():
        return opened_store()
    linked = _linked()
    return ReadOnlyStore(opened_store(), only=linked and linked.id)


def _linked() -> Project | None:
    """The project that a reading link shows; None where the session began without one. A link that was withdrawn ends the run."""
    token = state.reading_token()
    return None if token is None else opened_store().linked_project(token) or who.refuse_link()


def gazetteer() -> Gazetteer:
    """The index of names; opened anew where its file was replaced, by this page or by the command line."""
    found = open_gazetteer()
    _begin_to_warm()
    return found


@st.cache_resource(show_spinner=False)
def _begin_to_warm() -> None:
    threading.Thread(target=_warm, args=(open_gazetteer(),), daemon=True).start()


def _warm(names: Gazetteer) -> None:
    """Load the models while the person is still pasting; then keep the collector from walking what stays for good."""
    read(sample_article(), gazetteer=names)
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def _build_lock() -> threading.Lock:
    return threading.Lock()


def ready_gazetteer() -> Gazetteer:
    """The index of names, built on the first start while the page shows how far it is. Raises GazetteerError."""
    try:
        return gazetteer()
    except GazetteerMissingError:
        _build()
        return gazetteer()


def _build() -> None:
    st.subheader("Preparing the gazetteer")
    st.write("This happens once, takes a minute or two, and needs no network. The map opens when it is done.")
    bar = st.progress(0.0, "Waiting for another window that has begun…")
    with _build_lock():
        try:
            gazetteer()
        except GazetteerMissingError:
            build(gazetteer_path(), progress=lambda share, what: bar.progress(min(max(share, 0.0), 1.0), what))
    st.rerun()


def project() -> Project:
    """The project that is open: the address bar's, or where it names none that is there the one that was worked in last."""
    if linked := _linked():
        return linked
    wanted = state.open_project()
    found = None if wanted is None else store().project(wanted)
    return found or store().default_project()


def save_view(view: View) -> None:
    """Keep what the address bar holds, so that the project opens as it was left by those who work in it."""
    if who.may_edit():
        session.attempt(lambda: store().save_view(project().id, view))


def version() -> str:
    """What reads the articles, as a name that changes with it."""
    return engine_version(gazetteer())


def own_places() -> tuple[OwnPlace, ...]:
    """The names whose places were set by hand in the open project."""
    return store().own_places(project().id)


def read_new(article: Article) -> tuple[SavedArticle, Reading, bool]:
    """Read an article and keep it. Raises InputError for a text that cannot be read, StoreError where it cannot be kept."""
    return read_and_keep(article, store(), project().id, gazetteer(), engine=version())


def edits_state() -> object:
    """What changes with every edit in the open project."""
    return store().edits_state(project().id)


def readings(saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:
    """What is in these articles, corrected by people."""
    return _corrected(_key(saved), version(), edits_state(), saved)


def table(saved: tuple[SavedArticle, ...]) -> EventTable:
    """The events of these articles as columns."""
    return _table(_key(saved), version(), edits_state(), saved)


def told(saved: tuple[SavedArticle, ...]) -> tuple[str, ...]:
    """What a search in these articles' events looks in, one text an event."""
    return once(saved, "told", lambda: told_in(table(saved)))


def once(saved: tuple[SavedArticle, ...], name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives for these articles, made once for each `name` and each choice; it may not be changed."""
    return _once(_key(saved), version(), edits_state(), name, make)


def name_of(saved: tuple[SavedArticle, ...]) -> str:
    """A short name of this choice of articles, another one for another choice; empty for none."""
    return _digest(_Same(saved))[0]


def names(saved: tuple[SavedArticle, ...]) -> dict[str, str]:
    """What the articles are called, by Article.id."""
    return _digest(_Same(saved))[2]


def _key(saved: tuple[SavedArticle, ...]) -> str:
    """What the machine reads depends on besides the engine, and what the articles are called."""
    return f"{_digest(_Same(saved))[1]} {hash(own_places())}"


class _Same:
    """A choice of articles, equal to itself only: a fragment gets the same one at every rerun, and ten thousand texts are hashed once."""

    __slots__ = ("saved",)

    def __init__(self, saved: tuple[SavedArticle, ...]) -> None:
        self.saved = saved

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.saved is other.saved

    def __hash__(self) -> int:
        return id(self.saved)


@lru_cache(maxsize=32)
def _digest(same: _Same) -> tuple[str, str, dict[str, str]]:
    """A name of the texts alone, one of all that is known of the articles, and their names by Article.id."""
    ids = [one.article.id for one in same.saved]
    told = [(key, one.id, one.name, str(one.article.published)) for key, one in zip(ids, same.saved, strict=True)]
    texts, whole = (hashlib.sha256(repr(part).encode("utf-8", "surrogatepass")).hexdigest()[:16] for part in (ids, told))
    return texts if ids else "", whole, {key: one.name for key, one in zip(ids, same.saved, strict=True)}


# Readings are frozen: sessions share them, and nothing is copied at a rerun. `_saved` is no part of the key, its ids and days are.
@st.cache_resource(show_spinner=False, max_entries=64)
def _readings(key: str, version: str, _saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:  # noqa: ARG001
    return readings_of(_saved, store(), gazetteer(), engine=version, review=False)


# Beside the machine's readings, so that an edit unpacks none of them again.
@st.cache_resource(show_spinner=False, max_entries=64)
def _corrected(key: str, version: str, edits: object, _saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:  # noqa: ARG001
    return corrected(_saved, _readings(key, version, _saved), store(), known=_known())


@st.cache_resource(show_spinner=False)
def _known() -> Corrected:
    return Corrected()


@st.cache_resource(show_spinner=False, max_entries=64)
def _table(key: str, version: str, edits: object, _saved: tuple[SavedArticle, ...]) -> EventTable:
    said = store().edits(_saved[0].project_id) if _saved else ()
    together, apart = joined_by_hand(said, _readings(key, version, _saved))
    return EventTable.of(_corrected(key, version, edits, _saved), together=together, apart=apart)


@st.cache_resource(show_spinner=False, max_entries=64)
def _once(key: str, version: str, edits: object, name: str, _make: Callable[[], Made]) -> Made:  # noqa: ARG001
    return _make()
