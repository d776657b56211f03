"""Where to look: the box around the bulk of the events, the box around all of them, and how many lie outside a box."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.sphere import EARTH_RADIUS_KM
from geo.maps.marks import Bounds, Mark, Ring

# The bulk: what is no further from the middle than this many times the distance within which three quarters of the events lie,
# and never less than so many kilometres. So at most a quarter is left out, none of up to four, and no neighbouring province.
BULK_SHARE, BULK_FACTOR, BULK_LEAST_KM = 0.75, 3.0, 600.0
_EDGE = 1e-9  # degrees


def bulk(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks without those far from where most events are: a statement from another continent should not shrink the war.

    The middle is the median of the events' points on the sphere, coordinate by coordinate, which a few far ones cannot move.
    """
    if not marks:
        return marks
    counts = np.array([mark.count for mark in marks])
    points = _on_the_sphere(marks)
    middle = np.median(np.repeat(points, counts, axis=0), axis=0)
    length = float(np.linalg.norm(middle))
    if not length:  # the events lie all around the world
        return marks
    distances = EARTH_RADIUS_KM * np.arccos(np.clip(points @ middle / length, -1, 1))
    reach = float(np.quantile(np.repeat(distances, counts), BULK_SHARE, method="higher"))
    most = max(BULK_FACTOR * reach, BULK_LEAST_KM)
    return [mark for mark, distance in zip(marks, distances.tolist(), strict=True) if distance <= most]


def box_around(points: Sequence[Mark | Ring]) -> Bounds | None:
    """The box around some points; None around none. It crosses the 180th meridian where that makes it narrower."""
    if not points:
        return None
    lats = [point.lat for point in points]
    lons = np.unique([point.lon for point in points])
    gaps = np.diff(np.append(lons, lons[0] + 360))
    widest = int(gaps.argmax())
    west, east = float(lons[(widest + 1) % len(lons)]), float(lons[widest])
    return (min(lats), west), (max(lats), east)


def outside(marks: Sequence[Mark], bounds: Bounds) -> int:
    """How many events have their point outside a box; longitudes of the box may be counted on beyond 180."""
    (south, west), (north, east) = bounds
    wide = east - west if east >= west else east - west + 360
    # A point on the edge is inside, whatever the turning of degrees does to its last digit.
    return sum(mark.count for mark in marks if not (south <= mark.lat <= north and (mark.lon - west + _EDGE) % 360 <= wide + 2 * _EDGE))


def _on_the_sphere(marks: Sequence[Mark]) -> NDArray[np.float64]:
    lat, lon = np.radians([mark.lat for mark in marks]), np.radians([mark.lon for mark in marks])
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
