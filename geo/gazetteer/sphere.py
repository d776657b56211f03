"""Distances and cells on a sphere."""

import math
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0
KM_PER_DEGREE: Final = 111.2
CELLS_PER_DEGREE: Final = 2
_CELLS_PER_ROW: Final = 360 * CELLS_PER_DEGREE
_HALF_TURN: Final = 180.0


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two (lat, lon) points on a sphere; within half a percent of the ellipsoid's."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def cell(lat: float, lon: float) -> int:
    """The number of the half-degree cell that holds a point, counted row by row from the South Pole eastwards."""
    column = min(int((lon + 180) * CELLS_PER_DEGREE), _CELLS_PER_ROW - 1)
    return int((lat + 90) * CELLS_PER_DEGREE) * _CELLS_PER_ROW + column


def cell_ranges(lat: float, lon: float, radius_km: float) -> list[tuple[int, int]]:
    """The ranges of cells, a row each, that may hold points within a distance of a point; two a row over the date line."""
    height = radius_km / KM_PER_DEGREE
    low, high = max(lat - height, -90.0), min(lat + height, 90.0)
    width = min(_HALF_TURN, height / max(math.cos(math.radians(min(90.0, max(abs(low), abs(high))))), 1e-6))
    spans = [(max(lon - width, -_HALF_TURN), min(lon + width, _HALF_TURN))]
    if lon - width < -_HALF_TURN:
        spans.append((lon - width + 2 * _HALF_TURN, _HALF_TURN))
    if lon + width > _HALF_TURN:
        spans.append((-_HALF_TURN, lon + width - 2 * _HALF_TURN))
    rows = range(int((low + 90) * CELLS_PER_DEGREE), int((high + 90) * CELLS_PER_DEGREE) + 1)
    return [(cell(row / CELLS_PER_DEGREE - 90, west), cell(row / CELLS_PER_DEGREE - 90, east)) for row in rows for west, east in spans]
