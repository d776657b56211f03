"""What each edit does to a reading, and that it holds when the article is read again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from geo.edits import (
    Changes,
    accept,
    add,
    apply,
    change,
    deeds_in_words,
    edit_in_words,
    merge,
    reasons_of,
    reject,
    reviewed,
    split,
    trails_by_key,
)
from geo.errors import InputError
from geo.model import Actor, Deaths
from tests.unit.edits.samples import BOMB, CAPTURE, EVENTS, HAMA, HOMS, IDLIB, SALAMIYAH, TEXT, event, reading

FIRST = reading()
SHOWN = reviewed(FIRST, ())


def undone(edit):
    return replace(edit, undone=datetime(2024, 12, 10, tzinfo=UTC))


def test_no_edit_leaves_the_reading_as_it_is():
    """Without edits, and with edits of another article, the very reading comes back."""
    other = reject(reviewed(reading(text=TEXT + " More."), ()), "e1")
    assert apply(FIRST, ()) is FIRST
    assert apply(FIRST, [other]) is FIRST


def test_accepted_event_is_sure_and_marked():
    """Confidence 1 and the mark; the other events stay as they are."""
    events = apply(FIRST, [accept(SHOWN, "e1")]).events
    assert events == (replace(EVENTS[0], confidence=1.0, review="accepted"), *EVENTS[1:])


def test_rejected_event_is_gone_and_can_be_listed():
    """It stands in `gone` with the edit that took it out; accepting it there brings it back."""
    no = reject(SHOWN, "e2", reason="A plan only.")
    shown = reviewed(FIRST, [no])
    assert shown.reading.events == (EVENTS[0], EVENTS[2])
    assert [(gone.event.id, gone.edit) for gone in shown.gone] == [("e2", no)]
    back = apply(FIRST, [no, accept(shown, "e2")]).events
    assert [(one.id, one.review) for one in back] == [("e1", None), ("e2", "accepted"), ("e3", None)]


def test_changed_fields_hold_and_the_rest_follows():
    """A place of another kind has another precision, other days are stated ones, a type gets one of its sub-types."""
    changes = Changes(
        place=IDLIB,
        first=date(2024, 12, 1),
        last=date(2024, 12, 7),
        type="riot",
        deaths=Deaths(low=2, high=3),
        actors=(Actor(name="Rebels", role="source"),),
    )
    (one, *_) = apply(reading(replace(EVENTS[0], date_source="published")), [change(SHOWN, "e1", changes)]).events
    assert (one.place, one.precision, one.type, one.sub_type) == (IDLIB, "region", "riot", "violent_demonstration")
    assert (one.first, one.last, one.date_precision, one.date_source) == (date(2024, 12, 1), date(2024, 12, 7), "week", "stated")
    assert (one.deaths, one.actors, one.review) == (Deaths(low=2, high=3), (Actor(name="Rebels", role="source"),), "changed")


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (Changes(place=None), {"place": None, "precision": None}),
        (Changes(first=None), {"first": None, "last": None, "date_precision": None}),
        (Changes(last=date(2024, 12, 1)), {"first": date(2024, 12, 1), "last": date(2024, 12, 5)}),
        (Changes(span=(0, 20)), {"quote": TEXT[:20], "start": 0, "end": 20}),
        (Changes(span=(0, 10_000)), {"quote": EVENTS[0].quote, "start": 0, "end": 41}),
        (Changes(date_precision="month"), {"first": date(2024, 12, 5), "date_precision": "month", "date_source": "stated"}),
    ],
)  # fmt: skip
def test_single_change_gives_an_event_that_fits_together(changes, wanted):
    """Whatever is set or taken away, the fields that hang on it go along."""
    one = apply(FIRST, [change(SHOWN, "e1", changes)]).events[0]
    assert {name: getattr(one, name) for name in wanted} == wanted


def test_merged_events_are_one():
    """The kept one has the chosen fields; the other one is gone and stands among what was taken out."""
    both = merge(SHOWN, "e1", ["e2", "e1"], Changes(place=HOMS))
    shown = reviewed(FIRST, [both])
    assert [(one.id, one.place) for one in shown.reading.events] == [("e1", HOMS), ("e3", IDLIB)]
    assert [gone.event.id for gone in shown.gone] == ["e2"]


def test_split_does_not_count_the_dead_twice():
    """All deaths stay with the first event; the second one has those that somebody gives it."""
    killed = replace(EVENTS[2], deaths=Deaths(low=5, high=5))
    shown = reviewed(reading(killed), ())

    def deaths(**given):
        return [one.deaths for one in apply(shown.reading, [split(shown, "e3", Changes(place=SALAMIYAH, **given))]).events]

    assert deaths() == [killed.deaths, None]
    assert deaths(deaths=Deaths(low=2, high=2)) == [killed.deaths, Deaths(low=2, high=2)]


def test_split_makes_a_second_event_that_can_be_changed():
    """Both stand there; a later change of the copy is one of the copy alone."""
    two = split(SHOWN, "e3", Changes(place=SALAMIYAH, place_text="Salamiyah"))
    shown = reviewed(FIRST, [two])
    assert [(one.place, one.review) for one in shown.reading.events[2:]] == [(IDLIB, "changed"), (SALAMIYAH, "added")]
    later = change(shown, two.event_id, Changes(status="planned"))
    assert [one.status for one in apply(FIRST, [two, later]).events] == ["actual", "actual", "actual", "planned"]
    assert apply(FIRST, [undone(two), later]) == FIRST


def test_added_event_is_of_the_selected_words():
    """Its quote is the selection, its day the publication's where none is given, and it stands in the text's order."""
    new = add(SHOWN, *CAPTURE, Changes(type="protest", place=SALAMIYAH))
    one = apply(FIRST, [new]).events[2]
    assert (one.quote, one.type, one.sub_type, one.place, one.precision) == (TEXT[:41], "protest", "peaceful_protest", SALAMIYAH, "exact")
    assert (one.first, one.date_source, one.review, one.confidence) == (date(2024, 12, 9), "published", "added", 1.0)


def test_a_day_that_a_person_sets_is_assumed_no_more():
    """Days counted from an assumed day of publication say so until a person sets them, an added event's, too."""
    assumed = reading(*(replace(one, date_assumed=True) for one in EVENTS))
    kept, moved, lost = apply(
        assumed,
        [
            change(reviewed(assumed, ()), "e1", Changes(status="planned")),
            change(reviewed(assumed, ()), "e2", Changes(first=date(2024, 12, 1))),
            change(reviewed(assumed, ()), "e3", Changes(first=None)),
        ],
    ).events
    assert [one.date_assumed for one in (kept, moved, lost)] == [True, False, False]
    unknown = replace(FIRST, published_source="today")
    assert add(reviewed(unknown, ()), *CAPTURE, Changes()).anchor.event.date_assumed
    assert not add(SHOWN, *CAPTURE, Changes()).anchor.event.date_assumed


