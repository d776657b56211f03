"""What the licences ask for."""

import csv
import re
from pathlib import Path

from geo.gazetteer.attribution import ATTRIBUTION, SOURCES
from geo.gazetteer.sources import tables

DOCUMENT = (Path(__file__).parents[3] / "docs" / "data-sources.md").read_text(encoding="utf-8")


def test_attribution_names_geonames_and_its_licence():
    """The short line has the name, the place on the web and the licence, as CC BY asks."""
    assert all(part in ATTRIBUTION for part in ("GeoNames", "geonames.org", "CC BY 4.0"))


def test_every_source_stands_in_the_document():
    """Each source of the index is named in docs/data-sources.md."""
    assert not [name for name in SOURCES if f"`{name}`" not in DOCUMENT]


def test_every_table_stands_in_the_document_with_its_size():
    """The document's table of our tables is complete and counts right."""
    told = {name: int(rows.replace(",", "")) for name, rows in re.findall(r"\| `(\w+)\.csv` \| ([\d,]+) \|", DOCUMENT)}
    counted = {}
    for path in tables.FOLDER.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            counted[path.stem] = sum(1 for _ in csv.DictReader(file))
    assert told == counted
