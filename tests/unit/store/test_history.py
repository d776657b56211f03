"""History, undo and redo, over edits of events and places of names."""

import pytest

from geo.edits import Changes, Edit, change, reject, reviewed
from geo.errors import StoreError
from geo.model import Article
from geo.places import OwnPlace
from geo.store import Change, Project, Store
from tests.unit.edits.samples import HAMA, HOMS, SALAMIYAH, TEXT, reading

SHOWN = reviewed(reading(), ())


@pytest.fixture
def project(fresh_store: Store) -> Project:
    """The default project with the sample article in it."""
    found = fresh_store.default_project()
    fresh_store.add(found.id, Article(text=TEXT))
    return found


def to_salamiyah(author: str = "") -> Edit:
    """Hama's battle was in Salamiyah."""
    return change(SHOWN, "e1", Changes(place=SALAMIYAH), author=author, reason="See the map.")


def words(lines: tuple[Change, ...]) -> list[str]:
    return [line.words for line in lines]


def test_history_tells_what_who_why_and_when_newest_first(fresh_store: Store, project: Project) -> None:
    """Edits and names in one list; undone ones stay in it and say so."""
    fresh_store.add_edits(project.id, [to_salamiyah("Ann")])
    fresh_store.set_own_place(project.id, OwnPlace("Kafr Zarbun", HAMA), author="Bob", reason="Seen there.")
    fresh_store.remove_own_place(project.id, "Kafr Zarbun", author="Bob")
    fresh_store.undo(project.id, author="Cid")
    lines = fresh_store.history(project.id)
    assert words(lines) == [
        "“Kafr Zarbun” left to each article", "“Kafr Zarbun” always placed at Hama, Syria", "Place of “Hama” battle set to Salamiyah, Syria",
    ]  # fmt: skip
    assert [(line.author, line.reason, line.undone_by) for line in lines] == [
        ("Bob", "", "Cid"),
        ("Bob", "Seen there.", None),
        ("Ann", "See the map.", None),
    ]
    assert [line.undone is None for line in lines] == [False, True, True]
    assert lines[0].made >= lines[1].made >= lines[2].made
    assert words(fresh_store.history(project.id, limit=1)) == words(lines[:1])


def test_undo_goes_back_through_everything_and_redo_forth(fresh_store: Store, project: Project) -> None:
    """In the order in which it was done, names and edits alike; beyond the ends nothing happens."""
    fresh_store.add_edits(project.id, [to_salamiyah()])
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HAMA))
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HOMS))
    fresh_store.add_edits(project.id, [reject(SHOWN, "e2")])

    def state() -> tuple[object, ...]:
        return fresh_store.own_places(project.id), tuple(edit.is_active for edit in fresh_store.edits(project.id))

    states = [state()]
    for _ in range(4):
        assert len(fresh_store.undo(project.id)) == 1
        states.append(state())
    assert states[-1] == ((), (False, False))
    assert states[2] == ((OwnPlace("Umm Test", HAMA),), (True, False))
    assert fresh_store.undo(project.id) == ()
    for wanted in reversed(states[:-1]):
        assert len(fresh_store.redo(project.id)) == 1
        assert state() == wanted
    assert fresh_store.redo(project.id) == ()


def test_a_new_change_ends_redo(fresh_store: Store, project: Project) -> None:
    """What was undone before something new was done stays undone, and in the history."""
    fresh_store.add_edits(project.id, [to_salamiyah()])
    fresh_store.undo(project.id)
    fresh_store.add_edits(project.id, [reject(SHOWN, "e2")])
    assert fresh_store.redo(project.id) == ()
    assert len(fresh_store.history(project.id)) == 2


def test_a_bulk_change_is_undone_and_redone_at_once(fresh_store: Store, project: Project) -> None:
    """One press, whatever the number of rows."""
    fresh_store.add_edits(project.id, [to_salamiyah(), reject(SHOWN, "e2"), reject(SHOWN, "e3")])
    assert len(fresh_store.undo(project.id)) == 3
    assert not any(edit.is_active for edit in fresh_store.edits(project.id))
    assert len(fresh_store.redo(project.id)) == 3
    assert all(edit.is_active for edit in fresh_store.edits(project.id))


def test_undo_of_one_author_leaves_the_others_alone(fresh_store: Store, project: Project) -> None:
    """Two people in one project: each goes back through their own changes."""
    fresh_store.add_edits(project.id, [to_salamiyah("Ann")])
    fresh_store.add_edits(project.id, [reject(SHOWN, "e2", author="Bob")])
    assert words(fresh_store.undo(project.id, of="Ann", author="Ann")) == ["Place of “Hama” battle set to Salamiyah, Syria"]
    assert fresh_store.undo(project.id, of="Ann") == ()
    assert [edit.is_active for edit in fresh_store.edits(project.id)] == [False, True]
    assert words(fresh_store.redo(project.id, of="Ann")) == ["Place of “Hama” battle set to Salamiyah, Syria"]
    assert all(edit.is_active for edit in fresh_store.edits(project.id))