def test_another_engine_moves_quotes_and_days_and_the_edits_hold():
    """The event with a shorter quote and another day is the same one; what was set stays, the rest is read anew."""
    edit = change(SHOWN, "e3", Changes(place=SALAMIYAH))
    moved = event("e1", IDLIB, (45, 77), type="explosion", sub_type="grenade", first=date(2024, 12, 6), last=date(2024, 12, 6))
    (one,) = apply(reading(moved), [edit]).events
    assert (one.place, one.start, one.sub_type, one.first) == (SALAMIYAH, 45, "grenade", date(2024, 12, 6))


def test_event_that_is_read_no_more_is_put_in_with_its_changes():
    """Accepted, changed, split and merged ones stay; its old id may be another event's by now."""
    edits = [change(SHOWN, "e3", Changes(status="planned")), accept(SHOWN, "e2")]
    events = apply(reading(event("e3", HAMA, CAPTURE)), edits).events
    assert [(one.place, one.status, one.review) for one in events] == [
        (HAMA, "actual", None),
        (HOMS, "actual", "accepted"),
        (IDLIB, "planned", "changed"),
    ]
    assert len({one.id for one in events}) == 3


def test_rejection_is_not_passed_on_to_a_neighbour():
    """Homs rejected and read no more: Hama, of the same type in the same clause, stays."""
    assert apply(reading(EVENTS[0]), [reject(SHOWN, "e2")]).events == (EVENTS[0],)


def test_event_resolved_to_another_place_by_its_name_is_the_same():
    """A rejection holds where a newer engine takes the same name for another town."""
    assert apply(reading(replace(EVENTS[0], place=SALAMIYAH)), [reject(SHOWN, "e1")]).events == ()


