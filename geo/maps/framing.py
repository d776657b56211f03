"""Where to look: the box around the bulk of the events, the box around all of them, and which lie in a box."""

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.maps.marks import Bounds
from geo.model import Reading

Floats = NDArray[np.float64]
# The bulk: what is no further from the middle than this many times the distance within which three quarters of the events lie,
# and never less than so many kilometres. So at most a quarter is left out, none of up to four, and no neighbouring province.
BULK_SHARE, BULK_FACTOR, BULK_LEAST_KM = 0.75, 3.0, 600.0
# So many widths and heights of the screen are drawn beyond each of its sides.
SCREEN_MARGIN = 0.5
_EDGE = 1e-9  # degrees


def bulk(lat: Floats, lon: Floats) -> NDArray[np.bool_]:
    """Which points are not far from where most are: a statement from another continent should not shrink the war.

    The middle is the median of the points on the sphere, coordinate by coordinate, which a few far ones cannot move.
    """
    if not len(lat):
        return np.zeros(0, np.bool_)
    points = _on_the_sphere(lat, lon)
    middle = np.median(points, axis=0)
    length = float(np.linalg.norm(middle))
    if not length:  # the events lie all around the world
        return np.ones(len(lat), np.bool_)
    distances = EARTH_RADIUS_KM * np.arccos(np.clip(points @ middle / length, -1, 1))
    reach = float(np.quantile(distances, BULK_SHARE, method="higher"))
    near: NDArray[np.bool_] = distances <= max(BULK_FACTOR * reach, BULK_LEAST_KM)
    return near


def box_around(lat: Floats, lon: Floats) -> Bounds | None:
    """The box around some points; None around none. It crosses the 180th meridian where that makes it narrower."""
    if not len(lat):
        return None
    lons = np.unique(lon)
    gaps = np.diff(np.append(lons, lons[0] + 360))
    widest = int(gaps.argmax())
    west, east = float(lons[(widest + 1) % len(lons)]), float(lons[widest])
    return (float(lat.min()), west), (float(lat.max()), east)


def around(reading: Reading) -> Bounds | None:
    """The box around the bulk of the places where one article's events happened; None where it places none."""
    places = [event.place for event in reading.events if event.place]
    lat, lon = (np.array([getattr(place, name) for place in places], np.float64) for name in ("lat", "lon"))
    near = bulk(lat, lon)
    return box_around(lat[near], lon[near])


def inside(lat: Floats, lon: Floats, bounds: Bounds, *, margin: float = 0.0) -> NDArray[np.bool_]:
    """Which points lie in a box, and in `margin` times its size beyond each side; its longitudes may be counted on beyond 180."""
    (south, west), (north, east) = bounds
    east = east if east >= west else east + 360
    tall, wide = (north - south) * margin, (east - west) * margin
    # A point on the edge is inside, whatever the turning of degrees does to its last digit.
    across = (lon - (west - wide) + _EDGE) % 360 <= min(360.0, (east - west) + 2 * wide) + 2 * _EDGE
    found: NDArray[np.bool_] = (lat >= south - tall) & (lat <= north + tall) & across
    return found


def _on_the_sphere(lat: Floats, lon: Floats) -> Floats:
    lat, lon = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
