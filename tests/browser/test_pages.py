"""The pages beside the map."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import MARKER, NEWS, read, settle, the_map


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
    expect(page.frame_locator(".st-key-place_map iframe").locator(".leaflet-marker-pane [role=button]").first).to_be_attached()
    page.reload()
    expect(page.get_by_label("Name of a place")).to_have_value("Lattakia")


def test_a_name_that_an_article_could_not_place_is_placed_on_the_map(visit: Visit) -> None:
    """From the article to the page of places, a click on the map, and back: the event stands there; undone, it does not."""
    page = visit.open()
    read(page, "Clashes erupted in Kafr Zarbun on Monday. Warplanes bombed Zamkuta, activists said.", published="2024-12-09")
    expect(page.get_by_text("Not on the map")).to_be_visible()
    page.get_by_label("Say where a name is").click()
    page.get_by_role("option", name="Kafr Zarbun").click()
    expect(page.get_by_label("Name of a place")).to_have_value("Kafr Zarbun")
    settle(page)
    page.frame_locator(".st-key-place_map iframe").locator(".leaflet-container").click(position={"x": 300, "y": 200})
    expect(page.get_by_label(re.compile("atitude and longitude"))).not_to_have_value("")
    page.get_by_role("button", name="Always place “Kafr Zarbun” there").click()
    expect(page.get_by_text(re.compile(r"^Set by you: Kafr Zarbun"))).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Map").first.click()
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    page.get_by_role("link", name="Places").first.click()
    page.get_by_role("button", name="Undo the change of “Kafr Zarbun”").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    page.get_by_role("link", name="Map").first.click()
    settle(page)
    expect(the_map(page).locator(MARKER)).to_have_count(0)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_a_service_that_cannot_be_reached_is_a_sentence(visit: Visit) -> None:
    """With the cable pulled: the page goes on, and nothing was asked before the button."""
    page = visit.open()
    page.get_by_role("link", name="Places").first.click()
    page.get_by_label("Name of a place").fill("Xqzzk")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ask Nominatim (online)").click()
    expect(page.get_by_text(re.compile("go on without it"))).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Always place “Xqzzk” there")).to_be_visible()
