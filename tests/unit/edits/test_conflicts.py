"""Two people and one event."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from geo.edits import (
    PRESENCE,
    Changes,
    accept,
    apply,
    as_seen,
    change,
    conflict_in_words,
    conflicts,
    disputes,
    merge,
    reject,
    reviewed,
    settle,
)
from geo.errors import InputError
from tests.unit.edits.samples import HAMA, HOMS, SALAMIYAH, reading

SHOWN = reviewed(reading(), ())
ANN = change(SHOWN, "e1", Changes(place=HOMS), author="Ann")
BOB = change(SHOWN, "e1", Changes(place=SALAMIYAH, status="planned"), author="Bob")


def test_later_edit_holds_and_the_unseen_one_is_shown():
    """Bob did not see what Ann had set: his place holds, hers is reported with her name, his status is no matter of dispute."""
    (found,) = conflicts([ANN, BOB])
    assert (found.field, found.earlier, found.later) == ("place", ANN, BOB)
    assert (found.earlier_value, found.later_value) == (HOMS, SALAMIYAH)
    assert apply(reading(), [ANN, BOB]).events[0].place == SALAMIYAH


def test_edit_that_saw_the_other_is_no_conflict():
    """Bob corrects Ann knowingly."""
    knowing = change(reviewed(reading(), [ANN]), "e1", Changes(place=SALAMIYAH), author="Bob")
    assert conflicts([ANN, knowing]) == ()


def test_same_value_twice_is_no_conflict():
    """Two who agree are in no dispute."""
    assert conflicts([ANN, replace(ANN, id="other", author="Bob")]) == ()


def test_other_fields_and_other_events_are_no_conflict():
    """Ann sets the place, Bob the status, and the place of another event."""
    status = change(SHOWN, "e1", Changes(status="planned"))
    assert conflicts([ANN, status, change(SHOWN, "e2", Changes(place=HAMA))]) == ()


def test_rejection_against_an_unseen_change_is_a_conflict():
    """Either way round: whether there is such an event is in dispute, and the later one holds."""
    no = reject(SHOWN, "e1", author="Bob")
    assert [(one.field, one.earlier, one.later_value) for one in conflicts([ANN, no])] == [(PRESENCE, ANN, False)]
    assert [(one.field, one.earlier, one.later_value) for one in conflicts([no, ANN])] == [(PRESENCE, no, True)]
    assert "e1" in {one.id for one in apply(reading(), [no, ANN]).events}


def test_accepting_what_another_changed_unseen_is_a_conflict():
    """Bob accepts the place that Ann is just correcting."""
    assert [one.field for one in conflicts([ANN, accept(SHOWN, "e1", author="Bob")])] == ["place"]


@pytest.mark.parametrize("earlier", [True, False])
def test_either_one_is_taken_up_and_settles_it(earlier):
    """Her place holds again, or his goes on to hold, and nothing is open."""
    (found,) = conflicts([ANN, BOB])
    settled = [ANN, BOB, settle(reviewed(reading(), [ANN, BOB]), found, earlier=earlier, author="Bob")]
    assert conflicts(settled) == ()
    assert apply(reading(), settled).events[0].place == (found.earlier_value if earlier else found.later_value)


def test_dispute_about_an_event_that_is_gone_cannot_be_settled():
    """Its edits are in no trail of the article as it is now."""
    (found,) = conflicts([ANN, BOB])
    with pytest.raises(InputError, match="not there any more"):
        settle(reviewed(reading(), []), found, earlier=True)


def test_what_was_done_at_once_is_one_dispute():
    """Two people change two events, each at once: one matter to settle; a change of its own is another."""
    at_once = [
        replace(change(SHOWN, name, Changes(status=status), author=author), batch=author)
        for author, status in (("Ann", "planned"), ("Bob", "denied"))
        for name in ("e1", "e2")
    ]
    found = disputes(conflicts(at_once))
    assert [len(one) for one in found] == [2]
    alone = change(SHOWN, "e1", Changes(place=SALAMIYAH), author="Bob")
    assert [len(one) for one in disputes(conflicts([*at_once, ANN, alone]))] == [2, 1]
    shown = reviewed(reading(), at_once)
    assert conflicts([*at_once, *(settle(shown, one, earlier=True) for one in found[0])]) == ()


def test_undone_edit_is_in_no_dispute():
    """Undoing either of the two ends it; having seen an edit that is undone by now still counts."""
    gone = datetime(2024, 12, 10, tzinfo=UTC)
    assert conflicts([replace(ANN, undone=gone), BOB]) == ()
    assert conflicts([ANN, replace(BOB, undone=gone)]) == ()
    middle = replace(change(reviewed(reading(), [ANN]), "e1", Changes(status="denied")), undone=None)
    last = change(reviewed(reading(), [ANN, middle]), "e1", Changes(place=HAMA))
    assert conflicts([ANN, replace(middle, undone=gone), last]) == ()


def test_merging_what_was_corrected_before_is_no_conflict():
    """Ann accepts an event, then merges it into another one: she knew of what she did. Bob, who did not, is in dispute with her."""
    yes = accept(SHOWN, "e2", author="Ann")
    knowing = merge(reviewed(reading(), [yes]), "e1", ["e2"], author="Ann")
    assert conflicts([yes, knowing]) == ()
    unseen = merge(as_seen(reading(), [yes], SHOWN.event("e1"), SHOWN.event("e2")), "e1", ["e2"], author="Bob")
    assert [(one.field, one.earlier, one.later) for one in conflicts([yes, unseen])] == [(PRESENCE, yes, unseen)]


def test_decision_is_made_of_what_was_seen():
    """Bob looks at the event as it was read while Ann moves it: he accepts the place that he sees, and the dispute is told."""
    seen = SHOWN.event("e1")
    yes = accept(as_seen(reading(), [ANN], seen), "e1", author="Bob")
    assert yes.changes.place == HAMA
    assert [(one.field, one.earlier_value, one.later_value) for one in conflicts([ANN, yes])] == [("place", HOMS, HAMA)]


def test_who_saw_the_newest_decides_of_the_newest():
    """Of two times at which the event looked so, the later one was seen; what never looked so is decided as it is now."""
    other = change(SHOWN, "e2", Changes(status="planned"))
    assert as_seen(reading(), [ANN, other], reviewed(reading(), [ANN]).event("e1")) == reviewed(reading(), [ANN, other])
    unheard = replace(SHOWN.event("e1"), quote="Nobody wrote this.")
    assert as_seen(reading(), [ANN], unheard) == reviewed(reading(), [ANN])


def test_conflict_is_told_in_words():
    """Whose value stands, and what the other one was; of a rejection whether there is such an event."""
    (found,) = conflicts([ANN, BOB])
    assert conflict_in_words(found) == (
        "Two people disagree on the place: Salamiyah, Syria (Bob) stands, the other one is Homs, Syria (Ann)"
    )
    (found,) = conflicts([ANN, reject(SHOWN, "e1")])
    assert conflict_in_words(found) == "Two people disagree on the existence: no (somebody) stands, the other one is yes (Ann)"
