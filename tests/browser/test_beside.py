"""The table beside the map, selection in both, and the search."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import MARKER, NEWS, in_map, is_same_map, mark_map, only_type, read, settle, the_map, view_of


def with_table(visit: Visit, path: str = "") -> Page:
    """The dashboard with an article, and the table beside the map."""
    page = visit.open(path)
    read(page, NEWS, published="2024-12-09")
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    page.locator("[class*=st-key-beside_]").get_by_text("Table:").click()
    expect(page.locator(".st-key-map_rows canvas").first).to_be_visible()
    settle(page)
    mark_map(page)
    return page


def press_row(page: Page, number: int) -> None:
    """Tick the box of a row of the table."""
    box = page.locator(".st-key-map_rows [data-testid=stDataFrameResizable]").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 16, box["y"] + 35 + 35 * number + 17)


def table_rows(page: Page) -> list[str]:
    """The table as a screen reader finds it: one string a row, without the head."""
    rows = page.locator(".st-key-map_rows canvas table tbody tr, .st-key-map_rows canvas [role=row]").all()
    return [row.text_content() or "" for row in rows if row.locator("[role=gridcell]").count()]


def test_table_holds_what_the_map_shows(visit: Visit) -> None:
    """As many rows as events on the map, and as many as pass after a filter."""
    page = with_table(visit)
    shown = int(re.sub(r"\D", "", page.locator("[class*=st-key-beside_]").get_by_text("Table:").inner_text()))
    assert len(table_rows(page)) == shown > 2
    only_type(page, "Explosion or remote violence")
    settle(page)
    rows = table_rows(page)
    assert 0 < len(rows) < shown
    assert all("Explosion" in row for row in rows)
    assert is_same_map(page)


def test_row_selects_its_marker_and_marker_its_row(visit: Visit) -> None:
    """A ticked row rings the marker and opens the card; a clicked marker ticks its row and no other."""
    page = with_table(visit)
    press_row(page, 0)
    expect(page.locator(".card")).to_have_count(1)
    expect(the_map(page).locator(".wb-selected")).to_have_count(1)
    first = page.locator(".card").inner_text()
    in_map(page, "map.setView([36.2, 37.16], 10, {animate: false})")
    settle(page)
    the_map(page).locator(f"{MARKER}[aria-label*='Aleppo, 5 Dec 2024'] svg").first.click()
    expect(page.locator(".card")).to_contain_text("Aleppo")
    settle(page)
    assert page.locator(".card").inner_text() != first or "Aleppo" in first
    ticked = page.locator(".st-key-map_rows [role=row][aria-selected=true]")
    expect(ticked).to_have_count(1)
    assert "Aleppo" in str(ticked.first.text_content())
    assert is_same_map(page)


def test_map_moves_to_a_picked_event_only_if_it_is_out_of_sight(visit: Visit) -> None:
    """From the other end of the world a ticked row brings its marker into sight; the next one in sight leaves the map alone."""
    page = with_table(visit)
    in_map(page, "map.setView([-30, -60], 6, {animate: false})")
    settle(page)
    press_row(page, 0)
    expect(the_map(page).locator(".wb-selected")).to_be_in_viewport()
    settle(page)
    view = view_of(page)
    assert view["zoom"] == 6
    press_row(page, 0)
    expect(page.locator(".card")).to_have_count(0)
    press_row(page, 0)
    expect(page.locator(".card")).to_have_count(1)
    settle(page)
    assert view_of(page) == view
    assert is_same_map(page)


def test_search_leads_to_a_place_and_to_an_event(visit: Visit) -> None:
    """A town of the gazetteer moves the map there; words of an event move it and open its card. The map is the same."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    settle(page)
    mark_map(page)
    field = page.get_by_placeholder("Find a place or an event")
    field.fill("Reykjavik")
    field.press("Enter")
    page.locator(".st-key-found_box .row", has_text="Iceland").first.click()
    page.wait_for_function("() => new URL(location.href).searchParams.get('at')?.startsWith('64.1')")
    assert abs(view_of(page)["lon"] + 21.9) < 0.5
    field.fill("bomb damascus")
    field.press("Enter")
    page.locator(".st-key-found_box .row", has_text="Damascus").first.click()
    expect(page.locator(".card")).to_contain_text("Damascus")
    page.wait_for_function("() => new URL(location.href).searchParams.get('at')?.startsWith('33.5')")
    expect(the_map(page).locator(".wb-selected")).to_be_in_viewport()
    expect(page.locator(".st-key-found_box")).to_have_count(0)
    assert is_same_map(page)


def test_events_picked_beside_the_map_are_merged_there(visit: Visit) -> None:
    """Two rows of one article become one without a change of page, on the same map."""
    page = with_table(visit)
    before = len(table_rows(page))
    press_row(page, 0)
    settle(page)
    expect(page.get_by_role("button", name=re.compile("picked event"))).to_have_count(0)
    press_row(page, 1)
    page.get_by_role("button", name="Change 2 picked events").click()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".undo-keys")).to_contain_text("merged")
    settle(page)
    assert len(table_rows(page)) == before - 1
    assert is_same_map(page)
