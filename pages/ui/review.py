"""The desk of the Review page: one uncertain decision after the other, decided with a key or a button."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.components import v2

from geo.coreference import article_of
from geo.edits import Changes, Doubt, around, decided, mention_of, offered_places, queue
from geo.events.types import type_of
from geo.maps import locator
from geo.maps.scene import event_title
from geo.model import Candidate, Place, Reading
from geo.places import point_of, typed_point
from geo.store import SavedArticle
from pages.ui import cards, correct, engine, filters, history, session, small_map, undo, who, words

# One key each; more are found in the form.
MOST_CHOICES = 3
_GREY = "#8a9399"
_HERE = Path(__file__).parent
_component = v2.component(
    "review_item",
    html="<div class='item' tabindex='-1' role='region' aria-label='What is to be decided'></div>",
    css=(_HERE / "review.css").read_text("utf-8"),
    js=(_HERE / "review.js").read_text("utf-8"),
)


@st.fragment
def desk(saved: tuple[SavedArticle, ...]) -> None:
    """Draw what is to be decided next, and do what is decided."""
    engine.begin_fragment()
    readings = engine.readings(saved)
    doubts = engine.once(saved, "queue", lambda: queue(readings))
    put_off = set(session.skipped())
    waiting = [one for one in doubts if one.key not in put_off]
    done = engine.of_edits(saved, "decided", decided) + len(engine.own_places())
    _progress(done, len(doubts), len(doubts) - len(waiting))
    undo.bar(shortcut=None if session.editing() else "u")
    if waiting:
        _item(waiting[0], readings[waiting[0].row], engine.names(saved))
    elif doubts:
        st.subheader("Only what you skipped is left", anchor=False)
        st.button(
            f"Look at {words.counted(len(doubts), 'skipped decision')} again", key="unskip", type="primary", on_click=session.set_skipped
        )
    else:
        st.subheader("Nothing left to review", anchor=False)
        st.write("The machine is sure enough of everything else. What it is sure of is corrected on the map and in the table of events.")
    history.history(saved)


def _progress(done: int, left: int, skipped: int) -> None:
    said = f"{done:,} of {done + left:,} decided, {left:,} left" + (f" ({skipped:,} of them skipped)" if skipped else "")
    st.progress(done / (done + left) if done + left else 1.0, said)


def _item(doubt: Doubt, reading: Reading, names: dict[str, str]) -> None:
    mention = mention_of(reading, doubt.event) if doubt.event else doubt.mention
    current = doubt.event.place if doubt.event else mention.place if mention else None
    offered = offered_places(current, mention.candidates if mention else (), most=MOST_CHOICES)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _component(key="review_item", data={"key": doubt.key, **_told(doubt, reading, names)})
        if who.may_edit():
            _buttons(doubt, current)
    with right:
        _choices(doubt, offered)
        numbered = [replace(one.place, name=f"{number}. {one.place.name}") for number, one in enumerate(offered, 1)]
        with st.container(key="review_map_box"):
            clicked = small_map.show(doubt.key, called(doubt), numbered, key="review_map")
        if who.may_edit():
            _point(doubt, clicked, is_empty=not offered)


def called(doubt: Doubt) -> str:
    """The name in the text that the decision is about; empty where the event has none."""
    return doubt.mention.text if doubt.mention else (doubt.event.place_text or "") if doubt.event else ""


def _told(doubt: Doubt, reading: Reading, names: dict[str, str]) -> dict[str, object]:
    where = doubt.event or doubt.mention
    text = asdict(around(reading.article.text, where.start, where.end)) if where else {}
    source = ("Article", names.get(reading.article.id, ""), "")
    if doubt.event:
        kind = type_of(doubt.event.type)
        facts = [*cards.facts(doubt.event), ("Confidence", f"{doubt.event.confidence:.0%}", ""), source]
        return {"heading": f"Is this right? {event_title(doubt.event)}", "colour": kind.colour, "text": text, "facts": facts}
    mention = doubt.mention
    place = mention.place if mention else None
    facts = [
        ("Taken to be", words.in_full(place) if place else "No place", ""),
        ("Confidence", f"{mention.confidence:.0%}" if mention else "", ""),
    ]
    facts += [("Named", words.counted(doubt.told, "time") + " in this project", ""), source]
    return {"heading": f"Which place is “{called(doubt)}”?", "colour": _GREY, "text": text, "facts": facts}


def _buttons(doubt: Doubt, current: Place | None) -> None:
    """What can be done to all of it. While the form is open its fields have the keys."""
    busy = session.editing() is not None
    acts: list[tuple[str, str, str, Callable[[], object], str]] = []
    if doubt.event:
        acts = [
            ("Accept", "a", "check", lambda: correct.accept_all(_seen(doubt)), "It is right as it stands here"),
            ("Reject", "x", "close", lambda: correct.reject_all(_seen(doubt)), "There is no such event"),
        ]
    else:
        acts = [("Reject", "x", "close", lambda: correct.place_everywhere(called(doubt), None), "It is no place, in the whole project")]
        if current:
            accept = partial(correct.place_everywhere, called(doubt), current)
            acts.insert(0, ("Accept", "a", "check", accept, "The name means this in the whole project"))
    acts += [("Skip", "s", "skip_next", lambda: session.set_skipped([*session.skipped(), doubt.key]), "Leave it for later")]
    acts += [("Edit…", "e", "edit", partial(_edit, doubt), "Another place, other days, another type")]
    with st.container(horizontal=True, key="review_acts"):
        for label, key, icon, act, hint in acts:
            st.button(
                label, key=f"review_{key}_{doubt.key}", icon=f":material/{icon}:", help=hint,
                on_click=act if key == "e" else partial(_do, act),
                shortcut=None if busy else key, type="primary" if key == "a" else "secondary",
            )  # fmt: skip


def _choices(doubt: Doubt, offered: list[Candidate]) -> None:
    """The places that can be chosen by number, each with a picture of where it is and the reasons for it."""
    theme = filters.plain_view().theme
    for number, (one, told) in enumerate(zip(offered, words.told_apart([one.place for one in offered]), strict=True), 1):
        with st.container(horizontal=True, wrap=False, gap="small", key=f"review_choice_{number}"):
            st.image(locator.locator(one.place, theme), width=locator.WIDTH, alt=locator.locator_title(one.place))
            with st.container(gap="xsmall"):
                _choice(doubt, number, one.place, told)
                if one.reasons:
                    st.caption(words.plain("; ".join(one.reasons)))


def _choice(doubt: Doubt, number: int, place: Place, told: str) -> None:
    if not who.may_edit():
        st.markdown(f"{number}\\. {words.plain(told)}")
        return
    st.button(
        f"{number}\\. {words.plain(told)}", key=f"review_{number}_{doubt.key}", shortcut=None if session.editing() else str(number),
        width="stretch", wrap=True, on_click=partial(_do, partial(_place, doubt, place)),
    )  # fmt: skip


def _point(doubt: Doubt, clicked: tuple[float, float] | None, *, is_empty: bool) -> None:
    """The point of the map that was clicked."""
    if clicked is not None:
        point = typed_point(*clicked)
        st.button(
            f"Place it where you clicked: {point}", key=f"review_point_{doubt.key}", icon=":material/location_on:", width="stretch",
            on_click=partial(_do, lambda: _place(doubt, point_of(called(doubt) or "Marked place", point, engine.gazetteer()))),
        )  # fmt: skip
    elif is_empty:
        st.caption("The gazetteer offers no place for this. Click the map, or choose “Edit…” to search.")


def _do(act: Callable[[], object]) -> None:
    """Decide, and end the last offer. A key that comes while the form is opening was pressed for what the form is opened on: it waits."""
    if session.editing() is None:
        session.set_placed()
        act()


def _place(doubt: Doubt, place: Place) -> None:
    if doubt.event is None:
        correct.place_everywhere(called(doubt), place)
    elif doubt.event.place == place:
        correct.accept_all(_seen(doubt))
    else:
        correct.change_all(_seen(doubt), Changes(place=place))


def _seen(doubt: Doubt) -> correct.Seen:
    return {doubt.key: doubt.event} if doubt.event else {}


def _edit(doubt: Doubt) -> None:
    session.set_placed()
    session.next_round("form")
    if doubt.event:
        session.set_editing(session.Editing(do="change", article_id=article_of(doubt.key), key=doubt.key))
    elif doubt.mention:
        span = (doubt.mention.start, doubt.mention.end)
        session.set_editing(session.Editing(do="name", article_id=doubt.article_id, span=span))
