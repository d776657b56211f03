"""What is kept of choices of articles."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from geo.edits import reject, reviewed
from geo.places import OwnPlace
from pages.ui import engine
from pages.ui.choices import Choices
from tests.app.conftest import read


def test_thing_is_made_once_and_its_key_decides() -> None:
    """Another key is another thing; a thing may be empty."""
    choices, made = Choices(), []
    for key in ("a", "a", "b"):
        assert choices.of(key, lambda: made.append(1) or (), weight=1) == ()
    assert len(made) == len(("a", "b"))


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    """Large ones push the others out; one larger than all the room is kept alone."""
    choices, made = Choices(most=10), []

    def ask(key: str, weight: int) -> None:
        choices.of(key, lambda: made.append(key), weight=weight)

    for key, weight in (("a", 4), ("b", 4), ("a", 4), ("c", 4), ("a", 4), ("b", 4), ("huge", 99), ("huge", 99)):
        ask(key, weight)
    assert made == ["a", "b", "c", "b", "huge"]


def test_two_who_want_the_same_wait_for_one_making() -> None:
    """The second gets what the first one makes."""
    choices, begun, go, made = Choices(), Event(), Event(), []

    def slow() -> str:
        begun.set()
        go.wait(10)
        made.append(1)
        return "it"

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(choices.of, "a", slow, weight=1)
        begun.wait(10)
        second = pool.submit(choices.of, "a", slow, weight=1)
        go.set()
        assert (first.result(10), second.result(10), len(made)) == ("it", "it", 1)


def test_failure_is_told_and_not_kept() -> None:
    """Who asks next has it made again."""
    choices = Choices()
    with pytest.raises(ZeroDivisionError):
        choices.of("a", lambda: 1 / 0, weight=1)
    assert choices.of("a", lambda: "well", weight=1) == "well"


def test_what_ceased_to_be_right_while_it_was_made_is_not_kept() -> None:
    """Who asks next has it made again."""
    choices, answers = Choices(), iter((False, True))
    given = [choices.of("a", object, weight=1, holds=lambda: next(answers)) for _ in range(3)]
    assert given[0] is not given[1] is given[2]


def test_nothing_is_kept_under_the_names_and_edits_that_were_before_it(dashboard: AppTest) -> None:
    """Another window changes both while a page's part is made, then takes it back: the page shows what the store holds."""
    read(dashboard, "Shelling in Homs killed two people on 5 December 2024.")
    store, project = engine.store(), engine.project().id
    saved = store.articles(project)
    (event,) = engine.readings(saved)[0].events
    store.add_edits(project, [reject(reviewed(engine.readings(saved)[0], ()), event.id)])

    def named() -> set[str]:
        return {mention.text for mention in engine.readings(saved)[0].mentions}

    def left() -> int:
        return len(engine.readings(saved)[0].events)

    def meanwhile(change: Callable[[], object], told: Callable[[], object]) -> object:
        change()
        return told()

    undo, redo = partial(store.undo, project), partial(store.redo, project)
    no_place = partial(store.set_own_place, project, OwnPlace("Homs", None))
    for told, change, back in ((left, undo, redo), (named, no_place, undo)):
        before = told()
        assert engine.once(saved, told.__name__, partial(meanwhile, change, told)) != before
        back()
        assert engine.once(saved, told.__name__, told) == before
