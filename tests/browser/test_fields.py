"""Reasons under the pointer, every field of the form, and one value for several rows."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, card_of, give_day, open_events, read, settle, tick_row


def test_pointer_on_a_place_shows_why_it_is_there(visit: Visit) -> None:
    """Where it was put, how sure that is, and the reasons, each on a line."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    settle(page)
    name = page.locator(".reader .place", has_text="Aleppo").first
    name.hover()
    said = (name.get_attribute("title") or "").splitlines()
    assert said[0].startswith("Aleppo")
    assert re.fullmatch(r"\d+ % sure", said[1])
    assert any("people" in reason for reason in said[2:])


def test_enter_ends_the_day_of_publication(visit: Visit) -> None:
    """A typed day and Enter: the day is given, and not taken for one that the text tells."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    give_day(page.locator(".st-key-read_pane"), "2024-12-09", end="Enter")
    expect(page.get_by_text("Day of publication, as given").first).to_be_visible()


def test_type_day_and_toll_are_corrected_at_once(visit: Visit) -> None:
    """Each field of the form stands on the card afterwards, and the history names them."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    settle(page)
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Edit…").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Type", exact=True).click()
    page.get_by_role("option", name="Violence against civilians").click()
    settle(page)
    give_day(form, "2024-11-30", end="Enter")
    settle(page)
    form.get_by_label("Deaths, at least").fill("3")
    form.get_by_label("Deaths, at most").fill("7")
    form.get_by_label("Deaths, at most").press("Tab")
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    card = page.locator(".card").first
    expect(card).to_contain_text("Violence against civilians")
    expect(card).to_contain_text("Corrected: type, sub-type, first day, last day, deaths")
    expect(card).to_contain_text("30 Nov")
    expect(card).to_contain_text(re.compile("3.*7"))


def test_status_of_several_rows_is_set_at_once(visit: Visit) -> None:
    """All rows that were picked have it, and one step takes it back from all."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    open_events(page)
    tick_row(page)
    page.get_by_role("button", name=re.compile("picked events")).click()
    page.get_by_label("Status of all").click()
    page.get_by_role("option", name="Planned").click()
    settle(page)
    page.get_by_role("button", name="Set").first.click()
    expect(page.locator(".card").first).to_contain_text("Planned")
    settle(page)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".card").first).not_to_contain_text("Planned")
