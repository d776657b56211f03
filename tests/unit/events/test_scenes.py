"""Where a happening was, when its own sentence does not say."""

from tests.unit.events.conftest import Reader


def _at(reader: Reader, text: str, words: str) -> str | None:
    return next(event.place_text for event in reader(text) if words in event.quote)


def test_a_scene_goes_on_in_the_next_sentences(reader: Reader) -> None:
    """The place told last holds for what follows it."""
    text = "Warplanes bombed Idlib on Monday. Rebels fled. On Tuesday gunmen kidnapped three doctors."
    assert _at(reader, text, "kidnapped") == "Idlib"


def test_a_place_told_in_passing_does_not_hold_for_the_rest(reader: Reader) -> None:
    """Some sentences on, what happens happens where the article is."""
    text = (
        "Troops entered Homs on Monday. Residents of Homs heard gunfire, and shops in Homs were looted. Rebels shelled Idlib on Tuesday."
        " The weather was fine. Prices rose. Bread was scarce. Gunmen kidnapped three doctors."
    )
    assert _at(reader, text, "kidnapped") == "Homs"


def test_the_same_city_is_the_one_told_last(reader: Reader) -> None:
    """And a strike with a day of its own is no part of the one before."""
    text = "Shells landed in Hama on Monday. A drone struck a hospital in the same city on Wednesday, wounding 14 patients."
    assert [(event.sub_type, event.place_text) for event in reader(text)] == [
        ("shelling_artillery_missile", "Hama"),
        ("air_drone_strike", "Hama"),
    ]


def test_a_noun_tells_again_what_the_sentence_before_told(reader: Reader) -> None:
    """The bombardment is the shelling, and its dead are counted there."""
    (shelling,) = reader("Rebels shelled Homs on Monday. The bombardment began shortly after dawn and killed nine people.")
    assert shelling.place_text == "Homs"
    assert shelling.deaths is not None
    assert shelling.deaths.low == 9


def test_without_a_country_the_place_told_last_remains(reader: Reader) -> None:
    """No event is lost from the map because nothing names its country."""
    text = "Warplanes bombed Idlib on Monday. " + "The weather was fine. " * 6 + "Gunmen kidnapped three doctors."
    assert _at(reader, text, "kidnapped") == "Idlib"


def test_what_a_disaster_hits_is_its_scene(reader: Reader) -> None:
    """The object of the verb, although a province stands behind it in a phrase of its own."""
    assert _at(reader, "Floods hit Homs, in Homs Governorate, on Monday.", "Floods") == "Homs"


def test_a_statement_is_made_where_its_sentence_begins(reader: Reader) -> None:
    """A leading phrase says where; without it a statement is the speaker's."""
    assert _at(reader, "In Geneva, Russian envoys called on the parties to stop the fighting.", "called on") == "Geneva"
