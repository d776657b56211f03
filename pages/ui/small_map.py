"""A small map of the places to choose among, which can be clicked where none of them is right."""

from collections.abc import Sequence

from geo.maps.scene import build_scene
from geo.model import Place
from pages.ui import filters, found, mapped
from pages.ui.leaflet import show_map

_HEIGHT = 320


def show(item: str, name: str, places: Sequence[Place], *, key: str) -> tuple[float, float] | None:
    """Draw the places that a name can mean; the answer is where the map was clicked, as (lat, lon), since it shows this item."""
    scene = build_scene([found.as_reading(name or "place", places)], filters.plain_view())
    point = show_map(scene, key=key, height=_HEIGHT, fit=f"{item} {len(places)}", points=True).point
    return mapped.point_for(item, point, key=key)
