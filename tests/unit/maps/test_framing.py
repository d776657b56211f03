"""Where the map looks first."""

from dataclasses import replace
from datetime import date

import numpy as np

from geo.maps import picture
from geo.maps.framing import around, inside
from geo.maps.scene import View, build_scene


def moved(reading, number, lat, lon):
    """The reading with one more event, far away."""
    event = reading.events[0]
    place = replace(event.place, id=f"far:{number}", name=f"Far {number}", lat=lat, lon=lon)
    return replace(reading, events=(*reading.events, replace(event, id=f"far{number}", place=place)))


def outside(scene):
    """How many events lie beyond the scene's bounds."""
    counts = np.array([mark.count for mark in scene.marks])
    lat, lon = np.array([mark.lat for mark in scene.marks]), np.array([mark.lon for mark in scene.marks])
    return int(counts[~inside(lat, lon, scene.bounds)].sum())


def test_one_article_is_framed_by_the_bulk_of_its_events(week):
    """A far one is left out; where no event has a place there is no frame."""
    reading = replace(week[0], events=week[0].events * 4)
    (south, west), (north, east) = around(moved(reading, 1, 38.9, -77.04))
    assert around(reading) == ((south, west), (north, east))
    assert 30 < south < north < 40
    assert 33 < west < east < 43
    assert around(replace(reading, events=tuple(replace(one, place=None) for one in reading.events))) is None
    assert around(replace(reading, events=())) is None


def test_far_events_do_not_stretch_the_first_view(week):
    """One event in Washington leaves the bounds of a Syrian week alone; the whole holds it, and a picture says that it is outside."""
    near = build_scene(week)
    scene = build_scene([moved(week[0], 1, 38.9, -77.04)])
    assert scene.bounds == near.bounds
    assert scene.whole[0][1] < -77
    far = outside(near) + 1
    assert outside(scene) == far
    assert f"{17 - far} of 17 events, {far} outside this map" in picture.drawing(scene).description


def test_few_events_are_all_in_the_first_view(week):
    """Of two events on two continents neither is the outlier."""
    reading = moved(replace(week[0], events=week[0].events[:1]), 1, 38.9, -77.04)
    scene = build_scene([reading])
    assert scene.bounds == scene.whole


def test_month_is_named_in_the_legend_by_date(week):
    """A class that holds a whole month only is that month, not its last day."""
    event = replace(week[0].events[0], first=date(2025, 9, 1), last=date(2025, 9, 30), date_precision="month")
    scene = build_scene([replace(week[0], events=(event,))], View(colour_by="date"))
    assert [row.label for row in scene.legend[0].rows] == ["September 2025"]
