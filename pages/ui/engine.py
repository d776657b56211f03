"""The engine and the store, opened once for all sessions, and what was read, kept between reruns."""

import gc
import hashlib
import threading
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

import streamlit as st

from geo.edits import Edit, joined_by_hand
from geo.errors import GazetteerMissingError, StoreError
from geo.gazetteer.build import build
from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.maps import locator
from geo.maps.find import told_in
from geo.maps.table import EventTable
from geo.model import Article, Reading
from geo.paths import gazetteer_path
from geo.places import OwnPlace
from geo.reading import read
from geo.sample import sample_article
from geo.store import (
    Project,
    ReadOnlyStore,
    Remembered,
    SavedArticle,
    Store,
    View,
    engine_version,
    open_store,
    read_and_keep,
)
from pages.ui import session, state, who
from pages.ui.choices import Choices

Made = TypeVar("Made")
# What is made of one text for the page is as large as what is made of so many for the map.
_ONE_ARTICLE = 20
# How seldom Python looks for what only refers to itself. A table of 100,000 events is made of as many small things, all of which stay, and
# walking through them again and again took a third of the time that making it takes.
_COLLECT = (50_000, 20, 20)


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
    locator.prepare()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)


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
    """The project that is open. Raises StoreError where it was deleted since the page was drawn."""
    found = _open_project()
    if found is None:
        raise StoreError("This project was deleted in another window, so nothing was changed. Load the page anew to go on in another one.")
    return found


def project_to_open() -> Project:
    """The project that the address bar names, or where it names none that is there the one that was worked in last."""
    return _open_project() or store().default_project()


def begin_fragment() -> None:
    """A fragment begins to run: where what the page gave it no longer holds, or its project is gone, the whole page runs instead."""
    if session.is_outdated() or _open_project() is None:
        st.rerun()


def _open_project() -> Project | None:
    if linked := _linked():
        return linked
    wanted = state.open_project()
    return store().default_project() if wanted is None else store().project(wanted)


def save_view(view: View) -> None:
    """Keep what the address bar holds, so that the project opens as it was left by those who work in it."""
    if who.may_edit():
        session.attempt(lambda: store().save_view(project().id, view))


def version() -> str:
    """What reads the articles, as a name that changes with it."""
    return engine_version(gazetteer())


def own_places() -> tuple[OwnPlace, ...]:
    """The names that a person has decided about in the open project: each means a place, or none."""
    return store().own_places(project().id)


def read_new(article: Article, project_id: int) -> tuple[SavedArticle, Reading, bool]:
    """Read an article and keep it in a project. Raises InputError for a text that cannot be read, StoreError where it cannot be kept."""
    return read_and_keep(article, store(), project_id, gazetteer(), engine=version())


def edits_state() -> object:
    """What changes with every edit in the open project."""
    return store().edits_state(project().id)


def readings(saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:
    """What is in these articles, corrected by people."""
    return _of_choice(saved, "readings", lambda: _remembered().corrected(saved, _machine(saved), store()))


def table(saved: tuple[SavedArticle, ...]) -> EventTable:
    """The events of these articles as columns."""
    return _of_choice(saved, "table", lambda: _table(saved))


def told(saved: tuple[SavedArticle, ...]) -> tuple[str, ...]:
    """What a search in these articles' events looks in, one text an event."""
    return once(saved, "told", lambda: told_in(table(saved)))


def once(saved: tuple[SavedArticle, ...], name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives for these articles, made once for each `name` and each choice; it may not be changed."""
    return _of_choice(saved, f"{name} {_digest(_Same(saved)).names_key}", make)


def of_edits(saved: tuple[SavedArticle, ...], name: str, make: Callable[[tuple[Edit, ...]], Made]) -> Made:
    """What `make` gives for the edits of the project that these articles are all of, made once until there is another edit."""
    return once(saved, name, lambda: make(store().edits(project().id)))


def kept(key: str, make: Callable[[], Made]) -> Made:
    """What `make` gives for one article, made once for each key."""
    return _choices().of(key, make, weight=_ONE_ARTICLE)


def name_of(saved: tuple[SavedArticle, ...]) -> str:
    """A short name of this choice of articles, another one for another choice; empty for none."""
    return _digest(_Same(saved)).texts


def names(saved: tuple[SavedArticle, ...]) -> dict[str, str]:
    """What the articles are called, by Article.id."""
    return _digest(_Same(saved)).names


class _Same:
    """A choice of articles, equal to itself only: a fragment gets the same one at every rerun, and ten thousand texts are hashed once."""

    __slots__ = ("saved",)

    def __init__(self, saved: tuple[SavedArticle, ...]) -> None:
        self.saved = saved

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.saved is other.saved

    def __hash__(self) -> int:
        return id(self.saved)


class _Digest(NamedTuple):
    """What names a choice of articles: its texts alone, all that their readings depend on, what they are called; and the names."""

    texts: str
    key: str
    names_key: str
    names: dict[str, str]


# Few: each holds its articles' texts.
@lru_cache(maxsize=4)
def _digest(same: _Same) -> _Digest:
    ids = [one.article.id for one in same.saved]
    read = [(key, one.id, str(one.article.published)) for key, one in zip(ids, same.saved, strict=True)]
    texts, key, named = (_hashed(part) for part in (ids, read, [one.name for one in same.saved]))
    return _Digest(texts if ids else "", key, named, {key: one.name for key, one in zip(ids, same.saved, strict=True)})


def _hashed(part: object) -> str:
    return hashlib.sha256(repr(part).encode("utf-8", "surrogatepass")).hexdigest()[:16]


# Readings are frozen: sessions share them, and nothing is copied at a rerun.
@st.cache_resource(show_spinner=False)
def _remembered() -> Remembered:
    return Remembered()


def _machine(saved: tuple[SavedArticle, ...]) -> tuple[Reading, ...]:
    """Not asked anew after an edit, which changes nothing in it."""
    key = ("machine", _digest(_Same(saved)).key, read_by := version(), own := own_places())
    make = partial(_remembered().machine, saved, store(), gazetteer(), engine=read_by, own=own)
    return _choices().of(key, make, weight=1 + len(saved))


def _table(saved: tuple[SavedArticle, ...]) -> EventTable:
    said = store().edits(saved[0].project_id) if saved else ()
    together, apart = joined_by_hand(said, _machine(saved))
    return EventTable.of(readings(saved), together=together, apart=apart)


@st.cache_resource(show_spinner=False)
def _choices() -> Choices:
    return Choices()


def _of_choice(saved: tuple[SavedArticle, ...], name: str, make: Callable[[], Made]) -> Made:
    """What was made of this choice of articles as it is now, with what people did and the places of names that they set."""
    key = _state(saved, name)
    return _choices().of(key, make, weight=1 + len(saved), holds=lambda: _state(saved, name) == key)


def _state(saved: tuple[SavedArticle, ...], name: str) -> tuple[object, ...]:
    return (name, _digest(_Same(saved)).key, version(), edits_state(), own_places())
