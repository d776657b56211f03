"""The engine and the store, opened once for all sessions, and what was read, kept between reruns."""

import gc
import hashlib
import threading

import streamlit as st

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
from geo.store import Project, SavedArticle, Store, engine_version, open_store, read_and_keep, reading_of


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of articles and projects."""
    return open_store()


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
    """The project that is open."""
    return store().default_project()


def version() -> str:
    """What reads the articles, as a name that changes with it."""
    return engine_version(gazetteer())


def own_places() -> tuple[OwnPlace, ...]:
    """The names whose places were set by hand in the open project."""
    return store().own_places(project().id)


def read_new(article: Article) -> tuple[SavedArticle, Reading, bool]:
    """Read an article and keep it. Raises InputError for a text that cannot be read, StoreError where it cannot be kept."""
    return read_and_keep(article, store(), project().id, gazetteer(), engine=version())


def readings(saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:
    """What is in these articles."""
    return _readings(_key(saved), version(), saved)


def table(saved: tuple[SavedArticle, ...]) -> EventTable:
    """The events of these articles as columns."""
    return _table(_key(saved), version(), saved)


def told(saved: tuple[SavedArticle, ...]) -> tuple[str, ...]:
    """What a search in these articles' events looks in, one text an event."""
    return _told(_key(saved), version(), saved)


def name_of(saved: tuple[SavedArticle, ...]) -> str:
    """A short name of this choice of articles, another one for another choice."""
    return hashlib.sha256(" ".join(one.article.id for one in saved).encode()).hexdigest()[:16] if saved else ""


def _key(saved: tuple[SavedArticle, ...]) -> object:
    """What a reading depends on besides the engine."""
    return own_places(), tuple((one.id, one.article.id, one.article.published) for one in saved)


# Readings are frozen: sessions share them, and nothing is copied at a rerun. `_saved` is no part of the key, its ids and days are.
@st.cache_resource(show_spinner=False, max_entries=64)
def _readings(key: object, version: str, _saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:  # noqa: ARG001
    return tuple(reading_of(one, store(), gazetteer(), engine=version) for one in _saved)


@st.cache_resource(show_spinner=False, max_entries=64)
def _table(key: object, version: str, _saved: tuple[SavedArticle, ...]) -> EventTable:
    return EventTable.of(_readings(key, version, _saved))


@st.cache_resource(show_spinner=False, max_entries=4)
def _told(key: object, version: str, _saved: tuple[SavedArticle, ...]) -> tuple[str, ...]:
    return told_in(_table(key, version, _saved))
