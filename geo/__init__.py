"""Whereabouts: read a news article; see where and when it happened.

import geo

reading = geo.read(geo.Article(text="Rebels entered Hama on Thursday."))
for event in reading.events:
    print(event.type, event.place, event.first)
"""

from geo.errors import (
    ArticleTooLongError,
    CoordinateError,
    EmptyArticleError,
    ExportError,
    GazetteerDamagedError,
    GazetteerError,
    GazetteerMissingError,
    GeocodingError,
    InputError,
    StoreError,
    WhereaboutsError,
)
from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.model import Actor, Article, Candidate, DateSpan, Deaths, Event, Mention, Place, Reading
from geo.reading import MAX_CHARACTERS, read

__all__ = [
    "MAX_CHARACTERS",
    "Actor",
    "Article",
    "ArticleTooLongError",
    "Candidate",
    "CoordinateError",
    "DateSpan",
    "Deaths",
    "EmptyArticleError",
    "Event",
    "ExportError",
    "Gazetteer",
    "GazetteerDamagedError",
    "GazetteerError",
    "GazetteerMissingError",
    "GeocodingError",
    "InputError",
    "Mention",
    "Place",
    "Reading",
    "StoreError",
    "WhereaboutsError",
    "open_gazetteer",
    "read",
]
__version__ = "0.1.0"
