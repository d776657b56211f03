"""Readings in memory."""

import pytest

from geo.edits import Changes, change, reviewed
from geo.gazetteer.index import Gazetteer
from geo.model import Article, Place
from geo.places import OwnPlace
from geo.store import Project, Remembered, Store, engine_version, readings_of

TEXTS = ("Rebels captured Hama on 5 December 2024.", "A bomb killed five people in Damascus on 6 December 2024.")


@pytest.fixture
def saved(fresh_store: Store, project: Project):
    """Two articles."""
    for text in TEXTS:
        fresh_store.add(project.id, Article(text=text))
    return fresh_store.articles(project.id)


def test_an_article_is_read_again_only_when_something_in_it_changed(fresh_store, project, saved, gazetteer: Gazetteer) -> None:
    """The very objects come back; a place set by hand changes the one article that names it, another engine all."""
    memory, engine = Remembered(), engine_version(gazetteer)
    first = memory.machine(saved, fresh_store, gazetteer, engine=engine, own=())
    assert first == readings_of(saved, fresh_store, gazetteer, engine=engine, review=False)
    assert all(one is other for one, other in zip(first, memory.machine(saved, fresh_store, gazetteer, engine=engine, own=()), strict=True))
    place = Place(id="own:1", name="Hama", kind="settlement", lat=1.0, lon=2.0)
    fresh_store.set_own_place(project.id, OwnPlace("Hama", place))
    own = fresh_store.own_places(project.id)
    second = memory.machine(saved, fresh_store, gazetteer, engine=engine, own=own)
    assert [one is other for one, other in zip(first, second, strict=True)] == [False, True]
    assert second[0].events[0].place == place
    assert not any(
        one is other for one, other in zip(second, memory.machine(saved, fresh_store, gazetteer, engine="x" * 40, own=own), strict=True)
    )


def test_another_day_of_publication_has_the_article_read_again(fresh_store, project, saved, gazetteer: Gazetteer) -> None:
    """The article is another one, although its text is the same."""
    memory, engine = Remembered(), engine_version(gazetteer)
    memory.machine(saved, fresh_store, gazetteer, engine=engine, own=())
    fresh_store.set_published(saved[0].id, saved[0].added.date())
    again = fresh_store.articles(project.id)
    assert memory.machine(again, fresh_store, gazetteer, engine=engine, own=())[0].article == again[0].article


def test_edits_are_applied_to_their_article_and_taken_away_again(fresh_store, project, saved, gazetteer: Gazetteer) -> None:
    """Only the edited article is another object; undone, it is the machine's own again."""
    memory, engine = Remembered(), engine_version(gazetteer)
    machine = memory.machine(saved, fresh_store, gazetteer, engine=engine, own=())
    event = machine[0].events[0]
    (edit,) = fresh_store.add_edits(project.id, [change(reviewed(machine[0], ()), event.id, Changes(status="planned"))])
    corrected = memory.corrected(saved, machine, fresh_store)
    assert corrected[0].events[0].status == "planned"
    assert corrected[1] is machine[1]
    assert memory.corrected(saved, machine, fresh_store)[0] is corrected[0]
    fresh_store.undo_edits(project.id, [edit.id])
    assert memory.corrected(saved, machine, fresh_store)[0] == machine[0]


def test_names_by_hand_are_those_that_were_given(fresh_store, project, saved, gazetteer: Gazetteer) -> None:
    """Another window sets one meanwhile: who asked before it gets what was so then, and keeps that under it."""
    memory, engine = Remembered(), engine_version(gazetteer)
    fresh_store.set_own_place(project.id, OwnPlace("Hama", None))
    before = memory.machine(saved, fresh_store, gazetteer, engine=engine, own=())
    assert "Hama" in [mention.text for mention in before[0].mentions]
    after = memory.machine(saved, fresh_store, gazetteer, engine=engine, own=fresh_store.own_places(project.id))
    assert "Hama" not in [mention.text for mention in after[0].mentions]
    assert after == readings_of(saved, fresh_store, gazetteer, engine=engine, review=False)


def test_no_more_is_kept_than_there_is_room_for(fresh_store, saved, gazetteer: Gazetteer) -> None:
    """What does not fit is right all the same."""
    memory, engine = Remembered(most_events=1), engine_version(gazetteer)
    for _ in range(2):
        found = memory.machine(saved, fresh_store, gazetteer, engine=engine, own=())
        assert found == readings_of(saved, fresh_store, gazetteer, engine=engine, review=False)
