"""Names on a picture, none over another or over a mark: the places of events first, then what the base map offers."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.maps.cluster import Cluster
from geo.maps.drawing import Anchor, Circle, Item, Text
from geo.maps.fonts import text_width
from geo.maps.marks import Label, Ring
from geo.maps.mercator import Window
from geo.maps.style import Palette
from geo.maps.symbols import HALO

Rect = tuple[float, float, float, float]
# The zoom from which a label of each rank is shown: country, capital, large town, town, small town.
RANK_ZOOM = (1.5, 3.5, 4.5, 5.5, 7.0, 8.5)
COUNTRIES_UNTIL = 8.0
CAPITALS_FIRST = 5.5
_COUNTRY = 0
# The corner that the scale bar takes, width and height in pixels.
SCALE_BAR = (190.0, 48.0)
# A town nearer than this to a larger one, in pixels, goes without a name.
QUARTER = 18.0
# More names than this make a map grey.
LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A name that wants to stand beside a point, `clear` pixels away from it."""

    name: str
    x: float
    y: float
    clear: float
    size: float
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What names are written on: a window, in a theme's colours, `scale` times their size on screen.

    `scale_bar` is the width and height in pixels of its lower left corner, which names leave free.
    """

    window: Window
    palette: Palette
    scale: float
    taken: list[Rect] = field(default_factory=list)
    towns: list[tuple[float, float]] = field(default_factory=list)
    scale_bar: tuple[float, float] = SCALE_BAR

    def near_a_town(self, x: float, y: float) -> bool:
        """Whether a more important town stands so near that this is one of its quarters."""
        return any(math.hypot(x - a, y - b) < QUARTER * self.scale for a, b in self.towns)

    def free(self, box: Rect) -> bool:
        """Whether nothing stands in the box yet."""
        return not any(box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1] for other in self.taken)

    def holds(self, box: Rect) -> bool:
        """Whether the box lies on the canvas."""
        edge = 2.0
        return box[0] >= edge and box[1] >= edge and box[2] <= self.window.width - edge and box[3] <= self.window.height - edge


def name_items(
    sheet: Sheet, clusters: Sequence[Cluster], rings: Sequence[tuple[Ring, float, float]], labels: Iterable[Label]
) -> Iterator[Item]:
    """The names that find room, the most important first."""
    wide, tall = (side * sheet.scale for side in sheet.scale_bar)
    sheet.taken.append((0.0, sheet.window.height - tall, wide, sheet.window.height))
    sheet.taken.extend(_square(c.head.x, c.head.y, c.head.radius) for c in clusters)
    sheet.taken.extend(_square(x, y, 7 * sheet.scale) for _, x, y in rings)
    said: set[str] = set()
    for wish in _event_places(sheet, clusters, rings):
        if wish.name not in said and (text := _beside(sheet, wish)):
            said.add(wish.name)
            yield text
    yield from _base_names(sheet, labels, said)


def _event_places(sheet: Sheet, clusters: Sequence[Cluster], rings: Sequence[tuple[Ring, float, float]]) -> Iterator[Wish]:
    scale, ink = sheet.scale, sheet.palette.ink
    for cluster in clusters:
        head = cluster.head
        if head.mark.name and len(cluster.members) == 1:
            yield Wish(name=head.mark.name, x=head.x, y=head.y, clear=head.radius + 3 * scale, size=14.5 * scale, colour=ink, bold=True)
    for ring, x, y in rings:
        clear = (HALO * 1.25 if ring.kind == "listed" else 10) * scale
        yield Wish(name=ring.name, x=x, y=y, clear=clear, size=13 * scale, colour=ink)


def _base_names(sheet: Sheet, labels: Iterable[Label], said: set[str]) -> Iterator[Item]:
    shown = 0
    for label, x, y in _in_sight(sheet.window, labels):
        if shown >= LIMIT or label.name in said:
            continue
        text = _country(sheet, label.name, x, y) if label.rank == _COUNTRY else _town(sheet, label, x, y)
        if text is not None:
            said.add(label.name)
            shown += 1
            if label.rank != _COUNTRY:
                sheet.towns.append((x, y))
                yield Circle(x=x, y=y, radius=2 * sheet.scale, fill=sheet.palette.place_label)
            yield text


def _in_sight(window: Window, labels: Iterable[Label]) -> Iterator[tuple[Label, float, float]]:
    """The labels that are shown at the window's zoom and lie in it, by rank, with their pixels."""
    ranks = [rank for rank, least in enumerate(RANK_ZOOM) if window.zoom >= least and (rank != _COUNTRY or window.zoom <= COUNTRIES_UNTIL)]
    shown = (label for label in labels if min(label.rank, len(RANK_ZOOM) - 1) in ranks)
    # Close up, a capital says more than the name of its country, which may stand anywhere.
    later = 1.5 if window.zoom >= CAPITALS_FIRST else 0.0
    wanted = sorted(shown, key=lambda label: label.rank or later)
    xs, ys = window.place(np.array([label.lat for label in wanted]), np.array([label.lon for label in wanted]))
    inside = (xs >= 0) & (xs <= window.width) & (ys >= 0) & (ys <= window.height)
    for index in np.flatnonzero(inside).tolist():
        yield wanted[index], float(xs[index]), float(ys[index])


def _country(sheet: Sheet, name: str, x: float, y: float) -> Text | None:
    size, spacing, text = 13.5 * sheet.scale, 1.2 * sheet.scale, name.upper()
    half = (text_width(text, size) + spacing * len(text)) / 2
    box = (x - half, y - size * 0.6, x + half, y + size * 0.6)
    if not (sheet.holds(box) and sheet.free(box)):
        return None
    sheet.taken.append(box)
    ink, halo = sheet.palette.place_label, sheet.palette.land
    return Text(x=x, y=y + 0.35 * size, text=text, size=size, colour=ink, anchor="middle", halo=halo, spacing=spacing)


def _town(sheet: Sheet, label: Label, x: float, y: float) -> Text | None:
    if not sheet.free(_square(x, y, 3 * sheet.scale)) or sheet.near_a_town(x, y):
        return None
    ink, scale = sheet.palette.place_label, sheet.scale
    return _beside(sheet, Wish(name=label.name, x=x, y=y, clear=5 * scale, size=12.5 * scale, colour=ink, bold=label.rank == 1))


def _beside(sheet: Sheet, wish: Wish) -> Text | None:
    """The name to the right of its point, else left, below, above; None where all four are taken."""
    wide, tall = text_width(wish.name, wish.size, bold=wish.bold), wish.size * 1.1
    sides: tuple[tuple[Anchor, float, float], ...] = (
        ("start", wish.x + wish.clear, wish.y),
        ("end", wish.x - wish.clear, wish.y),
        ("middle", wish.x, wish.y + wish.clear + tall / 2),
        ("middle", wish.x, wish.y - wish.clear - tall / 2),
    )
    for anchor, x, y in sides:
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = (left, y - tall / 2, left + wide, y + tall / 2)
        if not (sheet.holds(box) and sheet.free(box)):
            continue
        sheet.taken.append(box)
        return Text(
            x=x,
            y=y + 0.34 * wish.size,
            text=wish.name,
            size=wish.size,
            colour=wish.colour,
            bold=wish.bold,
            anchor=anchor,
            halo=sheet.palette.halo,
        )
    return None


def _square(x: float, y: float, radius: float) -> Rect:
    return (x - radius, y - radius, x + radius, y + radius)
