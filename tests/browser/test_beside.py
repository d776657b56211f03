"""The table beside the map, selection in both, and the search."""

import re
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from playwright.sync_api import Page, expect

from geo.gazetteer.index import Gazetteer
from geo.store import engine_version, open_store
from tests.browser.conftest import Server, Visit
from tests.browser.steps import MARKER, NEWS, in_map, is_same_map, mark_map, only_type, read, settle, the_map, view_of
from tests.made_up import readings

# Where the keyboard is, down through frames and shadow trees.
FOCUSED = """() => { let one = document.activeElement;
  for (;;) { const inner = one?.shadowRoot?.activeElement || (one?.tagName === 'IFRAME' && one.contentDocument.activeElement); if (!inner) break; one = inner; }
  return one.getAttribute('aria-label') || one.tagName; }"""
MOST_STOPS = 150


def reach(page: Page, wanted: str) -> None:
    """Press Tab until the keyboard is at what is called so."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if re.match(wanted, str(page.evaluate(FOCUSED))):
            return
    raise AssertionError(f"Tab does not lead to {wanted}.")


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


def test_events_that_have_no_marker_are_listed_by_reason_with_their_counts(visit: Visit, server: Server) -> None:
    """Without a place, told of a country only, or without a day: each stands in the list under its reason, and opens its card from there."""
    keep_ten_of_which_four_have_no_marker(server.home)
    page = visit.open()
    expect(page.get_by_text("6 of 10 events on the map, 4 without a marker, listed beside it")).to_be_visible()
    expect(page.locator(".timebar .said")).to_contain_text("9 dated events")
    settle(page)
    box = page.locator(".st-key-listed_box")
    box.get_by_text("Not on the map: 4 events").click()
    for reason in ("No place is told (1)", "Only a country or a larger area is told (2)", "No date is told (1)"):
        expect(box.locator(".group", has_text=reason)).to_be_visible()
    expect(box.locator(".row")).to_have_count(4)
    box.locator(".row", has_text="Report 0.3").click()
    expect(page.locator(".card")).to_contain_text("Report 0.3")


def keep_ten_of_which_four_have_no_marker(home: Path) -> None:
    """An article of ten events: the first without a place, two told of a country, the fourth without a day."""
    reading = next(readings(10))
    lacking = ({"place": None, "place_text": None, "precision": None}, {"precision": "country"}, {"precision": "country"})
    lacking += ({"first": None, "last": None, "date_precision": None},)
    events = [replace(event, **fields) for event, fields in zip_longest(reading.events, lacking, fillvalue={})]
    store = open_store(home / "whereabouts.sqlite")
    saved, _ = store.add(store.default_project().id, reading.article, name="Ten events")
    with Gazetteer(home / "gazetteer.sqlite") as gazetteer:
        store.keep_reading(saved, replace(reading, events=tuple(events)), engine=engine_version(gazetteer))
    store.close()


def test_keyboard_alone_reaches_everything_and_picks_a_row(visit: Visit) -> None:
    """Tab leads into the table, where a key picks the row and opens its card; and on to the map, its markers, the timeline and the card."""
    page = with_table(visit)
    page.locator("[class*=st-key-beside_] button", has_text="Table:").focus()
    reach(page, "CANVAS")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator(".card")).to_have_count(1)
    expect(the_map(page).locator(".wb-selected")).to_have_count(1)
    ticked = page.locator(".st-key-map_rows [role=row][aria-selected=true]")
    expect(ticked).to_have_count(1)
    settle(page)
    assert "Homs" in str(ticked.first.text_content())
    expect(page.locator(".card")).to_contain_text("Homs")
    for stop in ("Battle: .* Aleppo", "Days shown", "Close the event cards", "Accept: "):
        reach(page, stop)
    page.keyboard.press("Enter")
    expect(page.locator(".card .reviewed")).to_contain_text("Accepted")
    assert is_same_map(page)
