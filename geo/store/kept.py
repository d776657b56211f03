"""What the machine read out of articles, as it read it: nobody's corrections are in these rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select

from geo.model import Reading
from geo.store import codec, tables
from geo.store.records import SavedArticle
from geo.store.transactions import Transactions, portions


class KeptReadings(Transactions):
    """What the store knows of readings."""

    def keep_reading(self, saved: SavedArticle, reading: Reading, *, engine: str) -> None:
        """Keep what `engine` read out of an article."""
        self.keep_readings([(saved, reading, engine)])

    def keep_readings(self, found: Iterable[tuple[SavedArticle, Reading, str]]) -> None:
        """Keep what was read out of several articles, each with the engine that did it; those that are gone by now are passed over."""
        rows = [_row(*one) for one in found]
        with self._writing() as connection:
            for some in portions(rows):
                ids = [row["article_id"] for row in some]
                there = set(connection.execute(select(tables.article.c.id).where(tables.article.c.id.in_(ids))).scalars())
                connection.execute(delete(tables.reading).where(tables.reading.c.article_id.in_(ids)))
                if wanted := [row for row in some if row["article_id"] in there]:
                    connection.execute(insert(tables.reading), wanted)

    def kept_reading(self, saved: SavedArticle, *, engine: str) -> Reading | None:
        """What `engine` read before out of the article as it is now; None where it has not, or where that cannot be understood any more."""
        return self.kept_readings([(saved, engine)]).get(saved.id)

    def kept_readings(self, wanted: Sequence[tuple[SavedArticle, str]]) -> dict[int, Reading]:
        """The same for several articles, each with its engine: from their ids to their readings, without those that are not there."""
        by_id = {saved.id: (saved, engine) for saved, engine in wanted}
        found = ((row, *by_id[row.article_id]) for row in self._rows(list(by_id)))
        fitting = ((row, saved) for row, saved, engine in found if (row.engine, row.published) == (engine, saved.article.published))
        readings = ((saved.id, codec.unpack(row.content, saved.article)) for row, saved in fitting)
        return {article_id: reading for article_id, reading in readings if reading is not None}

    def _rows(self, ids: Sequence[int]) -> Iterator[Row[Any]]:
        for some in portions(ids):
            with self._reading() as connection:
                rows = connection.execute(select(tables.reading).where(tables.reading.c.article_id.in_(some))).all()
            yield from rows


def _row(saved: SavedArticle, reading: Reading, engine: str) -> dict[str, Any]:
    return {"article_id": saved.id, "engine": engine, "published": saved.article.published, "content": codec.pack(reading)}
