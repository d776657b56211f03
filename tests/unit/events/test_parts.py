"""Parts of countries by the compass."""

import pytest

from geo.events.parts import bearing_of, part_of
from geo.model import Place

ROUND = Place(id="c", name="Roundland", kind="country", lat=10.0, lon=20.0, country="XX", radius_km=200.0, population=5)


@pytest.mark.parametrize(
    ("word", "bearing"), [("northern", "north"), ("south-eastern", "southeast"), ("central", "central"), ("modern", None)]
)
def test_a_compass_word_names_its_bearing(word: str, bearing: str | None) -> None:
    """With or without ending and hyphen; other words name none."""
    assert bearing_of(word) == bearing


def test_a_part_lies_in_its_direction_within_the_country() -> None:
    """The north is north of the middle, by less than the radius, and is a region."""
    north = part_of(ROUND, "north", "northern Roundland")
    assert (north.kind, north.country, north.lon) == ("region", "XX", pytest.approx(20.0))
    assert 10.0 < north.lat < 10.0 + 200.0 / 111.2


def test_a_part_across_the_date_line_stays_on_earth() -> None:
    """A longitude beyond 180 degrees comes back on the other side."""
    far = Place(id="f", name="Farland", kind="country", lat=-17.0, lon=179.9, country="FJ", radius_km=300.0)
    assert -180.0 <= part_of(far, "east", "eastern Farland").lon <= 180.0
