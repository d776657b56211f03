"""Links that show a project, and the store that they are given."""

from inspect import signature

import pytest
from sqlalchemy import select

from geo.edits import reject, reviewed
from geo.errors import StoreError
from geo.model import Article
from geo.places import OwnPlace
from geo.store import Project, ReadOnlyStore, Store, tables
from tests.unit.edits.samples import HAMA, TEXT
from tests.unit.edits.samples import reading as sample_reading


def test_link_shows_its_project_until_it_is_withdrawn(fresh_store: Store, project: Project) -> None:
    """And a second one of the same project is not withdrawn with it."""
    first, second = (fresh_store.make_link(project.id, label=label, author="Ann") for label in ("for Ben", " "))
    assert fresh_store.linked_project(first) == fresh_store.linked_project(second) == project
    links = fresh_store.links(project.id)
    assert [(one.label, one.author) for one in links] == [("for Ben", "Ann"), ("", "Ann")]
    fresh_store.withdraw_link(project.id, links[0].id)
    assert fresh_store.linked_project(first) is None
    assert fresh_store.linked_project(second) == project
    assert fresh_store.links(project.id) == links[1:]


def test_link_is_withdrawn_in_its_own_project_only(fresh_store: Store, project: Project) -> None:
    """A number that belongs to another project's link withdraws nothing."""
    token = fresh_store.make_link(project.id)
    other = fresh_store.create_project("Other")
    fresh_store.withdraw_link(other.id, fresh_store.links(project.id)[0].id)
    assert fresh_store.linked_project(token) == project


@pytest.mark.parametrize("token", ["", "x", "\ud800\x00", "a" * 100_000])
def test_token_that_nobody_was_given_shows_nothing(fresh_store: Store, project: Project, token: str) -> None:
    """Whatever stands in the address."""
    fresh_store.make_link(project.id)
    assert fresh_store.linked_project(token) is None


def test_token_is_nowhere_in_the_store(fresh_store: Store, project: Project) -> None:
    """Whoever reads the database cannot open a link with it; two tokens are never the same."""
    token = fresh_store.make_link(project.id)
    with fresh_store._reading() as connection:
        kept = connection.execute(select(tables.reading_link)).all()
    assert token not in repr(kept)
    assert fresh_store.linked_project(kept[0].digest) is None
    assert fresh_store.make_link(project.id) != token


def test_link_of_a_deleted_project_shows_nothing_until_it_is_back(fresh_store: Store, project: Project) -> None:
    """And none can be made for it."""
    token = fresh_store.make_link(project.id)
    fresh_store.delete_project(project.id)
    assert fresh_store.linked_project(token) is None
    with pytest.raises(StoreError, match="not there any more"):
        fresh_store.make_link(project.id)
    fresh_store.restore_project(project.id)
    assert fresh_store.linked_project(token) == project


def test_read_only_store_refuses_every_write(fresh_store: Store, project: Project) -> None:
    """In words; what was there is there unchanged."""
    saved, _ = fresh_store.add(project.id, Article(text=TEXT))
    store = ReadOnlyStore(fresh_store, only=project.id)
    for change in (
        lambda: store.add(project.id, Article(text="More.")),
        lambda: store.rename(saved.id, "New"),
        lambda: store.delete([saved.id]),
        lambda: store.restore([saved.id]),
        lambda: store.set_published(saved.id, None),
        lambda: store.set_own_place(project.id, OwnPlace("Hama", HAMA)),
        lambda: store.remove_own_place(project.id, "Hama"),
        lambda: store.undo_own_place(project.id, "Hama"),
        lambda: store.undo(project.id),
        lambda: store.create_project("New"),
        lambda: store.rename_project(project.id, "New"),
        lambda: store.delete_project(project.id),
        lambda: store.duplicate_project(project.id),
        lambda: store.restore_project(project.id),
        lambda: store.mark_opened(project.id),
        lambda: store.save_view(project.id, {"at": ["1,2,3"]}),
        lambda: store.make_link(project.id),
        lambda: store.withdraw_link(project.id, 1),
        lambda: store.export_project(project.id),
    ):
        with pytest.raises(StoreError, match="not be changed"):
            change()
    assert fresh_store.articles(project.id) == (saved,)
    assert fresh_store.projects() == (project,)


# What only looks, or keeps nothing where nothing may be kept. A method that is new has to be put here, or into the test above.
LOOKS = frozenset(
    "articles articles_of close default_project edits edits_state history keep_reading keep_readings kept_reading kept_readings"
    " last_own_change linked_project links made_with own_places project projects url view".split()
)


def test_every_other_method_of_a_read_only_store_refuses(fresh_store: Store, project: Project) -> None:
    """Whatever it is given: no public method of the store is forgotten."""
    saved, _ = fresh_store.add(project.id, Article(text=TEXT))
    shown = reviewed(sample_reading(), ())
    given = {
        "project_id": project.id, "article_id": saved.id, "article_ids": [saved.id], "article": saved.article, "name": "New", "label": "x",
        "published": None, "own": OwnPlace("Hama", HAMA), "edits": [reject(shown, "e1")], "edit_ids": ["x"], "changes": [], "content": fresh_store.export_project(project.id),
        "view": {}, "link_id": 1, "author": "Ann",
    }  # fmt: skip
    store, before = ReadOnlyStore(fresh_store), fresh_store.export_project(project.id)
    for name in sorted(one for one in dir(Store) if not one.startswith("_")):
        if name in LOOKS:
            continue
        method = getattr(store, name)
        needed = [one for one in signature(method).parameters.values() if one.default is one.empty and one.kind is not one.VAR_KEYWORD]
        with pytest.raises(StoreError, match="not be changed"):
            method(*(given[one.name] for one in needed if one.kind is not one.KEYWORD_ONLY))
    assert fresh_store.export_project(project.id) == before


def test_read_only_store_sees_one_project(fresh_store: Store, project: Project) -> None:
    """Neither the name nor the articles of another one; without `only`, all of them."""
    other = fresh_store.create_project("Other")
    saved, _ = fresh_store.add(other.id, Article(text=TEXT))
    store = ReadOnlyStore(fresh_store, only=project.id)
    fresh_store.set_own_place(other.id, OwnPlace("Hama", HAMA))
    assert (store.projects(), store.project(other.id), store.articles(other.id)) == ((project,), None, ())
    assert (store.own_places(other.id), store.last_own_change(other.id, "Hama")) == ((), None)
    everything = ReadOnlyStore(fresh_store)
    assert (len(everything.projects()), everything.project(other.id), everything.articles(other.id)) == (2, other, (saved,))
