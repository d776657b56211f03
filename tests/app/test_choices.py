"""What is kept of choices of articles."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from pages.ui.choices import Choices


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
