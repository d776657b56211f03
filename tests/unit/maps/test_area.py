"""Drawn areas: which events lie in one, and how an address bar spells it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.area import MOST_CORNERS, Area, contains, parsed, spelled
from geo.maps.mercator import world_pixels

lats, lons = st.floats(-80, 80), st.floats(-170, 190)
# Corners on whole degrees and points off them: no point lies on a side, where either answer is right.
corners = st.lists(st.tuples(st.integers(-80, 80), st.integers(-60, 290)), min_size=3, max_size=9).map(
    lambda found: tuple((float(lat), float(lon)) for lat, lon in found)
)


def winding(area, lat, lon):
    """Whether a polygon winds an odd number of times around a point, by the angles at which the point sees its sides."""
    for turn in (-360, 0, 360):
        x, y = mercator(lat, lon + turn)
        seen = [math.atan2(cy - y, cx - x) for cx, cy in (mercator(*corner) for corner in area.corners)]
        turned = sum(math.remainder(after - before, 2 * math.pi) for before, after in zip(seen, (*seen[1:], seen[0]), strict=True))
        if round(turned / (2 * math.pi)) % 2:
            return True
    return False


def mercator(lat, lon):
    x, y = world_pixels(np.array([lat]), np.array([lon]), 0.0)
    return float(x[0]), float(y[0])


def is_in(area, lat, lon):
    return bool(contains(area, np.array([lat]), np.array([lon]))[0])


@given(corners=corners, points=st.lists(st.tuples(st.integers(-79, 78), st.integers(-180, 179)), min_size=1, max_size=20))
def test_points_inside_are_those_the_polygon_winds_around(corners, points):
    """Crossing a ray and adding up angles agree on every point, on both sides of the date line."""
    if max(lon for _, lon in corners) - min(lon for _, lon in corners) > 360:
        return
    area = Area(corners)
    lat, lon = np.array([p[0] + 0.4137 for p in points]), np.array([p[1] + 0.2871 for p in points])
    assert contains(area, lat, lon).tolist() == [winding(area, *point) for point in zip(lat.tolist(), lon.tolist(), strict=True)]


def test_box_over_the_date_line_holds_both_sides():
    """Fiji and Samoa lie in a box from 170 to 195 degrees east; Hawaii and Sydney do not."""
    area = Area(((-25.0, 170.0), (-25.0, 195.0), (-5.0, 195.0), (-5.0, 170.0)))
    assert is_in(area, -18.1, 178.4)
    assert is_in(area, -13.8, -171.8)
    assert not is_in(area, 21.3, -157.8)
    assert not is_in(area, -33.9, 151.2)


def test_hollow_of_a_concave_area_is_outside():
    """Between the arms of a U there is nothing of it."""
    area = Area(((0.0, 0.0), (0.0, 30.0), (30.0, 30.0), (30.0, 20.0), (10.0, 20.0), (10.0, 10.0), (30.0, 10.0), (30.0, 0.0)))
    assert [is_in(area, 20.0, lon) for lon in (5.0, 15.0, 25.0)] == [True, False, True]


def test_event_without_a_point_is_in_no_area():
    """Not-a-number is nowhere."""
    area = Area(((-80.0, -180.0), (-80.0, 180.0), (80.0, 180.0), (80.0, -180.0)))
    assert contains(area, np.array([np.nan, 10.0]), np.array([np.nan, 10.0])).tolist() == [False, True]


@given(corners=corners)
def test_area_comes_back_from_the_address(corners):
    """What is spelled is parsed to the same polygon, to a thousandth of a degree."""
    if max(lon for _, lon in corners) - min(lon for _, lon in corners) > 360:
        return
    assert parsed(spelled(Area(corners))) == Area(corners)


@given(word=st.text() | st.from_regex(r"-?\d{1,5},-?\d{1,5}(_-?\d{1,5},-?\d{1,5}){0,5}", fullmatch=True))
def test_nonsense_in_the_address_is_no_area(word):
    """Whatever the address says, it is an area on the map or none."""
    found = parsed(word)
    assert found is None or parsed(spelled(found)) is not None


@pytest.mark.parametrize(
    "corners",
    [
        ((0.0, 0.0), (1.0, 1.0)),
        ((0.0, 0.0),) * (MOST_CORNERS + 1),
        ((91.0, 0.0), (0.0, 1.0), (1.0, 1.0)),
        ((0.0, math.nan), (0.0, 1.0), (1.0, 1.0)),
        ((0.0, -200.0), (0.0, 200.0), (1.0, 1.0)),
    ],
    ids=["two corners", "too many", "beyond the pole", "not a number", "wider than the world"],
)
def test_what_is_no_polygon_is_refused(corners):
    """Too few corners, too many, beyond the poles, no number, wider than the world."""
    with pytest.raises(ValueError, match="An area"):
        Area(corners)


def test_map_that_was_turned_around_the_world_gives_the_same_area():
    """Drawn on the second copy of the world to the east, the first corner is brought back between -180 and 180, the others with it."""
    area = Area(((10.0, 530.0), (10.0, 545.0), (0.0, 545.0)))
    assert area.unturned() == Area(((10.0, 170.0), (10.0, 185.0), (0.0, 185.0)))
    assert area.unturned().unturned() == area.unturned()
