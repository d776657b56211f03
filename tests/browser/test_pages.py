"""The pages beside the map."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, read, settle


def test_picked_row_opens_its_card(visit: Visit) -> None:
    """A row of the table that is ticked is told in full beside it."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    page.get_by_role("link", name="Events").first.click()
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ events$"))).to_be_visible()
    expect(page.locator(".st-key-event_rows canvas").first).to_be_visible()
    settle(page)
    table = page.locator(".st-key-event_rows").bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 16, table["y"] + 52)
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("Homs")
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_place_is_looked_up(visit: Visit) -> None:
    """A name in another spelling is found, and stands on a map."""
    page = visit.open()
    page.get_by_role("link", name="Places").first.click()
    page.get_by_label("Name of a place").fill("Lattakia")
    page.keyboard.press("Enter")
    expect(page.get_by_text("best known first")).to_be_visible()
    expect(page.frame_locator(".st-key-found iframe").locator(".leaflet-marker-pane [role=button]").first).to_be_attached()
    page.reload()
    expect(page.get_by_label("Name of a place")).to_have_value("Lattakia")
