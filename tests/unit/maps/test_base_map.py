"""The base map: true, whole across its seams, small enough to send; projection and simplification beside it."""

import json
import math

import numpy as np
import pytest

from geo.maps.basemap import BaseMap, as_json, base_map, clipped, script
from geo.maps.cluster import CALM, cluster, petals
from geo.maps.ground import clip_ring
from geo.maps.marks import Mark
from geo.maps.mercator import MAX_LAT, Window, latitude, longitude, metres_per_pixel, world_pixels
from geo.maps.simplify import simplify
from geo.maps.worldnames import CAPITAL, CLOSE_ZOOM, COUNTRY, surroundings, world_labels

PLACES = [
    ("Damascus", 33.51, 36.29, True),
    ("Mediterranean", 34.5, 31.0, False),
    ("Moscow", 55.75, 37.62, True),
    ("Lake Victoria", -1.0, 33.0, False),
    ("South Pole's ice", -80.0, 60.0, True),
    ("Chukotka beyond 180", 67.0, -178.0, True),
    ("Chukotka at 180", 67.5, 179.999, True),
    ("Mid-Atlantic", 30.0, -40.0, False),
    ("Fiji", -17.8, 178.0, True),
    ("Caspian Sea", 42.0, 51.0, False),
]


def holds(ring, lat, lon):
    """Whether a ring of (lat, lon) rows holds a point, by the even-odd rule."""
    a, b = ring, np.roll(ring, 1, axis=0)
    crosses = (a[:, 0] > lat) != (b[:, 0] > lat)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = (b[:, 1] - a[:, 1]) * (lat - a[:, 0]) / (b[:, 0] - a[:, 0]) + a[:, 1]
    return bool((crosses & (lon < at)).sum() % 2)


def is_land(world, lat, lon):
    """As it is painted: land, then lakes over it, then their islands."""
    land = any(holds(ring, lat, lon) for ring in (*world.cut, *world.land))
    lake = any(holds(ring, lat, lon) for ring in world.lakes)
    return (land and not lake) or any(holds(ring, lat, lon) for ring in world.islands)


@pytest.mark.parametrize("level", ["world", "region"])
@pytest.mark.parametrize(("name", "lat", "lon", "land"), PLACES, ids=[row[0] for row in PLACES])
def test_places_are_on_land_or_water_as_on_earth(level, name, lat, lon, land):
    """Towns are on land, seas and lakes are water, also beside the 180th meridian and in Antarctica."""
    assert is_land(base_map(level), lat, lon) is land, name


@pytest.mark.parametrize("level", ["world", "region"])
def test_no_coast_runs_along_a_cut(level):
    """No line is drawn where the data is cut: along 180 degrees, along the pole, or along 0 degrees in Antarctica."""
    for line in base_map(level).coasts:
        a, b = line[:-1], line[1:]
        on_meridian = (np.abs(np.abs(a[:, 1]) - 180) < 0.01) & (np.abs(np.abs(b[:, 1]) - 180) < 0.01)
        polar = (a[:, 0] < -85) & (b[:, 0] < -85)
        assert not (on_meridian | polar).any()


def test_halves_of_cut_land_overlap():
    """The halves of Chukotka reach over the 180th meridian, so that no hairline shows between them."""
    lons = np.concatenate([ring[:, 1] for ring in base_map("world").cut])
    assert lons.max() > 180
    assert lons.min() < -180


def test_levels_differ_as_they_say():
    """The finer level has several times the points; both are small enough for a browser (0.5 and 3.2 MB)."""
    points = {level: sum(len(line) for line in base_map(level).land) for level in ("world", "region")}
    assert points["region"] > 3 * points["world"]
    assert len(script("world")) < 500_000
    assert len(script("region")) < 3_250_000


def test_script_holds_the_arrays_to_the_last_decimal():
    """What the browser unpacks is the array, rounded."""
    world = base_map("world")
    data = json.loads(as_json(world, 2))
    assert set(data) == {"unit", *BaseMap.__dataclass_fields__}
    line = np.cumsum(np.array(data["borders"][0]).reshape(-1, 2), axis=0) / data["unit"]
    assert np.abs(line[0] - world.borders[0][0]).max() <= 0.005
    assert np.abs(line[-1] - world.borders[0][-1]).max() <= 0.005


def test_clipped_map_keeps_what_meets_the_box():
    """Cyprus is kept for a box around Syria, Iceland is not."""
    near = clipped(base_map("world"), 32, 32, 38, 43)
    assert any(holds(ring, 35.0, 33.2) for ring in near.land)
    assert not any(holds(ring, 65.0, -18.5) for ring in near.land)


def test_simplified_line_keeps_its_ends_and_drops_what_is_not_seen():
    """Ends stay, points on a straight line go, a corner larger than the tolerance stays."""
    line = np.array([(0, x / 10) for x in range(11)] + [(x / 10, 1.0) for x in range(1, 11)], float)
    (short,) = simplify([line], 0.05)
    assert short.tolist() == [[0, 0], [0, 1.0], [1.0, 1.0]]
    assert simplify([], 0.1) == ()


