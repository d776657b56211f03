"""Articles, their names, days and readings, in the store."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from geo.errors import StoreError
from geo.model import Article
from geo.store import Project, Store, articles, open_store, tables
from geo.store.articles import row_of
from tests.unit.store.samples import full_reading

HOMS = Article(text="Shelling in Homs.", title="Homs", published=date(2024, 12, 1), url="https://x.test", source="A paper", language="en")


def test_add_keeps_every_field_of_an_article(fresh_store: Store, project: Project) -> None:
    """What is added comes back field by field."""
    saved, is_new = fresh_store.add(project.id, HOMS)
    assert is_new
    assert fresh_store.articles(project.id) == (saved,)
    assert saved.article == HOMS


def test_add_of_the_same_text_is_the_same_article(fresh_store: Store, project: Project) -> None:
    """A text pasted twice stands in the list once, and the second says that it is not new."""
    first, _ = fresh_store.add(project.id, HOMS)
    second, is_new = fresh_store.add(project.id, Article(text=HOMS.text))
    assert (second, is_new) == (first, False)
    assert len(fresh_store.articles(project.id)) == 1


def test_add_of_the_same_text_takes_the_new_publication_day(fresh_store: Store, project: Project) -> None:
    """Pasting a text again with a day corrects the day."""
    fresh_store.add(project.id, HOMS)
    again, _ = fresh_store.add(project.id, replace(HOMS, published=date(2024, 12, 3)))
    assert again.article.published == date(2024, 12, 3)


def test_articles_are_the_same_tuple_until_something_changes(fresh_store: Store, project: Project, database: Path | str) -> None:
    """What another program did to the list is seen at once; what it left alone is not read again."""
    first, _ = fresh_store.add(project.id, HOMS)
    before = fresh_store.articles(project.id)
    assert fresh_store.articles(project.id) is before
    other = open_store(database)
    second, _ = other.add(project.id, Article(text="Another."))
    after = fresh_store.articles(project.id)
    assert after == (first, second)
    assert after[0] is before[0]
    other.rename(first.id, "Called")
    other.set_published(second.id, date(2024, 5, 1))
    changed = fresh_store.articles(project.id)
    assert (changed[0].name, changed[1].article.published) == ("Called", date(2024, 5, 1))
    other.delete([first.id])
    assert fresh_store.articles(project.id) == changed[1:]
    other.close()


def test_articles_are_held_by_their_weight(database: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small projects, or one that is larger than all the room, alone; what is not held is read again and right."""
    monkeypatch.setattr(articles, "_HELD_BYTES", 50_000)
    store = open_store(database)
    small = [store.create_project(f"Small {number}") for number in range(8)]
    large = [store.create_project(f"Large {number}") for number in range(2)]
    for number, project in enumerate((*small, *large)):
        store.add(project.id, Article(text=f"{number} " + "long " * (100 if project in small else 20_000)))

    def held(projects: list[Project]) -> list[bool]:
        before = [store.articles(project.id) for project in projects]
        after = [store.articles(project.id) for project in projects]
        assert before == after
        return [one is other for one, other in zip(before, after, strict=True)]

    assert held(small) == [True] * 8
    assert held(large[:1]) == [True]
    assert held(large) == [False, False]
    store.close()


def test_another_text_with_the_number_of_one_that_is_gone_is_read(fresh_store: Store, project: Project) -> None:
    """SQLite gives a number again once its article was removed for good."""
    saved, _ = fresh_store.add(project.id, HOMS, name="A name")
    assert fresh_store.articles(project.id) == (saved,)
    with fresh_store._writing() as connection:
        connection.execute(delete(tables.article))
        connection.execute(insert(tables.article).values(id=saved.id, **row_of(project.id, Article(text="Other"), "A name", saved.added)))
    assert fresh_store.articles(project.id)[0].article.text == "Other"


