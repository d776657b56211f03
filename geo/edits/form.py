"""From what a person fills into a form to the fields of an event that change."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from geo.edits.model import Changes
from geo.events.classify import classify
from geo.events.deaths import deaths_in
from geo.events.types import BY_NAME
from geo.model import Actor, Deaths, Event, Mention, Place, Reading
from geo.text import fold

# Between the names of several actors; a comma stands within many.
_BETWEEN = ";"


def differing(event: Event, wanted: Changes) -> Changes:
    """What of `wanted` is not so in the event already. A last day that was the first one, too, follows it."""
    values = {name: value for name, value in wanted.given().items() if not _is_so(event, name, value)}
    if "first" in values and "last" not in values and event.first == event.last:
        values["last"] = values["first"]
    return Changes(**values)


def _is_so(event: Event, name: str, value: Any) -> bool:
    if name == "span":
        return bool(value == (event.start, event.end))
    if name == "actors":
        return all(actors_in_words(value, role) == actors_in_words(event.actors, role) for role in ("source", "target"))
    return bool(value == getattr(event, name))


def deaths_of(low: int | None, high: int | None) -> Deaths | None:
    """The deaths of two numbers, of which either may be left out; None where both are."""
    given = [number for number in (low, high) if number is not None]
    return Deaths(low=given[0], high=given[-1]) if given else None


def actors_of(by: str, against: str) -> tuple[Actor, ...]:
    """The actors of two lines of names, which semicolons part."""
    lines = (("source", by), ("target", against))
    return tuple(Actor(name=name, role=role) for role, line in lines for part in line.split(_BETWEEN) if (name := " ".join(part.split())))  # type: ignore[arg-type]


def actors_in_words(actors: Iterable[Actor], role: str) -> str:
    """The line of names that `actors_of` takes."""
    return f"{_BETWEEN} ".join(actor.name for actor in actors if actor.role == role)


def mention_of(reading: Reading, event: Event) -> Mention | None:
    """The mention that places the event: in its clause or else the nearest before it, of its place and called what the event calls it."""
    called, place_id = fold(event.place_text or ""), event.place.id if event.place else None
    likely = [
        (
            fold(one.text) == called and bool(called),
            one.place is not None and one.place.id == place_id,
            event.start <= one.start and one.end <= event.end,
            -abs(one.start - event.start),
            number,
        )
        for number, one in enumerate(reading.mentions)
    ]
    fitting = [one for one in likely if one[0] or one[1]] or ([] if event.place else [one for one in likely if one[2]])
    return reading.mentions[max(fitting)[-1]] if fitting else None


def name_that_means(reading: Reading, event: Event, place: Place) -> str | None:
    """The event's own name, as the article writes it, where it can mean this place: the place is among the name's candidates."""
    mention = mention_of(reading, event)
    if mention is None or not event.place_text or fold(mention.text) != fold(event.place_text):
        return None
    return mention.text if any(one.place.id == place.id for one in mention.candidates) else None


def name_in_text(reading: Reading, event: Event, place: Place | None) -> str | None:
    """What the article calls a place that the event is given: the event's own name if it may mean it, else the nearest that does.

    None where the article does not name it; without a place the name stays.
    """
    mention = mention_of(reading, event)
    may_mean = {one.place.id for one in mention.candidates} if mention else set()
    if place is None or place.id in may_mean or fold(place.name) == fold(event.place_text or ""):
        return event.place_text
    named = [one for one in reading.mentions if one.place is not None and one.place.id == place.id]
    return min(named, key=lambda one: abs(one.start - event.start)).text if named else None


def guessed(reading: Reading, event: Event) -> Event:
    """A new event of some words with what they seem to tell of, their dead, and the place and days in them; the rest stays as it is."""
    kind, sub_type = classify(event.quote)
    known = BY_NAME[kind].sub_types if kind in BY_NAME else ()
    if known:
        event = replace(event, type=kind, sub_type=sub_type if sub_type in known else known[0], deaths=deaths_in(event.quote))
    inside = [one for one in reading.mentions if event.start <= one.start and one.end <= event.end and one.place is not None]
    if inside:
        scene = min(inside, key=lambda one: (one.role != "scene", one.start))
        event = replace(event, place=scene.place, place_text=scene.text)
    told = next((one for one in reading.dates if event.start <= one.start and one.end <= event.end), None)
    if told:
        assumed = reading.published_source == "today" and told.source != "stated"
        event = replace(event, first=told.first, last=told.last, date_precision=told.precision)
        event = replace(event, date_source=told.source, date_assumed=assumed)
    return event
