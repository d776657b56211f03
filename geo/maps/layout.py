"""The picture of a scene as a drawing: heading, map, legend, scale bar, sources. What the screen shows, set like a printed map."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from geo.maps.attribution import MADE_WITH
from geo.maps.cluster import Cluster, Placed, cluster, petals
from geo.maps.days import span_in_words
from geo.maps.drawing import Box, Circle, Clip, Drawing, Group, Item, Line, Text
from geo.maps.fonts import shortened, wrapped
from geo.maps.ground import ground
from geo.maps.legend import LegendGroup, narrowed
from geo.maps.marks import Bounds, Mark, Ring
from geo.maps.mercator import Window
from geo.maps.names import Sheet, name_items
from geo.maps.overlay import heat_items, outline_items
from geo.maps.scene import Scene
from geo.maps.style import PALETTES, Palette
from geo.maps.symbols import Spot, halo, pile_items, ring_items, swatch_items, symbol_items
from geo.maps.worldnames import world_labels

# The page at which sizes are designed; other sizes scale from it.
_DESIGN = (1600.0, 1000.0)
# Marks are this much larger than on screen at the design size, where the map is that much larger than a usual window's.
_MARK_SCALE = 1.25
_WORLD: Bounds = ((-56.0, -170.0), (74.0, 190.0))
_CLOSEST_ZOOM = 10.0
_LEGEND_WIDTH = 300.0
# An area smaller than a marker is not seen; one that fills the map says nothing and colours everything.
_DISC_LEAST_PX, _DISC_MOST_SHARE = 8.0, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The measures of a picture in pixels; `unit` is one pixel of the design page."""

    width: int
    height: int
    unit: float
    top: float
    left: float
    map_width: float
    map_height: float


def draw(scene: Scene, *, bounds: Bounds | None, size: tuple[int, int]) -> Drawing:
    """The drawing of a scene. `bounds` is what the map shows at least, None for the whole scene; `size` is (width, height) in pixels."""
    palette = PALETTES[scene.theme]
    page = _page(*size)
    window = _window(scene, page, bounds)
    title = scene.title or "Events on a map"
    inside = _inside(scene, window)
    legend = scene.legend if len(inside) == len(scene.marks) else narrowed(scene.legend, inside)
    subtitle = _subtitle(scene, inside)
    return Drawing(
        width=page.width,
        height=page.height,
        title=title,
        description=f"{subtitle}. {scene.source_line}".strip(". ") + ".",
        background=palette.paper,
        items=(
            *_heading(title, subtitle, page, palette),
            Clip(x=page.left, y=page.top, width=page.map_width, height=page.map_height, items=tuple(_map(scene, window, page, palette))),
            Box(x=page.left, y=page.top, width=page.map_width, height=page.map_height, stroke=palette.border, stroke_width=page.unit),
            *_legend(legend, page, palette),
            *_footer(scene, page, palette),
        ),
    )


def _page(width: int, height: int) -> Page:
    unit = min(width / _DESIGN[0], height / _DESIGN[1])
    margin = 28 * unit
    return Page(
        width=width,
        height=height,
        unit=unit,
        top=96 * unit,
        left=margin,
        map_width=width - 2 * margin - _LEGEND_WIDTH * unit,
        map_height=height - (96 + 88) * unit,
    )


def _window(scene: Scene, page: Page, bounds: Bounds | None) -> Window:
    wanted = bounds or scene.bounds or _WORLD
    margin = 0.0 if bounds or not scene.bounds else 60 * page.unit
    window = Window.around(wanted, page.map_width, page.map_height, margin=margin, max_zoom=_CLOSEST_ZOOM if bounds is None else 19.0)
    return window.within_the_world()


def _inside(scene: Scene, window: Window) -> list[Mark]:
    """The marks that the map holds."""
    xs, ys = window.place(np.array([mark.lat for mark in scene.marks]), np.array([mark.lon for mark in scene.marks]))
    held = (xs >= 0) & (xs <= window.width) & (ys >= 0) & (ys <= window.height)
    return [scene.marks[i] for i in np.flatnonzero(held).tolist()]


