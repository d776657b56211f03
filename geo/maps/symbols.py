"""Marks, rings, piles and legend swatches as shapes. `assets/symbols.js` draws the same on screen."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from geo.events.types import Glyph
from geo.maps.cluster import RADIUS, pile_radius
from geo.maps.drawing import Arc, Area, Box, Circle, Item, Line, Text
from geo.maps.glyphs import GLYPHS
from geo.maps.legend import LegendRow
from geo.maps.marks import Symbol
from geo.maps.style import Palette, RingStyle

WHITE = "#FFFFFF"
INK = "#1F2933"
# The luminance at which white and INK have the same contrast: both then 3.8 to 1, where signs need 3.
_INKS_MEET = 0.225
_DASHES: dict[RingStyle, tuple[float, float] | None] = {"solid": None, "dashed": (4.2, 2.8), "dotted": (0.1, 3.4)}
HALO = 22.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and how large a sign is drawn: (x, y) in pixels, `scale` times the size on screen, in a theme's colours."""

    x: float
    y: float
    scale: float
    palette: Palette

    def smaller(self, share: float) -> "Spot":
        """The same place, the sign `share` as large."""
        return Spot(self.x, self.y, self.scale * share, self.palette)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 (constants of sRGB)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(colour: str, fill: float) -> str:
    """White or nearly black, whichever has the greater contrast with a colour laid with this opacity over white."""
    return INK if luminance(over_white(colour, fill)) > _INKS_MEET else WHITE


def glyph_items(glyph: Glyph, spot: Spot, colour: str) -> Iterator[Item]:
    """A glyph; a scale of 1 makes its box ten pixels."""
    outline, scale = GLYPHS[glyph], spot.scale
    parts = tuple(np.array(part + part[:1] if outline.closed else part) * scale + (spot.x, spot.y) for part in outline.parts)
    yield Area(rings=parts, fill=colour) if outline.filled else Line(paths=parts, colour=colour, width=2 * scale)


def symbol_items(symbol: Symbol, spot: Spot) -> Iterator[Item]:
    """One event: casing, ring, fill, glyph."""
    x, y, scale, radius = spot.x, spot.y, spot.scale, RADIUS * symbol.size * spot.scale
    yield _casing(spot, radius)
    yield _ring(spot, radius - 2.2 * scale, symbol.colour, symbol.ring)
    if symbol.fill > 0:
        yield Circle(x=x, y=y, radius=radius - 4.4 * scale, fill=over_white(symbol.colour, symbol.fill))
    yield from glyph_items(symbol.glyph, spot.smaller(0.92 * symbol.size**0.8), ink_on(symbol.colour, symbol.fill))


def over_white(colour: str, opacity: float) -> str:
    """The colour that an opacity over white makes."""
    mixed = (round(255 + (int(colour[at : at + 2], 16) - 255) * opacity) for at in (1, 3, 5))
    return "#" + "".join(f"{value:02X}" for value in mixed)


def _casing(spot: Spot, radius: float) -> Circle:
    return Circle(x=spot.x, y=spot.y, radius=radius, fill=WHITE, stroke=spot.palette.edge, width=0.9 * spot.scale)


def _ring(spot: Spot, radius: float, colour: str, style: RingStyle) -> Circle:
    dash, scale = _DASHES[style], spot.scale
    return Circle(
        x=spot.x,
        y=spot.y,
        radius=radius,
        stroke=colour,
        width=2.3 * scale,
        dash=(dash[0] * scale, dash[1] * scale) if dash else None,
        dots=style == "dotted",
    )


