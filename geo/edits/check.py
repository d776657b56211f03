"""What an edit may hold."""

from geo.edits.model import Edit
from geo.errors import InputError
from geo.events.types import BY_NAME

# A reason is a sentence or two, a name of a place a few words.
MAX_REASON, MAX_NAME, MAX_ACTORS = 2000, 200, 50


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
    deaths = values.get("deaths")
    if deaths and not 0 <= deaths.low <= deaths.high:
        raise InputError(f"{deaths.low} to {deaths.high} deaths cannot be: give the lower number first, and none below 0.")
    start, end = values.get("span", (0, 1))
    if not 0 <= start < end:
        raise InputError("The clause is empty: select the words that tell of the event.")
    _check_words(edit)
    return edit


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
