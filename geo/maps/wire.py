"""A scene as the plain arrays that the browser's code takes, and JSON that may stand inside a script."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from geo.events.types import EVENT_TYPES
from geo.maps.cards import card_of
from geo.maps.heat import BLUR_PX, LEAST_SHARE, OPACITY, Heat, ramp
from geo.maps.marks import HOLLOW, Bounds, Label, Mark, Ring
from geo.maps.scene import Scene
from geo.maps.style import PALETTES, Theme

# What would end a script element, open a comment or be read as a template by a program on the way.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "{{": "{\\u007b", "{%": "{\\u0025", "`": "\\u0060"}


def script_json(data: Any) -> str:
    """JSON in ASCII that is the same data as JavaScript, inside a script element, in an attribute or in `eval`."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    for raw, safe in _UNSAFE.items():
        text = text.replace(raw, safe)
    return text


def palette(theme: Theme) -> dict[str, str]:
    """The colours of a theme by name."""
    return asdict(PALETTES[theme])


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the map is to go, once for each new `name`: to (lat, lon) in degrees, at `zoom`, None for the zoom that it has.

    `gently` is only where that point is out of sight.
    """

    name: str
    lat: float
    lon: float
    zoom: float | None = None
    gently: bool = False


def scene_data(
    scene: Scene,
    *,
    fit: str,
    selected: Iterable[str],
    with_cards: bool,
    picked: Iterable[tuple[float, float]] = (),
    go: Target | None = None,
    frame: Bounds | None = None,
) -> dict[str, Any]:
    """All of a scene for `Whereabouts.marks`: rows of plain values, (lat, lon) in degrees rounded to a metre.

    `picked` are the points of the selected events, which are ringed where the events have no symbol of their own. `frame` is where the map
    looks for a new `fit`, instead of at the bulk of the events.
    """
    heat = scene.heat
    return {
        "title": scene.title,
        "marks": [_mark(mark) for mark in scene.marks] if heat is None else [],
        "rings": [_ring(ring) for ring in scene.rings] if heat is None else [],
        "near": label_data(scene.near),
        "heat": None if heat is None else _heat(heat, scene.theme),
        "area": None if scene.area is None else [list(corner) for corner in scene.area.corners],
        "picked": sorted({(round(lat, 5), round(lon, 5)) for lat, lon in picked}),
        "kinds": {HOLLOW: "Past", **{row.colour: row.label for row in EVENT_TYPES}} if scene.colour_by == "type" else None,
        "go": None if go is None else asdict(go),
        "legend": [asdict(group) for group in scene.legend],
        "fit": fit,
        "bounds": scene.bounds,
        "frame": frame,
        "whole": scene.whole,
        "selected": sorted(selected),
        "cards": {s.key: card_of(s.article, s.event, s.linked) for mark in scene.marks for s in mark.symbols} if with_cards else None,
    }


def _heat(heat: Heat, theme: Theme) -> dict[str, Any]:
    """Cells as (lat, lon, count), and how to paint them."""
    cells = zip(heat.lat.round(4).tolist(), heat.lon.round(4).tolist(), heat.count.tolist(), strict=True)
    return {"cells": [list(cell) for cell in cells], "ramp": ramp(theme), "blur": BLUR_PX, "least": LEAST_SHARE, "opacity": OPACITY}


def label_data(labels: Iterable[Label]) -> list[list[str | float]]:
    """Labels as (name, lat, lon, rank)."""
    return [[label.name, round(label.lat, 4), round(label.lon, 4), label.rank] for label in labels]


def _mark(mark: Mark) -> list[Any]:
    symbols = [[s.key, s.title, s.colour, s.glyph, s.fill, s.ring, round(s.size, 2)] for s in mark.symbols]
    return [round(mark.lat, 5), round(mark.lon, 5), mark.name, mark.radius_km, mark.count, mark.mix, symbols]


def _ring(ring: Ring) -> list[Any]:
    return [round(ring.lat, 5), round(ring.lon, 5), ring.name, ring.title, ring.kind, ring.colour, ring.keys]