def test_projection_is_the_screens():
    """World pixels agree with EPSG:3857 at known points, and turn back into degrees."""
    x, y = world_pixels(np.array([0.0, MAX_LAT, 51.5]), np.array([0.0, -180.0, -0.12]), 1)
    assert x == pytest.approx([256, 0, 255.829], abs=1e-3)
    assert y == pytest.approx([256, 0, 256 * (1 - math.asinh(math.tan(math.radians(51.5))) / math.pi)], abs=1e-3)
    assert latitude(y[2], 1) == pytest.approx(51.5)
    assert longitude(x[2], 1) == pytest.approx(-0.12)
    assert metres_per_pixel(0, 0) == pytest.approx(156543.03, abs=0.01)


@pytest.mark.parametrize("bounds", [((31.0, 33.0), (38.0, 43.0)), ((-20.0, 175.0), (-10.0, -170.0)), ((-80.0, -170.0), (80.0, 170.0))])
def test_window_holds_its_bounds(bounds):
    """Every corner of the bounds lies on the canvas, also across the date line."""
    window = Window.around(bounds, 900, 600)
    (south, west), (north, east) = bounds
    xs, ys = window.place(np.array([south, north]), np.array([west, east]))
    assert ((xs > -0.5) & (xs < 900.5)).all()
    assert ((ys > -0.5) & (ys < 600.5)).all()
    assert xs[0] < xs[1]


def test_clipped_ring_covers_the_same_canvas():
    """A ring far larger than the canvas is cut to its frame and still covers it; one beyond it is nothing."""
    huge = np.array([(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)], float)
    cut = clip_ring(huge, 100, 50)
    assert cut.min(axis=0) == pytest.approx([-6, -6])
    assert cut.max(axis=0) == pytest.approx([106, 56])
    assert len(clip_ring(huge + 5e6, 100, 50)) == 0


def bare_mark(count):
    return Mark(lat=0, lon=0, name="", radius_km=0, symbols=(), count=count, mix=(("#882255", count),))


def test_clusters_keep_every_event_and_do_not_touch():
    """However marks lie, clusters hold all of them once, and no two heads are nearer than their radii allow."""
    points = [(bare_mark(1 + i % 7), (i * 37) % 500, (i * 91) % 300) for i in range(200)]
    clusters = cluster(points)
    assert sum(len(group.members) for group in clusters) == len(points) > CALM
    assert sum(group.count for group in clusters) == sum(mark.count for mark, _, _ in points)
    for i, one in enumerate(clusters):
        for other in clusters[i + 1 :]:
            distance = math.hypot(one.head.x - other.head.x, one.head.y - other.head.y)
            assert distance >= one.head.radius + other.head.radius


@pytest.mark.parametrize("count", range(2, 8))
def test_symbols_of_one_point_stand_apart(count):
    """The symbols set around one point are far enough apart to read each glyph."""
    places = petals(count)
    assert len(places) == count
    nearest = min(math.dist(a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert nearest > 20


def test_world_labels_name_countries_and_capitals():
    """Countries and capitals of the world are there once, with points of their own, and dissolved states are not."""
    labels = world_labels()
    names = [label.name for label in labels if label.rank == COUNTRY]
    assert {"Syria", "Russia", "United States"} <= set(names)
    assert "Serbia and Montenegro" not in names
    assert len(names) == len(set(names))
    assert {"Damascus", "Moscow"} <= {label.name for label in labels if label.rank == CAPITAL}
    assert all(-90 <= label.lat <= 90 and -180 <= label.lon <= 180 for label in labels)


def test_close_look_names_what_lies_around(tiny_gazetteer):
    """From a town's zoom on the gazetteer's settlements around the screen are named, the largest first; from further away none are."""
    bounds = ((35.9, 36.9), (36.5, 37.5))
    names = surroundings(tiny_gazetteer, bounds, CLOSE_ZOOM)
    assert "Aleppo" in [label.name for label in names]
    around = {entry.place.name: entry.place.population or 0 for entry in tiny_gazetteer.near(36.2, 37.2, radius_km=80)}
    sizes = [around[label.name] for label in names if label.name in around]
    assert sizes == sorted(sizes, reverse=True)
    assert surroundings(tiny_gazetteer, bounds, CLOSE_ZOOM - 1) == ()
    assert surroundings(tiny_gazetteer, None, None) == ()
    turned = ((35.9, 396.9), (36.5, 397.5))  # the map was turned around the world
    assert surroundings(tiny_gazetteer, turned, 12.0) == surroundings(tiny_gazetteer, bounds, 12.0)


def test_every_continent_has_its_provinces():
    """First-level borders lie inside Syria, Sudan, France, India and Brazil, and none in the open sea."""
    points = np.concatenate([(line[:-1] + line[1:]) / 2 for line in base_map("region").provinces])
    for south, west, north, east in ((33, 36.5, 36.5, 41), (12, 24, 16, 33), (44, 0, 48, 5), (18, 75, 25, 82), (-15, -55, -5, -45)):
        assert ((points[:, 0] > south) & (points[:, 0] < north) & (points[:, 1] > west) & (points[:, 1] < east)).sum() > 30
    assert not ((points[:, 0] > 20) & (points[:, 0] < 40) & (points[:, 1] > -60) & (points[:, 1] < -35)).any()
