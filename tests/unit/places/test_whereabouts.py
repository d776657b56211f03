"""Places in words."""

from dataclasses import replace

from geo.model import Place
from geo.places import point_of
from geo.places.whereabouts import in_full, told_apart, whereabouts

TOWN = Place(
    id="geonames:170063", name="Aleppo", kind="settlement", lat=36.2, lon=37.16, country="SY", admin1="Aleppo", population=2_098_210
)
REGION = Place(id="whereabouts:adm1:SY.09", name="Aleppo", kind="region", lat=36.2, lon=37.5, country="SY")
SALEM = Place(id="geonames:1", name="Salem", kind="settlement", lat=44.9, lon=-123.0, country="US", admin1="Oregon", population=164_549)


def test_town_and_its_namesake_region_are_told_apart() -> None:
    """Alone and in a list, a town never reads like the region of its name."""
    assert whereabouts(TOWN) == whereabouts(REGION) == "Aleppo, Syria"
    assert (in_full(TOWN), in_full(REGION)) == ("Aleppo, Syria (town)", "Aleppo, Syria (region)")
    assert told_apart([TOWN, SALEM, REGION]) == ("Aleppo, Syria (town)", "Salem, Oregon, United States", "Aleppo, Syria (region)")


def test_what_no_other_reads_like_says_no_more() -> None:
    """A list in which every place has a province or country of its own stays short."""
    other = replace(SALEM, admin1="Massachusetts")
    assert told_apart([SALEM, other]) == ("Salem, Oregon, United States", "Salem, Massachusetts, United States")
    assert in_full(SALEM) == "Salem, Oregon, United States"


def test_towns_of_one_name_and_province_say_their_people_or_else_their_point() -> None:
    """However much two have in common, no two of a list read alike."""
    village = replace(SALEM, lat=45.5, population=900)
    assert told_apart([SALEM, village]) == (
        "Salem, Oregon, United States (town, 164,549 people)",
        "Salem, Oregon, United States (town, 900 people)",
    )
    unknown = [replace(SALEM, population=None, lat=lat) for lat in (44.0, 45.0)]
    assert told_apart(unknown) == (
        "Salem, Oregon, United States (town, 44.000, -123.000)",
        "Salem, Oregon, United States (town, 45.000, -123.000)",
    )


def test_point_that_a_person_set_is_told_by_its_coordinates(tiny_gazetteer) -> None:
    """Its name alone could be anywhere."""
    assert in_full(point_of("Kafr Zarbun", "36.5, 37.1", tiny_gazetteer)) == "Kafr Zarbun at 36.5000, 37.1000"
