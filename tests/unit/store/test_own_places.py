"""What a person's names mean, in the store."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from geo.errors import StoreError
from geo.model import Article, Place
from geo.places import OwnPlace
from geo.store import Project, Store, read_and_keep, reading_of, tables

HERE = Place(id="own:1", name="Here", kind="settlement", lat=35.2, lon=36.9, country="SY", admin1="Hama", population=3, radius_km=1.5)
THERE = Place(id="geonames:2", name="There", kind="region", lat=-1.0, lon=2.0)


def meant(store: Store, project: Project) -> dict[str, str]:
    """The names and the ids of their places."""
    return {own.name: own.place.id for own in store.own_places(project.id)}


def test_a_set_place_comes_back_field_by_field(fresh_store: Store, project: Project) -> None:
    """Names in order; nothing is lost."""
    fresh_store.set_own_place(project.id, OwnPlace("Zeta", THERE))
    fresh_store.set_own_place(project.id, OwnPlace(" Umm  Test ", HERE))
    assert fresh_store.own_places(project.id) == (OwnPlace("Umm Test", HERE), OwnPlace("Zeta", THERE))


def test_a_name_is_called_no_place_and_undone(fresh_store: Store, project: Project) -> None:
    """It is listed without a place, the history says so, and what it meant before comes back."""
    fresh_store.set_own_place(project.id, OwnPlace("Victoria", HERE))
    fresh_store.set_own_place(project.id, OwnPlace("victoria", None))
    assert fresh_store.own_places(project.id) == (OwnPlace("victoria", None),)
    assert fresh_store.history(project.id)[0].words == "“victoria” called no place"
    fresh_store.undo(project.id)
    assert fresh_store.own_places(project.id) == (OwnPlace("Victoria", HERE),)
    fresh_store.redo(project.id)
    fresh_store.remove_own_place(project.id, "Victoria")
    assert fresh_store.own_places(project.id) == ()


def test_setting_a_name_again_in_any_spelling_replaces_it(fresh_store: Store, project: Project) -> None:
    """One name, one place."""
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HERE))
    fresh_store.set_own_place(project.id, OwnPlace("UMM-TEST", THERE))
    assert meant(fresh_store, project) == {"UMM-TEST": "geonames:2"}


def test_each_change_is_undone(fresh_store: Store, project: Project) -> None:
    """A first setting, a second one, a removal, a setting after a removal."""
    fresh_store.undo_own_place(project.id, "Umm Test")
    assert meant(fresh_store, project) == {}
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HERE))
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", THERE))
    fresh_store.undo_own_place(project.id, "umm test")
    assert meant(fresh_store, project) == {"Umm Test": "own:1"}
    fresh_store.remove_own_place(project.id, "Umm Test")
    assert meant(fresh_store, project) == {}
    fresh_store.undo_own_place(project.id, "Umm Test")
    assert meant(fresh_store, project) == {"Umm Test": "own:1"}
    fresh_store.remove_own_place(project.id, "Umm Test")
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", THERE))
    fresh_store.undo_own_place(project.id, "Umm Test")
    assert meant(fresh_store, project) == {}


def test_any_number_of_changes_is_undone_in_order(fresh_store: Store, project: Project) -> None:
    """Set, set anew, taken away, set again: four times back, and a fifth time does nothing."""
    changes = [HERE, THERE, None, HERE]
    states = [meant(fresh_store, project)]
    for place in changes:
        if place is None:
            fresh_store.remove_own_place(project.id, "Umm Test")
        else:
            fresh_store.set_own_place(project.id, OwnPlace("Umm Test", place))
        states.append(meant(fresh_store, project))
    for wanted in reversed(states[:-1]):
        fresh_store.undo_own_place(project.id, "UMM test")
        assert meant(fresh_store, project) == wanted
    fresh_store.undo_own_place(project.id, "Umm Test")
    assert meant(fresh_store, project) == {}


def test_a_change_that_is_not_the_last_one_any_more_stays(fresh_store: Store, project: Project) -> None:
    """Ann's change is taken back by its number, until Bob has changed the name after her: then it is not, and neither is his."""
    hers = fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HERE), author="Ann")
    assert fresh_store.last_own_change(project.id, "umm test") == hers
    his = fresh_store.set_own_place(project.id, OwnPlace("UMM TEST", None), author="Bob")
    assert not fresh_store.undo_own_place(project.id, "Umm Test", change=hers)
    assert fresh_store.own_places(project.id) == (OwnPlace("UMM TEST", None),)
    assert fresh_store.undo_own_place(project.id, "Umm Test", change=his)
    assert fresh_store.undo_own_place(project.id, "Umm Test", change=hers)
    assert not fresh_store.undo_own_place(project.id, "Umm Test", change=hers)
    assert fresh_store.last_own_change(project.id, "Umm Test") is None


