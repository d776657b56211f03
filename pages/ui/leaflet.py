"""The map inside Streamlit: served from this machine, never remounted by a filter, and what the person did on it."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from geo.maps.marks import Bounds
from geo.maps.scene import Scene
from geo.maps.style import Theme
from geo.maps.web import Assets, Target, base_map, layer
from geo.maps.webfiles import REGION, SCRIPTS, STYLES, write_folder
from geo.paths import data_folder


def _files() -> Path:
    """The map's files in the data folder, or in a passing one where nothing can be written there: what is wrong then, the pages tell."""
    try:
        return write_folder(data_folder() / "web")
    except OSError:
        return write_folder(Path(tempfile.mkdtemp(prefix="whereabouts-")))


# Streamlit serves a declared component's folder; the address is relative to the frame of streamlit-folium, so it holds under any base path.
_FOLDER = _files()
_FILES = declare_component("map_files", path=str(_FOLDER))
_ROOT = f"../{_FILES.name}"
ASSETS = Assets(
    scripts=tuple(f"{_ROOT}/{name}" for name in SCRIPTS),
    styles=tuple(f"{_ROOT}/{name}" for name in STYLES),
    region_script=f"{_ROOT}/{REGION}",
)
# With these a rerun follows a click or a rest after a move, and nothing else.
_RETURNED = ("last_object_clicked", "last_object_clicked_count", "bounds", "zoom")
_POINT = "last_clicked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapState:
    """What the person sees and picked. `clicked` are the event keys of the last marker clicked; `click_count` grows with each click.

    `area` are the corners, as (lat, lon), of what was drawn on it, none where it was cleared, None where nothing was drawn; `box` is
    what a clicked cell of counts stands for. `point` is where the map itself was clicked last, as (lat, lon), on a map that was asked
    for it.
    """

    clicked: tuple[str, ...]
    click_count: int
    bounds: Bounds | None
    zoom: float | None
    point: tuple[float, float] | None = None
    area: tuple[tuple[float, float], ...] | None = None
    box: Bounds | None = None


def screen(key: str) -> MapState:
    """What the map said before this run draws it."""
    return state_of(st.session_state.get(key) or {})


def show_map(
    scene: Scene,
    *,
    key: str,
    height: int = 620,
    fit: str = "",
    selected: Iterable[str] = (),
    picked: Iterable[tuple[float, float]] = (),
    go: Target | None = None,
    begin: tuple[float, float, float] | None = None,
    points: bool = False,
    draw: bool = False,
    frame: Bounds | None = None,
) -> MapState:
    """Draw the scene; the map zooms to it, or to `frame`, when `fit` changes.

    `selected` are event keys, `picked` their points, `go` is where to move to. `begin` is where a map that has just
    been made looks, as (lat, lon, zoom), instead of at the scene; later changes move it. With `points`, a click beside
    the markers is told, too; with `draw`, areas can be drawn.
    """
    answer = st_folium(
        _map(scene.theme, draw=draw),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[*_RETURNED, _POINT] if points else list(_RETURNED),
        center=begin and begin[:2],
        zoom=begin and begin[2],
        feature_group_to_add=layer(scene, fit=fit, selected=selected, picked=picked, go=go, frame=frame),
    )
    return state_of(answer or {})


def _map(theme: Theme, *, draw: bool) -> Any:
    # Made anew each time: st_folium adds the feature group to the map it is given, and a kept map would gather them.
    return base_map(ASSETS, theme=theme, draw=draw)


def state_of(answer: dict[str, Any]) -> MapState:
    """What streamlit-folium returned, as a MapState."""
    clicked = answer.get("last_object_clicked") or {}
    return MapState(
        clicked=tuple(clicked.get("keys") or ()),
        click_count=answer.get("last_object_clicked_count") or 0,
        bounds=_bounds(answer.get("bounds") or {}),
        zoom=answer.get("zoom"),
        point=_point(answer.get(_POINT) or {}),
        area=_corners(clicked.get("area")),
        box=_box(clicked.get("box")),
    )


def _corners(said: Any) -> tuple[tuple[float, float], ...] | None:
    return None if said is None else tuple((float(lat), float(lon)) for lat, lon in said)


def _box(said: Any) -> Bounds | None:
    if not said:
        return None
    south, west, north, east = map(float, said)
    return (south, west), (north, east)


def _point(answer: dict[str, Any]) -> tuple[float, float] | None:
    """Where a map that may have been turned around the world several times was clicked."""
    lat, lon = answer.get("lat"), answer.get("lng")
    return None if lat is None or lon is None else (lat, (lon + 180) % 360 - 180)


def _bounds(answer: dict[str, Any]) -> Bounds | None:
    south_west, north_east = answer.get("_southWest") or {}, answer.get("_northEast") or {}
    if None in (south_west.get("lat"), south_west.get("lng"), north_east.get("lat"), north_east.get("lng")):
        return None
    if (south_west["lat"], south_west["lng"]) == (north_east["lat"], north_east["lng"]):
        return None
    return (south_west["lat"], south_west["lng"]), (north_east["lat"], north_east["lng"])
