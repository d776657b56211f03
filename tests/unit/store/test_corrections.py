"""Edits in the store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from geo.edits import Changes, Edit, accept, add, change, link, merge, reject, reviewed, split
from geo.errors import InputError, StoreError
from geo.model import Actor, Article, Deaths
from geo.store import Project, Store, corrected, transactions
from geo.store.corrections import set_undone
from tests.unit.edits.samples import HOMS, SALAMIYAH, TEXT, reading

SHOWN = reviewed(reading(), ())
OTHER_TEXT = f"{TEXT} More later."
EVERYTHING = Changes(
    place=SALAMIYAH, place_text=None, deaths=Deaths(low=1, high=2), actors=(Actor(name="Rebels", role="source"),), first=None, span=(0, 20)
)


@pytest.fixture
def project(fresh_store: Store) -> Project:
    """The default project with the sample article in it."""
    found = fresh_store.default_project()
    fresh_store.add(found.id, Article(text=TEXT))
    return found


def kinds() -> list[Edit]:
    """One edit of each kind."""
    return [
        accept(SHOWN, "e1", author="Ann", reason="The second source says so."),
        reject(SHOWN, "e2"),
        change(SHOWN, "e3", EVERYTHING),
        add(SHOWN, 0, 20, Changes(type="riot", place=HOMS)),
        merge(SHOWN, "e1", ["e2", "e3"], Changes(place=HOMS)),
        split(SHOWN, "e1", Changes(place=SALAMIYAH)),
    ]


def across() -> Edit:
    """Two articles' events, one happening."""
    return link([(SHOWN, "e1"), (reviewed(reading(text=OTHER_TEXT), ()), "e1")], author="Ann")


def test_what_joins_articles_comes_back_whole(fresh_store: Store, project: Project) -> None:
    """With the article of each telling; it is refused while one of them is not there."""
    with pytest.raises(StoreError, match="not there any more"):
        fresh_store.add_edits(project.id, [across()])
    fresh_store.add(project.id, Article(text=OTHER_TEXT))
    (given,) = fresh_store.add_edits(project.id, [across()])
    assert fresh_store.edits(project.id) == (given,)
    assert given.others[0].article_id == Article(text=OTHER_TEXT).id


def test_edits_come_back_field_by_field_in_order(fresh_store: Store, project: Project) -> None:
    """One of each kind; the store adds the project, the time and nothing else."""
    given = [fresh_store.add_edits(project.id, [edit])[0] for edit in kinds()]
    kept = fresh_store.edits(project.id)
    assert list(kept) == given
    assert [replace(edit, project_id=None, made=None, id="") for edit in kept] == [replace(edit, id="") for edit in kinds()]
    assert all(edit.project_id == project.id and edit.made.tzinfo is UTC and edit.undone is None for edit in kept)


