"""Events as KML 2.2 for Google Earth and other globes, which then show their time slider.

A placemark an event, in the colour of its type; its TimeStamp is as precise as its date ("2024-12" for a month), or a
TimeSpan. An event without a place is a placemark without a point, so that nothing is lost.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape as escape_html
from xml.sax.saxutils import escape, quoteattr

from geo.coreference import Linked
from geo.events.types import EVENT_TYPES, label_of, type_of
from geo.export.rows import ATTRIBUTION, Beside, Pair, Trails, pairs_of, row_of
from geo.model import Article, Event, Reading
from geo.text import without_controls

_LEFT_OUT = frozenset({"lat", "lon", "quote", "actors"})


def dumps(
    events: Iterable[Reading] | Iterable[Pair], *, title: str = "Events", linked: Iterable[Linked] = (), trails: Trails | None = None
) -> str:
    """KML of some readings, or of (article, event) pairs; events of one happening among `linked` say so in their data.

    `trails` are people's edits by the event's key.
    """
    pairs, beside = pairs_of(events), Beside(linked, trails)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
            f"<name>{_safe(title)}</name><description>{_safe(ATTRIBUTION)}</description>",
            *_styles(pairs),
            *(_placemark(article, event, beside) for article, event in pairs),
            "</Document></kml>\n",
        )
    )


def _safe(text: str) -> str:
    return escape(without_controls(text))


def _styles(pairs: Iterable[Pair]) -> Iterator[str]:
    used = {event.type for _, event in pairs}
    for row in EVENT_TYPES:
        if row.name in used or row.name == "other":
            red, green, blue = row.colour[1:3], row.colour[3:5], row.colour[5:7]
            yield f'<Style id="{row.name}"><IconStyle><color>ff{blue}{green}{red}</color></IconStyle></Style>'


def _placemark(article: Article, event: Event, beside: Beside) -> str:
    kind = type_of(event.type)
    place = event.place.name if event.place else event.place_text
    name = f"{kind.label}: {label_of(event.sub_type)}" + (f", {place}" if place else "")
    point = f"<Point><coordinates>{event.place.lon!r},{event.place.lat!r}</coordinates></Point>" if event.place else ""
    row = row_of(article, event, beside)
    fields = "".join(_datum(key, _told(value)) for key, value in row.items() if value is not None and key not in _LEFT_OUT)
    # A globe shows the description as HTML, so the text is escaped once for HTML and once for XML.
    description = _safe(escape_html(event.quote))
    return (
        f"<Placemark id={quoteattr('e' + _id(article, event))}><name>{_safe(name)}</name><description>{description}</description>"
        f"{''.join(_time(event))}<styleUrl>#{kind.name}</styleUrl><ExtendedData>{fields}</ExtendedData>{point}</Placemark>"
    )


def _id(article: Article, event: Event) -> str:
    """An XML name: letters, digits, dots, hyphens and underscores."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", f"{article.id}_{event.id}")


def _told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _datum(key: str, value: str) -> str:
    return f'<Data name="{key}"><value>{_safe(value)}</value></Data>'


def _time(event: Event) -> Iterator[str]:
    if event.first is None or event.last is None:
        return
    first, last = event.first.isoformat(), event.last.isoformat()
    month, year = len("2024-12"), len("2024")
    if first == last:
        yield f"<TimeStamp><when>{first}</when></TimeStamp>"
    elif event.date_precision == "month" and first[:month] == last[:month]:
        yield f"<TimeStamp><when>{first[:month]}</when></TimeStamp>"
    elif event.date_precision == "year" and first[:year] == last[:year]:
        yield f"<TimeStamp><when>{first[:year]}</when></TimeStamp>"
    else:
        yield f"<TimeSpan><begin>{first}</begin><end>{last}</end></TimeSpan>"