def test_add_replaces_what_no_database_holds_one_for_one(fresh_store: Store, project: Project) -> None:
    """NUL and lone surrogates become one replacement character each, so offsets stay true."""
    saved, _ = fresh_store.add(project.id, Article(text="a\x00b\ud800c😀"))
    assert saved.article.text == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c😀"
    assert fresh_store.articles(project.id)[0].article.text == saved.article.text


def test_no_field_and_no_name_holds_what_no_database_holds(fresh_store: Store, project: Project) -> None:
    """Titles, sources and addresses are pasted text, too; a name, which no offset counts in, goes without."""
    bad, good = "a\x00b\udfffc", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    saved, _ = fresh_store.add(project.id, Article(text="t", title=bad, url=bad, source=bad, language=bad), name=bad)
    assert saved.name == "abc"
    assert saved.article == Article(text="t", title=good, url=good, source=good, language=good)
    fresh_store.rename(saved.id, f"new {bad}")
    assert fresh_store.articles(project.id)[0].name == "new abc"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n  A headline \n\nThe text.", "A headline"),
        ("word " * 60, "word " * 15 + "word…"),
        (" \u200e \n--\n", "Untitled article"),
        ("x" * 200, "x" * 79 + "…"),
    ],
)
def test_add_names_an_article_after_its_first_line(fresh_store: Store, project: Project, text: str, name: str) -> None:
    """Nobody has to think of a name."""
    assert fresh_store.add(project.id, Article(text=text))[0].name == name


def test_rename_is_kept_and_an_empty_name_is_refused(fresh_store: Store, project: Project) -> None:
    """A new name stays; an empty one leaves the old."""
    saved, _ = fresh_store.add(project.id, HOMS)
    fresh_store.rename(saved.id, "  The fall\nof Homs ")
    with pytest.raises(StoreError, match="at least one character"):
        fresh_store.rename(saved.id, " \n ")
    assert fresh_store.articles(project.id)[0].name == "The fall of Homs"


@pytest.mark.parametrize("blank", ["\u202e", "\u200b\u200d\u2060 \ufeff", "\u2800", "\u3164\u00ad", "\u034f"])
def test_name_of_which_nothing_is_seen_is_none(fresh_store: Store, project: Project, blank: str) -> None:
    """It would leave a button without a word; beside what is seen such signs stay."""
    saved, _ = fresh_store.add(project.id, Article(text=f"{blank}\nShelling in Homs.", title=blank), name=blank)
    assert saved.name == "Shelling in Homs."
    for refused in (lambda: fresh_store.rename(saved.id, blank), lambda: fresh_store.create_project(blank)):
        with pytest.raises(StoreError, match="at least one character"):
            refused()
    fresh_store.rename_project(project.id, "Syria")
    assert fresh_store.import_project(fresh_store.export_project(project.id), name=blank).name == "Syria (2)"
    assert fresh_store.create_project(f"✈{blank}").name == f"✈{blank}".strip()
    assert fresh_store.create_project(f"می\u200cخواهم{blank}").name.startswith("می\u200cخواهم")


def test_delete_hides_and_restore_brings_back(fresh_store: Store, project: Project) -> None:
    """Deleting can be undone, and the place in the list is the old one."""
    first, _ = fresh_store.add(project.id, HOMS)
    second, _ = fresh_store.add(project.id, Article(text="Another."))
    fresh_store.delete([first.id])
    assert fresh_store.articles(project.id) == (second,)
    fresh_store.restore([first.id])
    assert fresh_store.articles(project.id) == (first, second)


def test_add_brings_a_deleted_article_back(fresh_store: Store, project: Project) -> None:
    """Pasting a deleted text again shows it again."""
    saved, _ = fresh_store.add(project.id, HOMS)
    fresh_store.delete([saved.id])
    assert fresh_store.add(project.id, HOMS) == (saved, True)


def test_a_change_to_a_deleted_article_says_so(fresh_store: Store, project: Project) -> None:
    """Renaming what another window deleted is an error in words, not a silent nothing."""
    saved, _ = fresh_store.add(project.id, HOMS)
    fresh_store.delete([saved.id])
    with pytest.raises(StoreError, match="not there any more"):
        fresh_store.rename(saved.id, "x")


