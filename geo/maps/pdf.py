"""A drawing as a PDF of one page, by ReportLab: shapes stay shapes, letters stay letters.

ReportLab does not join Arabic letters nor turn a line from right to left; Pillow does, so such a name goes in as a small
transparent image.
"""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from geo.maps.drawing import Arc, Area, Box, Circle, Clip, Drawing, Item, Line, Path, Text, ungrouped
from geo.maps.fonts import ARABIC, BOLD, HEBREW, REGULAR, font, font_bytes, typeface

# A pixel of the drawing is a pixel of CSS: 96 to the inch, against 72 points.
_POINTS_PER_PIXEL = 0.75
_FINER = 4
_STROKED = 1


def write_pdf(drawing: Drawing) -> bytes:
    """The PDF file. The same drawing always gives the same bytes."""
    _register()
    out = BytesIO()
    size = (drawing.width * _POINTS_PER_PIXEL, drawing.height * _POINTS_PER_PIXEL)
    canvas = Canvas(out, pagesize=size, pageCompression=1, invariant=1)
    canvas.setTitle(_printable(drawing.title))
    canvas.setSubject(_printable(drawing.description))
    canvas.setCreator("Whereabouts")
    canvas.scale(_POINTS_PER_PIXEL, _POINTS_PER_PIXEL)
    canvas.setFillColor(HexColor(drawing.background))
    canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
    _Page(canvas, drawing.height).draw(drawing.items)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def _register() -> None:
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, BytesIO(font_bytes(name))))


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


class _Page:
    """Draws items with y turned up: PDF counts from the bottom."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def draw(self, items: tuple[Item, ...]) -> None:
        for item in ungrouped(items):
            match item:
                case Area():
                    self._fill(item.fill, item.opacity)
                    self._canvas.drawPath(self._path(item.rings, closed=True), stroke=0, fill=1)
                case Line():
                    self._stroke(item.colour, item.width, item.dash, rounded=True)
                    self._canvas.drawPath(self._path(item.paths, closed=False), stroke=1, fill=0)
                case Circle():
                    self._circle(item)
                case Arc():
                    self._arc(item)
                case Box():
                    self._box(item)
                case Text():
                    self._text(item)
                case Clip():
                    self._clip(item)

    def _fill(self, colour: str, opacity: float) -> None:
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.setFillAlpha(opacity)

    def _stroke(self, colour: str, width: float, dash: tuple[float, float] | None, *, rounded: bool, opacity: float = 1.0) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setStrokeAlpha(opacity)
        self._canvas.setLineWidth(width)
        self._canvas.setLineCap(1 if rounded else 0)
        self._canvas.setLineJoin(1)
        self._canvas.setDash(list(dash) if dash else [])

    def _path(self, paths: tuple[Path, ...], *, closed: bool) -> PDFPathObject:
        made = self._canvas.beginPath()
        for path in paths:
            (x, y), *rest = path.round(1).tolist()
            made.moveTo(x, self._height - y)
            for x, y in rest:
                made.lineTo(x, self._height - y)
            if closed:
                made.close()
        return made

    def _circle(self, item: Circle) -> None:
        if item.fill:
            self._fill(item.fill, item.opacity)
        if item.stroke:
            self._stroke(item.stroke, item.width, item.dash, rounded=item.dots, opacity=item.stroke_opacity)
        self._canvas.circle(item.x, self._height - item.y, item.radius, stroke=int(bool(item.stroke)), fill=int(bool(item.fill)))

    def _arc(self, item: Arc) -> None:
        self._stroke(item.colour, item.width, None, rounded=False)
        x, y, r = item.x, self._height - item.y, item.radius
        self._canvas.arc(x - r, y - r, x + r, y + r, -item.start, item.start - item.end)

    def _box(self, item: Box) -> None:
        if item.fill:
            self._fill(item.fill, item.opacity)
        if item.stroke:
            self._stroke(item.stroke, item.stroke_width, None, rounded=False)
        y = self._height - item.y - item.height
        self._canvas.rect(item.x, y, item.width, item.height, stroke=int(bool(item.stroke)), fill=int(bool(item.fill)))

    def _clip(self, item: Clip) -> None:
        self._canvas.saveState()
        frame = self._canvas.beginPath()
        frame.rect(item.x, self._height - item.y - item.height, item.width, item.height)
        self._canvas.clipPath(frame, stroke=0, fill=0)
        self._canvas.translate(item.x, self._height - item.y - item.height)
        _Page(self._canvas, item.height).draw(item.items)
        self._canvas.restoreState()

    def _text(self, item: Text) -> None:
        name = typeface(item.text, bold=item.bold)
        if name in {ARABIC, HEBREW}:
            self._pictured(item, name)
            return
        text = _printable(item.text)
        wide = pdfmetrics.stringWidth(text, name, item.size) + item.spacing * len(text)
        x = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
        if item.halo:
            self._stroke(item.halo, item.size * 0.26, None, rounded=True)
            self._write(text, x, item, name, mode=_STROKED)
        self._write(text, x, item, name, mode=0)

    def _write(self, text: str, x: float, item: Text, name: str, *, mode: int) -> None:
        self._fill(item.colour, 1.0)
        line = self._canvas.beginText(x, self._height - item.y)
        line.setFont(name, item.size)
        line.setCharSpace(item.spacing)
        line.setTextRenderMode(mode)
        line.textOut(text)
        line.setTextRenderMode(0)
        line.setCharSpace(0)
        self._canvas.drawText(line)

    def _pictured(self, item: Text, name: str) -> None:
        face = font(name, item.size * _FINER)
        halo = round(item.size * 0.14 * _FINER) if item.halo else 0
        left, top, right, bottom = face.getbbox(item.text, anchor="ls", stroke_width=halo)
        image = Image.new("RGBA", (max(1, round(right - left)), max(1, round(bottom - top))))
        pen = ImageDraw.Draw(image)
        pen.text((-left, -top), item.text, font=face, fill=item.colour, anchor="ls", stroke_width=halo, stroke_fill=item.halo)
        wide = face.getlength(item.text) / _FINER
        x = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor] + left / _FINER
        y = self._height - item.y - bottom / _FINER
        self._canvas.drawImage(ImageReader(image), x, y, image.width / _FINER, image.height / _FINER, mask="auto")
