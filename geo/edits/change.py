"""An event with changed fields, which fit together whatever was changed."""

from dataclasses import replace
from datetime import date
from typing import Any

from geo.events.precision import precision_of
from geo.events.types import BY_NAME
from geo.model import DatePrecision, Deaths, Event

# The most days of a span that each word can mean.
_LENGTHS: tuple[tuple[int, DatePrecision], ...] = ((1, "day"), (7, "week"), (31, "month"), (92, "season"), (366, "year"))


def changed(event: Event, values: dict[str, Any], text: str) -> Event:
    """The event with these values of `Changes.given`. What they leave open follows from them: precision from the place, for one.

    People change single fields, two of them perhaps at once; so no combination is an error here. `text` is the article's.
    """
    values = {**values, **_days(event, values), **_place(event, values), **_deaths(values), **_quote(values, text)}
    values.pop("span", None)
    new = replace(event, **values)
    kind = BY_NAME.get(new.type)
    return replace(new, sub_type=kind.sub_types[0]) if kind and new.sub_type not in kind.sub_types else new


def _days(event: Event, values: dict[str, Any]) -> dict[str, Any]:
    if values.keys().isdisjoint({"first", "last", "date_precision"}):
        return {}
    first, last = values.get("first", event.first), values.get("last", event.last)
    if first is None or last is None:
        # One of the two was set, and the event had none: it was on that day. One was taken away: both go.
        first = last = next((values[name] for name in ("first", "last") if values.get(name)), None)
    if first is None or last is None:
        return {"first": None, "last": None, "date_precision": None, "date_assumed": False}
    first, last = min(first, last), max(first, last)
    same_days = (first, last) == (event.first, event.last)
    precision = values.get("date_precision") or (event.date_precision if same_days else None) or _length(first, last)
    source = {} if same_days else {"date_source": "stated", "date_assumed": False}
    return {"first": first, "last": last, "date_precision": precision, **source}


def _length(first: date, last: date) -> DatePrecision:
    days = (last - first).days + 1
    return next((word for most, word in _LENGTHS if days <= most), "decade")


def _place(event: Event, values: dict[str, Any]) -> dict[str, Any]:
    if values.keys().isdisjoint({"place", "precision"}):
        return {}
    place = values.get("place", event.place)
    if place is None:
        return {"precision": None}
    kept = event.precision if place == event.place else None
    return {"precision": values.get("precision") or kept or precision_of(place)}


def _deaths(values: dict[str, Any]) -> dict[str, Any]:
    deaths = values.get("deaths")
    return {"deaths": Deaths(low=min(deaths.low, deaths.high), high=max(deaths.low, deaths.high))} if deaths else {}


def _quote(values: dict[str, Any], text: str) -> dict[str, Any]:
    start, end = values.get("span", (0, 0))
    return {"start": start, "end": end, "quote": text[start:end]} if 0 <= start < end <= len(text) else {}
