"""Decisions about events: with keys on the Review page, and about many at once in the table."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, go, open_events, read, settle, tick_row
from tests.browser.test_correcting import NAMESAKES, decide, heading

DECIDED = re.compile(r"^(\d+) of \d+ decided")


def asked_of_an_event(page: Page) -> str:
    """Skip what is asked of names, until an event is asked about; what is asked then."""
    asked = heading(page).inner_text()
    while not asked.startswith("Is this right?"):
        decide(page, "s", asked)
        settle(page)
        asked = heading(page).inner_text()
    return asked


def rows(page: Page) -> list[str]:
    """The rows of the Events page, as a screen reader finds them."""
    found = page.locator(".st-key-event_rows canvas [role=row]").all()
    return [row.text_content() or "" for row in found if row.locator("[role=gridcell]").count()]


def test_event_is_rejected_with_x_and_another_gets_its_place_with_2(visit: Visit) -> None:
    """X takes the event out of the table; 2 chooses another one's place, which its name then means everywhere; each stands in the history with its time."""
    page = visit.open()
    read(page, NAMESAKES, published="2024-12-09")
    before = open_events(page)
    go(page, "Review")
    expect(heading(page)).to_be_visible()
    settle(page)
    decide(page, "x", asked_of_an_event(page))
    settle(page)
    expect(page.get_by_text(DECIDED)).to_have_text(re.compile("^1 of"))
    decide(page, "2", asked_of_an_event(page))
    settle(page)

    page.get_by_text(re.compile("^History")).click()
    history = page.locator(".st-key-history")
    expect(history.get_by_role("button", name="Undo")).to_have_count(3)  # the name's place is a line of its own
    times = re.findall(r"(\d{4}-\d\d-\d\d \d\d:\d\d) UTC", history.inner_text())
    assert len(times) == 3
    for time in times:
        assert abs(datetime.now(tz=UTC) - datetime.fromisoformat(f"{time}+00:00")) < timedelta(minutes=10)
    expect(history.get_by_text(re.compile("“.+” always placed at "))).to_be_visible()
    expect(history.get_by_text("rejected")).to_be_visible()
    assert open_events(page) == before - 1


def test_type_of_all_picked_events_is_set_and_all_are_accepted_at_once(visit: Visit) -> None:
    """One press gives every picked row another type, one more accepts them all; a key takes either back as a whole."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    count = open_events(page)
    assert 0 < sum("Protest" in row for row in rows(page)) < count
    tick_row(page)
    page.get_by_role("button", name=f"Change {count} picked events").click()
    page.get_by_label("Type of all").click()
    page.get_by_role("option", name="Protest").click()
    page.locator(".st-key-bulk_type_set button:visible").click()
    expect(page.locator(".card .type", has_text="Protest")).to_have_count(count)
    settle(page)
    assert sum("Protest" in row for row in rows(page)) == count

    page.get_by_role("button", name=f"Change {count} picked events").click()
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".card .reviewed", has_text="Accepted")).to_have_count(count)
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".card .reviewed", has_text="Accepted")).to_have_count(0)
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".card .type", has_text="Protest")).not_to_have_count(count)
    settle(page)
    assert 0 < sum("Protest" in row for row in rows(page)) < count
