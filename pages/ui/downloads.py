"""What can be taken away: pictures of the map as it is on screen, and the events as data. Each is made when it is asked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from geo.coreference import event_key
from geo.export import csv, geojson, kml
from geo.maps import picture
from geo.maps.scene import Scene
from geo.maps.table import EventTable
from geo.maps.web import html_page
from geo.model import Article, Event
from geo.store import SavedArticle
from pages.ui import correct, listing
from pages.ui.leaflet import MapState

# Width and height of the PNG in pixels: sharp on a page of A4 and in a slide.
PICTURE_SIZE = (1600, 1000)
# More digits than this claim more than the figure holds.
CONFIDENCE_DIGITS = 3


def downloads(articles: tuple[SavedArticle, ...], table: EventTable, scene: Scene, screen: MapState | None) -> None:
    """The button that opens the list of formats, or nothing where there is nothing to take away. Without a screen: no pictures."""
    if not table.events and not scene.rings:
        return

    def events() -> list[tuple[Article, Event]]:  # when a file is asked for, and not at every rerun
        told = listing.told(articles)
        wanted = set(table.told_with(table.keys[row] for row in listing.rows_in(scene).tolist()))
        pairs = (pair for key, pair in zip(table.keys, table.events, strict=True) if key in wanted)
        return [(told[article.id], replace(event, confidence=round(event.confidence, CONFIDENCE_DIGITS))) for article, event in pairs]

    def written(dumps: Callable[..., str]) -> str:
        told = events()
        trails = correct.trails([event_key(*pair) for pair in told if pair[1].review])
        return dumps(told, linked=tuple(table.linked.values()), trails=trails)

    data: dict[str, Callable[[], bytes | str]] = {
        "GeoJSON": lambda: written(geojson.dumps),
        "CSV table": lambda: written(csv.dumps),
        "KML for Google Earth": lambda: written(kml.dumps),
    }
    with st.popover("Export", icon=":material/download:", key="export"):
        if screen is not None:
            st.caption("The map as it is on screen")
            _buttons(_pictures(scene, screen), scene)
        st.caption("The events that pass the filters")
        _buttons(data, scene)


_KINDS = {
    "PNG picture": ("png", "image/png"),
    "SVG drawing": ("svg", "image/svg+xml"),
    "PDF page": ("pdf", "application/pdf"),
    "HTML page, works offline": ("html", "text/html"),
    "GeoJSON": ("geojson", "application/geo+json"),
    "CSV table": ("csv", "text/csv"),
    "KML for Google Earth": ("kml", "application/vnd.google-earth.kml+xml"),
}


def _pictures(scene: Scene, screen: MapState) -> dict[str, Callable[[], bytes | str]]:
    return {
        "PNG picture": partial(picture.png, scene, bounds=screen.bounds, size=PICTURE_SIZE),
        "SVG drawing": partial(picture.svg, scene, bounds=screen.bounds, size=PICTURE_SIZE),
        "PDF page": partial(picture.pdf, scene, bounds=screen.bounds, size=PICTURE_SIZE),
        "HTML page, works offline": partial(html_page, scene, bounds=screen.bounds),
    }


def _file_name(scene: Scene) -> str:
    """The events' days, and said so: a single day in a name reads as the day of the download."""
    if scene.first is None or scene.last is None:
        return "whereabouts-events"
    span = f"from-{scene.first.isoformat()}-to-{scene.last.isoformat()}" if scene.first < scene.last else f"of-{scene.last.isoformat()}"
    return f"whereabouts-events-{span}"


def _buttons(made_by: dict[str, Callable[[], bytes | str]], scene: Scene) -> None:
    name = _file_name(scene)
    for label, make in made_by.items():
        suffix, mime = _KINDS[label]
        st.download_button(
            label, make, file_name=f"{name}.{suffix}", mime=mime, key=f"download_{suffix}", on_click="ignore", width="stretch"
        )  # fmt: skip
