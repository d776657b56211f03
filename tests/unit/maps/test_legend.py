"""The legend of a part of a scene."""

from dataclasses import replace

import pytest

from geo.maps.legend import narrowed
from geo.maps.scene import View, build_scene


@pytest.mark.parametrize("colour_by", ["type", "date"])
def test_legend_of_a_picture_counts_what_is_in_it(week, colour_by):
    """Mark by mark: types, fills and days add up to its events, and nothing is told that it does not show."""
    scene = build_scene(week, View(colour_by=colour_by))
    assert narrowed(scene.legend, scene.marks) == scene.legend
    for mark in scene.marks:
        for group in narrowed(scene.legend, [mark]):
            counts = [row.count for row in group.rows if row.count is not None]
            assert all(counts)
            assert sum(counts) in (0, mark.count)
    bare = [replace(mark, symbols=()) for mark in scene.marks[:1]]
    assert {row.count for group in narrowed(scene.legend, bare) for row in group.rows} >= {None}
