"""How agencies, ministries and observers of a war tell events: made-up sentences in their manner."""

from collections.abc import Callable
from datetime import date

import pytest

from geo.model import Event

Reader = Callable[[str], tuple[Event, ...]]


def told(events: tuple[Event, ...]) -> list[tuple[str, str | None]]:
    """What happened where, in the order of the text."""
    return [(event.sub_type, event.place_text) for event in events]


@pytest.mark.parametrize(
    ("sentence", "sub_type", "place"),
    [
        ("Army units inflicted heavy losses on the rebels in Homs on Monday.", "armed_clash", "Homs"),
        ("Soldiers came under sniper fire in Homs on Monday.", "armed_clash", "Homs"),
        ("Aid workers came under sniper fire in Homs on Monday.", "attack", "Homs"),
        ("The army established full control over Idlib on Monday.", "government_regains_territory", "Idlib"),
        ("Rebels and their families were bused out of Homs to Idlib on Monday.", "change_to_group_activity", "Idlib"),
        ("Rebels launched missiles at Homs on Monday.", "shelling_artillery_missile", "Homs"),
        ("Jets based in Hama struck rebels in Idlib on Monday.", "air_drone_strike", "Idlib"),
        ("Elsewhere, fighting raged between rebels and troops in Homs on Monday.", "armed_clash", "Homs"),
        ("A crowd gathered in Homs on Monday.", "peaceful_protest", "Homs"),
        ("In Damascus, envoys met on Monday.", "consult", "Damascus"),
    ],
)
def test_words_of_war_are_read(reader: Reader, sentence: str, sub_type: str, place: str) -> None:
    """Each sentence tells one event, of this kind at this place."""
    assert (sub_type, place) in told(reader(sentence))


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Police in Homs arrested two men accused of plotting an attack on Monday.", "accuse"),
        ("Thousands marched through Homs on Monday to denounce the army.", "accuse"),
        ("Warplanes bombed an aid convoy in Homs on Monday.", "aid"),
        ("Arson investigators went to Homs on Monday.", "looting_property_destruction"),
        ("A photo captured in Homs on Monday shows a bridge.", "government_regains_territory"),
        ("The pope prayed for their release in Homs on Monday.", "concede"),
    ],
)
def test_what_only_explains_is_no_event(reader: Reader, sentence: str, sub_type: str) -> None:
    """Charges, aims, what was hit, and nouns that only name things tell nothing of their own."""
    assert sub_type not in [event.sub_type for event in reader(sentence)]


def test_a_second_blast_is_a_second_event(reader: Reader) -> None:
    """The words say that it is not the one told before."""
    events = reader("A car bomb killed 12 people in Homs on Monday. A second suicide attack later killed two soldiers in Homs.")
    assert [(event.sub_type, event.deaths and event.deaths.low) for event in events] == [("remote_explosive_ied", 12), ("suicide_bomb", 2)]


def test_the_day_of_what_is_said_is_not_the_day_of_the_saying(reader: Reader) -> None:
    """A meeting after which somebody speaks of a day in May was not in May."""
    (met, *_) = reader("The minister said after meeting the envoy in Damascus that a conference would be held in Paris on May 23.")
    assert met.first < date(2024, 5, 1)


def test_two_towns_close_by_are_two_events(reader: Reader) -> None:
    """The next town is no retelling: Idlib and Saraqib are 16 km apart."""
    events = reader("It rained. Rebels captured Idlib on Monday. The militants had overrun Saraqib on Monday.")
    assert [event.place_text for event in events] == ["Idlib", "Saraqib"]


def test_a_killing_is_no_retelling_of_a_kidnapping(reader: Reader) -> None:
    """Who was killed elsewhere was not the one who was abducted, and the dead are not counted there."""
    (taken, *_) = reader("Gunmen kidnapped two priests in Homs on Monday. Troops killed more than 50 people over five days.")
    assert (taken.sub_type, taken.deaths) == ("abduction_forced_disappearance", None)