def _subtitle(scene: Scene, inside: Sequence[Mark]) -> str:
    events = f"{scene.shown:,} event{'' if scene.shown == 1 else 's'}"
    if left_out := sum(mark.count for mark in scene.marks) - sum(mark.count for mark in inside):
        events = f"{scene.shown - left_out:,} of {events}, {left_out:,} outside this map"
    return f"{events}, {span_in_words(scene.first, scene.last)}" if scene.first and scene.last else events


def _heading(title: str, subtitle: str, page: Page, palette: Palette) -> Iterator[Item]:
    room = page.width - 2 * page.left
    text = shortened(title, 30 * page.unit, room, bold=True)
    yield Text(x=page.left, y=50 * page.unit, text=text, size=30 * page.unit, colour=palette.ink, bold=True)
    yield Text(x=page.left, y=78 * page.unit, text=subtitle, size=18 * page.unit, colour=palette.quiet_ink)


def _map(scene: Scene, window: Window, page: Page, palette: Palette) -> Iterator[Item]:
    scale = page.unit * _MARK_SCALE
    yield from ground(window, palette, page.unit * 1.2)
    if scene.area is not None:
        yield from outline_items(scene.area, window, page.unit)
    labels = (*(world_labels() if scene.labels is None else scene.labels), *scene.near)
    if scene.heat is not None:
        yield from heat_items(scene.heat, window, scene.theme, scale)
        yield from name_items(Sheet(window, palette, page.unit * 1.08), [], [], labels)
        yield from _scale_bar(window, page, palette)
        return
    rings = list(_rings_in(scene, window))
    clusters = _clusters_in(scene, window, scale)
    for ring, x, y in rings:
        if ring.kind == "listed":
            yield halo(ring.colour, Spot(x, y, scale, palette))
    for group in clusters:
        mark = group.head.mark
        if len(group.members) == 1 and mark.symbols:
            yield from _disc(group.head, window, page)
    for ring, x, y in rings:
        yield Group(title=ring.title, items=tuple(ring_items(ring.colour, Spot(x, y, scale, palette))))
    yield from name_items(Sheet(window, palette, page.unit * 1.08), clusters, rings, labels)
    for group in sorted(clusters, key=lambda group: group.head.y):
        yield from _cluster_items(group, scale, palette)
    yield from _scale_bar(window, page, palette)


def _rings_in(scene: Scene, window: Window) -> Iterator[tuple[Ring, float, float]]:
    xs, ys = window.place(np.array([ring.lat for ring in scene.rings]), np.array([ring.lon for ring in scene.rings]))
    for ring, x, y in zip(scene.rings, xs.tolist(), ys.tolist(), strict=True):
        if 0 <= x <= window.width and 0 <= y <= window.height:
            yield ring, x, y


def _clusters_in(scene: Scene, window: Window, scale: float) -> list[Cluster]:
    xs, ys = window.place(np.array([mark.lat for mark in scene.marks]), np.array([mark.lon for mark in scene.marks]))
    room = 20 * scale
    inside = (xs > -room) & (xs < window.width + room) & (ys > -room) & (ys < window.height + room)
    points = [(scene.marks[i], float(xs[i]), float(ys[i])) for i in np.flatnonzero(inside).tolist()]
    return cluster(points, scale=scale)


def _cluster_items(group: Cluster, scale: float, palette: Palette) -> Iterator[Item]:
    head = group.head
    spot = Spot(head.x, head.y, scale, palette)
    if len(group.members) > 1 or not head.opened:
        where = f" around {head.mark.name}" if head.mark.name else ""
        yield Group(title=f"{group.count} events{where}", items=tuple(pile_items(group.count, group.mix, spot)))
        return
    symbols = head.mark.symbols
    if len(symbols) > 1:
        yield Circle(
            x=head.x,
            y=head.y,
            radius=head.radius + 3 * scale,
            fill=palette.paper,
            opacity=0.5,
            stroke=palette.edge,
            stroke_opacity=0.3,
            width=0.8 * scale,
        )
    spread = scale * max(symbol.size for symbol in symbols)
    for symbol, (dx, dy) in zip(symbols, petals(len(symbols)), strict=True):
        items = symbol_items(symbol, Spot(head.x + dx * spread, head.y + dy * spread, scale, palette))
        yield Group(title=symbol.title, items=tuple(items))


