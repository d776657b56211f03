"""Tolls as sentences tell them."""

import pytest

from geo.events.deaths import deaths_in, tolls


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("At least 17 people were killed", 17, 17),
        ("seventeen civilians were killed in the raids", 17, 17),
        ("the blast killed more than 1,200 people", 1200, 1200),
        ("killing nine pupils and 14 others", 23, 23),
        ("killed 12 soldiers and wounded 40", 12, 12),
        ("A farmer was killed and 31 others were wounded", 1, 1),
        ("A coach carrying pilgrims crashed and 15 people were killed", 15, 15),
        ("A nurse and two children were killed", 3, 3),
        ("leaving three dead and 20 injured", 3, 3),
        ("the flood claimed the lives of dozens of miners", 24, 99),
        ("dozens of people were killed", 24, 99),
        ("hundreds of villagers died", 100, 999),
        ("Four nurses were among at least 31 people killed", 31, 31),
        ("killing Karim Saleh, a brigade leader, and six other gunmen", 7, 7),
        ("killing a woman and her daughter", 2, 2),
        ("killing a commander and five of his bodyguards", 6, 6),
        ("They documented the death of 3 citizens", 3, 3),
        ("On 8 April 2017 a woman was killed", 1, 1),
        ("The ambassador was later shot dead", 1, 1),
        ("causing no casualties", 0, 0),
        ("a death toll of 304", 304, 304),
        ("two hundred people drowned", 200, 200),
        ("killing a family of four", 4, 4),
        ("tens of thousands were killed", 10_000, 99_999),
    ],
)
def test_a_toll_is_read_as_written(sentence: str, low: int, high: int) -> None:
    """Figures, spelled numbers, vague counts, lists of dead, one person, nobody."""
    found = deaths_in(sentence)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "sentence",
    ["The talks lasted three days", "Forty people were wounded", "He earned 300 dollars", "killed 5 billion civilians", "", "12"],
)
def test_what_is_no_death_has_no_toll(sentence: str) -> None:
    """Wounded people, days and money are not counted."""
    assert deaths_in(sentence) is None


def test_each_toll_of_a_sentence_keeps_its_position() -> None:
    """Two strikes with a toll each give two tolls, in order."""
    sentence = "A strike killed four people in one town and a bomb killed six people in another"
    found = tolls(sentence)
    assert [deaths.low for _, deaths in found] == [4, 6]
    assert [sentence[at:].split()[1] for at, _ in found] == ["four", "six"]
