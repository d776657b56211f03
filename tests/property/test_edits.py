"""Edits of any kind, on any reading, in any order."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.edits import Anchor, Changes, Edit, apply, change, conflicts, edit_in_words, reviewed
from geo.events.types import BY_NAME
from geo.model import Actor, Article, Deaths, Event, Place, Reading
from geo.store.codec import pack, unpack

UNDONE = datetime(2024, 12, 10, tzinfo=UTC)
TEXT = "Rebels captured Hama and Homs on Thursday. A bomb killed five people in Idlib."
days = st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31))
places = st.none() | st.builds(
    Place, id=st.sampled_from(["a", "b", "c"]), name=st.sampled_from(["Hama", "Homs"]), lat=st.just(1.0), lon=st.just(2.0)
)
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
texts = st.none() | st.sampled_from(["Hama", "Homs", ""])
types = st.sampled_from([*BY_NAME, "unheard of"])
deaths = st.none() | st.builds(Deaths, low=st.integers(0, 9), high=st.integers(0, 9))
actors = st.lists(st.builds(Actor, name=st.text(max_size=5)), max_size=2).map(tuple)


@st.composite
def events(draw):
    start, end = sorted(draw(spans))
    return draw(
        st.builds(
            Event, id=st.sampled_from(["e1", "e2", "p1", "k1"]), type=types, sub_type=st.sampled_from(["armed_clash", "grenade", "?"]), place=places,
            place_text=texts, first=days, last=days, quote=st.just(TEXT[start:end]), start=st.just(start), end=st.just(end), confidence=st.floats(0, 1),
            deaths=deaths, actors=actors, review=st.none(),
        )
    )  # fmt: skip


readings = st.lists(events(), max_size=4, unique_by=lambda event: event.id).map(
    lambda found: Reading(article=Article(text=TEXT), published=date(2024, 12, 9), published_source="given", events=tuple(found))
)


@st.composite
def changes(draw):
    values = {
        "type": types, "status": st.sampled_from(["actual", "planned"]), "place": places, "place_text": texts, "precision": st.none() | st.just("exact"),
        "first": days, "last": days, "date_precision": st.none() | st.just("week"), "deaths": deaths, "actors": actors, "span": spans,
    }  # fmt: skip
    return Changes(**{name: draw(values[name]) for name in draw(st.sets(st.sampled_from(sorted(values))))})


@st.composite
def edit_lists(draw):
    """A reading, and edits of its events, of events that it does not hold, and of what earlier edits made."""
    reading = draw(readings)
    ids = ["1", "2", "3", "4"][: draw(st.integers(0, 4))]
    read = st.sampled_from(reading.events) | events() if reading.events else events()
    anchors = st.builds(Anchor, event=read, made_by=st.none() | st.none() | st.sampled_from(["1", "2"]))
    edits = [
        draw(
            st.builds(
                Edit, id=st.just(name), article_id=st.just(reading.article.id), anchor=anchors, others=st.lists(anchors, max_size=2).map(tuple),
                changes=changes(), seen=st.none() | st.sampled_from(ids), undone=st.sampled_from([None, None, None, UNDONE]), reason=st.just(""), author=st.just(""),
            )
        )
        for name in ids
    ]  # fmt: skip
    return reading, edits


@settings(deadline=None)
@given(edit_lists())
def test_no_edit_of_any_reading_raises_and_what_comes_out_fits_together(given_edits):
    """Whatever is edited, each event has its days in order, a place with a precision or none, and can be kept."""
    reading, edits = given_edits
    shown = reviewed(reading, edits)
    conflicts(edits)
    for edit in edits:
        assert edit_in_words(edit)
    for event in shown.reading.events:
        if event.review is not None:
            assert event.confidence == 1.0
    assert unpack(pack(shown.reading), reading.article) == shown.reading


@settings(deadline=None)
@given(edit_lists())
def test_undoing_each_edit_gives_the_first_reading(given_edits):
    """One after the other, newest first: what is left at the end is the very reading."""
    reading, edits = given_edits
    for at in range(len(edits), 0, -1):
        assert apply(reading, edits[:at]) == apply(reading, [*edits[:at], *(replace(edit, undone=UNDONE) for edit in edits[at:])])
    assert apply(reading, [replace(edit, undone=UNDONE) for edit in edits]) == reading


@settings(deadline=None)
@given(readings, st.lists(changes().filter(lambda one: one.given()), min_size=4, max_size=4), st.permutations(range(4)))
def test_edits_of_different_events_give_the_same_in_any_order(reading, given_changes, order):
    """Independent edits do not ask who came first."""
    shown = reviewed(reading, ())
    edits = [
        Edit(id=str(number), kind="set", article_id=reading.article.id, anchor=Anchor(event=event), changes=one)
        for number, (event, one) in enumerate(zip(reading.events, given_changes, strict=False))
    ]
    mixed = [edits[number] for number in order if number < len(edits)]
    assert reviewed(reading, mixed).reading == reviewed(reading, edits).reading
    assert shown.reading == reading


@settings(deadline=None)
@given(readings.filter(lambda reading: reading.events), readings)
def test_what_a_person_set_outlives_any_new_reading(reading, newer):
    """Whatever another engine finds, an event that has the place and status of the person is there."""
    here = Place(id="own", name="Here", kind="region", lat=1.0, lon=1.0)
    edit = change(reviewed(reading, ()), reading.events[0].id, Changes(place=here, status="denied"))
    assert [(one.place, one.status) for one in apply(newer, [edit]).events if one.review] == [(here, "denied")]
