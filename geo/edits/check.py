"""What an edit may hold."""

from geo.edits.model import Edit
from geo.errors import InputError
from geo.events.types import BY_NAME
from geo.model import Deaths, Event, Place

# A reason is a sentence or two, a name of a place a few words.
MAX_REASON, MAX_NAME, MAX_ACTORS, MAX_OTHERS = 2000, 200, 50, 1000
# More than there are on Earth, and what fits every column and array.
_CODE = 2
MAX_PEOPLE, MAX_RADIUS_KM = 10_000_000_000, 20_100.0


def checked(edit: Edit) -> Edit:
    """The same edit. Raises InputError, in words, for values that no event has."""
    values = edit.changes.given()
    kind, sub_type = values.get("type", edit.anchor.event.type), values.get("sub_type")
    if "type" in values and kind not in BY_NAME:
        raise InputError(f"{kind!r} is no type of event. The types are {', '.join(BY_NAME)}.")
    if sub_type is not None and kind in BY_NAME and sub_type not in BY_NAME[kind].sub_types:
        raise InputError(f"{sub_type!r} is no sub-type of {kind}. Its sub-types are {', '.join(BY_NAME[kind].sub_types)}.")
    first, last = values.get("first"), values.get("last")
    if first and last and last < first:
        raise InputError(f"The last day, {last}, lies before the first one, {first}.")
    _check_deaths(values.get("deaths"))
    if place := values.get("place"):
        checked_place(place)
    start, end = values.get("span", (0, 1))
    if not 0 <= start < end:
        raise InputError("The clause is empty: select the words that tell of the event.")
    if len(edit.others) > MAX_OTHERS:
        raise InputError(f"Up to {MAX_OTHERS:,} events can be joined or merged at once; these are {len(edit.others):,}.")
    _check_words(edit)
    return edit


def checked_place(place: Place) -> Place:
    """The same place. Raises InputError for numbers that none has."""
    if not 0 <= (place.population or 0) <= MAX_PEOPLE or not 0 <= (place.radius_km or 0.0) <= MAX_RADIUS_KM:
        raise InputError(f"{place.name[:60]!r} has more people, or is larger, than any place on Earth.")
    if place.country is not None and not (place.country.isascii() and place.country.isalpha() and len(place.country) == _CODE):
        raise InputError(f"The country of {place.name[:60]!r} is no code of two letters, such as SY.")
    return place


def checked_event(event: Event) -> Event:
    """The same event. Raises InputError for one that no reader makes, but a file can hold."""
    first, last = event.first, event.last
    if (first is None) != (last is None) or (first and last and last < first):
        raise InputError(f"An event from {first} to {last} cannot be: it has both days, in order, or none.")
    if not 0 <= event.start < event.end or not 0 <= event.confidence <= 1:
        raise InputError(f"An event's clause cannot reach from {event.start} to {event.end} and be {event.confidence} sure.")
    _check_deaths(event.deaths)
    if event.place is not None:
        checked_place(event.place)
    return event


def _check_deaths(deaths: Deaths | None) -> None:
    if deaths and not 0 <= deaths.low <= deaths.high <= MAX_PEOPLE:
        raise InputError(f"{deaths.low} to {deaths.high} deaths cannot be: give the lower number first, from 0 to {MAX_PEOPLE:,}.")


def _check_words(edit: Edit) -> None:
    values = edit.changes.given()
    actors = values.get("actors") or ()
    if len(actors) > MAX_ACTORS:
        raise InputError(f"An event has up to {MAX_ACTORS} actors; these are {len(actors)}.")
    for what, words, most in (
        ("The reason", edit.reason, MAX_REASON),
        ("The author's name", edit.author, MAX_NAME),
        ("The name of the place", values.get("place_text") or "", MAX_NAME),
        *(("An actor's name", actor.name, MAX_NAME) for actor in actors),
    ):
        if len(words) > most:
            raise InputError(f"{what} has {len(words)} characters; up to {most} are kept.")