def test_taking_a_place_away_is_a_change_with_a_number(fresh_store: Store, project: Project) -> None:
    """It is taken back by that; where there is nothing to take away, there is none."""
    assert fresh_store.remove_own_place(project.id, "Umm Test") is None
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HERE))
    change = fresh_store.remove_own_place(project.id, "Umm Test")
    assert fresh_store.remove_own_place(project.id, "Umm Test") is None
    assert fresh_store.undo_own_place(project.id, "Umm Test", change=change)
    assert meant(fresh_store, project) == {"Umm Test": "own:1"}


def test_two_rows_that_hold_for_one_name_are_refused_by_the_database(fresh_store: Store, project: Project) -> None:
    """Also to a program that knows nothing of our rules."""
    row = {
        "project_id": project.id,
        "key": "umm test",
        "name": "Umm Test",
        "place": None,
        "reason": "",
        "author": "",
        "made": datetime.now(tz=UTC),
    }
    with fresh_store._writing() as connection:
        connection.execute(insert(tables.own_place), row)
    with pytest.raises(StoreError, match=r"Nothing was saved"), fresh_store._writing() as connection:
        connection.execute(insert(tables.own_place), row)


@pytest.mark.parametrize("name", ["", " - ", "!!!", "x" * 121, "\x00", "㎯" * 120])
def test_a_name_that_is_none_is_refused(fresh_store: Store, project: Project, name: str) -> None:
    """Nothing to look for in an article, or a sentence."""
    with pytest.raises(StoreError, match="one to 120 characters"):
        fresh_store.set_own_place(project.id, OwnPlace(name, HERE))


def test_articles_that_name_it_are_read_again_and_others_are_not(fresh_store: Store, project: Project, tiny_gazetteer) -> None:
    """Set, the name is at its place; taken back, the article is as it was."""
    text = "A shell killed three people in Kafr Zarbun on Monday. Hama was calm."
    saved, before, _ = read_and_keep(Article(text=text), fresh_store, project.id, tiny_gazetteer, engine="e")
    other, untouched, _ = read_and_keep(Article(text="Hama was calm."), fresh_store, project.id, tiny_gazetteer, engine="e")
    fresh_store.set_own_place(project.id, OwnPlace("Kafr Zarbun", HERE))
    after = reading_of(saved, fresh_store, tiny_gazetteer, engine="e")
    assert [m.place for m in after.mentions if m.text == "Kafr Zarbun"] == [HERE]
    assert fresh_store.kept_reading(other, engine="e") == untouched
    fresh_store.undo_own_place(project.id, "Kafr Zarbun")
    assert reading_of(saved, fresh_store, tiny_gazetteer, engine="e") == before


def test_an_article_read_after_the_name_was_set_has_it(fresh_store: Store, project: Project, tiny_gazetteer) -> None:
    """The first reading already."""
    fresh_store.set_own_place(project.id, OwnPlace("Kafr Zarbun", HERE))
    text = "A shell killed three people in Kafr Zarbun on Monday."
    _, reading, _ = read_and_keep(Article(text=text), fresh_store, project.id, tiny_gazetteer, engine="e")
    assert reading.events[0].place == HERE
