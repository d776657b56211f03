"""Events told in full: the cards of the picked events, and the list of those without a marker."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from streamlit.components import v2

from geo.coreference import Linked, article_of
from geo.edits import Edit, trail_in_words
from geo.events.types import label_of, type_of
from geo.maps.cards import source_of
from geo.maps.days import date_in_words, day_in_words
from geo.maps.scene import Listed, event_title, killed_in_words
from geo.maps.table import EventTable
from geo.maps.words import sources_in_words
from geo.model import Event
from geo.places import point_in_words
from pages.ui import correct, session, state, who, words
from pages.ui.filters import STATUS_WORDS

# A longer list is read as a table.
MOST_LISTED = 100
_HERE = Path(__file__).parent
_component = v2.component(
    "event_cards",
    html="<div class='cards'></div>",
    css=(_HERE / "cards.css").read_text("utf-8"),
    js=(_HERE / "cards.js").read_text("utf-8"),
)
_DATE_SOURCES = {"stated": "", "context": "from the sentences around", "published": "no date told: the day of publication"}
_ASSUMED = "counted from the day it was added, as the day of publication is not known"
_ASSUMED_SOURCES = {
    "stated": _ASSUMED,
    "context": f"from the sentences around, {_ASSUMED}",
    "published": "no date told, nor a day of publication: taken to be the day it was added",
}
_PLACE_PRECISION = {"exact": "", "region": "somewhere in this region", "country": "somewhere in this country", "larger": "a larger area"}


def cards(table: EventTable, names: dict[str, str], *, on_open: Callable[[tuple[str, ...]], None] | None = None) -> None:
    """The cards of the picked events, with a button that closes them. `names` are the articles' names by Article.id.

    A person who may edit accepts, rejects and edits events on them, all tellings of one at once. With `on_open`, an article that a card
    lists can be opened: it is called with the key of that article's telling.
    """
    rows = table.leads_of(state.picked_events())
    if not rows:
        return
    trails = correct.trails([table.keys[row] for row in rows if table.events[row][1].review])
    disputed = correct.disputed(trails)
    shown = [_card(table, row, names) | _reviewed(table, row, trails, disputed) for row in rows]
    data = {"heading": words.counted(len(rows), "event"), "cards": shown, "opens": on_open is not None}
    _component(
        key="cards",
        data=data,
        on_closed_change=_close,
        on_picked_change=lambda: on_open and on_open(state.picked_in("cards")),
        on_acted_change=lambda: _act(table),
    )


def _reviewed(table: EventTable, row: int, trails: Mapping[str, tuple[Edit, ...]], disputed: Mapping[str, str]) -> dict[str, Any]:
    """What people did to the event of a row, and whether more can be done."""
    (_, event), key = table.events[row], table.keys[row]
    trail = trails.get(key, ())
    by = f", by {trail[-1].author}" if trail and trail[-1].author else ""
    dispute = f". {said}" if (said := disputed.get(key)) else ""
    return {
        "key": key,
        "heading": event_title(event),
        "review": {
            "said": trail_in_words(trail),
            "by": f"{day_in_words(trail[-1].made.date())}{by}{dispute}" if trail and trail[-1].made else "",
            "acts": who.may_edit(),
        },
    }


def _act(table: EventTable) -> None:
    """Do what was pressed on a card, to every telling of its event."""
    said = dict(state.said("cards", "acted") or {})
    name, key = said.get("name"), str(said.get("key"))
    tellings = table.told_with((key,))
    if not tellings or not who.may_edit():
        return
    if name == "accept":
        correct.accept_all(table.events_of(tellings))
    elif name == "reject" and correct.reject_all(table.events_of(tellings)):
        state.pick_events(one for one in state.picked_events() if one not in tellings)
    elif name == "unlink":
        correct.unlink_one(key, [one for one in tellings if one != key])
    elif name == "undo":
        correct.undo_event(key)
    elif name == "edit":
        session.next_round("form")
        session.set_editing(session.Editing(do="change", article_id=article_of(key), key=key))


def listed(groups: Iterable[Listed]) -> None:
    """What the filters let through and the map cannot show, by reason; a click opens the event's card."""
    shown = [{"heading": _heading(group), "rows": _rows(group)} for group in groups]
    _component(
        key="listed",
        data={"rows": True, "groups": shown},
        on_picked_change=_pick_listed,
        on_closed_change=_nothing,
        on_acted_change=_nothing,
    )