def pile_items(count: int, mix: Sequence[tuple[str, int]], spot: Spot) -> Iterator[Item]:
    """Several events: a ring of their colours and their number."""
    x, y, scale = spot.x, spot.y, spot.scale
    radius = pile_radius(count) * scale
    middle = radius - 3.4 * scale
    yield _casing(spot, radius)
    total, turned = sum(share for _, share in mix), -90.0
    gap = math.degrees(scale / middle) if len(mix) > 1 else 0.0
    for colour, share in mix:
        turn = 360 * share / total
        yield Arc(x=x, y=y, radius=middle, width=4.6 * scale, colour=colour, start=turned, end=turned + turn - min(gap, turn / 4))
        turned += turn
    size = (10 if count > 999 else 11.5) * scale  # noqa: PLR2004 (four digits)
    text = f"{round(count / 1000)}k" if count > 9999 else str(count)  # noqa: PLR2004 (five digits)
    yield Text(x=x, y=y + 0.34 * size, text=text, size=size, colour=INK, bold=True, anchor="middle")


def ring_items(colour: str, spot: Spot) -> Iterator[Item]:
    """A place that is no scene: a small hollow ring with its casing."""
    x, y, scale = spot.x, spot.y, spot.scale
    yield Circle(x=x, y=y, radius=7 * scale, fill=WHITE, opacity=0.85)
    yield Circle(x=x, y=y, radius=5.2 * scale, stroke=colour, width=2.4 * scale)
    yield Circle(x=x, y=y, radius=6.9 * scale, stroke=spot.palette.edge, width=0.8 * scale, stroke_opacity=0.75)


def halo(colour: str, spot: Spot) -> Circle:
    """The disc around the point of a country: somewhere here, no closer."""
    scale = spot.scale
    return Circle(
        x=spot.x,
        y=spot.y,
        radius=HALO * scale,
        fill=colour,
        opacity=0.14,
        stroke=colour,
        stroke_opacity=0.6,
        width=1.1 * scale,
        dash=(3 * scale, 3 * scale),
    )


def swatch_items(row: LegendRow, spot: Spot) -> Iterator[Item]:
    """The sign of a legend's row."""
    x, y, scale = spot.x, spot.y, spot.scale
    if row.swatch == "symbol" and row.glyph is not None:
        yield from _symbol_swatch(row, row.glyph, spot.smaller(0.8))
    elif row.swatch == "hollow":
        yield from ring_items(row.colour, spot)
    elif row.swatch == "halo":
        yield halo(row.colour, spot.smaller(0.5))
        yield from ring_items(row.colour, spot.smaller(0.8))
    elif row.swatch == "disc":
        yield Circle(x=x, y=y, radius=9.5 * scale, fill=row.colour, opacity=0.16, stroke=row.colour, width=scale, stroke_opacity=0.5)
    elif row.swatch == "heat":
        each = 26 * scale / len(row.mix)
        for i, colour in enumerate(row.mix):
            yield Box(x=x - 13 * scale + i * each, y=y - 6 * scale, width=each, height=12 * scale, fill=colour)
    elif row.swatch == "size":
        yield Circle(x=x - 6 * scale, y=y, radius=4 * scale, fill=row.colour)
        yield Circle(x=x + 4.5 * scale, y=y, radius=6.4 * scale, fill=row.colour)
    elif row.swatch == "pile":
        yield from pile_items(3, tuple((colour, 1) for colour in row.mix), spot.smaller(0.68))
    else:
        yield from _fill_swatch(row, spot)


def _symbol_swatch(row: LegendRow, glyph: Glyph, spot: Spot) -> Iterator[Item]:
    yield _casing(spot, RADIUS * spot.scale)
    yield _ring(spot, (RADIUS - 2.2) * spot.scale, row.colour, row.ring)
    yield Circle(x=spot.x, y=spot.y, radius=(RADIUS - 4.4) * spot.scale, fill=row.colour)
    yield from glyph_items(glyph, spot.smaller(0.92), ink_on(row.colour, 1))


def _fill_swatch(row: LegendRow, spot: Spot) -> Iterator[Item]:
    yield _casing(spot, 9.4 * spot.scale)
    yield _ring(spot, 7.2 * spot.scale, row.colour, row.ring)
    if row.swatch == "fill" and row.fill > 0:
        yield Circle(x=spot.x, y=spot.y, radius=5.2 * spot.scale, fill=over_white(row.colour, row.fill))
