"""A correction is remembered for the same name in the project, wherever it was made."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import card_of, go, open_events, read, settle, tick_row

ONE = "Rebels seized the city of Aleppo on 5 December 2024."
OTHER = "Shelling hit Aleppo on 6 December 2024."
REGION, TOWN = "Aleppo, Syria (region)", "Aleppo, Syria (town)"


def place_at(page: Page, option: str) -> None:
    """Choose a place in the form that is open, and save."""
    form = page.get_by_role("dialog")
    form.get_by_text(option).click()
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    settle(page)


def place_under_another_name(page: Page, name: str) -> None:
    """Search another place in the form that is open, and save."""
    form = page.get_by_role("dialog")
    form.get_by_label("Search for another place").fill(name)
    page.keyboard.press("Enter")
    expect(form.get_by_text(f"Found under “{name}”").first).to_be_visible()
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    settle(page)


def test_place_that_the_name_can_mean_is_remembered_and_undone_with_the_event(visit: Visit) -> None:
    """Chosen on a card, it is the name's place in the next article, too; one key takes both back."""
    page = visit.open()
    read(page, ONE, published="2024-12-09")
    card_of(page, "Rebels seized").get_by_role("button", name="Edit…").click()
    place_at(page, REGION)
    expect(page.locator(".undo-keys")).to_contain_text(f"“Aleppo” means {REGION} in the whole project")
    read(page, OTHER, published="2024-12-09")
    card = card_of(page, "Shelling hit")
    expect(card).to_contain_text("somewhere in this region")
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".undo-keys")).to_contain_text("Undone")
    expect(card_of(page, "Shelling hit")).not_to_contain_text("somewhere in this region")
    go(page, "Review")
    page.get_by_text(re.compile("^History")).click()
    expect(page.locator(".st-key-history").get_by_role("button", name="Redo")).to_have_count(2)
    settle(page)
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(".st-key-history").get_by_role("button", name="Undo")).to_have_count(2)


def test_undo_on_the_card_takes_the_names_place_back_too(visit: Visit) -> None:
    """The card's own button is the way back from all that was done with it."""
    page = visit.open()
    read(page, ONE, published="2024-12-09")
    card = card_of(page, "Rebels seized")
    card.get_by_role("button", name="Edit…").click()
    place_at(page, REGION)
    card.get_by_role("button", name="Undo").click()
    expect(card).not_to_contain_text("Corrected")
    go(page, "Places")
    expect(page.get_by_text("None yet.")).to_be_visible()


def test_place_of_another_name_is_offered_for_the_name_and_kept_with_w(visit: Visit) -> None:
    """The event may only lie elsewhere: nothing is remembered until W says so; a W that is typed says nothing."""
    page = visit.open()
    read(page, ONE, published="2024-12-09")
    card_of(page, "Rebels seized").get_by_role("button", name="Edit…").click()
    place_under_another_name(page, "Salamiyah")
    offer = page.get_by_role("button", name=re.compile("^“Aleppo” means Salamiyah, .* everywhere in this project"))
    expect(offer).to_be_visible()
    page.get_by_label("Article text").fill("")
    page.get_by_label("Article text").press("w")
    settle(page)
    expect(offer).to_be_visible()
    page.get_by_label("Article text").fill("")
    page.get_by_label("Article text").blur()
    page.keyboard.press("w")
    expect(offer).to_have_count(0)
    expect(page.locator(".undo-keys")).to_contain_text("“Aleppo” means Salamiyah")
    read(page, OTHER, published="2024-12-09")
    expect(card_of(page, "Shelling hit")).to_contain_text("Salamiyah")


def test_offer_stands_on_the_events_page_and_ends_with_the_next_correction(visit: Visit) -> None:
    """The form in the table of events offers it, too; what is done next is about something else."""
    page = visit.open()
    read(page, f"{ONE} A bomb exploded in Damascus on 6 December 2024.", published="2024-12-09")
    open_events(page)
    tick_row(page, 2)
    card = page.locator(".card").first
    card.get_by_role("button", name="Edit…").click()
    place_under_another_name(page, "Salamiyah")
    offer = page.get_by_role("button", name=re.compile(" means Salamiyah, .* everywhere in this project"))
    expect(offer).to_be_visible()
    card.get_by_role("button", name="Accept").click()
    expect(card).to_contain_text("Accepted")
    expect(offer).to_have_count(0)
