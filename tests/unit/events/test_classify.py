"""The types of single sentences."""

import pytest

from geo.events.classify import classify, load


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Rebels seized the town after heavy clashes with government troops", ("battle", "non_state_actor_overtakes_territory")),
        ("Warplanes carried out air strikes on militant positions", ("explosion", "air_drone_strike")),
        ("A roadside bomb exploded near a convoy, wounding five soldiers", ("explosion", "remote_explosive_ied")),
        ("Police detained four suspected members of the group", ("strategic", "arrests")),
        ("Militants kidnapped a group of schoolgirls", ("civilians", "abduction_forced_disappearance")),
    ],
)
def test_a_sentence_of_conflict_has_its_sub_type(sentence: str, kind: tuple[str, str]) -> None:
    """By the model of the ACLED scheme."""
    assert classify(sentence, scheme="acled") == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The minister rejected the proposal", ("pressure", "reject")),
        ("The president met her counterpart for talks", ("diplomacy", "consult")),
        ("The government accused its neighbour of sending arms", ("pressure", "accuse")),
    ],
)
def test_a_sentence_of_diplomacy_has_its_sub_type(sentence: str, kind: tuple[str, str]) -> None:
    """By the model of the PLOVER scheme, which the first trigger chooses where none is given."""
    assert classify(sentence) == kind


def test_probabilities_sum_to_one_even_of_nothing() -> None:
    """An empty sentence gives every kind the same chance."""
    found = load("acled").probabilities({})
    assert float(found.sum()) == pytest.approx(1.0)
    assert float(found.max()) == pytest.approx(float(found.min()))
