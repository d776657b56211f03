"""What is in an article: read once, kept, read again only by another engine, and corrected on the way out.

The kept reading stays the machine's own; the edits are applied to it whenever it is asked for, so undoing one is only leaving it out.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from geo.edits import Edit, apply, by_article
from geo.gazetteer.index import Gazetteer
from geo.model import Article, Reading
from geo.places import OwnPlace, named_in
from geo.reading import read
from geo.store.cleaned import storable
from geo.store.records import SavedArticle
from geo.store.store import Store

# Of more articles than these all the project's edits are taken, and not those of each by name.
_FEW = 100


def read_and_keep(
    article: Article, store: Store, project_id: int, gazetteer: Gazetteer, *, engine: str
) -> tuple[SavedArticle, Reading, bool]:
    """Read an article, then keep both; the last answer is whether the article is new in the project.

    Nothing is kept of a text that cannot be read. Raises what `geo.read` raises, and StoreError.
    """
    today = datetime.now(tz=UTC).astimezone().date()
    kept = storable(article)
    own = named_in(kept.text, store.own_places(project_id))
    reading = read(kept, today=today, gazetteer=gazetteer, trust_published=True, own=own)  # a person gave the day
    saved, is_new = store.add(project_id, article)
    if saved.article != reading.article or _day_added(saved) != today:  # it was kept before, with a date or on another day
        return saved, reading_of(saved, store, gazetteer, engine=engine), is_new
    store.keep_reading(saved, reading, engine=_engine_with(engine, own))
    return saved, apply(reading, store.edits(project_id, [saved.article.id])), is_new


def reading_of(saved: SavedArticle, store: Store, gazetteer: Gazetteer, *, engine: str, review: bool = True) -> Reading:
    """The reading of a kept article with people's edits, or without `review` as the machine read it.

    "Today", where the text needs it, stays the day on which the article was added. It is read again where a person has decided what
    a name in it means, or leaves that to the article again.
    """
    return readings_of([saved], store, gazetteer, engine=engine, review=review)[0]


def readings_of(
    saved: Sequence[SavedArticle], store: Store, gazetteer: Gazetteer, *, engine: str, review: bool = True
) -> tuple[Reading, ...]:
    """The same for many articles, in their order: a few queries for all of them, and only what was not read yet is read."""
    own = {project_id: store.own_places(project_id) for project_id in {one.project_id for one in saved}}
    machine = readings_by(readers_of(saved, own, engine=engine), store, gazetteer)
    return corrected(saved, machine, store) if review else machine


@dataclass(frozen=True, slots=True)
class Reader:
    """How an article is read: by the engine of this name, with the names in it that a person has decided about."""

    saved: SavedArticle
    engine: str
    own: tuple[OwnPlace, ...]


def readers_of(saved: Sequence[SavedArticle], own: Mapping[int, Sequence[OwnPlace]], *, engine: str) -> list[Reader]:
    """How each of these articles is read, with what names mean by hand in each project."""
    named = ((one, named_in(one.article.text, own[one.project_id])) for one in saved)
    return [Reader(one, _engine_with(engine, mine), mine) for one, mine in named]


def readings_by(readers: Sequence[Reader], store: Store, gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """What the machine reads in each; what was read before is taken from the store."""
    kept = store.kept_readings([(one.saved, one.engine) for one in readers])
    return tuple(kept[one.saved.id] if one.saved.id in kept else _read_again(one, store, gazetteer) for one in readers)


def _read_again(reader: Reader, store: Store, gazetteer: Gazetteer) -> Reading:
    saved = reader.saved
    reading = read(saved.article, today=_day_added(saved), gazetteer=gazetteer, trust_published=True, own=reader.own)
    store.keep_reading(saved, reading, engine=reader.engine)
    return reading


def corrected(saved: Sequence[SavedArticle], readings: Sequence[Reading], store: Store) -> tuple[Reading, ...]:
    """The machine's readings of these articles with the edits that people made in their projects. One query a project."""
    edits = edits_by_article(saved, store)
    return tuple(apply(reading, edits.get((one.project_id, one.article.id), ())) for one, reading in zip(saved, readings, strict=True))


def edits_by_article(saved: Sequence[SavedArticle], store: Store) -> dict[tuple[int, str], tuple[Edit, ...]]:
    """The edits of these articles by project and `Article.id`; articles that nobody edited are absent."""
    names = [one.article.id for one in saved] if len(saved) <= _FEW else None
    return {
        (project_id, name): mine
        for project_id in {one.project_id for one in saved}
        for name, mine in by_article(store.edits(project_id, names)).items()
    }


def _engine_with(engine: str, own: Sequence[OwnPlace]) -> str:
    """The engine's version; another one with a person's own places."""
    return hashlib.sha256(f"{engine} {own}".encode()).hexdigest()[:40] if own else engine


def _day_added(saved: SavedArticle) -> date:
    return saved.added.astimezone().date()