def test_single_lines_are_taken_back_and_made_again(fresh_store: Store, project: Project) -> None:
    """An older edit and an older name go alone, what is newer stays, and both come back."""
    fresh_store.add_edits(project.id, [to_salamiyah()])
    fresh_store.set_own_place(project.id, OwnPlace("Kafr Zarbun", HAMA))
    fresh_store.add_edits(project.id, [reject(SHOWN, "e2")])
    newest, name, older = fresh_store.history(project.id)
    fresh_store.undo_changes(project.id, [name, older], author="Ann")
    assert [line.undone_by for line in fresh_store.history(project.id)] == [None, "Ann", "Ann"]
    assert fresh_store.own_places(project.id) == ()
    fresh_store.redo_changes(project.id, [name, older])
    assert [line.undone for line in fresh_store.history(project.id)] == [None, None, None]
    assert [own.name for own in fresh_store.own_places(project.id)] == ["Kafr Zarbun"]
    assert newest.undone is None


def test_articles_are_found_by_their_texts(fresh_store: Store, project: Project) -> None:
    """Those asked for and no others, and none that was deleted."""
    saved, _ = fresh_store.add(project.id, Article(text="Another text."))
    assert fresh_store.articles_of(project.id, [saved.article.id, "none"]) == (saved,)
    fresh_store.delete([saved.id])
    assert fresh_store.articles_of(project.id, [saved.article.id]) == ()


def test_redo_makes_again_what_the_same_person_undid(fresh_store: Store, project: Project) -> None:
    """Bob took Ann's change back: his Redo brings it again, hers does not, and an older change of his stays undone."""
    (old,) = fresh_store.add_edits(project.id, [change(SHOWN, "e2", Changes(place=HAMA), author="Bob")])
    fresh_store.undo(project.id, of="Bob", author="Bob")
    (hers,) = fresh_store.add_edits(project.id, [to_salamiyah("Ann")])
    fresh_store.undo_edits(project.id, [hers.id], author="Bob")
    assert fresh_store.redo(project.id, of="Ann") == ()
    assert [line.id for line in fresh_store.redo(project.id, of="Bob")] == [hers.id]
    assert [edit.id for edit in fresh_store.edits(project.id) if edit.undone] == [old.id]


def test_edits_of_a_deleted_article_wait_with_it(fresh_store: Store, project: Project) -> None:
    """Undo passes them over, and they hold when the article comes back."""
    fresh_store.add_edits(project.id, [to_salamiyah("Ann")])
    (saved,) = fresh_store.articles(project.id)
    fresh_store.delete([saved.id])
    assert fresh_store.undo(project.id, of="Ann", author="Ann") == ()
    fresh_store.restore([saved.id])
    assert words(fresh_store.undo(project.id, of="Ann", author="Ann")) == ["Place of “Hama” battle set to Salamiyah, Syria"]


def test_a_name_that_is_undone_keeps_who_undid_it_first(fresh_store: Store, project: Project) -> None:
    """As with edits: a second undo of the same line changes nothing."""
    fresh_store.set_own_place(project.id, OwnPlace("Hama", HOMS), author="Ann")
    lines = fresh_store.history(project.id)
    for author in ("Ann", "Bob"):
        fresh_store.undo_changes(project.id, lines, author=author)
    assert fresh_store.history(project.id)[0].undone_by == "Ann"


def test_name_that_is_remembered_with_edits_is_undone_and_redone_with_them(fresh_store: Store, project: Project) -> None:
    """One step back takes the events' change and the name's, one step forth makes both again; another author's steps leave them alone."""
    edits = [to_salamiyah("Ann"), change(SHOWN, "e2", Changes(place=SALAMIYAH), author="Ann")]
    fresh_store.set_own_place(project.id, OwnPlace("Homs", HOMS), author="Ann")
    first, _ = fresh_store.add_edits(project.id, edits, own=OwnPlace("Hama", SALAMIYAH))
    assert set(fresh_store.own_places(project.id)) == {OwnPlace("Homs", HOMS), OwnPlace("Hama", SALAMIYAH)}
    together = fresh_store.made_with(project.id, first)
    assert [line.what for line in together] == ["edit", "edit", "name"]
    assert fresh_store.undo(project.id, of="Bob") == ()
    assert fresh_store.undo(project.id, of="Ann", author="Ann") == together
    assert fresh_store.own_places(project.id) == (OwnPlace("Homs", HOMS),)
    assert not any(edit.is_active for edit in fresh_store.edits(project.id))
    assert [line.id for line in fresh_store.redo(project.id, of="Ann")] == [line.id for line in together]
    assert OwnPlace("Hama", SALAMIYAH) in fresh_store.own_places(project.id)
    assert all(edit.is_active for edit in fresh_store.edits(project.id))


def test_no_edit_is_kept_with_a_name_that_is_none(fresh_store: Store, project: Project) -> None:
    """All or nothing, whichever of the two cannot be."""
    with pytest.raises(StoreError, match="at least one letter"):
        fresh_store.add_edits(project.id, [to_salamiyah()], own=OwnPlace("…", HAMA))
    assert fresh_store.edits(project.id) == ()
