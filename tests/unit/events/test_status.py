"""Whether it happened: what is denied, planned or threatened, and how far such a word reaches."""

import pytest

from tests.unit.events.conftest import Reader


def _told(reader: Reader, sentence: str) -> list[tuple[str, str | None, str]]:
    return [(event.sub_type, event.place_text, event.status) for event in reader(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied that aircraft from its base at Khmeimim had bombed Idlib on Monday.",
        "Russian officials denied reports that their jets had bombed Idlib on Monday.",
        "The army rejected claims that its warplanes bombed Idlib on Monday.",
        "The army denied that its warplanes, which are based at Khmeimim, had bombed Idlib on Monday.",
        "There is no evidence that warplanes bombed Idlib on Monday.",
    ],
)
def test_a_denial_covers_the_whole_clause_that_it_opens(reader: Reader, sentence: str) -> None:
    """The strike is denied, where it is said to have hit, and the denial is no event of its own."""
    assert _told(reader, sentence) == [("air_drone_strike", "Idlib", "denied")]


def test_what_is_told_beside_a_denial_has_its_own_side_and_place(reader: Reader) -> None:
    """A new subject behind the comma opens a sentence of its own."""
    sentence = "Moscow denied that Russian aircraft had bombed Idlib, and France imposed sanctions on two banks."
    assert _told(reader, sentence) == [("air_drone_strike", "Idlib", "denied"), ("sanction", "France", "actual")]


def test_what_is_not_denied_is_actual(reader: Reader) -> None:
    """A negation before the denial takes it back."""
    assert _told(reader, "Officials did not deny that troops had shelled Homs on Monday.") == [
        ("shelling_artillery_missile", "Homs", "actual")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks on a truce are planned in Geneva on Monday.",
        "Talks are to be held in Geneva on Monday.",
        "Talks are due to open in Geneva on Monday.",
        "Negotiations on a ceasefire are scheduled to begin in Geneva on Monday.",
        "The ministers meet in Geneva on 20 May.",
    ],
)
def test_what_lies_ahead_is_planned_and_its_topic_no_event(reader: Reader, sentence: str) -> None:
    """By its words, or because its day comes after publication."""
    assert _told(reader, sentence) == [("consult", "Geneva", "planned")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The evacuation of Aleppo was to have begun on Monday.", "denied"),
        ("The evacuation of Aleppo began on Monday.", "actual"),
        ("The surrender of Aleppo would be a turning point.", "possible"),
        ("Russian troops pressed ahead on Monday with an offensive to take Aleppo.", "actual"),
    ],
)
def test_a_noun_has_the_status_that_its_verb_gives(reader: Reader, sentence: str, status: str) -> None:
    """What was to have been was not; what would mean something has not been; what is under way is."""
    assert [told for _, _, told in _told(reader, sentence)] == [status]


def test_a_warning_tells_what_it_threatens_and_its_condition(reader: Reader) -> None:
    """Neither the strikes nor the end of the truce are events beside it."""
    sentence = "Russian officials warned on Monday that the army would resume strikes on Homs if the truce collapsed."
    assert [sub_type for sub_type, _, _ in _told(reader, sentence)] == ["threaten"]
