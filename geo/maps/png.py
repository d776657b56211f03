"""A drawing as a PNG, by Pillow: drawn at twice the size and scaled down, which smooths every edge."""

import math
from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw

from geo.maps.drawing import Arc, Area, Box, Circle, Clip, Drawing, Item, Line, Text, ungrouped
from geo.maps.fonts import font, typeface

_FINER = 2
# The number of corners that make an arc of a symbol's size round.
_CORNERS = 90
_Corner = tuple[float, float]


def write_png(drawing: Drawing) -> bytes:
    """The PNG file; its text fields carry the title and the description."""
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 (registers a format: only where one is written)

    large = Image.new("RGB", (drawing.width * _FINER, drawing.height * _FINER), drawing.background)
    _Canvas(large).draw(drawing.items)
    small = large.resize((drawing.width, drawing.height), Image.Resampling.BOX)
    info = PngInfo()
    info.add_itxt("Title", drawing.title)
    info.add_itxt("Description", drawing.description)
    out = BytesIO()
    small.save(out, "PNG", pnginfo=info, compress_level=3)
    return out.getvalue()


class _Canvas:
    """Draws items on an image, everything `_FINER` times as large."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image
        # In the mode RGBA on an RGB image Pillow blends translucent colours; without it, it is twice as fast.
        self._pen, self._blending = ImageDraw.Draw(image), ImageDraw.Draw(image, "RGBA")

    def draw(self, items: tuple[Item, ...]) -> None:
        for item in ungrouped(items):
            match item:
                case Area():
                    self._area(item)
                case Line():
                    self._line(item)
                case Circle():
                    self._circle(item)
                case Arc():
                    self._pen.polygon(_sector(item), fill=item.colour)
                case Box():
                    self._box(item)
                case Text():
                    self._text(item)
                case Clip():
                    self._clip(item)

    def _area(self, item: Area) -> None:
        for ring in item.rings:
            points = (ring * _FINER).ravel().tolist()
            if item.opacity < 1:
                self._blending.polygon(points, fill=_rgba(item.fill, item.opacity))
            else:
                self._pen.polygon(points, fill=item.fill)

    def _line(self, item: Line) -> None:
        width = max(1, round(item.width * _FINER))
        round_ends = width > 3  # noqa: PLR2004 (a thinner line shows no corners)
        for path in item.paths:
            points = [(x * _FINER, y * _FINER) for x, y in path.tolist()]
            for piece in _dashed(points, item.dash) if item.dash else (points,):
                self._pen.line(piece, fill=item.colour, width=width, joint="curve" if round_ends else None)
                for x, y in (piece[0], piece[-1]) if round_ends else ():
                    self._dot(x, y, width / 2, item.colour)

    def _dot(self, x: float, y: float, radius: float, colour: str) -> None:
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def _circle(self, item: Circle) -> None:
        x, y, radius, width = (value * _FINER for value in (item.x, item.y, item.radius, item.width))
        if item.fill:
            self._blending.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_rgba(item.fill, item.opacity))
        if not item.stroke:
            return
        if item.dash:
            self._broken_circle(item)
            return
        outer = radius + width / 2
        box = (x - outer, y - outer, x + outer, y + outer)
        self._blending.ellipse(box, outline=_rgba(item.stroke, item.stroke_opacity), width=max(1, round(width)))

    def _broken_circle(self, item: Circle) -> None:
        on, off = item.dash or (1.0, 0.0)
        count = max(1, round(2 * math.pi * item.radius / (on + off)))
        turn, colour = 360 / count, item.stroke or ""
        for i in range(count):
            if item.dots:
                angle = math.radians(i * turn)
                x, y = item.x + item.radius * math.cos(angle), item.y + item.radius * math.sin(angle)
                self._dot(x * _FINER, y * _FINER, item.width / 2 * _FINER, colour)
            else:
                dash = Arc(
                    x=item.x,
                    y=item.y,
                    radius=item.radius,
                    width=item.width,
                    colour=colour,
                    start=i * turn,
                    end=i * turn + turn * on / (on + off),
                )
                self._pen.polygon(_sector(dash), fill=colour)

    def _box(self, item: Box) -> None:
        corners = (item.x * _FINER, item.y * _FINER, (item.x + item.width) * _FINER, (item.y + item.height) * _FINER)
        width = max(1, round(item.stroke_width * _FINER))
        if item.opacity < 1 and item.fill:
            x0, y0, x1, y1 = corners
            self._blending.rectangle((x0, y0, x1 - 1, y1 - 1), fill=_rgba(item.fill, item.opacity))  # Pillow's corners are inside
            return
        self._pen.rectangle(corners, fill=item.fill, outline=item.stroke, width=width if item.stroke else 0)

    def _text(self, item: Text) -> None:
        if item.spacing:
            self._spaced(item)
            return
        face = font(typeface(item.text, bold=item.bold), item.size * _FINER)
        place = (item.x * _FINER, item.y * _FINER)
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[item.anchor]
        halo = round(item.size * 0.14 * _FINER) if item.halo else 0
        self._pen.text(place, item.text, font=face, fill=item.colour, anchor=anchor, stroke_width=halo, stroke_fill=item.halo)

    def _spaced(self, item: Text) -> None:
        """Letters set apart, one by one, the halo under all of them first."""
        face = font(typeface(item.text, bold=item.bold), item.size * _FINER)
        gap = item.spacing * _FINER
        wide = face.getlength(item.text) + gap * (len(item.text) - 1)
        start = item.x * _FINER - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
        places = [start + face.getlength(item.text[:i]) + gap * i for i in range(len(item.text))]
        for halo in (round(item.size * 0.14 * _FINER), 0) if item.halo else (0,):
            for x, letter in zip(places, item.text, strict=True):
                place = (x, item.y * _FINER)
                self._pen.text(place, letter, font=face, fill=item.colour, anchor="ls", stroke_width=halo, stroke_fill=item.halo)

    def _clip(self, item: Clip) -> None:
        size = (round(item.width * _FINER), round(item.height * _FINER))
        part = Image.new("RGB", size)
        _Canvas(part).draw(item.items)
        self._image.paste(part, (round(item.x * _FINER), round(item.y * _FINER)))


def _rgba(colour: str, opacity: float) -> tuple[int, ...]:
    return (*ImageColor.getrgb(colour)[:3], round(opacity * 255))


def _sector(arc: Arc) -> list[_Corner]:
    """The outline of an arc as a polygon, in the image's pixels."""
    steps = max(2, math.ceil(_CORNERS * abs(arc.end - arc.start) / 360))
    angles = [math.radians(arc.start + (arc.end - arc.start) * i / steps) for i in range(steps + 1)]
    x, y, outer, inner = (v * _FINER for v in (arc.x, arc.y, arc.radius + arc.width / 2, arc.radius - arc.width / 2))
    there = [(x + outer * math.cos(a), y + outer * math.sin(a)) for a in angles]
    return there + [(x + inner * math.cos(a), y + inner * math.sin(a)) for a in reversed(angles)]


def _dashed(points: list[_Corner], dash: tuple[float, float]) -> Iterable[list[_Corner]]:
    """A line's drawn stretches. The pattern runs on around corners."""
    lengths = [dash[0] * _FINER, dash[1] * _FINER]
    phase, left, piece = 0, lengths[0], [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length, gone = math.hypot(x1 - x0, y1 - y0), 0.0
        while length - gone > left:
            gone += left
            corner = (x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length)
            if phase == 0:
                yield [*piece, corner]
            phase, piece = 1 - phase, [corner]
            left = lengths[phase]
        left -= length - gone
        piece.append((x1, y1))
    if phase == 0 and len(piece) > 1:
        yield piece
