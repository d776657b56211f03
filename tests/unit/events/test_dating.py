"""When a happening was, by dates that the engine's own reader finds."""

from datetime import date

import pytest

from geo.dates import find_dates
from geo.events import extract
from geo.model import Event
from tests.unit.events.conftest import PUBLISHED, mentions_of


def _read(text: str) -> tuple[Event, ...]:
    return extract(text, mentions_of(text), find_dates(text, published=PUBLISHED), published=PUBLISHED)


@pytest.mark.parametrize(
    "words",
    ["between 8 and 10 March", "between 8 March and 10 March", "from 8 to 10 March", "on 8-10 March", "from 8 March until 10 March"],
)
def test_the_two_ends_of_a_range_are_one_span(words: str) -> None:
    """It neither runs on to the publication day nor shrinks to one of its ends."""
    (shelling,) = _read(f"Troops shelled Homs {words}.")
    assert (shelling.first, shelling.last, shelling.date_source) == (date(2024, 3, 8), date(2024, 3, 10), "stated")


@pytest.mark.parametrize(
    ("words", "is_assumed"),
    [
        ("Troops shelled Homs.", True),
        ("Troops shelled Homs on Monday.", True),
        ("A week later troops shelled Homs.", True),
        ("Troops have shelled Homs since 2015.", True),
        ("Troops shelled Homs on 8 March 2023.", False),
        ("Troops captured Hama on 8 March 2023. A day later they shelled Homs.", False),
    ],
)
def test_days_counted_from_an_assumed_publication_say_so(words: str, is_assumed: bool) -> None:
    """Where nobody knows the day of publication, what counts from it is marked, and what stands on its own is not."""
    told = extract(words, mentions_of(words), find_dates(words, published=PUBLISHED), published=PUBLISHED, assumed=True)
    assert [event.date_assumed for event in told if event.place_text == "Homs"] == [is_assumed]
    assert not any(event.date_assumed for event in _read(words))


def test_each_verb_has_its_own_day() -> None:
    """A day told with an earlier verb of the clause is that verb's."""
    days = {
        event.sub_type: event.first
        for event in _read("A court in Lima jailed five men on Tuesday for looting shops in Cairo in June 2023.")
    }
    assert days == {"justice": date(2024, 3, 12), "looting_property_destruction": date(2023, 6, 1)}


@pytest.mark.parametrize("published", [date.min, date.max], ids=str)
def test_days_at_the_ends_of_the_calendar_are_read(published: date) -> None:
    """A happening told twice is one there, too: no day is counted that the calendar does not hold."""
    text = "A bomb exploded in Homs. Troops shelled Hama. The shelling in Hama killed ten people."
    told = extract(text, mentions_of(text), find_dates(text, published=published), published=published)
    assert [event.place_text for event in told] == ["Homs", "Hama"]
    assert {(event.first, event.last) for event in told} == {(published, published)}
