"""What lies on a picture's map besides marks: heat, and the outline of a drawn area. `assets/heat.js` paints the same on screen."""

from collections.abc import Iterator

import numpy as np

from geo.maps.area import Area
from geo.maps.drawing import Box, Item, Line
from geo.maps.heat import BLUR_PX, OPACITY, Heat, density, ramp, steps
from geo.maps.mercator import Window, world_width
from geo.maps.style import Theme

# The side of a painted cell in pixels of the design page: small enough to look smooth in print.
_CELL_PX = 4.0
OUTLINE = "#0B6E4F"


def heat_items(heat: Heat, window: Window, theme: Theme, scale: float) -> Iterator[Item]:
    """The heat in a window as boxes: one for each run of cells of one colour."""
    cell = max(1, round(_CELL_PX * scale))
    shape = (int(np.ceil(window.height / cell)), int(np.ceil(window.width / cell)))
    xs, ys = window.place(heat.lat, heat.lon)
    levels = steps(density(xs / cell, ys / cell, heat.count, shape, BLUR_PX * scale / cell), len(ramp(theme)))
    for row, line in enumerate(levels):
        ends = np.flatnonzero(np.diff(line, append=line[-1:] + 1)) + 1
        for start, end in zip((0, *ends[:-1].tolist()), ends.tolist(), strict=True):
            if line[start] >= 0:
                yield Box(
                    x=start * cell,
                    y=row * cell,
                    width=(end - start) * cell,
                    height=cell,
                    fill=ramp(theme)[line[start]],
                    opacity=OPACITY,
                )


def outline_items(area: Area, window: Window, scale: float) -> Iterator[Item]:
    """The area that the events were chosen by, on the copy of the world that is nearest to the window's middle."""
    corners = np.array([*area.corners, area.corners[0]])
    x, y = window.unwrapped(corners[:, 0], corners[:, 1])
    world = world_width(window.zoom)
    x = x - np.round(((x.min() + x.max()) / 2 - window.width / 2) / world) * world
    yield Line(paths=(np.column_stack((x, y)),), colour=OUTLINE, width=2 * scale)
