"""Edits that say again what was said."""

from dataclasses import replace
from datetime import UTC, datetime

from geo.edits import Changes, Edit, accept, add, change, conflicts, each_once, link, merge, reject, reviewed, settle, split, unlink
from geo.model import Article
from tests.unit.edits.samples import EVENTS, HAMA, HOMS, SALAMIYAH, TEXT, reading

SHOWN = reviewed(reading(), ())
OTHER = reviewed(reading(text=f"{TEXT} More later."), ())
NOW = datetime(2024, 12, 9, tzinfo=UTC)
TELLINGS = [(SHOWN, "e1"), (OTHER, "e1")]


def kept(*edits: Edit) -> list[Edit]:
    """What is left of edits that are kept one after the other."""
    found: list[Edit] = []
    for edit in edits:
        if each_once([edit], found)[edit.id] is edit:
            found.append(edit)
    return found


def placed(edit_place=SALAMIYAH, **words) -> Edit:
    return change(SHOWN, "e1", Changes(place=edit_place), **words)


def test_a_second_press_says_nothing_new() -> None:
    """On the same card, and on the one that was drawn anew after the first press; the answer is the edit that stands."""
    for make in (accept, reject):
        first, second = (make(SHOWN, "e1", author="Ann") for _ in range(2))
        third = make(reviewed(reading(), [first]), "e1", author="Ann")
        assert each_once([second], [first]) == {second.id: first}
        assert kept(first, second, third)[0] is first
        assert len(kept(first, second)) == 1
    first = reject(SHOWN, "e1")
    assert kept(first, reject(reviewed(reading(), [first]), "e1")) == [first]


def test_the_same_values_merge_or_link_change_nothing() -> None:
    """Said again by the same person."""
    assert len(kept(placed(), placed())) == 1
    assert len(kept(merge(SHOWN, "e1", ["e2"]), merge(SHOWN, "e1", ["e2"]))) == 1
    assert len(kept(link(TELLINGS), link(TELLINGS))) == 1


def test_several_at_once_are_looked_at_one_by_one() -> None:
    """One of three was accepted already, and one stands twice among them."""
    before = accept(SHOWN, "e2")
    given = [accept(SHOWN, name) for name in ("e1", "e2", "e3", "e1")]
    said = each_once(given, [before])
    assert [said[edit.id] for edit in given] == [given[0], before, given[2], given[0]]


def test_what_makes_an_event_makes_it_each_time() -> None:
    """Two may be told in one clause."""
    assert len(kept(*(add(SHOWN, 0, 20, Changes(type="riot", place=HOMS)) for _ in range(2)))) == 2
    assert len(kept(*(split(SHOWN, "e1", Changes(place=SALAMIYAH)) for _ in range(2)))) == 2


def test_another_person_event_value_or_reason_is_news() -> None:
    """Each of them is kept."""
    assert len(kept(accept(SHOWN, "e1", author="Ann"), accept(SHOWN, "e1", author="Bob"))) == 2
    assert len(kept(accept(SHOWN, "e1"), accept(SHOWN, "e2"))) == 2
    assert len(kept(placed(), placed(HAMA), placed())) == 3
    assert len(kept(placed(), placed(reason="See the map."))) == 2


def test_what_was_undone_or_contradicted_is_said_again() -> None:
    """Neither does the first one hold any more, nor is it the last word."""
    first = accept(SHOWN, "e1", author="Ann")
    again = accept(SHOWN, "e1", author="Ann")
    assert each_once([again], [replace(first, undone=NOW)]) == {again.id: again}
    assert len(kept(first, reject(SHOWN, "e1", author="Bob"), again)) == 3
    assert len(kept(first, merge(SHOWN, "e2", ["e1"]), again)) == 3
    assert len(kept(link(TELLINGS), unlink(list(reversed(TELLINGS))), link(TELLINGS))) == 3


def test_who_settles_a_dispute_for_themselves_is_heard() -> None:
    """The same values as before, by the same person, who has seen the other's by now: kept, and the dispute is over."""
    his, hers = placed(HOMS, author="Bob"), placed(author="Ann")
    (dispute,) = (one for one in conflicts([his, hers]) if one.field == "place")
    end = settle(reviewed(reading(), [his, hers]), dispute, earlier=False, author="Ann")
    assert end.changes.place == hers.changes.place
    assert kept(his, hers, replace(hers, id="x"), end) == [his, hers, end]
    assert not [one for one in conflicts([his, hers, end]) if one.field == "place"]


def test_events_of_another_text_are_others() -> None:
    """The same event in two articles: each is accepted."""
    elsewhere = accept(reviewed(reading(*EVENTS, text="x"), ()), "e1")
    assert elsewhere.article_id == Article(text="x").id
    assert len(kept(accept(SHOWN, "e1"), elsewhere)) == 2
