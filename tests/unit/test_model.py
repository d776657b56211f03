"""The frozen data that everything speaks in."""

import dataclasses

import pytest

from geo.errors import CoordinateError
from geo.model import Article, Place


def place(**changes):
    return Place(**({"id": "geonames:170063", "name": "Aleppo", "kind": "settlement", "lat": 36.2, "lon": 37.16} | changes))


@pytest.mark.parametrize("wrong", [{"lat": 90.1}, {"lat": -91}, {"lon": 180.5}, {"lat": float("nan")}, {"lon": float("inf")}])
def test_place_off_the_earth_is_refused(wrong):
    """A wrong coordinate cannot travel: it stops where the place is made."""
    with pytest.raises(CoordinateError, match="is not between"):
        place(**wrong)


def test_place_knows_its_geonames_number():
    """Only an id of GeoNames has a number."""
    assert place().geonameid == 170063
    assert place(id="whereabouts:region:donbas").geonameid is None


def test_place_cannot_be_changed():
    """Stages hand on frozen data."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        place().lat = 1.0


def test_article_of_the_same_text_is_the_same_article():
    """The id is the text's, whatever else is known, and any string has one."""
    assert Article(text="Hama").id == Article(text="Hama", title="News").id
    assert Article(text="Hama").id != Article(text="Homs").id
    assert len(Article(text="\ud800").id) == 16
