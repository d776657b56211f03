"""A person's own places as CSV, which `python -m geo gazetteer add` takes as well."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from geo.export.csv import MARK
from geo.places import OwnPlace
from geo.spreadsheet import guarded

HEADER: Final = ("name", "place", "lat", "lon", "kind", "country", "admin1")


def dumps(own: Iterable[OwnPlace]) -> str:
    """One line a name: the name as articles write it, the place that it means, the point in degrees. Unknown is an empty cell.

    Names of no place are left out.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for one in own:
        place = one.place
        if place is None:
            continue
        told = [guarded(text) for text in (one.name, place.name)]
        writer.writerow([*told, place.lat, place.lon, place.kind, guarded(place.country or ""), guarded(place.admin1 or "")])
    return MARK + out.getvalue()