def test_accepted_event_stays_as_it_was_seen():
    """A newer engine that reads another type and day changes nothing of what was accepted."""
    other = replace(EVENTS[2], type="other", sub_type="accident", first=None, last=None, date_precision=None)
    assert apply(reading(other), [accept(SHOWN, "e3")]).events == (replace(EVENTS[2], confidence=1.0, review="accepted"),)


def test_second_edit_after_a_new_engine_keeps_the_first_anchor():
    """So that both are edits of one event for every engine to come."""
    first = change(SHOWN, "e3", Changes(status="planned"))
    moved = reading(replace(EVENTS[2], start=45, quote=TEXT[45:77], id="e9"))
    second = change(reviewed(moved, [first]), "e9", Changes(place=HAMA))
    assert (second.anchor, second.seen) == (first.anchor, first.id)
    (one,) = apply(moved, [first, second]).events
    assert (one.status, one.place) == ("planned", HAMA)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: change(SHOWN, "e1", Changes(type="war")), "types are battle"),
        (lambda: change(SHOWN, "e1", Changes(sub_type="grenade")), "no sub-type of battle"),
        (lambda: change(SHOWN, "e1", Changes()), "at least one field"),
        (lambda: change(SHOWN, "e1", Changes(first=date(2024, 2, 1), last=date(2024, 1, 1))), "lies before"),
        (lambda: change(SHOWN, "e1", Changes(deaths=Deaths(low=3, high=1))), "3 to 1 deaths"),
        (lambda: change(SHOWN, "e9", Changes(status="planned")), "not there any more"),
        (lambda: accept(SHOWN, "e9"), "not there any more"),
        (lambda: merge(SHOWN, "e1", ["e1"]), "choose another"),
        (lambda: split(SHOWN, "e1", Changes()), "another place"),
        (lambda: add(SHOWN, 5, 5, Changes()), "select its words"),
        (lambda: add(SHOWN, 0, len(TEXT) + 1, Changes()), "select its words"),
        (lambda: reject(SHOWN, "e1", reason="x" * 3000), "up to 2000"),
    ],
)
def test_what_cannot_be_is_refused_in_words(make, said):
    """What was wrong, and what is allowed."""
    with pytest.raises(InputError, match=said):
        make()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (change(SHOWN, "e1", Changes(place=SALAMIYAH)), "Place of “Hama” battle set to Salamiyah, Syria"),
        (change(SHOWN, "e1", Changes(deaths=Deaths(low=1, high=2), place=None)), "Place of “Hama” battle set to unknown; deaths to 1 to 2"),
        (accept(SHOWN, "e1"), "“Hama” battle accepted"),
        (reject(SHOWN, "e3"), "“Idlib” explosion or remote violence rejected"),
        (merge(SHOWN, "e1", ["e2"]), "“Hama” battle merged with “Homs” battle"),
        (split(SHOWN, "e1", Changes(place=HOMS)), "“Hama” battle split: another one with place Homs, Syria"),
        (add(SHOWN, *BOMB, Changes(type="riot")), "Riot added"),
    ],
)
def test_history_says_each_edit_in_words(edit, said):
    """A line that a person understands."""
    assert edit_in_words(edit) == said


def test_all_that_people_did_to_an_event_is_told_with_its_reasons():
    """A later acceptance hides no correction, a reason given twice is told once, and an accepted event has no correction to tell."""
    day, place = Changes(first=date(2024, 12, 1)), Changes(place=SALAMIYAH)
    edits = [change(SHOWN, "e1", day, reason="So it says."), change(SHOWN, "e1", place, reason=" So it says. ")]
    edits += [merge(SHOWN, "e1", ["e2"], reason="One attack."), accept(SHOWN, "e1"), accept(SHOWN, "e3")]
    shown = reviewed(FIRST, edits)
    trails = trails_by_key([shown])
    name = FIRST.article.id
    assert deeds_in_words(trails[f"{name}:e1"]) == "place, first day, merged"
    assert reasons_of(trails[f"{name}:e1"]) == "So it says.; One attack."
    assert (deeds_in_words(trails[f"{name}:e3"]), reasons_of(trails[f"{name}:e3"])) == ("", "")
