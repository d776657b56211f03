"""The small map of the Review page: the places that can be chosen, numbered as their buttons are."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from geo.maps.scene import build_scene
from geo.model import Place
from pages.ui import filters, found, mapped
from pages.ui.leaflet import show_map

_KEY = "review_map"
_HEIGHT = 320


def show(item: str, name: str, places: Sequence[Place]) -> tuple[float, float] | None:
    """Draw the places; the answer is where the map was clicked since it shows this item."""
    numbered = [replace(place, name=f"{number}. {place.name}") for number, place in enumerate(places, 1)]
    scene = build_scene([found.as_reading(name or "place", numbered)], filters.plain_view())
    with st.container(key="review_map_box"):
        point = show_map(scene, key=_KEY, height=_HEIGHT, fit=f"{item} {len(places)}", points=True).point
    return mapped.point_for(item, point)
