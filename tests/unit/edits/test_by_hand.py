"""Events of several articles that people join and tell apart."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from geo.coreference import event_key
from geo.edits import Changes, accept, apply, change, edit_in_words, joined_by_hand, link, reviewed, split, unlink
from geo.edits.conflicts import conflicts
from geo.edits.queue import decided
from geo.errors import InputError
from geo.maps.table import EventTable
from tests.unit.edits.samples import EVENTS, HOMS, SALAMIYAH, TEXT, reading

READINGS = tuple(reading(text=f"{TEXT} Telling {number}.") for number in range(3))
SHOWN = tuple(reviewed(one, ()) for one in READINGS)
KEYS = tuple(event_key(one.article, EVENTS[0]) for one in READINGS)


def pairs(*numbers):
    """Pairs of the first event's tellings, as they are given."""
    return {tuple(sorted((KEYS[one], KEYS[other]))) for one, other in numbers}


def test_all_that_are_joined_are_one_with_each_other():
    """Each with the first, so all with all; what was told apart before, of any two of them, is apart no more."""
    before = unlink([(SHOWN[1], "e1"), (SHOWN[2], "e1")])
    together, apart = joined_by_hand([before, link([(one, "e1") for one in SHOWN])], READINGS)
    assert set(together) == pairs((0, 1), (0, 2))
    assert not apart


def test_one_is_told_apart_from_each_of_the_others():
    """The others stay one with each other."""
    together, apart = joined_by_hand([unlink([(one, "e1") for one in SHOWN])], READINGS)
    assert (together, set(apart)) == ((), pairs((0, 1), (0, 2)))


def test_the_last_word_counts_and_an_undone_one_does_not():
    """Joined after being told apart is joined; with the joining undone, it is apart again."""
    tellings = [(SHOWN[0], "e1"), (SHOWN[1], "e1")]
    no, yes = unlink(tellings), link(tellings)
    assert joined_by_hand([no, yes], READINGS) == (tuple(pairs((0, 1))), ())
    assert joined_by_hand([no, replace(yes, undone=datetime(2024, 12, 10, tzinfo=UTC))], READINGS) == ((), tuple(pairs((0, 1))))


def test_event_is_found_when_the_article_was_read_again():
    """The key is that of the event as it is read now; a corrected place does not hide it."""
    edit = link([(SHOWN[0], "e1"), (SHOWN[1], "e1")])
    again = (reading(replace(EVENTS[0], id="e7", confidence=0.4), text=READINGS[0].article.text), *READINGS[1:])
    moved = change(reviewed(READINGS[1], ()), "e1", Changes(place=SALAMIYAH))
    (pair,), _ = joined_by_hand([edit, moved], again)
    assert set(pair) == {f"{READINGS[0].article.id}:e7", KEYS[1]}


def test_event_that_a_person_made_can_be_joined():
    """The second event of a split, and it survives as long as the split does."""
    made = split(SHOWN[0], "e1", Changes(place=HOMS))
    shown = reviewed(READINGS[0], [made])
    (pair,), _ = joined_by_hand([made, link([(shown, made.event_id), (SHOWN[1], "e1")])], READINGS)
    assert set(pair) == {f"{READINGS[0].article.id}:{made.event_id}", KEYS[1]}


def test_they_change_no_event_and_answer_no_doubt():
    """The readings stay as they are, nobody disagrees, and the queue counts nothing as decided."""
    edits = [link([(SHOWN[0], "e1"), (SHOWN[1], "e1")]), unlink([(SHOWN[0], "e2"), (SHOWN[1], "e2")])]
    assert apply(READINGS[0], edits) == READINGS[0]
    assert not conflicts(edits)
    assert decided(edits) == 0
    assert decided([*edits, accept(SHOWN[0], "e1")]) == int(EVENTS[0].confidence < 0.6)


def test_table_follows():
    """What was joined has one lead, what was told apart two, whatever the words of the texts say."""
    together, apart = joined_by_hand([link([(SHOWN[0], "e1"), (SHOWN[1], "e3")])], READINGS)
    table = EventTable.of(READINGS, together=together, apart=apart)
    assert table.leads_of([KEYS[0]]) == table.leads_of([event_key(READINGS[1].article, EVENTS[2])])
    together, apart = joined_by_hand([unlink([(one, "e1") for one in SHOWN])], READINGS)
    table = EventTable.of(READINGS, together=together, apart=apart)
    assert len(set(table.leads_of([KEYS[0], KEYS[1]]))) == len(KEYS[:2])


def test_they_stand_in_the_history_in_words():
    """How many articles tell it, by the first one's name."""
    assert edit_in_words(link([(one, "e1") for one in SHOWN])) == "“Hama” battle of 3 articles is one happening"
    assert edit_in_words(unlink([(SHOWN[0], "e1"), (SHOWN[1], "e1")])) == "“Hama” battle told apart from that of another article"


def test_what_cannot_be_joined_is_told_in_words():
    """Two events of one article are for merging, and one alone is not enough."""
    with pytest.raises(InputError, match="merge those first"):
        link([(SHOWN[0], "e1"), (SHOWN[0], "e2")])
    with pytest.raises(InputError, match="two or more"):
        unlink([(SHOWN[0], "e1")])
