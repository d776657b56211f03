"""The borders of first-level divisions all over the world: Natural Earth's, as provinces.npz beside this file has them."""

from pathlib import Path
from typing import Final

import numpy as np

from geo.maps.simplify import Line

FILE: Final = Path(__file__).parent / "assets" / "provinces.npz"
UNITS_PER_DEGREE: Final = 1000


def province_borders() -> list[Line]:
    """The borders between divisions of one country, each an array of (lat, lon) rows in degrees."""
    with np.load(FILE) as kept:
        lengths, first, steps = kept["lengths"], kept["first"], kept["steps"]
    ends = np.cumsum(lengths - 1)
    return [
        np.concatenate([start[None], start + np.cumsum(steps[end - length + 1 : end], axis=0)]) / UNITS_PER_DEGREE
        for start, end, length in zip(first, ends, lengths, strict=True)
    ]
