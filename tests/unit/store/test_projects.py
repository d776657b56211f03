"""Several projects in one store."""

import pytest
from sqlalchemy import select

from geo.edits import reject, reviewed
from geo.errors import StoreError
from geo.model import Article
from geo.places import OwnPlace
from geo.store import Project, Store, tables
from tests.unit.edits.samples import HAMA, TEXT, reading


def names(store: Store) -> list[str]:
    return [one.name for one in store.projects()]


def test_projects_are_made_renamed_and_listed_by_name(fresh_store: Store) -> None:
    """What is listed is what is there."""
    fresh_store.default_project()
    syria = fresh_store.create_project("  syria\n2024 ")
    fresh_store.create_project("Baghdad")
    assert names(fresh_store) == ["Baghdad", "My articles", "syria 2024"]
    fresh_store.rename_project(syria.id, "Aleppo")
    assert fresh_store.project(syria.id) == Project(id=syria.id, name="Aleppo", created=syria.created)
    assert names(fresh_store) == ["Aleppo", "Baghdad", "My articles"]


@pytest.mark.parametrize(
    ("name", "said"), [(" \n", "at least one character"), ("\x00\ud800", "at least one character"), ("my ARTICLES", "already")]
)
def test_name_that_is_none_or_is_taken_is_refused(fresh_store: Store, project: Project, name: str, said: str) -> None:
    """In words, and the old name stays."""
    with pytest.raises(StoreError, match=said):
        fresh_store.create_project(name)
    other = fresh_store.create_project("Other")
    with pytest.raises(StoreError, match=said):
        fresh_store.rename_project(other.id, name)
    assert names(fresh_store) == [project.name, "Other"]


def test_a_project_may_get_its_own_name_in_another_spelling(fresh_store: Store, project: Project) -> None:
    """Its own name is not taken."""
    fresh_store.rename_project(project.id, "MY Articles")
    assert names(fresh_store) == ["MY Articles"]


def test_each_project_has_its_own_articles(fresh_store: Store, project: Project) -> None:
    """The same text may stand in two."""
    other = fresh_store.create_project("Other")
    fresh_store.add(project.id, Article(text="One."))
    fresh_store.add(other.id, Article(text="One."))
    fresh_store.add(other.id, Article(text="Two."))
    assert [len(fresh_store.articles(one.id)) for one in (project, other)] == [1, 2]


def test_deleted_project_is_gone_frees_its_name_and_comes_back_whole(fresh_store: Store, project: Project) -> None:
    """With its articles; where its name is taken by then, under one like it."""
    saved, _ = fresh_store.add(project.id, Article(text="One."))
    fresh_store.delete_project(project.id)
    assert (names(fresh_store), fresh_store.project(project.id)) == ([], None)
    with pytest.raises(StoreError, match="not there any more"):
        fresh_store.add(project.id, Article(text="Two."))
    assert fresh_store.default_project().id != project.id
    assert names(fresh_store) == [project.name]
    assert fresh_store.restore_project(project.id).name == f"{project.name} (2)"
    assert fresh_store.articles(project.id) == (saved,)
    assert fresh_store.restore_project(project.id).name == f"{project.name} (2)"


@pytest.mark.parametrize("what", ["delete_project", "duplicate_project"])
def test_what_was_deleted_elsewhere_is_told(fresh_store: Store, project: Project, what: str) -> None:
    """Another window was faster."""
    fresh_store.delete_project(project.id)
    with pytest.raises(StoreError, match="not there any more"):
        getattr(fresh_store, what)(project.id)


def test_project_deleted_a_week_ago_goes_for_good(fresh_store: Store, project: Project) -> None:
    """With all that was in it; bringing it back is refused in words."""
    fresh_store.add(project.id, Article(text="One."))
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HAMA))
    fresh_store.delete_project(project.id)
    with fresh_store._writing() as connection:
        connection.exec_driver_sql("UPDATE project SET deleted = '2020-01-01 00:00:00'")
    fresh_store.remove_long_deleted()
    with pytest.raises(StoreError, match="removed for good"):
        fresh_store.restore_project(project.id)
    with fresh_store._reading() as connection:
        assert connection.execute(select(tables.article)).all() == connection.execute(select(tables.own_place)).all() == []


def test_default_project_is_the_one_opened_last(fresh_store: Store, project: Project) -> None:
    """A new window without an address shows what somebody worked in."""
    other = fresh_store.create_project("Other")
    assert fresh_store.default_project() == other
    fresh_store.mark_opened(project.id)
    assert fresh_store.default_project() == project
    fresh_store.delete_project(project.id)
    assert fresh_store.default_project() == other


def test_view_is_kept_with_its_project(fresh_store: Store, project: Project) -> None:
    """What the address bar held comes back; what nobody could have written is no view."""
    assert fresh_store.view(project.id) == {}
    fresh_store.save_view(project.id, {"types": ["battle", "riot"], "at": ["35,36.5,7"]})
    assert fresh_store.view(project.id) == {"types": ["battle", "riot"], "at": ["35,36.5,7"]}
    with fresh_store._writing() as connection:
        connection.exec_driver_sql("UPDATE project SET view = '[1'")
    assert fresh_store.view(project.id) == {}


def test_copy_has_everything_and_leaves_the_first_alone(fresh_store: Store, project: Project) -> None:
    """Articles, readings, edits, own places and view; a change of the copy is none of the first."""
    saved, _ = fresh_store.add(project.id, Article(text=TEXT), name="A name")
    fresh_store.keep_reading(saved, reading(), engine="e")
    fresh_store.add_edits(project.id, [reject(reviewed(reading(), ()), "e1", author="Ann")])
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HAMA))
    fresh_store.save_view(project.id, {"at": ["1,2,3"]})
    copy = fresh_store.duplicate_project(project.id)
    assert copy.name == "My articles (2)"
    (other,) = fresh_store.articles(copy.id)
    assert (other.name, other.article, other.added) == (saved.name, saved.article, saved.added)
    assert fresh_store.kept_reading(other, engine="e") == fresh_store.kept_reading(saved, engine="e")
    assert [edit.id for edit in fresh_store.edits(copy.id)] == [edit.id for edit in fresh_store.edits(project.id)]
    assert (fresh_store.own_places(copy.id), fresh_store.view(copy.id)) == (fresh_store.own_places(project.id), {"at": ["1,2,3"]})
    assert [line.words for line in fresh_store.history(copy.id)] == [line.words for line in fresh_store.history(project.id)]
    fresh_store.undo(copy.id)
    fresh_store.undo(copy.id)
    assert (len(fresh_store.own_places(project.id)), fresh_store.edits(project.id)[0].is_active) == (1, True)