def test_remove_long_deleted_spares_seven_days(fresh_store: Store, project: Project) -> None:
    """What was deleted a week and a day ago goes for good, what was deleted yesterday can still be brought back."""
    old, _ = fresh_store.add(project.id, HOMS)
    recent, _ = fresh_store.add(project.id, Article(text="Another."))
    fresh_store.delete([old.id, recent.id])
    with fresh_store._writing() as connection:
        long_ago = datetime.now(tz=UTC) - timedelta(days=8)
        connection.execute(update(tables.article).where(tables.article.c.id == old.id).values(deleted=long_ago))
    fresh_store.remove_long_deleted()
    fresh_store.restore([old.id, recent.id])
    assert fresh_store.articles(project.id) == (recent,)


def test_reading_comes_back_whole(fresh_store: Store, project: Project) -> None:
    """Candidates and reasons, which the contract's JSON leaves out, are kept too."""
    saved, _ = fresh_store.add(project.id, full_reading().article)
    fresh_store.keep_reading(saved, full_reading(), engine="one")
    assert fresh_store.kept_reading(saved, engine="one") == full_reading(saved.article)


def test_reading_of_another_engine_is_not_used(fresh_store: Store, project: Project) -> None:
    """What an older engine read is read again."""
    saved, _ = fresh_store.add(project.id, full_reading().article)
    fresh_store.keep_reading(saved, full_reading(), engine="one")
    assert fresh_store.kept_reading(saved, engine="two") is None


def test_reading_with_another_publication_day_is_not_used(fresh_store: Store, project: Project) -> None:
    """Correcting the publication day has the article read again; setting it back finds the first reading again."""
    saved, _ = fresh_store.add(project.id, full_reading().article)
    fresh_store.keep_reading(saved, full_reading(), engine="one")
    fresh_store.set_published(saved.id, date(2020, 1, 1))
    (corrected,) = fresh_store.articles(project.id)
    assert fresh_store.kept_reading(corrected, engine="one") is None
    fresh_store.set_published(saved.id, None)
    assert fresh_store.kept_reading(fresh_store.articles(project.id)[0], engine="one") is not None


def test_restart_keeps_everything(database: Path | str) -> None:
    """Articles, names and readings are there when the program starts again."""
    first = open_store(database)
    project = first.default_project()
    saved, _ = first.add(project.id, full_reading().article)
    first.rename(saved.id, "Hama")
    first.keep_reading(saved, full_reading(), engine="one")
    first.close()
    second = open_store(database)
    (kept,) = second.articles(second.default_project().id)
    assert kept == replace(saved, name="Hama")
    assert second.kept_reading(kept, engine="one") == full_reading(kept.article)
    second.close()


def test_threads_share_one_store(fresh_store: Store, project: Project) -> None:
    """Eight threads add, name and list at once; nothing is lost and nothing fails."""
    problems: list[Exception] = []

    def work(number: int) -> None:
        try:
            for turn in range(10):
                saved, _ = fresh_store.add(project.id, Article(text=f"Article {turn} of thread {number}"))
                fresh_store.rename(saved.id, f"{number}.{turn}")
                fresh_store.articles(project.id)
        except Exception as error:  # noqa: BLE001  (carried out of the thread)
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert {one.name for one in fresh_store.articles(project.id)} == {f"{number}.{turn}" for number in range(8) for turn in range(10)}


def test_hostile_text_is_only_text(fresh_store: Store, project: Project) -> None:
    """SQL in an article or a name is kept as it is and runs nowhere."""
    saved, _ = fresh_store.add(project.id, Article(text="'); DROP TABLE article; --", title='"; --'))
    fresh_store.rename(saved.id, "x' OR '1'='1")
    (kept,) = fresh_store.articles(project.id)
    assert (kept.article.text, kept.name) == ("'); DROP TABLE article; --", "x' OR '1'='1")