def test_more_is_asked_for_than_one_statement_may_name(fresh_store: Store, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """In portions, and yet in order: articles, edits, undoing, deleting."""
    monkeypatch.setattr(transactions, "_AT_ONCE", 2)
    texts = [Article(text=f"{TEXT} {number}") for number in range(5)]
    shown = [reviewed(reading(text=article.text), ()) for article in texts]
    saved = [fresh_store.add(project.id, article)[0] for article in texts]
    wanted = [*(accept(one, "e1") for one in shown), *(reject(one, "e1") for one in reversed(shown))]
    given = fresh_store.add_edits(project.id, wanted)
    names = [article.id for article in reversed(texts)]
    assert fresh_store.articles_of(project.id, names) == tuple(saved)
    assert fresh_store.edits(project.id, names) == given
    fresh_store.undo_edits(project.id, [edit.id for edit in given[1:]])
    assert [edit.undone is None for edit in fresh_store.edits(project.id)] == [True] + [False] * 9
    fresh_store.delete([one.id for one in saved])
    assert [one.article.text for one in fresh_store.articles(project.id)] == [TEXT]
    fresh_store.restore([one.id for one in saved])
    assert len(fresh_store.articles(project.id)) == 6


def test_edits_of_one_text_can_be_asked_for(fresh_store: Store, project: Project) -> None:
    """By the text's id."""
    fresh_store.add_edits(project.id, [kinds()[0]])
    assert len(fresh_store.edits(project.id, [Article(text=TEXT).id])) == 1
    assert fresh_store.edits(project.id, [Article(text="x").id]) == fresh_store.edits(project.id, []) == ()


def test_several_edits_are_kept_together_or_not_at_all(fresh_store: Store, project: Project) -> None:
    """A bulk change is one batch; one bad edit in it, and nothing of it is kept."""
    fresh_store.add_edits(project.id, kinds())
    assert len({edit.batch for edit in fresh_store.edits(project.id)}) == 1
    bad = replace(kinds()[2], changes=Changes(type="war"))
    with pytest.raises(InputError, match="no type of event"):
        fresh_store.add_edits(project.id, [*kinds(), bad])
    elsewhere = replace(kinds()[0], article_id="0" * 16)
    with pytest.raises(StoreError, match="article is not there"):
        fresh_store.add_edits(project.id, [*kinds(), elsewhere])
    assert len(fresh_store.edits(project.id)) == 6


def test_edit_that_is_kept_already_is_kept_once(fresh_store: Store, project: Project) -> None:
    """A call that was not confirmed can be repeated."""
    edit = kinds()[0]
    fresh_store.add_edits(project.id, [edit])
    fresh_store.add_edits(project.id, [edit, kinds()[1]])
    assert len(fresh_store.edits(project.id)) == 2


def test_a_press_that_is_made_three_times_is_one_edit(fresh_store: Store, project: Project) -> None:
    """One undo takes it back, and it can be made again; in several at once only what is new is kept, links included."""
    fresh_store.add(project.id, Article(text=OTHER_TEXT))
    answers = {fresh_store.add_edits(project.id, [reject(SHOWN, "e1", author="Ann ", reason="\x00")]) for _ in range(3)}
    assert answers == {fresh_store.edits(project.id)}
    fresh_store.undo(project.id)
    assert not any(edit.is_active for edit in fresh_store.edits(project.id))
    first = fresh_store.add_edits(project.id, [reject(SHOWN, "e1"), reject(SHOWN, "e2")])
    second = fresh_store.add_edits(project.id, [reject(SHOWN, "e1"), reject(SHOWN, "e3")])
    assert (second[0], len(fresh_store.edits(project.id))) == (first[0], 4)
    assert len({fresh_store.add_edits(project.id, [across()])[0].id for _ in range(2)}) == 1


def test_edit_of_a_deleted_article_or_project_is_refused_in_words(fresh_store: Store, project: Project) -> None:
    """Deleted in another window: nothing is kept, and it is said."""
    (saved,) = fresh_store.articles(project.id)
    fresh_store.delete([saved.id])
    with pytest.raises(StoreError, match="article is not there any more"):
        fresh_store.add_edits(project.id, kinds()[:1])
    fresh_store.restore([saved.id])
    fresh_store.delete_project(project.id)
    with pytest.raises(StoreError, match="project is not there any more"):
        fresh_store.add_edits(project.id, kinds()[:1])


def test_hostile_words_are_only_words(fresh_store: Store, project: Project) -> None:
    """SQL and a NUL in a reason or an author change nothing; half a character is refused."""
    edit = reject(SHOWN, "e1", reason="'); DROP TABLE edit; --\x00", author="x' OR '1'='1")
    (kept,) = fresh_store.add_edits(project.id, [edit])
    assert fresh_store.edits(project.id) == (kept,)
    assert (kept.reason, kept.author) == ("'); DROP TABLE edit; --", "x' OR '1'='1")
    with pytest.raises(InputError, match="half a character"):
        fresh_store.add_edits(project.id, [change(SHOWN, "e1", Changes(place_text="\ud800"))])


def test_state_changes_with_every_edit_undo_and_redo(fresh_store: Store, project: Project) -> None:
    """What is made of the edits can be kept under it; two states are never taken for one."""
    states = [fresh_store.edits_state(project.id)]
    for edit in kinds()[:3]:
        fresh_store.add_edits(project.id, [edit])
        states.append(fresh_store.edits_state(project.id))
    fresh_store.undo(project.id)
    states.append(fresh_store.edits_state(project.id))
    fresh_store.undo(project.id)
    states.append(fresh_store.edits_state(project.id))
    assert len(set(states)) == len(states)
    fresh_store.redo(project.id)
    assert fresh_store.edits_state(project.id) == states[-2]


def test_state_is_another_one_beside_a_mark_of_a_clock_that_is_ahead(fresh_store: Store, project: Project) -> None:
    """A colleague's clock is fast: whichever edits are undone, and made again, each state is told from each other one."""
    edits = [fresh_store.add_edits(project.id, [edit])[0] for edit in kinds()[:4]]
    ahead = datetime.now(tz=UTC) + timedelta(minutes=5)
    with fresh_store._writing() as connection:
        set_undone(connection, project.id, [edits[-1].id], "Bob", ahead)
    lines = {line.id: line for line in fresh_store.history(project.id)}
    states = {}
    for gone in ("", "0", "1", "2", "01", "02", "12", "012"):
        chosen = [lines[edits[int(number)].id] for number in gone]
        fresh_store.undo_changes(project.id, chosen)
        states[fresh_store.edits_state(project.id)] = gone
        fresh_store.redo_changes(project.id, chosen)
    assert len(states) == 8
    assert states[fresh_store.edits_state(project.id)] == ""


def test_readings_come_out_corrected_and_stay_as_they_were_kept(fresh_store: Store, project: Project) -> None:
    """The kept row is the machine's; the edits of this project, and of no other, are in what comes out."""
    saved = fresh_store.articles(project.id)
    machine = reading()
    fresh_store.keep_reading(saved[0], machine, engine="e")
    fresh_store.add_edits(project.id, [change(SHOWN, "e1", Changes(place=SALAMIYAH))])
    assert corrected(saved, [machine], fresh_store)[0].events[0].place == SALAMIYAH
    assert fresh_store.kept_reading(saved[0], engine="e").events == machine.events
    other = fresh_store.create_project("Other")
    elsewhere, _ = fresh_store.add(other.id, Article(text=TEXT))
    assert corrected([elsewhere, *saved], [machine, machine], fresh_store)[0] == machine


def test_edits_go_for_good_with_their_article(fresh_store: Store, project: Project) -> None:
    """A week after an article was deleted nothing of it is left, its quotes in edits included."""
    (saved,) = fresh_store.articles(project.id)
    fresh_store.add_edits(project.id, kinds())
    fresh_store.delete([saved.id])
    assert fresh_store.edits(project.id) == ()
    assert _rows(fresh_store, "edit") == 6
    with fresh_store._writing() as connection:
        connection.exec_driver_sql("UPDATE article SET deleted = '2020-01-01 00:00:00'")
    fresh_store.remove_long_deleted()
    assert _rows(fresh_store, "edit") == 0
    with pytest.raises(StoreError, match="removed for good"):
        fresh_store.restore([saved.id])


def test_edits_come_back_with_their_article(fresh_store: Store, project: Project) -> None:
    """They wait while it is deleted."""
    (saved,) = fresh_store.articles(project.id)
    kept = fresh_store.add_edits(project.id, kinds())
    fresh_store.delete([saved.id])
    fresh_store.restore([saved.id])
    assert fresh_store.edits(project.id) == kept


def test_program_that_runs_for_long_removes_what_was_deleted_long_ago(fresh_store: Store, project: Project) -> None:
    """The next deletion does it; a store is opened once."""
    (saved,) = fresh_store.articles(project.id)
    fresh_store.delete([saved.id])
    with fresh_store._writing() as connection:
        connection.exec_driver_sql("UPDATE article SET deleted = '2020-01-01 00:00:00'")
    other, _ = fresh_store.add(project.id, Article(text=OTHER_TEXT))
    fresh_store.delete([other.id])
    assert _rows(fresh_store, "article") == 1


def _rows(store: Store, table: str) -> int:
    with store._reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar())  # noqa: S608  (a fixed name)


def test_single_edits_are_taken_back_and_made_again(fresh_store: Store, project: Project) -> None:
    """Also one that is not the newest; it keeps its place in the order, and its mark says when and by whom."""
    first, second = (fresh_store.add_edits(project.id, [edit])[0] for edit in kinds()[:2])
    before = datetime.now(tz=UTC)
    fresh_store.undo_edits(project.id, [first.id], author="Bob")
    gone, there = fresh_store.edits(project.id)
    assert (gone.id, gone.undone_by, there) == (first.id, "Bob", second)
    assert before <= gone.undone <= datetime.now(tz=UTC)
    fresh_store.redo_changes(project.id, [one for one in fresh_store.history(project.id) if one.undone])
    assert fresh_store.edits(project.id) == (first, second)
