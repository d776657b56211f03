"""One event as a flat row of plain values (`geo.export.taken` takes it back): what GeoJSON's properties and CSV's columns share.

Keys are the contract's words (`start` and `end` are days, `place` is the name as the article writes it, `name` the
gazetteer's), with `article_...` for the article and `deaths_low`, `deaths_high` for the toll. `linked` is the same for events of several
articles that are one happening, and `sources` the number of its independent sources; reading a file back does not need them.
`article_published_source` is "today" where nobody knows the day of publication, and `date_assumed` true where an event's days are counted
from the day of adding in its stead. `review` says what people did to an event: "machine" (nothing), "accepted", "changed" or "added";
`review_changes` which fields they set, or that they merged or split it, and `review_note` why, both in words. Of these three, reading a
file back takes the first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from geo.coreference import Linked, event_key
from geo.edits import Edit, deeds_in_words, reasons_of
from geo.gazetteer.attribution import ATTRIBUTION as PLACES
from geo.model import Article, Event, Place, Reading

ATTRIBUTION = f"{PLACES}. Events read by Whereabouts from the articles named."
PLACE_COLUMNS = ("place_id", "name", "kind", "lat", "lon", "country", "admin1", "population", "radius_km")
COLUMNS = (
    "article_id", "article_title", "article_published", "article_source", "article_url", "article_language",
    "event_id", "type", "sub_type", "status", "start", "end", "date_precision", "date_source",
    "place", "precision", *PLACE_COLUMNS, "deaths_low", "deaths_high", "actors", "confidence", "quote", "quote_start", "quote_end",
    "linked", "sources", "article_published_source", "date_assumed", "review", "review_changes", "review_note",
)  # fmt: skip
# The review of an event that nobody looked at.
MACHINE = "machine"
Row = dict[str, Any]
Pair = tuple[Article, Event]


def pairs_of(events: Iterable[Reading] | Iterable[Pair]) -> list[Pair]:
    """Events with their articles, from readings or from such pairs."""
    pairs: list[Pair] = []
    for item in events:
        pairs += [(article_of(item), event) for event in item.events] if isinstance(item, Reading) else [item]
    return pairs


def article_of(reading: Reading) -> Article:
    """A reading's article as a file tells of it: with the day of publication that was found, and how that is known.

    "Today" only stands in for a day that nobody knows: written down, it would look like a fact.
    """
    published = None if reading.published_source == "today" else reading.published
    return replace(reading.article, published=published, published_source=reading.published_source)


Trails = Mapping[str, Sequence[Edit]]


class Beside:
    """What is known of events besides themselves, each by the event's key: the happening it belongs to, and people's edits."""

    def __init__(self, linked: Iterable[Linked] = (), trails: Trails | None = None) -> None:
        """Of some happenings, and of the edits of each event."""
        self.links = {key: group for group in linked for key in group.keys}
        self.trails = trails or {}


def row_of(article: Article, event: Event, beside: Beside) -> Row:
    """An event as a row with every key of COLUMNS. Days are ISO 8601, `actors` a list of {"name", "role"}, unknown is None."""
    place, key = event.place, event_key(article, event)
    group, trail = beside.links.get(key), beside.trails.get(key, ())
    return {
        "article_id": article.id,
        "article_title": article.title,
        "article_published": _iso(article.published),
        "article_source": article.source,
        "article_url": article.url,
        "article_language": article.language,
        "event_id": event.id,
        "type": event.type,
        "sub_type": event.sub_type,
        "status": event.status,
        "start": _iso(event.first),
        "end": _iso(event.last),
        "date_precision": event.date_precision,
        "date_source": event.date_source,
        "place": event.place_text,
        "precision": event.precision,
        **(_place_row(place) if place else dict.fromkeys(PLACE_COLUMNS)),
        "deaths_low": event.deaths.low if event.deaths else None,
        "deaths_high": event.deaths.high if event.deaths else None,
        "actors": [{"name": actor.name, "role": actor.role} for actor in event.actors],
        "confidence": event.confidence,
        "quote": event.quote,
        "quote_start": event.start,
        "quote_end": event.end,
        "linked": group.id if group else None,
        "sources": group.sources if group else None,
        "article_published_source": _published_source(article),
        "date_assumed": event.date_assumed,
        "review": event.review or MACHINE,
        "review_changes": deeds_in_words(trail) or None,
        "review_note": reasons_of(trail) or None,
    }


def _published_source(article: Article) -> str | None:
    is_known = article.published is not None or article.published_source != "given"
    return article.published_source if is_known else None


def _place_row(place: Place) -> Row:
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
        "radius_km": place.radius_km,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
