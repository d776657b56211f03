"""Who did it, and to whom."""

import pytest

from tests.unit.events.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "source", "target"),
    [
        ("A bomb killed 12 people in Homs on Monday.", None, "12 people"),
        ("Twelve people were killed in Idlib on Monday in an air strike.", None, "Twelve people"),
        ("A French air strike killed a rebel commander in Gao on Monday.", "French", "rebel commander"),
        ("An attack by rebels on a village near Gao killed nine farmers on Monday.", "rebels", "farmers"),
        ("Aleppo was shelled by the army on Monday.", "army", None),
        ("In Aleppo, rebels shelled a market on Monday.", "rebels", None),
        ("France bombed an airport in Damascus on Monday.", "France", None),
        ("IDLIB, Syria - A bomb exploded at a market in Idlib on Tuesday.", None, None),
        ("A market at Idlib, northeast of Homs, came under fire on Sunday.", None, None),
        (
            "The minister met Prime Minister Karim Saleh al-Sudani in Damascus on Sunday.",
            "minister",
            "Prime Minister Karim Saleh al-Sudani",
        ),
        ("France imposed sanctions on Egypt on Monday.", "France", "Egypt"),
    ],
)
def test_an_actor_is_a_noun_phrase(reader: Reader, sentence: str, source: str | None, target: str | None) -> None:
    """It holds no verb and is no bare article; a place alone is one only where it stands for a government."""
    (event,) = reader(sentence)
    named = {actor.role: actor.name for actor in event.actors}
    assert (named.get("source"), named.get("target")) == (source, target)
