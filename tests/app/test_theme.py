"""The colours of the pages, as somebody with weak eyes sees them."""

import tomllib
from pathlib import Path

import pytest

from geo.maps.symbols import WHITE
from tests.contrast import contrast

THEMES = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
# WCAG 2.2, 1.4.3 and 1.4.11: words, and signs that are no words.
WORDS, SIGNS = 4.5, 3.0


@pytest.mark.parametrize("name", ["light", "dark"])
def test_pages_can_be_read(name: str) -> None:
    """Words and links on both backgrounds, white on a button, and the button on the page."""
    theme = THEMES[name]
    for background in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["textColor"], background) >= WORDS
        assert contrast(theme["linkColor"], background) >= WORDS
    assert contrast(WHITE, theme["primaryColor"]) >= WORDS
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= SIGNS
