"""What stands on the map beside the events: scale, coordinates, online tiles, and a place set by clicking it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, in_map, read, settle, the_map, view_of
from tests.browser.test_correcting import heading, reviewing


def test_scale_and_coordinates_are_those_under_the_pointer(visit: Visit) -> None:
    """The scale has kilometres and miles; the coordinates follow the pointer to the degree that the map itself gives."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    settle(page)
    shown = the_map(page)
    expect(shown.locator(".leaflet-control-scale-line").first).to_have_text(re.compile(r"^\d+ k?m$"))
    box = page.locator(".st-key-map_pane iframe").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    lat, lng = in_map(page, "(() => { const p = map.containerPointToLatLng([200, 150]).wrap(); return [p.lat, p.lng]; })()")
    expect(shown.locator(".wb-coordinates")).to_have_text(
        f"{abs(lat):.3f}° {'N' if lat > 0 else 'S'}  {abs(lng):.3f}° {'E' if lng > 0 else 'W'}"
    )


def test_article_that_was_just_read_is_what_the_map_looks_at(visit: Visit) -> None:
    """The second one, far from the first, fills the map; the button leads back to all; a choice by hand fits what was chosen."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    settle(page)
    assert view_of(page)["lon"] == pytest.approx(37, abs=3)
    read(page, "A bomb exploded in Quetta on 3 December 2024, killing five people.")
    settle(page)
    there = view_of(page)
    assert (there["lat"], there["lon"]) == pytest.approx((30.2, 67.0), abs=2)
    the_map(page).locator(".wb-refit").click()  # to where most are
    settle(page)
    the_map(page).locator(".wb-refit").click()  # to all of them
    expect(page.get_by_text(re.compile("outside this view"))).to_have_count(0)
    settle(page)
    assert view_of(page)["zoom"] < there["zoom"]
    page.locator(".st-key-shelf").get_by_text("A bomb exploded in Quetta").click()
    settle(page)
    assert view_of(page)["lon"] == pytest.approx(37, abs=3)


def test_online_tiles_are_a_choice_and_their_failure_is_a_sentence(visit: Visit) -> None:
    """Nothing is asked of another server before it is chosen; without a network the built-in map stays, with a word why."""
    page = visit.open()
    settle(page)
    assert visit.outside == []
    shown = the_map(page)
    shown.locator(".leaflet-control-layers").hover()
    choice = shown.get_by_role("checkbox")
    choice.check()
    notice = shown.get_by_role("status").filter(has_text="cannot be reached: this is the built-in map.")
    expect(notice).to_be_visible()
    expect(shown.locator(".wb-base canvas").first).to_be_attached()
    choice.uncheck()
    expect(notice).to_have_count(0)
    assert visit.outside
    visit.outside.clear()  # it was asked for


def test_place_is_set_by_clicking_the_map_of_the_review_page(visit: Visit) -> None:
    """The point that was clicked is offered, and decides."""
    page = visit.open()
    asked = reviewing(page)
    page.frame_locator(".st-key-review_map_box iframe").locator(".leaflet-container").click(position={"x": 150, "y": 120})
    page.get_by_role("button", name="Place it where you clicked").click()
    expect(heading(page)).not_to_have_text(asked)
    expect(page.get_by_text(re.compile(r"^1 of \d+ decided"))).to_be_visible()
