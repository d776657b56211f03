"""Places of the gazetteer as a table, and as a reading that the map can draw."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from geo.gazetteer.index import Entry, Layer
from geo.model import Article, Mention, Place, Reading

_KINDS = {"settlement": "town or village", "natural": "natural feature", "facility": "facility"}
_FORMS = {
    "official": "its name",
    "alternate": "another name",
    "folded": "sounds alike",
    "demonym": "its people",
    "abbreviation": "an abbreviation",
}
# The columns of a point, in degrees, wherever a table of places has them.
POINT_COLUMNS = {name: st.column_config.NumberColumn(name, format="%.4f") for name in ("Latitude", "Longitude")}
_COLUMNS = {"Population": st.column_config.NumberColumn("Population", format="localized"), **POINT_COLUMNS}

# People are whole and may be unknown; a column of nothing but gaps is still text.
_TYPES = {"Population": "Int64", "Country": "string", "Province": "string"}


def table(entries: Iterable[Entry]) -> None:
    """One row an entry: what it is, where it is, and how it matches."""
    rows = pd.DataFrame(
        {
            "Place": entry.place.name,
            "Kind": _KINDS.get(entry.place.kind, entry.place.kind),
            "Country": entry.place.country or "",
            "Province": entry.place.admin1 or "",
            "Population": entry.place.population,
            "Latitude": entry.place.lat,
            "Longitude": entry.place.lon,
            "The name looked up is": _FORMS[entry.form],
        }
        for entry in entries
    )
    st.dataframe(
        rows.astype(_TYPES), key="found_rows", hide_index=True, column_config=_COLUMNS, alt="Table of the places that the name can mean"
    )


def layers(given: Iterable[Layer]) -> None:
    """Where the gazetteer's places come from, and their licences."""
    st.dataframe(
        [{"Source": layer.name, "Places": layer.places, "Licence": layer.licence} for layer in given], key="layer_rows", hide_index=True
    )  # fmt: skip


def as_reading(name: str, places: Iterable[Place]) -> Reading:
    """The places as mentions of a text that is only the name: the map draws each as a place that is merely mentioned."""
    mentions = tuple(Mention(start=0, end=len(name), text=name, kind=place.kind, place=place, confidence=1.0) for place in places)
    return Reading(article=Article(text=name), published=datetime.now(tz=UTC).date(), published_source="today", mentions=mentions)
