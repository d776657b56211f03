"""What streamlit-folium answers, as the map's state; and a map that a rerun does not change."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.leaflet import MapState, state_of

CLICK = {
    "last_object_clicked": {"lat": 36.2, "lng": 37.16, "keys": ["a:e1", "a:e2"], "name": "Aleppo"},
    "last_object_clicked_count": 3,
    "bounds": {"_southWest": {"lat": 30, "lng": 170}, "_northEast": {"lat": 40, "lng": 195}},
    "zoom": 6.25,
}
PAGE = """
import streamlit as st
from geo.maps.scene import View, build_scene
from pages.ui.leaflet import show_map
by = st.radio("Colour by", ["type", "date"], key="by")
show_map(build_scene([], View(colour_by=by)), key="map", fit=by)
"""


def test_click_and_screen_are_read():
    """Keys, bounds and zoom of an answer come back as plain values, longitudes as the screen counts them."""
    assert state_of(CLICK) == MapState(clicked=("a:e1", "a:e2"), click_count=3, bounds=((30, 170), (40, 195)), zoom=6.25)


@pytest.mark.parametrize(
    "answer", [{}, {"bounds": None}, {"bounds": {"_southWest": {"lat": None, "lng": None}}}, {"last_object_clicked": None}]
)
def test_answer_before_the_map_is_drawn_is_an_empty_state(answer):
    """Before the browser answers there is no click and no screen, and no error."""
    assert state_of(answer) == MapState(clicked=(), click_count=0, bounds=None, zoom=None)


def test_rerun_changes_the_layer_and_never_the_map():
    """After a switch the script of the map is the same to the letter, so the browser keeps it; only the layer differs."""

    def sent(app):
        (component,) = [element for element in app.main if element.type == "component_instance"]
        return json.loads(component.proto.json_args)

    app = AppTest.from_string(PAGE, default_timeout=60).run()
    before = sent(app)
    after = sent(app.radio(key="by").set_value("date").run())
    assert before["script"] == after["script"]
    assert before["feature_group"] != after["feature_group"]
    assert all(url.startswith("../pages.ui.leaflet.map_files/") for url in (*before["js_links"], *before["css_links"]))


def test_drawn_area_and_cell_of_counts_are_read():
    """Corners come back as (lat, lon), a cleared area as none, a clicked cell as its box."""
    drawn = state_of({"last_object_clicked": {"lat": 1, "lng": 2, "keys": [], "area": [[1, 2], [3, 4.5], [5, 6]]}})
    assert drawn.area == ((1.0, 2.0), (3.0, 4.5), (5.0, 6.0))
    assert state_of({"last_object_clicked": {"lat": 1, "lng": 2, "keys": [], "area": []}}).area == ()
    cell = state_of({"last_object_clicked": {"lat": 1, "lng": 2, "keys": [], "box": [30, 35, 31, 36]}})
    assert (cell.box, cell.area, cell.clicked) == (((30.0, 35.0), (31.0, 36.0)), None, ())
