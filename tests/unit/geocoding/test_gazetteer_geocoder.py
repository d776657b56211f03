"""The gazetteer as a geopy geocoder."""

import json

import pytest
from geopy.exc import GeocoderQueryError
from geopy.location import Location
from geopy.point import Point

from geo.geocoding.gazetteer import GazetteerGeocoder


@pytest.fixture
def geocoder(tiny_gazetteer) -> GazetteerGeocoder:
    """A geocoder over the tiny gazetteer."""
    return GazetteerGeocoder(tiny_gazetteer)


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Hama", "geonames:170017"),
        ("Hama, Syria", "geonames:170017"),
        ("Springfield, Illinois", "geonames:4250542"),
        ("Springfield, Ill.", "geonames:4250542"),
        ("Springfield Illinois", "geonames:4250542"),
        ("Paris, Texas", "geonames:4717560"),
        ("Paris, Texas, United States", "geonames:4717560"),
        ("Paris, France", "geonames:2988507"),
        ("Vienna, US", "geonames:4791160"),
        ("Vienna, Fairfax County", "geonames:4791160"),
        ("London, Ontario", "geonames:6058560"),
        ("Hmeimim, Syria", "whereabouts:airb:SY.khmeimim-air-base"),
    ],
)
def test_geocode_understands_the_part_behind_the_comma(geocoder, query, place_id):
    """A country, province, county or code behind the name chooses among namesakes."""
    assert geocoder.geocode(query).raw["place_id"] == place_id


def test_geocode_gives_a_location_as_geopy_does(geocoder):
    """What comes back is geopy's Location: address, point, and the raw answer as a plain dict."""
    location = geocoder.geocode("Hama")
    assert isinstance(location, Location)
    assert location.address == "Hama, Syria"
    assert (location.latitude, location.longitude) == (35.13179, 36.75783)
    assert json.loads(json.dumps(location.raw))["geonameid"] == 170017


@pytest.mark.parametrize("query", ["Atlantis-on-Nowhere", "Hama, Texas", "Hama, Nowhereland", "Paris, Syria"])
def test_geocode_finds_nothing_where_nothing_fits(geocoder, query):
    """No place, or none where the query says, is None, as in geopy: also when a list was asked for."""
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_geocode_lists_namesakes(geocoder):
    """With exactly_one off, all namesakes come, best known first, at most `limit`."""
    assert len(geocoder.geocode("Springfield", exactly_one=False)) == 3
    assert [found.raw["admin1"] for found in geocoder.geocode("Springfield", exactly_one=False, limit=2)] == ["Missouri", "Massachusetts"]


def test_geocode_keeps_to_countries(geocoder):
    """Country codes narrow the answer, in either case, one or several."""
    assert geocoder.geocode("Moscow", country_codes="us").raw["place_id"] == "geonames:5601538"
    assert geocoder.geocode("London", country_codes=["CA", "AU"]).raw["country"] == "CA"
    assert geocoder.geocode("Hama", country_codes="FR") is None


def test_geocode_prefers_what_is_near(geocoder):
    """Near a point, the nearest namesake comes first, whatever form the point has."""
    assert geocoder.geocode("Paris", near=(33.0, -96.0)).raw["country"] == "US"
    assert geocoder.geocode("Paris", near=Point(50, 3)).raw["country"] == "FR"
    assert geocoder.geocode("Paris", near="33.0, -96.0").raw["country"] == "US"


@pytest.mark.parametrize("query", ["", "   ", None, 5])
def test_geocode_refuses_what_is_no_name(geocoder, query):
    """An empty query is geopy's own error."""
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


def test_bad_limits_and_points_are_value_errors(geocoder):
    """As with Nominatim: a limit below one, or what is no point, is a ValueError."""
    with pytest.raises(ValueError, match="Limit"):
        geocoder.geocode("Hama", limit=0)
    with pytest.raises(ValueError, match="Limit"):
        geocoder.reverse("35, 36", limit=0)
    with pytest.raises(ValueError, match="Point"):
        geocoder.reverse("somewhere")


def test_reverse_names_the_nearest_settlement(geocoder):
    """A point is named after the settlement or facility beside it, given as text, pair or Point."""
    for point in ("35.14, 36.76", (35.14, 36.76), Point(35.14, 36.76)):
        assert geocoder.reverse(point).raw["name"] == "Hama"


def test_reverse_on_the_open_sea_names_the_sea(geocoder):
    """Where there is no settlement, the nearest place of any kind answers; where there is nothing at all, None."""
    assert geocoder.reverse((43.5, 35.5)).raw["name"] == "Black Sea"
    assert geocoder.reverse((-55.0, -140.0)) is None
    assert geocoder.reverse((-55.0, -140.0), exactly_one=False) is None


def test_reverse_lists_neighbours(geocoder):
    """With exactly_one off, the neighbours come nearest first, at most `limit`."""
    names = [location.raw["name"] for location in geocoder.reverse((34.89, 35.89), exactly_one=False, limit=2)]
    assert names == ["Tartus", "Tartus naval base"]
