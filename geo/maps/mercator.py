"""Web Mercator, the projection of the screen's map, in numpy and in plain numbers.

World pixels: x and y from the north-west corner at a zoom, the whole world being 256 * 2**zoom wide (EPSG:3857 as Leaflet uses it).
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geo.maps.marks import Bounds

MAX_LAT = 85.0511287798
TILE_PX = 256
EARTH_CIRCUMFERENCE_M = 40075016.686
Floats = NDArray[np.float64]


def world_width(zoom: float) -> float:
    """The width of the world in world pixels."""
    return TILE_PX * math.pow(2.0, zoom)


def world_pixels(lat: Floats, lon: Floats, zoom: float) -> tuple[Floats, Floats]:
    """World pixels (x, y) of points in degrees. Latitudes beyond the projection's edge are drawn at the edge."""
    size = world_width(zoom)
    sine = np.sin(np.radians(np.clip(lat, -MAX_LAT, MAX_LAT)))
    return (np.asarray(lon) + 180) / 360 * size, (0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size


def latitude(y: float, zoom: float) -> float:
    """The latitude in degrees at a world pixel's y."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / world_width(zoom)))))


def middle_latitude(south: float, north: float) -> float:
    """The latitude in degrees half-way up the screen between two others, which is not their mean."""
    heights = world_pixels(np.array([south, north]), np.zeros(2), 0.0)[1]
    return latitude(float(heights.mean()), 0.0)


def longitude(x: float, zoom: float) -> float:
    """The longitude in degrees at a world pixel's x, unwrapped."""
    return x / world_width(zoom) * 360 - 180


def metres_per_pixel(lat: float, zoom: float) -> float:
    """Metres on the ground for one world pixel at a latitude."""
    return math.cos(math.radians(lat)) * EARTH_CIRCUMFERENCE_M / world_width(zoom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A piece of the world on a canvas of `width` x `height` pixels at a zoom; (left, top) are world pixels of its corner."""

    zoom: float
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def around(cls, bounds: Bounds, width: float, height: float, *, margin: float = 0.0, max_zoom: float = 19.0) -> "Window":
        """The closest window that holds all of `bounds`, centred, with `margin` pixels free on every side."""
        (south, west), (north, east) = bounds
        east = east + 360 if east < west else east
        (x0, x1), (y1, y0) = world_pixels(np.array([south, north]), np.array([west, east]), 0)
        across, down = max(float(x1 - x0), 1e-9), max(float(y1 - y0), 1e-9)
        zoom = min(max_zoom, math.log2(min((width - 2 * margin) / across, (height - 2 * margin) / down)))
        scale = 2.0**zoom
        return cls(
            zoom=zoom, left=float(x0 + x1) / 2 * scale - width / 2, top=float(y0 + y1) / 2 * scale - height / 2, width=width, height=height
        )

    def place(self, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        """Canvas pixels (x, y) of points in degrees, on the copy of the world that is nearest to the window's middle."""
        x, y = self.unwrapped(lat, lon)
        world = world_width(self.zoom)
        return x - np.round((x - self.width / 2) / world) * world, y

    def unwrapped(self, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        """Canvas pixels (x, y) of points in degrees, taking longitudes as they are."""
        x, y = world_pixels(lat, lon, self.zoom)
        return x - self.left, y - self.top

    @property
    def bounds(self) -> Bounds:
        """The window's box in degrees; longitudes are not wrapped, so that east is always greater than west."""
        south, north = latitude(self.top + self.height, self.zoom), latitude(self.top, self.zoom)
        return (south, longitude(self.left, self.zoom)), (north, longitude(self.left + self.width, self.zoom))

    def within_the_world(self) -> "Window":
        """The same window, moved so that it shows no more beyond the projection's northern and southern edge than it must."""
        lowest = max(0.0, world_width(self.zoom) - self.height)
        return replace(self, top=min(max(self.top, 0.0), lowest))

    def metres_per_pixel_at(self, lat: float) -> float:
        """Metres on the ground for a pixel at a latitude."""
        return metres_per_pixel(lat, self.zoom)

    @property
    def metres_per_pixel(self) -> float:
        """Metres on the ground for a pixel in the window's middle."""
        return metres_per_pixel(latitude(self.top + self.height / 2, self.zoom), self.zoom)
