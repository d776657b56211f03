"""A small picture of where a place is: the land, borders and towns around it, and the place itself. An SVG of a few kilobytes."""

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from geo.maps.drawing import Circle, Drawing, Item
from geo.maps.ground import ground
from geo.maps.mercator import Window, metres_per_pixel, world_pixels
from geo.maps.names import Sheet, name_items
from geo.maps.style import PALETTES, Palette, Theme
from geo.maps.svg import write_svg
from geo.maps.worldnames import world_labels
from geo.model import Place
from geo.places.whereabouts import in_full

WIDTH, HEIGHT = 176, 116
# What is some 500 km wide at middle latitudes shows the next large towns, and mostly a border or a coast.
_ZOOM, _FURTHEST_ZOOM = 5.5, 1.0
# A region takes this share of the picture's height, so that what lies around it is seen, too.
_SHARE = 0.5
_SCALE = 0.88
# Each stands out from its theme's land by more than 3 to 1.
_MARKS: dict[Theme, str] = {"light": "#C8102E", "dark": "#FF7A85"}
_RADIUS = 5.0
# The least radius, in pixels, at which a region's extent is seen beside its mark.
_LEAST_DISC = 8.0
_EARTH_KM = 6371.0


@lru_cache(maxsize=512)
def locator(place: Place, theme: Theme) -> str:
    """The SVG of a place in a theme's colours; made once a place and theme. A town is a point, a region has a disc of its radius."""
    window, palette = _window(place), PALETTES[theme]
    return write_svg(
        Drawing(
            width=WIDTH,
            height=HEIGHT,
            title=locator_title(place),
            description="The place is in the middle.",
            background=palette.water,
            items=(*ground(window, palette, _SCALE), *_mark(place, window, palette, _MARKS[theme])),
        )
    )


def prepare() -> None:
    """Read the base map and the world's names, for which the first picture of a process would wait (1.4 s)."""
    for radius_km in (None, _EARTH_KM):  # each of the base map's levels
        locator(Place(id="none", name="", kind="region", lat=0.0, lon=0.0, radius_km=radius_km), "light")


def locator_title(place: Place) -> str:
    """What the picture shows, for those who do not see it."""
    return f"Map of the surroundings of {in_full(place)}"


def _window(place: Place) -> Window:
    zoom = _zoom(place)
    x, y = world_pixels(np.array([place.lat]), np.array([place.lon]), zoom)
    window = Window(zoom=zoom, left=float(x[0]) - WIDTH / 2, top=float(y[0]) - HEIGHT / 2, width=WIDTH, height=HEIGHT)
    return window.within_the_world()


def _zoom(place: Place) -> float:
    """As close as for a town, or as far away as a region needs."""
    radius_px = (place.radius_km or 0) * 1000 / metres_per_pixel(place.lat, _ZOOM)
    too_large = 2 * radius_px / (_SHARE * HEIGHT)
    return max(_FURTHEST_ZOOM, _ZOOM - math.log2(max(1.0, too_large)))


def _mark(place: Place, window: Window, palette: Palette, colour: str) -> Iterator[Item]:
    """The extent of a region, the names around, and the place over both."""
    xs, ys = window.place(np.array([place.lat]), np.array([place.lon]))
    x, y = float(xs[0]), float(ys[0])
    radius = (place.radius_km or 0) * 1000 / window.metres_per_pixel_at(place.lat)
    is_wide = place.kind not in {"settlement", "facility"} and radius > _LEAST_DISC
    if is_wide:
        yield Circle(x=x, y=y, radius=radius, fill=colour, opacity=0.22, stroke=colour, width=1.2)
    sheet = Sheet(window, palette, _SCALE, scale_bar=(0.0, 0.0))
    sheet.taken.append((x - 8, y - 8, x + 8, y + 8))
    yield from name_items(sheet, [], [], world_labels())
    yield Circle(x=x, y=y, radius=_RADIUS / (2 if is_wide else 1), fill=colour, stroke=palette.halo, width=1.5)
