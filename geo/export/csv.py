"""Events as CSV for spreadsheets, and back.

The header is COLUMNS of `geo.export.rows` and `attribution`. UTF-8 with a byte order mark, which Excel needs to read it
rightly. What a spreadsheet would run as a formula gets an apostrophe before it, and reading takes it away: at the start
of a cell, and inside it after a semicolon, a tab or a line break. In countries with a decimal comma Excel splits lines at
semicolons and knows no quotes but those after one, so there the rest of a text begins a cell of its own.
"""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from geo.coreference import Linked
from geo.errors import ExportError
from geo.export.rows import ATTRIBUTION, COLUMNS, Beside, Pair, Trails, pairs_of, row_of
from geo.export.taken import pair_of
from geo.model import Reading
from geo.spreadsheet import guarded, unguarded

MARK = "\ufeff"
HEADER = (*COLUMNS, "attribution")
_WHOLE = frozenset({"population", "deaths_low", "deaths_high", "quote_start", "quote_end", "sources"})
_NUMBER = frozenset({"lat", "lon", "radius_km", "confidence"})
_JSON = {"actors": "list", "date_assumed": "true or false"}


def dumps(events: Iterable[Reading] | Iterable[Pair], *, linked: Iterable[Linked] = (), trails: Trails | None = None) -> str:
    """CSV of some readings, or of (article, event) pairs, one line an event. `actors` is JSON; unknown is an empty cell.

    Events of one happening among `linked` say so in the columns `linked` and `sources`. `trails` are people's edits by the event's key.
    """
    beside = Beside(linked, trails)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(HEADER)
    # All quoted, for programs that split at semicolons or tabs as well as at commas.
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for article, event in pairs_of(events):
        row = row_of(article, event, beside)
        writer.writerow([*(_cell(key, row[key]) for key in COLUMNS), ATTRIBUTION])
    return MARK + out.getvalue()


def loads(text: str) -> tuple[Pair, ...]:
    """The (article, event) pairs of a CSV file that `dumps` wrote; columns may be missing or in another order.

    An article's text is empty. Raises ExportError, with the line's number.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True)
    pairs = []
    try:
        if "type" not in (reader.fieldnames or ()):
            raise ExportError(
                f"This is not a table of events: its first line does not name the column 'type' ({', '.join(HEADER[:8])}, ...)."
            )
        for row in reader:
            where = f"Line {reader.line_num}"
            pairs.append(pair_of({key: _value(key, cell, where) for key, cell in row.items() if key in COLUMNS}, where=where))
    except csv.Error as error:
        raise ExportError(f"Line {reader.line_num} is not CSV: {error}.") from error
    return tuple(pairs)


def _cell(key: str, value: Any) -> str:
    if value is None:
        return ""
    if key in _WHOLE or key in _NUMBER:
        return repr(value)
    return guarded(json.dumps(value, ensure_ascii=False) if key in _JSON else str(value))


def _value(key: str | None, cell: str | None, where: str) -> Any:
    if not cell:
        return None
    try:
        if key in _WHOLE:
            return int(cell)
        if key in _NUMBER:
            return float(cell)
        return json.loads(_as_json(key, unguarded(cell))) if key in _JSON else unguarded(cell)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"{where}: the column {key!r} holds {cell[:80]!r}, which is no {_JSON.get(key or '', 'number')}.") from error


def _as_json(key: str | None, cell: str) -> str:
    """Spreadsheets write TRUE and FALSE where they read true and false."""
    return cell.lower() if key == "date_assumed" else cell
