"""A scene as a picture: PNG, SVG or PDF of the same drawing, made without a browser, tiles or network."""

from geo.errors import ExportError
from geo.maps.drawing import LEAST_PX, MOST_PX, SIZE, Drawing
from geo.maps.layout import draw
from geo.maps.marks import Bounds
from geo.maps.pdf import write_pdf
from geo.maps.png import write_png
from geo.maps.scene import Scene
from geo.maps.svg import write_svg


def png(scene: Scene, *, bounds: Bounds | None = None, size: tuple[int, int] = SIZE) -> bytes:
    """A PNG of `size` (width, height) in pixels. `bounds` is what the screen shows, None the whole scene.

    Raises ExportError where a side is under 320 or over 8,000 pixels.
    """
    return write_png(drawing(scene, bounds=bounds, size=size))


def svg(scene: Scene, *, bounds: Bounds | None = None, size: tuple[int, int] = SIZE) -> str:
    """An SVG with a title and a description for screen readers. Arguments and errors as for `png`."""
    return write_svg(drawing(scene, bounds=bounds, size=size))


def pdf(scene: Scene, *, bounds: Bounds | None = None, size: tuple[int, int] = SIZE) -> bytes:
    """A PDF of one page. Arguments and errors as for `png`."""
    return write_pdf(drawing(scene, bounds=bounds, size=size))


def drawing(scene: Scene, *, bounds: Bounds | None = None, size: tuple[int, int] = SIZE) -> Drawing:
    """The shapes of the picture, for whoever writes them in another way."""
    if not all(LEAST_PX <= side <= MOST_PX for side in size):
        raise ExportError(f"A picture of {size[0]} x {size[1]} pixels cannot be drawn: each side is {LEAST_PX} to {MOST_PX} pixels.")
    return draw(scene, bounds=bounds, size=size)
