"""One self-contained HTML page of a scene: works from a file, asks for nothing, and says so to the browser."""

import json
from functools import lru_cache

from jinja2 import Environment, select_autoescape

from geo.maps import basemap
from geo.maps.attribution import ATTRIBUTION_HTML
from geo.maps.cards import Card, card_of
from geo.maps.days import span_in_words
from geo.maps.glyphs import for_browser
from geo.maps.marks import Bounds, Label
from geo.maps.scene import Listed, Scene
from geo.maps.webfiles import asset, code, leaflet
from geo.maps.wire import label_data, palette, scene_data, script_json
from geo.maps.worldnames import near, world_labels

# Degrees around the scene for which the page carries the finer base map.
_MARGIN_DEG = 4.0
# A wider scene is looked at from too far for the finer base map.
_WIDEST_DEG = 90.0
# Capitals and towns over a million: the names that it carries for the whole world.
_WORLD_RANK = 2


def html_page(scene: Scene, *, bounds: Bounds | None = None) -> str:
    """The page: title, dates and sources, the map with its legend and cards, the events as a list, and what is not on the map.

    `bounds` is the first view; None shows the whole scene. Every text is escaped or set as text; a policy in the page forbids
    the browser any request.
    """
    data = scene_data(scene, fit="page", selected=(), with_cards=True)
    if bounds is not None:
        data |= {"bounds": bounds, "exact": True}
    symbols = [symbol for mark in scene.marks for symbol in mark.symbols]
    return (
        _environment()
        .from_string(asset("page.html"))
        .render(
            scene=scene,
            title=scene.title or "Events on a map",
            dates=span_in_words(scene.first, scene.last) if scene.first and scene.last else "",
            cards=[card_of(s.article, s.event, s.linked) for s in sorted(symbols, key=lambda s: (s.event.first or s.event.last, s.key))],
            listed=[(group.reason, _cards(group)) for group in scene.listed],
            colours=palette(scene.theme),
            styles=[leaflet("leaflet.css"), asset("whereabouts.css")],
            scripts=[leaflet("leaflet.js"), _base(scene.bounds), code()],
            options=script_json(_options(scene)),
            data=script_json(data),
        )
    )


def _cards(listed: Listed) -> list[Card]:
    return [card_of(article, event, linked) for (article, event), linked in zip(listed.events, listed.linked, strict=True)]


def _options(scene: Scene) -> dict[str, object]:
    return {
        "theme": scene.theme,
        "palette": palette(scene.theme),
        "glyphs": for_browser(),
        "attribution": ATTRIBUTION_HTML,
        "labels": label_data((*_labels(scene), *scene.near)),
    }


def _labels(scene: Scene) -> tuple[Label, ...]:
    if scene.labels is not None:
        return scene.labels
    large = tuple(label for label in world_labels() if label.rank <= _WORLD_RANK)
    if (box := _box(scene.bounds)) is None:
        return large
    return (*large, *(label for label in near(world_labels(), *box) if label.rank > _WORLD_RANK))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(autoescape=select_autoescape(default_for_string=True), trim_blocks=True, lstrip_blocks=True)


def _box(bounds: Bounds | None) -> tuple[float, float, float, float] | None:
    """(south, west, north, east) of what the page knows closely; None where the scene is too wide or crosses the date line."""
    if bounds is None:
        return None
    (south, west), (north, east) = bounds
    if east < west or east - west > _WIDEST_DEG:
        return None
    return south - _MARGIN_DEG, west - _MARGIN_DEG, north + _MARGIN_DEG, east + _MARGIN_DEG


def _base(bounds: Bounds | None) -> str:
    """The base map of the world, and the finer one around the scene."""
    script = basemap.script("world")
    if (box := _box(bounds)) is None:
        return script
    fine = json.loads(basemap.as_json(basemap.clipped(basemap.base_map("region"), *box), basemap.DETAILS["region"].decimals))
    return f"{script}window.WhereaboutsBase.region={script_json({**fine, 'box': box})};\n"
