"""The built-in map itself: what it draws from the world down to a town's surroundings, and around the date line."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import MAP, drag, events_on_map, in_map, is_same_map, mark_map, read, settle, the_map, view_of

PACIFIC = (
    "Protesters marched in Suva on 3 December 2024. A bomb exploded in Apia on 4 December 2024. "
    "Police arrested two men in Nuku'alofa on 5 December 2024. Riots broke out in Auckland on 6 December 2024."
)
# How many of the base map's pixels around the middle of the screen are not plain land. No coast, lake or country's border lies there.
INKED = """(() => { const at = map.getContainer().getBoundingClientRect(), x = at.x + at.width / 2, y = at.y + at.height / 2, half = 28;
  const base = Object.values(map._layers).find(one => one.options.className === 'wb-base'), found = new Map();
  for (const {el, coords} of Object.values(base._tiles)) { if (coords.z !== base._tileZoom) continue;
    const box = el.getBoundingClientRect(), k = el.width / box.width, context = el.getContext('2d');
    const left = Math.max(0, x - half - box.x), top = Math.max(0, y - half - box.y);
    const wide = Math.min(box.width, x + half - box.x) - left, high = Math.min(box.height, y + half - box.y) - top;
    if (wide < 1 || high < 1) continue;
    const {data} = context.getImageData(left * k, top * k, wide * k, high * k);
    for (let i = 0; i < data.length; i += 4) { const c = data.slice(i, i + 3).join(); found.set(c, (found.get(c) || 0) + 1); } }
  const counts = [...found.values()]; return counts.length ? counts.reduce((a, b) => a + b) - Math.max(...counts) : -1; })()"""
NAMES = "[...document.querySelectorAll('.leaflet-wb-labels-pane *')].filter(one => !one.children.length).map(one => one.textContent)"
PLACES = """[...document.querySelectorAll('.wb-symbol')].map(one => { const box = one.getBoundingClientRect();
  return [one.getAttribute('aria-label'), box.x + box.width / 2, box.y + box.height / 2]; })"""


def look(page: Page, lat: float, lon: float, zoom: int) -> None:
    """Have the map look there, and wait for what the program sends for it."""
    in_map(page, f"map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")
    expect(page).to_have_url(re.compile(rf"[?&]at=[^&]*(,|%2C){zoom}(&|$)"))
    settle(page)


def names(page: Page) -> set[str]:
    """What is written on the map."""
    return set(in_map(page, NAMES))


def signs(page: Page) -> dict[str, Any]:
    """Where in the map's frame each event stands."""
    return {label: (x, y) for label, x, y in in_map(page, PLACES)}


def test_borders_and_names_come_with_the_zoom(visit: Visit) -> None:
    """The world has countries; closer come first-level borders, then large towns, at last the villages around a town."""
    page = visit.open("?at=37,-98,3")
    expect(the_map(page).locator(".wb-base canvas").first).to_be_attached()
    settle(page)
    assert in_map(page, INKED) == 0
    assert names(page) >= {"United States", "Mexico"}
    assert not names(page) & {"Wichita", "Tulsa", "Oklahoma City", "Denver"}
    look(page, 37, -98, 5)
    assert in_map(page, INKED) > 0
    assert names(page) & {"Oklahoma City", "Denver", "Dallas"}

    look(page, 34.73, 36.71, 7)
    assert names(page) >= {"Syria", "Homs", "Aleppo", "Damascus"}
    assert not names(page) & {"Al Ghantu", "Al Qabw"}
    look(page, 34.84, 36.72, 11)
    assert names(page) >= {"Homs", "Tallbīsah", "Al Ghantu"}
    assert len(names(page)) > 10
    look(page, 34.8406, 36.7309, 14)
    assert names(page) >= {"Tallbīsah", "Al Ghantu"}


def test_dragging_over_the_date_line_keeps_the_markers(visit: Visit) -> None:
    """Events on both sides of the 180th meridian stay together wherever the map is dragged, and the address says a longitude of the globe."""
    page = visit.open("?at=-25,172,4")
    read(page, PACIFIC, published="2024-12-09")
    settle(page)
    in_map(page, "map.setView([-22, 172], 4, {animate: false})")
    settle(page)
    mark_map(page)
    before = signs(page)
    assert len(before) == events_on_map(page) == 4
    box = page.locator(MAP).bounding_box()
    assert box is not None
    for way, side in ((-1, -1), (1, 1), (1, 1)):
        start = (box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.15)
        drag(page, start, (start[0] + way * 150, start[1]))
        settle(page)
        after = signs(page)
        assert set(after) == set(before)
        moved = [after[one][0] - before[one][0] for one in before]
        assert moved == pytest.approx([moved[0]] * 4, abs=2)
        expect(page.get_by_text("outside this view")).to_have_count(0)
        assert 0 < side * view_of(page)["lon"] <= 180
    assert is_same_map(page)
