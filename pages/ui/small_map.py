"""A small map of the places to choose among, which can be clicked where none of them is right."""

from collections.abc import Sequence

from geo.maps.scene import build_scene
from geo.model import Place
from geo.places import typed_point
from pages.ui import filters, found, mapped
from pages.ui.leaflet import screen, show_map

_HEIGHT = 320


def show(item: str, name: str, places: Sequence[Place], *, key: str, mark: tuple[float, float] | None = None) -> tuple[float, float] | None:
    """Draw the places that a name can mean; the answer is where the map was clicked, as (lat, lon), since it shows this item.

    There, or where `mark` is, stands a ringed mark with its coordinates.
    """
    marked = mark or clicked(item, key=key)
    marks = [_marked(*marked)] if marked else []
    scene = build_scene([found.as_reading(name or "place", [*places, *marks])], filters.plain_view())
    # The map stays where it is when it is clicked: a mark is no reason to look elsewhere.
    fit = f"{item} {len(places)}"
    point = show_map(scene, key=key, height=_HEIGHT, fit=fit, points=True, picked=[marked] if marked else []).point
    return mapped.point_for(item, point, key=key)


def clicked(item: str, *, key: str) -> tuple[float, float] | None:
    """The same answer before the map is drawn."""
    return mapped.point_for(item, screen(key).point, key=key)


def _marked(lat: float, lon: float) -> Place:
    return Place(id="marked", name=typed_point(lat, lon), kind="settlement", lat=lat, lon=lon)
