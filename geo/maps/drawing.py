"""A picture as a list of simple shapes, which PNG, SVG and PDF then write each in their own way.

Canvas pixels, x to the right, y down. Colours are #RRGGBB. Angles are degrees clockwise from three o'clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Path = NDArray[np.float64]
"""Points as rows of (x, y)."""
Anchor = Literal["start", "middle", "end"]
SIZE = (1600, 1000)
# The sides of a picture: smaller is not legible, larger would take gigabytes at twice the size.
LEAST_PX, MOST_PX = 320, 8000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Area:
    """Polygons filled with one colour."""

    rings: tuple[Path, ...]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """Lines of one colour and width with round ends. `dash` is (on, off)."""

    paths: tuple[Path, ...]
    colour: str
    width: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle. `dash` is (on, off) along its stroke; `dots` makes the strokes round."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    opacity: float = 1.0
    stroke: str | None = None
    width: float = 0.0
    stroke_opacity: float = 1.0
    dash: tuple[float, float] | None = None
    dots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A part of a ring: its middle line is at `radius`, it runs from `start` to `end`."""

    x: float
    y: float
    radius: float
    width: float
    colour: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle. One that lets something shine through has no stroke."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    opacity: float = 1.0
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text. `y` is its baseline; `halo` a colour around the letters."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    halo: str | None = None
    spacing: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that are one thing, with the title that a screen reader says."""

    title: str
    items: "tuple[Item, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Items of which only what lies in the rectangle is seen."""

    x: float
    y: float
    width: float
    height: float
    items: "tuple[Item, ...]"


Item = Area | Line | Circle | Arc | Box | Text | Group | Clip


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture in pixels, with what it is called and what it shows."""

    width: int
    height: int
    title: str
    description: str
    background: str
    items: tuple[Item, ...]


def ungrouped(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items with groups opened, for writers that know no groups."""
    for item in items:
        if isinstance(item, Group):
            yield from ungrouped(item.items)
        else:
            yield item
