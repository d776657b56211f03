"""What is said about a text that is not English."""

import pytest

from geo.language import notices_about

ENGLISH = (
    "The army said on Friday that it had taken the town and that the people who had fled from it would be allowed to return to their homes."
)
GERMAN = "Die Armee teilte am Freitag mit, dass sie die Stadt eingenommen habe und dass die geflohenen Menschen bald wieder nach Hause zurückkehren könnten, sagte ein Sprecher."


@pytest.mark.parametrize("text", [ENGLISH, "", "Hama", "12345 !!", ENGLISH + " حلب"])
def test_english_and_scraps_get_no_notice(text):
    """English, and text too short to tell, pass in silence."""
    assert notices_about(text) == ()


@pytest.mark.parametrize(
    ("text", "script"),
    [("战争在大马士革结束了", "Chinese"), ("Войска вошли в Дамаск", "Cyrillic"), ("دخل الجيش حلب", "Arabic"), ("東京でデモ", "Japanese")],
)
def test_other_script_is_named(text, script):
    """A text in another script is told by the script's name."""
    (notice,) = notices_about(text)
    assert script in notice


def test_other_latin_language_is_told():
    """Prose without English words gets a notice."""
    (notice,) = notices_about(GERMAN)
    assert "not seem to be English" in notice
