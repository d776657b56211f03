"""Small pictures of where places are."""

import re
from xml.etree import ElementTree as ET

import pytest

from geo.maps.locator import HEIGHT, WIDTH, locator, locator_title
from geo.maps.style import PALETTES, Theme
from geo.model import Place
from tests.contrast import contrast

SAN_JOSE = Place(id="geonames:3621849", name="San José", kind="settlement", lat=9.93388, lon=-84.08489, country="CR", radius_km=4.6)
PROVINCE = Place(id="whereabouts:adm1:CR.08", name="San Jose", kind="region", lat=9.7306, lon=-83.9656, country="CR", radius_km=48.8)
OTHER = Place(id="geonames:3621841", name="San José", kind="settlement", lat=10.95192, lon=-85.13572, country="CR", admin1="Alajuela")
VANUA = Place(id="geonames:1", name="Vanua", kind="settlement", lat=-16.5, lon=179.99, country="FJ")
SVG = "{http://www.w3.org/2000/svg}"


def circles(svg: str) -> list[ET.Element]:
    """The circles of a picture, in the order in which they are drawn; the last one is the place."""
    return list(ET.fromstring(svg).iter(f"{SVG}circle"))  # noqa: S314  (our own picture)


def test_places_of_one_name_in_one_country_have_pictures_of_their_own() -> None:
    """Two towns and a province of one name show other coasts and borders, the province its extent."""
    pictures = [locator(place, "light") for place in (SAN_JOSE, PROVINCE, OTHER)]
    lines = [tuple(re.findall(r' d="([^"]+)"', picture)) for picture in pictures]
    assert len(set(lines)) == len(lines)
    wide = [any(one.get("fill-opacity") for one in circles(picture)) for picture in pictures]
    assert wide == [False, True, False]


def test_place_is_in_the_middle_and_named_for_those_who_do_not_see_it() -> None:
    """The mark stands where the place is, on either side of the date line; the title says which place."""
    for place in (SAN_JOSE, VANUA):
        picture = locator(place, "light")
        mark = circles(picture)[-1]
        assert (float(mark.get("cx", 0)), float(mark.get("cy", 0))) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=0.1)
    assert locator_title(SAN_JOSE) == "Map of the surroundings of San José, Costa Rica"
    assert locator_title(PROVINCE).endswith("San Jose, Costa Rica (region)")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture_has_the_themes_colours_and_its_mark_stands_out(theme: Theme) -> None:
    """Land is the theme's, and the mark has three times its contrast."""
    picture, palette = locator(SAN_JOSE, theme), PALETTES[theme]
    assert palette.land in picture
    assert palette.water in picture
    assert contrast(circles(picture)[-1].get("fill", ""), palette.land) >= 3


def test_name_that_holds_markup_is_text() -> None:
    """A place of a file of one's own may be called anything."""
    hostile = Place(id="own:1", name="<script>alert(1)</script>", kind="settlement", lat=0.0, lon=10.0)
    assert ET.fromstring(locator(hostile, "light")).find(f".//{SVG}script") is None  # noqa: S314  (our own picture)
