"""What a card says of an event."""

from dataclasses import replace
from datetime import date

import pytest

from geo.maps.cards import card_of
from tests.unit.coreference.conftest import BLAST, telling


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("stated", "(as told, counted from the day it was added, as the publication date is not known)"),
        ("context", "(from the sentences around, counted from the day it was added, as the publication date is not known)"),
        ("published", "(no date is known: taken to be the day it was added)"),
    ],
)
def test_card_says_that_a_day_is_assumed(source: str, said: str) -> None:
    """Days that are counted from the day of adding are not told as if the article said them, and others are."""
    event = replace(BLAST, first=date(2024, 12, 8), date_source=source, date_assumed=True)
    article = telling("Alpha", event).article
    assert card_of(article, event)["lines"][1].endswith(said)
    assert "added" not in card_of(article, replace(event, date_assumed=False))["lines"][1]
