"""A drawing as an SVG file: plain shapes, text as text, valid XML whatever the text holds."""

from collections.abc import Iterable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from geo.maps.drawing import Arc, Area, Box, Circle, Clip, Drawing, Group, Item, Line, Path, Text
from geo.text import without_controls

_FONT = (
    "'Source Sans 3','Source Sans Pro','Noto Sans','Noto Sans Arabic','Noto Sans Hebrew',"
    "system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
)


def write_svg(drawing: Drawing) -> str:
    """The SVG document."""
    writer = _Writer()
    body = "\n".join(writer.write(drawing.items))
    box = f'width="{drawing.width}" height="{drawing.height}" viewBox="0 0 {drawing.width} {drawing.height}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-labelledby="title description" font-family="{_FONT}">\n'
        f'<title id="title">{safe(drawing.title)}</title>\n<desc id="description">{safe(drawing.description)}</desc>\n'
        f'<rect width="100%" height="100%" fill="{drawing.background}"/>\n{body}\n</svg>\n'
    )


def safe(text: str) -> str:
    """Text for an element: escaped, and without the characters that XML forbids."""
    return escape(without_controls(text))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _d(paths: Iterable[Path], *, closed: bool) -> str:
    return "".join(_one(path, closed=closed) for path in paths)


def _one(path: Path, *, closed: bool) -> str:
    """A path as relative moves in tenths of a pixel: a third of the bytes of absolute ones."""
    tenths = (path * 10).round().astype(int)
    steps = (tenths[1:] - tenths[:-1]).tolist()
    moves = " ".join(f"{_tenth(dx)} {_tenth(dy)}" for dx, dy in steps if dx or dy)
    x, y = tenths[0].tolist()
    return f"M{_tenth(x)} {_tenth(y)}l{moves}{'z' if closed else ''}" if moves else ""


def _tenth(value: int) -> str:
    return str(value // 10) if value % 10 == 0 else f"{value / 10:.1f}"


class _Writer:
    """Writes items as elements; numbers its clip paths."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def write(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            match item:
                case Area():
                    yield f'<path d="{_d(item.rings, closed=True)}" fill="{item.fill}"{_opacity(item.opacity)}/>'
                case Line():
                    yield _line(item)
                case Circle():
                    yield _circle(item)
                case Arc():
                    yield _arc(item)
                case Box():
                    yield _box(item)
                case Text():
                    yield _text(item)
                case Group():
                    yield f'<g role="img" aria-label={quoteattr(without_controls(item.title))}><title>{safe(item.title)}</title>'
                    yield from self.write(item.items)
                    yield "</g>"
                case Clip():
                    yield from self._clip(item)

    def _clip(self, item: Clip) -> Iterator[str]:
        name = f"clip{next(self._numbers)}"
        yield f'<clipPath id="{name}"><rect width="{_n(item.width)}" height="{_n(item.height)}"/></clipPath>'
        yield f'<g transform="translate({_n(item.x)} {_n(item.y)})"><g clip-path="url(#{name})">'
        yield from self.write(item.items)
        yield "</g></g>"


def _opacity(opacity: float) -> str:
    return "" if opacity == 1 else f' fill-opacity="{_n(opacity)}"'


def _line(item: Line) -> str:
    dash = f' stroke-dasharray="{_n(item.dash[0])} {_n(item.dash[1])}"' if item.dash else ""
    look = f'fill="none" stroke="{item.colour}" stroke-width="{_n(item.width)}" stroke-linecap="round" stroke-linejoin="round"{dash}'
    return f'<path d="{_d(item.paths, closed=False)}" {look}/>'


def _circle(item: Circle) -> str:
    look = f' fill="{item.fill}"{_opacity(item.opacity)}' if item.fill else ' fill="none"'
    if item.stroke:
        look += f' stroke="{item.stroke}" stroke-width="{_n(item.width)}"'
        look += "" if item.stroke_opacity == 1 else f' stroke-opacity="{_n(item.stroke_opacity)}"'
    if item.dash:
        look += f' stroke-dasharray="{_n(item.dash[0])} {_n(item.dash[1])}"' + (' stroke-linecap="round"' if item.dots else "")
    return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}"{look}/>'


def _arc(item: Arc) -> str:
    around = 2 * 3.141592653589793 * item.radius
    long = around * (item.end - item.start) / 360
    look = f'fill="none" stroke="{item.colour}" stroke-width="{_n(item.width)}" stroke-dasharray="{_n(long)} {_n(around - long)}"'
    turn = f'transform="rotate({_n(item.start)} {_n(item.x)} {_n(item.y)})"'
    return f'<circle cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}" {look} {turn}/>'


def _box(item: Box) -> str:
    look = f'fill="{item.fill or "none"}"{_opacity(item.opacity)}' + (
        f' stroke="{item.stroke}" stroke-width="{_n(item.stroke_width)}"' if item.stroke else ""
    )
    look += ' shape-rendering="crispEdges"' if item.opacity < 1 else ""  # no seams between neighbours
    return f'<rect x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}" {look}/>'


def _text(item: Text) -> str:
    look = f'font-size="{_n(item.size)}" fill="{item.colour}"'
    look += ' font-weight="600"' if item.bold else ""
    look += "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
    look += f' letter-spacing="{_n(item.spacing)}"' if item.spacing else ""
    if item.halo:
        look += f' stroke="{item.halo}" stroke-width="{_n(item.size * 0.26)}" stroke-linejoin="round" paint-order="stroke"'
    return f'<text x="{_n(item.x)}" y="{_n(item.y)}" {look}>{safe(item.text)}</text>'
