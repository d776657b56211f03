"""A scene on a folium map, and as one HTML page that needs nothing else.

The map itself is constant for a theme and made anew, equal, for every run; what changes is a feature group, which
streamlit-folium swaps without a remount. Drawing is our own code in `assets/`, fed with plain arrays: folium's markers
put text into template literals, which an article's text can leave, and take a second for a thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from jinja2 import Template

from geo.maps.attribution import ATTRIBUTION_HTML
from geo.maps.glyphs import for_browser
from geo.maps.marks import Bounds
from geo.maps.page import html_page
from geo.maps.scene import Scene
from geo.maps.style import Theme
from geo.maps.wire import Target, palette, scene_data, script_json

__all__ = ["Assets", "Target", "base_map", "html_page", "layer"]

WORLD_CENTRE = (22.0, 14.0)
WORLD_ZOOM = 2
MAX_ZOOM = 16
# Online, so an extra: switched on by hand in the map's corner, and nothing is asked for before that.
ONLINE_TILES = {
    "name": "OpenStreetMap (online)",
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "attribution": '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap contributors</a>',
}


@dataclass(frozen=True, slots=True)
class Assets:
    """Where the browser finds the files that `geo.maps.webfiles` writes, as URLs. Scripts are loaded in this order."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    region_script: str


class _Call(MacroElement):
    """A line of JavaScript about the parent element, with arguments that are already safe JSON."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.code(this._parent.get_name()) }}{% endmacro %}")

    def __init__(self, before: str, after: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._before, self._after = before, after

    def code(self, parent: str) -> str:
        """The line, with the parent's variable in its middle."""
        return f"{self._before}{parent}{self._after}"

    def render(self, **_: Any) -> str:
        """Put the line on the figure as it is: branca would read half a megabyte of data as a template, and compile that."""
        figure, parent = self.get_root(), self._parent
        if not isinstance(figure, Figure) or parent is None:
            raise TypeError("A line about a map is drawn on a figure, or nowhere.")
        figure.script.add_child(_Ready(self.code(parent.get_name())), name=self.get_name())
        return ""


class _Ready(Element):
    """Text that is no template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: Any) -> str:
        """The text."""
        return self._text


def base_map(
    assets: Assets, *, theme: Theme = "light", labels: Iterable[tuple[str, float, float, int]] | None = None, draw: bool = False
) -> folium.Map:
    """A map of the world without events: offline base map, scale, coordinates, and online tiles to switch on.

    `labels` are as in `build_scene`; None shows the world's own names, which the assets hold. With `draw`, areas can be drawn on it.
    Two calls with equal arguments give maps with the same script.
    """
    made = folium.Map(
        location=WORLD_CENTRE, zoom_start=WORLD_ZOOM, tiles=None, minZoom=1, maxZoom=MAX_ZOOM, zoom_snap=0.25, world_copy_jump=True
    )
    # On the instance: folium's own lists belong to the class and point to four CDNs.
    made.default_js = [(f"script{i}", url) for i, url in enumerate(assets.scripts)]
    made.default_css = [(f"style{i}", url) for i, url in enumerate(assets.styles)]
    options: dict[str, Any] = {
        "theme": theme,
        "palette": palette(theme),
        "glyphs": for_browser(),
        "attribution": ATTRIBUTION_HTML,
        "regionUrl": assets.region_script,
        "tiles": ONLINE_TILES,
        "draw": draw,
        "labels": None if labels is None else [list(label) for label in labels],
    }
    _Call("Whereabouts.begin(", f",{script_json(options)});").add_to(made)
    return made


def layer(
    scene: Scene,
    *,
    fit: str = "",
    selected: Iterable[str] = (),
    picked: Iterable[tuple[float, float]] = (),
    go: Target | None = None,
    frame: Bounds | None = None,
) -> folium.FeatureGroup:
    """The scene for `st_folium(..., feature_group_to_add=...)`.

    The map zooms to the scene, or to `frame`, when `fit` differs from the last one it saw, so a filter that keeps `fit` keeps the view.
    `selected` are event keys, `picked` their points, `go` is where to move to. What a person does comes back as
    `last_object_clicked`: a click on events as {"lat", "lng", "keys", "name"}, one on a cell of counts with the "box" that it stands
    for, a drawn area as "area", its corners.
    """
    group = folium.FeatureGroup(name="Events")
    data = scene_data(scene, fit=fit, selected=selected, with_cards=False, picked=picked, go=go, frame=frame)
    _Call(f"Whereabouts.marks({script_json(data)}).addTo(", ");").add_to(group)
    return group
