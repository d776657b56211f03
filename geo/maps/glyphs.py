"""The glyphs of the event types, for the browser and for pictures: lines and areas in a box from -5 to 5, y downwards."""

import math
from dataclasses import dataclass

from geo.events.types import Glyph

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A glyph's `parts`, filled, or stroked two units wide with round ends. `closed` joins each part's last point to its first."""

    parts: tuple[Points, ...]
    filled: bool
    closed: bool = True


def _round(radius: float, corners: int = 24) -> Points:
    turns = (2 * math.pi * i / corners for i in range(corners))
    return tuple((round(radius * math.cos(a), 2), round(radius * math.sin(a), 2)) for a in turns)


GLYPHS: dict[Glyph, Outline] = {
    "cross": Outline((((-3.9, -3.9), (3.9, 3.9)), ((3.9, -3.9), (-3.9, 3.9))), filled=False, closed=False),
    "burst": Outline(
        (((0, -4.9), (0, 4.9)), ((-4.9, 0), (4.9, 0)), ((-3.3, -3.3), (3.3, 3.3)), ((3.3, -3.3), (-3.3, 3.3))), filled=False, closed=False
    ),
    "diamond": Outline((((0, -4.9), (4.2, 0), (0, 4.9), (-4.2, 0)),), filled=True),
    "square": Outline(
        (((-4.2, -4.8), (4.2, -4.8), (4.2, 1.4), (-4.2, 1.4)), ((-0.9, 1.4), (0.9, 1.4), (0.9, 5.2), (-0.9, 5.2))), filled=True
    ),
    "zigzag": Outline((((-4.8, 2.6), (-2, -2.6), (0.4, 2.6), (2.4, -2.6), (4.8, 2.6)),), filled=False, closed=False),
    "flag": Outline((((-3.4, -4.8), (-2.2, -4.8), (-2.2, -4.4), (4.2, -2.2), (-2.2, 0.2), (-2.2, 4.9), (-3.4, 4.9)),), filled=True),
    "ring": Outline((_round(3.6),), filled=False),
    "triangle": Outline((((0, -4.6), (4.6, 3.7), (-4.6, 3.7)),), filled=True),
    "arrow": Outline((((-4.8, -1.2), (0.2, -1.2), (0.2, -4.2), (4.9, 0), (0.2, 4.2), (0.2, 1.2), (-4.8, 1.2)),), filled=True),
    "dot": Outline((_round(2.7),), filled=True),
}


def svg_path(glyph: Glyph) -> str:
    """A glyph as the `d` of an SVG path."""
    outline = GLYPHS[glyph]
    end = "Z" if outline.closed else ""
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in part) + end for part in outline.parts)


def for_browser() -> dict[str, tuple[str, str]]:
    """Every glyph as ("f" for filled or "s" for stroked, path)."""
    return {name: ("f" if outline.filled else "s", svg_path(name)) for name, outline in GLYPHS.items()}
