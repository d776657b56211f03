"""What is reviewed, and in what order."""

from dataclasses import replace
from datetime import UTC, datetime

from geo.edits import SURE_ENOUGH, accept, add, change, decided, offered_places, queue, reject, reviewed
from geo.edits.model import Changes
from geo.model import Candidate, Deaths, Mention
from tests.unit.edits.samples import BOMB, CAPTURE, HAMA, HOMS, IDLIB, TEXT, event, reading

NOW = datetime(2026, 1, 1, tzinfo=UTC)
UNSURE = event("u", HAMA, CAPTURE, confidence=0.45)
SURER = event("s", IDLIB, BOMB, confidence=0.55)
SURE = event("t", IDLIB, BOMB, confidence=SURE_ENOUGH)


def named(text, confidence, role="background", **fields):
    """A name of the sample text that may mean two places."""
    start = TEXT.index(text)
    return Mention(
        start=start, end=start + len(text), text=text, kind="settlement", place=HAMA, confidence=confidence, role=role,
        candidates=(Candidate(place=HAMA, score=0.5), Candidate(place=HOMS, score=0.4)), **fields,
    )  # fmt: skip


def test_what_is_least_certain_comes_first_and_what_is_sure_not_at_all():
    """Events in the order of their doubt; one at the limit is sure enough."""
    assert [one.event for one in queue([reading(SURER, SURE, UNSURE)])] == [UNSURE, SURER]


def test_more_dead_come_before_as_doubtful_an_event():
    """Of two events of one confidence the deadlier decides more."""
    deadly = replace(SURER, id="d", deaths=Deaths(low=90, high=99))
    assert [one.event for one in queue([reading(SURER, deadly)])] == [deadly, SURER]


def test_decided_event_leaves_the_queue():
    """Accepted, changed, rejected or undone: only what nobody decided is asked for."""
    read = reading(UNSURE, SURER)
    shown = reviewed(read, ())
    for edit in (accept(shown, "u"), change(shown, "u", Changes(place=HOMS)), reject(shown, "u")):
        assert [one.event for one in queue([reviewed(read, [edit]).reading])] == [SURER]
        assert decided([edit]) == 1
        assert decided([replace(edit, undone=NOW)]) == 0


def test_decided_counts_uncertain_events_once():
    """Two edits of one event are one decision; one of a sure event and an added one are none."""
    shown = reviewed(reading(UNSURE, SURE), ())
    edits = [accept(shown, "u"), change(shown, "u", Changes(place=HOMS)), accept(shown, "t"), add(shown, *BOMB, Changes())]
    assert decided(edits) == 1


def test_name_is_asked_for_once_with_how_often_it_is_told():
    """The same name in two articles is one decision, shown where it is least certain."""
    first = replace(reading(SURE), mentions=(named("Hama", 0.5),))
    second = replace(reading(SURE, text=TEXT + " "), mentions=(named("Hama", 0.35, "scene"),))
    (found,) = queue([first, second])
    assert (found.key, found.row, found.told, found.event) == ("name:hama", 1, 2, None)


def test_sure_names_demonyms_and_names_of_one_place_are_no_question():
    """Nothing to choose, nothing to ask."""
    one = replace(named("Homs", 0.3), candidates=(Candidate(place=HOMS, score=0.9),))
    people = replace(named("Idlib", 0.3), kind="demonym")
    assert queue([replace(reading(SURE), mentions=(named("Hama", 0.9), one, people))]) == ()


def test_name_that_carries_events_comes_before_one_that_is_only_named():
    """What hangs on a name makes it matter more."""
    plain, scene = named("Salamiyah", 0.4), named("Hama", 0.4, "scene")
    found = queue([replace(reading(SURE), mentions=(plain, scene))])
    assert [one.mention for one in found] == [scene, plain]


def test_place_as_it_is_is_offered_first_with_its_reasons_and_once():
    """Then the best others; also where the name does not mean it, and where there is none."""
    hama, homs = Candidate(place=HAMA, score=0.5, reasons=("near",)), Candidate(place=HOMS, score=0.4)
    assert offered_places(HOMS, [hama, homs], most=3) == [homs, hama]
    assert [one.place for one in offered_places(IDLIB, [hama, homs], most=2)] == [IDLIB, HAMA]
    assert offered_places(None, [hama, homs], most=1) == [hama]
    assert offered_places(None, [], most=3) == []
