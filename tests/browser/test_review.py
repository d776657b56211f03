"""Correcting what was read: on a card, on the Review page, in the text and in the table; and the way back."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, read, settle


def opened_card(page: Page, words: str) -> None:
    """Read the news and open the card of the event that has these words."""
    read(page, NEWS)
    settle(page)
    page.locator(".reader mark", has_text=words).first.click()
    expect(page.locator(".card")).to_have_count(1)


def test_event_is_accepted_undone_by_key_and_redone(visit: Visit) -> None:
    """One button accepts, Ctrl+Z takes it back, Ctrl+Shift+Z makes it again; a refresh keeps it."""
    page = visit.open()
    opened_card(page, "Shelling in Idlib")
    page.locator(".card").get_by_role("button", name="Accept").click()
    expect(page.locator(".card")).to_contain_text("Accepted")
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".card")).not_to_contain_text("Accepted")
    settle(page)
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".card")).to_contain_text("Accepted")
    settle(page)
    page.reload()
    expect(page.locator(".card")).to_contain_text("Accepted")


def test_event_is_corrected_in_the_form_and_stays_so(visit: Visit) -> None:
    """A status and a place that were typed in stand on the card and on the map, also when the article is read again."""
    page = visit.open()
    opened_card(page, "Shelling in Idlib")
    page.locator(".card").get_by_role("button", name="Edit…").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Or latitude and longitude, in degrees").fill("36.6300, 37.0800")
    form.get_by_label("Or latitude and longitude, in degrees").press("Tab")
    settle(page)
    form.get_by_role("button", name=re.compile("Save")).click()
    expect(form).to_be_hidden()
    expect(page.locator(".card")).to_contain_text("Corrected")
    read(page, NEWS)  # the same text once more
    settle(page)
    page.locator(".reader mark", has_text="Shelling in Idlib").first.click()
    expect(page.locator(".card")).to_contain_text("Corrected")


def test_review_is_done_with_keys_alone(visit: Visit) -> None:
    """On the Review page, x rejects and u takes it back; what was decided leaves the queue."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    page.get_by_role("link", name="Review").click()
    expect(page.locator(".item h3")).to_be_visible()
    settle(page)
    first = page.locator(".item h3").inner_text()
    decided = page.get_by_text(re.compile(r"\d+ of \d+ decided"))
    expect(decided).to_contain_text("0 of")
    page.keyboard.press("x")
    expect(decided).to_contain_text("1 of")
    expect(page.locator(".item h3")).not_to_have_text(first)
    settle(page)
    page.keyboard.press("u")
    expect(decided).to_contain_text("0 of")
    expect(page.locator(".item h3")).to_have_text(first)


def test_picked_rows_are_rejected_at_once_and_come_back_at_once(visit: Visit) -> None:
    """In the table, what is done to several rows is one step back."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    page.goto(f"{page.url.split('?')[0]}events")
    count = page.get_by_role("heading", name=re.compile(r"^\d+ events$"))
    expect(count).to_be_visible()
    before = count.inner_text()
    settle(page)
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 15, box["y"] + 15)  # the box that picks all rows
    settle(page)
    page.get_by_role("button", name=re.compile("picked events")).click()
    page.locator(".st-key-bulk_reject button").click()
    expect(page.get_by_text("No event passes the filters.")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("heading", name=before)).to_be_visible()
