"""What is in an article: read once, kept, read again only by another engine, and corrected on the way out.

The kept reading stays the machine's own; the edits are applied to it whenever it is asked for, so undoing one is only leaving it out.
"""

import hashlib
from collections.abc import Sequence
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

    "Today", where the text needs it, stays the day on which the article was added. It is read again where a person has set, or taken
    away, the place of a name in it.
    """
    return readings_of([saved], store, gazetteer, engine=engine, review=review)[0]


def readings_of(
    saved: Sequence[SavedArticle], store: Store, gazetteer: Gazetteer, *, engine: str, review: bool = True
) -> tuple[Reading, ...]:
    """The same for many articles, in their order: a few queries for all of them, and only what was not read yet is read."""
    own = {project_id: store.own_places(project_id) for project_id in {one.project_id for one in saved}}
    named = {one.id: named_in(one.article.text, own[one.project_id]) for one in saved}
    readers = [(one, _engine_with(engine, named[one.id])) for one in saved]
    kept = store.kept_readings(readers)
    for one, reader in readers:
        if one.id not in kept:
            kept[one.id] = read(one.article, today=_day_added(one), gazetteer=gazetteer, trust_published=True, own=named[one.id])
            store.keep_reading(one, kept[one.id], engine=reader)
    machine = tuple(kept[one.id] for one in saved)
    return corrected(saved, machine, store) if review else machine


def corrected(
    saved: Sequence[SavedArticle], readings: Sequence[Reading], store: Store, *, known: "Corrected | None" = None
) -> tuple[Reading, ...]:
    """The machine's readings of these articles with the edits that people made in their projects. One query a project.

    With `known`, which is filled, an article whose edits are as they were is not corrected again.
    """
    names = [one.article.id for one in saved]
    edits = {
        (project_id, name): mine
        for project_id in {one.project_id for one in saved}
        for name, mine in by_article(store.edits(project_id, names if len(saved) <= _FEW else None)).items()
    }
    if not edits:
        return tuple(readings)
    mine = [edits.get((one.project_id, name), ()) for one, name in zip(saved, names, strict=True)]
    known = Corrected() if known is None else known
    return tuple(known.of(one.id, reading, some) if some else reading for one, reading, some in zip(saved, readings, mine, strict=True))


class Corrected:
    """Corrected readings, each kept as long as neither what the machine read nor its edits change. May be shared between threads."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Reading, object, Reading]] = {}

    def of(self, saved_id: int, reading: Reading, edits: Sequence[Edit]) -> Reading:
        """The reading with these edits."""
        state = tuple((edit.id, edit.undone) for edit in edits)
        before = self._kept.get(saved_id)
        if before is None or before[0] is not reading or before[1] != state:
            before = self._kept[saved_id] = (reading, state, apply(reading, edits))
        return before[2]


def _engine_with(engine: str, own: Sequence[OwnPlace]) -> str:
    """The engine's version; another one with a person's own places."""
    return hashlib.sha256(f"{engine} {own}".encode()).hexdigest()[:40] if own else engine


def _day_added(saved: SavedArticle) -> date:
    return saved.added.astimezone().date()
