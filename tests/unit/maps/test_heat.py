"""Where events lie densely."""

import math

import numpy as np
import pytest

from geo.maps import picture
from geo.maps.area import Area
from geo.maps.heat import RAMP, density, heat_of, steps
from geo.maps.overlay import OUTLINE
from geo.maps.scene import View, build_scene
from geo.maps.table import EventTable
from geo.maps.wire import scene_data
from tests.made_up import readings


def test_cells_hold_every_event_once():
    """The counts add up to the events, whatever the zoom, and each cell's point lies among them."""
    table = EventTable.of(readings(3000))
    for zoom in (1.0, 4.0, 9.0):
        heat = heat_of(table.lat, table.lon, bounds=None, zoom=zoom)
        assert heat.count.sum() == len(table.events)
        assert heat.lat.min() >= table.lat.min()
        assert heat.lon.max() <= table.lon.max()


def test_only_what_is_near_the_screen_is_counted():
    """With bounds, events beyond them and a margin are left out, on both sides of the date line."""
    lat, lon = np.array([-18.1, -13.8, 48.0]), np.array([178.4, -171.8, 2.0])
    heat = heat_of(lat, lon, bounds=((-25.0, 170.0), (-5.0, 195.0)), zoom=5.0)
    assert heat.count.tolist() == [1, 1]


def test_blur_keeps_the_sum_and_reaches_as_far_as_it_says():
    """A single event becomes a round hill of the given width; nothing of it is lost inside the grid."""
    grid = density(np.array([50.0]), np.array([40.0]), np.array([7]), (80, 100), math.sqrt(20))
    assert grid.sum() == pytest.approx(7)
    assert np.unravel_index(grid.argmax(), grid.shape) == (40, 50)
    y, x = np.mgrid[: grid.shape[0], : grid.shape[1]]
    assert np.sqrt((grid * (x - 50) ** 2).sum() / 7) == pytest.approx(math.sqrt(20))
    assert np.sqrt((grid * (y - 40) ** 2).sum() / 7) == pytest.approx(math.sqrt(20))


def test_event_beyond_the_edge_warms_it():
    """A hill just outside the grid is seen at its edge, as on a larger grid."""
    small = density(np.array([-3.0]), np.array([10.0]), np.array([1]), (20, 20), 3.0)
    large = density(np.array([27.0]), np.array([10.0]), np.array([1]), (20, 50), 3.0)
    assert small == pytest.approx(large[:, 30:])


def test_densest_place_has_the_last_colour_and_empty_ones_none():
    """Colours rise with the density; where there is nothing, nothing is painted."""
    found = steps(np.array([[0.0, 0.01, 1.0, 4.0, 100.0]]), len(RAMP)).tolist()[0]
    assert found[0] == found[1] == -1
    assert found[-1] == len(RAMP) - 1
    assert sorted(found) == found
    assert steps(np.zeros((2, 2)), 7).max() == -1


def test_heat_is_drawn_in_the_place_of_marks(week):
    """On screen and in pictures there is heat, its scale in the legend, and no marker; the events that it holds are the same."""
    scene, marked = build_scene(week, View(show_as="heat")), build_scene(week)
    assert scene.keys == marked.keys
    data = scene_data(scene, fit="", selected=(), with_cards=False)
    assert (data["marks"], data["rings"]) == ([], [])
    assert sum(count for _, _, count in data["heat"]["cells"]) == scene.shown
    assert [row.swatch for group in scene.legend for row in group.rows] == ["heat"]
    svg = picture.svg(scene)
    assert RAMP[-1] in svg
    assert "<title>Battle" not in svg
    assert picture.png(scene) != picture.png(marked)
    assert picture.pdf(scene).startswith(b"%PDF")


def test_drawn_area_is_outlined_in_pictures(week):
    """The outline by which events were chosen is on the picture, so that nobody takes a part for the whole."""
    area = Area(((33.0, 35.5), (33.0, 37.5), (34.5, 37.5), (34.5, 35.5)))
    scene = build_scene(week, View(area=area))
    assert 0 < scene.shown < build_scene(week).shown
    assert OUTLINE in picture.svg(scene)
    assert scene_data(scene, fit="", selected=(), with_cards=False)["area"] == [list(corner) for corner in area.corners]
