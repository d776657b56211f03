"""Readings kept in memory: after an edit, or with one article more, nothing else is unpacked, read or corrected again."""

from collections.abc import Sequence
from threading import Lock

from cachetools import LRUCache

from geo.edits import Edit, apply
from geo.gazetteer.index import Gazetteer
from geo.model import Article, Reading
from geo.places import OwnPlace
from geo.store.readings import edits_by_article, readers_of, readings_by
from geo.store.records import SavedArticle
from geo.store.store import Store

# So many events are kept, of the articles asked for last; 100,000 take some 170 MB.
MOST_EVENTS = 300_000
# An article weighs as much as so many events, beside its own.
_AN_ARTICLE = 5


class Remembered:
    """What was in the articles that were asked for last. May be shared between threads."""

    def __init__(self, most_events: int = MOST_EVENTS) -> None:
        self._lock = Lock()
        self._machine: LRUCache[int, tuple[str, Article, Reading]] = LRUCache(most_events, lambda kept: _weight(kept[2], most_events))
        self._corrected: LRUCache[int, tuple[Reading, object, Reading]] = LRUCache(most_events, lambda kept: _weight(kept[2], most_events))

    def machine(
        self, saved: Sequence[SavedArticle], store: Store, gazetteer: Gazetteer, *, engine: str, own: Sequence[OwnPlace]
    ) -> tuple[Reading, ...]:
        """What the machine reads in these articles of one project, in their order, with these names by hand.

        They are given and not asked for: whoever keeps the answer keeps it under them, and they may be others by now.
        """
        readers = readers_of(saved, {one.project_id: own for one in saved}, engine=engine)
        with self._lock:
            kept = {one.id: self._machine.get(one.id) for one in saved}
        found = {
            reader.saved.id: before[2]
            for reader in readers
            if (before := kept[reader.saved.id]) and before[0] == reader.engine and before[1] == reader.saved.article
        }
        new = [reader for reader in readers if reader.saved.id not in found]
        for reader, reading in zip(new, readings_by(new, store, gazetteer), strict=True):
            found[reader.saved.id] = reading
            with self._lock:
                self._machine[reader.saved.id] = (reader.engine, reader.saved.article, reading)
        return tuple(found[one.id] for one in saved)

    def corrected(self, saved: Sequence[SavedArticle], readings: Sequence[Reading], store: Store) -> tuple[Reading, ...]:
        """These readings of the machine's with people's edits."""
        edits = edits_by_article(saved, store)
        if not edits:
            return tuple(readings)
        return tuple(
            self._with_edits(one.id, reading, mine) if (mine := edits.get((one.project_id, one.article.id))) else reading
            for one, reading in zip(saved, readings, strict=True)
        )

    def _with_edits(self, saved_id: int, reading: Reading, edits: Sequence[Edit]) -> Reading:
        state = tuple((edit.id, edit.undone) for edit in edits)
        with self._lock:
            before = self._corrected.get(saved_id)
            if before is None or before[0] is not reading or before[1] != state:
                before = self._corrected[saved_id] = (reading, state, apply(reading, edits))
            return before[2]


def _weight(reading: Reading, most: int) -> int:
    return min(most, _AN_ARTICLE + len(reading.events))