def _disc(placed: Placed, window: Window, page: Page) -> Iterator[Item]:
    """The area that an event in a region is somewhere in, where it is larger than its marker."""
    mark, colour = placed.mark, placed.mark.symbols[0].colour
    radius = mark.radius_km * 1000 / window.metres_per_pixel_at(mark.lat)
    if _DISC_LEAST_PX * page.unit <= radius <= _DISC_MOST_SHARE * min(window.width, window.height):
        width = 1.2 * page.unit
        yield Circle(x=placed.x, y=placed.y, radius=radius, fill=colour, opacity=0.13, stroke=colour, stroke_opacity=0.55, width=width)


def _scale_bar(window: Window, page: Page, palette: Palette) -> Iterator[Item]:
    """A round number of kilometres, at most 180 design pixels wide, in the map's lower left corner."""
    unit = page.unit
    most_km = 180 * unit * window.metres_per_pixel / 1000
    power = 10.0 ** math.floor(math.log10(most_km))
    km = max(step * power for step in (1, 2, 5) if step * power <= most_km)
    wide, x, y = km * 1000 / window.metres_per_pixel, 18 * unit, window.height - 18 * unit
    corner = np.array([(x, y - 7 * unit), (x, y), (x + wide, y), (x + wide, y - 7 * unit)])
    yield Line(paths=(corner,), colour=palette.halo, width=5 * unit)
    yield Line(paths=(corner,), colour=palette.ink, width=1.8 * unit)
    text = f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
    yield Text(x=x + wide / 2, y=y - 8 * unit, text=text, size=13.5 * unit, colour=palette.ink, anchor="middle", halo=palette.halo)


def _legend(groups: Sequence[LegendGroup], page: Page, palette: Palette) -> Iterator[Item]:
    """The legend in a column right of the map, closer set where it would not fit."""
    x = page.left + page.map_width + 26 * page.unit
    width = page.width - page.left - x
    tight = 1.0
    while tight > 0.55 and _legend_height(groups, width, page.unit * tight) > page.map_height:  # noqa: PLR2004 (smaller is not read)
        tight -= 0.05
    unit, y = page.unit * tight, page.top
    for group in groups:
        yield Text(x=x, y=y + 14 * unit, text=group.title, size=15 * unit, colour=palette.quiet_ink, bold=True)
        y += 26 * unit
        for row in group.rows:
            lines = wrapped(row.label, 16 * unit, width - (38 + 44) * unit)
            middle = y + _row_height(lines, unit) / 2
            yield from swatch_items(row, Spot(x + 13 * unit, middle, unit * 1.08, palette))
            for i, line in enumerate(lines):
                baseline = middle + (i - (len(lines) - 1) / 2) * 19 * unit + 5.6 * unit
                yield Text(x=x + 36 * unit, y=baseline, text=line, size=16 * unit, colour=palette.ink)
            if row.count is not None:
                count = f"{row.count:,}"
                yield Text(x=x + width, y=middle + 5.6 * unit, text=count, size=15 * unit, colour=palette.quiet_ink, anchor="end")
            y += _row_height(lines, unit)
        y += 14 * unit


def _row_height(lines: Sequence[str], unit: float) -> float:
    return max(29 * unit, (len(lines) * 19 + 9) * unit)


def _legend_height(groups: Sequence[LegendGroup], width: float, unit: float) -> float:
    rows = sum(_row_height(wrapped(row.label, 16 * unit, width - 82 * unit), unit) for group in groups for row in group.rows)
    return rows + 40 * unit * len(groups)


def _footer(scene: Scene, page: Page, palette: Palette) -> Iterator[Item]:
    unit, room = page.unit, page.width - 2 * page.left
    missing = "; ".join(f"{group.reason[0].lower()}{group.reason[1:]} ({len(group.keys)})" for group in scene.listed)
    lines = (
        (scene.source_line, 15, palette.ink),
        (f"Events without a marker: {missing}." if missing else "", 15, palette.ink),
        (f"{scene.attribution}. {MADE_WITH}. Web Mercator projection.", 13, palette.quiet_ink),
    )
    y = page.top + page.map_height + 24 * unit
    for text, size, colour in lines:
        if text:
            yield Text(x=page.left, y=y, text=shortened(text, size * unit, room), size=size * unit, colour=colour)
            y += 22 * unit
