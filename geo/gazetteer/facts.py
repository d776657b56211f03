"""What a name is known for, without its entries: cheap enough to ask for every stretch of words of an article."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from geo.gazetteer.schema import FORMS, NameForm
from geo.text import fold

# SQLite takes the bare columns of a group from the row that holds its minimum: the best known place.
_BEST: Final = """
SELECT b.key, b.count, b.form, b.common, p.feature, p.population
FROM (
    SELECT n.key, count(*) AS count, min(n.rank), n.pid, n.form, n.common
    FROM json_each(?) j CROSS JOIN name n ON n.key = j.value GROUP BY j.id
) b CROSS JOIN place p ON p.pid = b.pid
"""
# Names that are remembered, those that the index does not hold among them: some 10 MB. Beyond it all are forgotten.
_REMEMBERED: Final = 60_000


@dataclass(frozen=True, slots=True)
class NameFacts:
    """The places that bear a name: how many, and of the best known one its population (0: unknown), its feature code, the name's form.

    `common` warns that the name is also an everyday word.
    """

    count: int
    population: int
    feature: str
    form: NameForm
    common: bool


class FactsMemory:
    """Facts of the names asked for lately. Threads may share it: at worst they ask twice."""

    def __init__(self) -> None:
        self._known: dict[str, NameFacts | None] = {}

    def of(self, connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, NameFacts]:
        """The facts of the names that the index holds in exactly this spelling, accents, case and marks aside."""
        keys = {name: fold(name) for name in names}
        known = self._known
        asked = sorted({key for key in keys.values() if key and key not in known})
        if asked:
            if len(known) + len(asked) > _REMEMBERED:
                known = self._known = {}
                asked = sorted({key for key in keys.values() if key})
            found = connection.execute(_BEST, (json.dumps(asked),)).fetchall()  # all of them, before any is taken for unknown
            known.update(dict.fromkeys(asked))
            for key, count, form, common, feature, population in found:
                known[key] = NameFacts(count, population or 0, feature, FORMS[form], bool(common))
        return {name: facts for name, key in keys.items() if (facts := known.get(key)) is not None}