def _heading(group: Listed) -> str:
    count = len(group.events)
    more = f"; the first {MOST_LISTED}, all of them on the Events page" if count > MOST_LISTED else ""
    return f"{group.reason} ({count:,}{more})"


def _rows(group: Listed) -> list[dict[str, str]]:
    triples = zip(group.keys[:MOST_LISTED], group.events[:MOST_LISTED], group.linked[:MOST_LISTED], strict=True)
    return [event_row(key, event, linked) for key, (_, event), linked in triples]


def event_row(key: str, event: Event, linked: Linked | None = None) -> dict[str, str]:
    """One event as a row of a list."""
    return {"key": key, "title": event_title(event, linked), "quote": event.quote, "colour": _colour(event)}


def choices(groups: Iterable[dict[str, Any]], *, key: str, on_pick: Callable[[], None]) -> None:
    """Rows to choose from, in groups of {"heading", "rows"}, each row with "key", "title", "quote" and "colour"."""
    _component(
        key=key, data={"rows": True, "groups": list(groups)}, on_picked_change=on_pick, on_closed_change=_nothing, on_acted_change=_nothing
    )


def _card(table: EventTable, row: int, names: dict[str, str]) -> dict[str, Any]:
    (article, event), linked = table.events[row], table.linked.get(row)
    source = names.get(article.id) if len(names) > 1 and not linked else None
    return {
        "type": type_of(event.type).label,
        "sub_type": label_of(event.sub_type),
        "colour": _colour(event),
        "facts": list(facts(event, linked)),
        "confidence": round(event.confidence * 100),
        "quote": "" if linked else event.quote.strip(),
        "source": source,
        "sources": sources_in_words(linked) if linked else None,
        "tellings": list(_tellings(linked, names)) if linked else [],
    }


def _tellings(linked: Linked, names: dict[str, str]) -> Iterable[dict[str, str]]:
    """What each article says, the one that stands for all of them first."""
    for key, (article, event) in zip(linked.keys, linked.tellings, strict=True):
        day = f", {day_in_words(article.published)}" if article.published else ""
        yield {
            "key": key,
            "source": f"{names.get(article.id) or source_of(article)}{day}",
            "deaths": killed_in_words(event),
            "quote": event.quote.strip(),
        }


def facts(event: Event, linked: Linked | None = None) -> Iterable[tuple[str, str, str]]:
    """What is known of an event: names, values, and what is to be said of them."""
    yield "Place", _place(event), _PLACE_PRECISION.get(event.precision or "", "")
    precision = f"to the {event.date_precision}" if event.date_precision and event.date_precision != "day" else ""
    notes = (precision, (_ASSUMED_SOURCES if event.date_assumed else _DATE_SOURCES)[event.date_source])
    yield "Date", date_in_words(event.first, event.last, event.date_precision), ", ".join(note for note in notes if note)
    yield "Status", STATUS_WORDS[event.status], ""
    yield "Deaths", killed_in_words(event, linked) or "None told", ""
    for role, label in (("source", "By"), ("target", "Against")):
        if actors := [actor.name for actor in event.actors if actor.role == role]:
            yield label, ", ".join(actors), ""


def _place(event: Event) -> str:
    if event.place is None:
        return event.place_text or "No place told"
    known = words.whereabouts(event.place)
    if point := point_in_words(event.place):
        return f"{known}, at {point}"
    written = event.place_text or ""
    return known if written.casefold() in known.casefold() else f"{known} (“{written}”)"


def _colour(event: Event) -> str:
    return type_of(event.type).colour


def _nothing() -> None:
    """A list closes nothing and changes nothing."""


def _close() -> None:
    state.pick_events(())


def _pick_listed() -> None:
    state.pick_events(state.picked_in("listed"))
