"""One happening that several articles tell."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import open_events, read, settle, the_map, tick_row, view_of

CAR = (
    "AZAZ, Syria - A car bomb exploded at the vegetable market in Azaz on Tuesday morning and killed seven people. "
    "Traders had just opened their stalls when a parked van blew up."
)
VEHICLE = (
    "BEIRUT, Lebanon - A car bomb tore through a market in Azaz on Tuesday, killing nine people, medics said. "
    "The wounded were taken to a hospital across the border."
)
COPY = f"{CAR} Police closed the road to the east of the town."
TOLD = "2 independent sources (3 articles)"


def card_of_two(page: Page) -> Locator:
    """Read two articles that tell one event, and open its card."""
    read(page, CAR, published="2025-03-12")
    read(page, VEHICLE, published="2025-03-12")
    page.locator(".reader mark").first.click()
    card = page.locator(".card")
    expect(card.locator(".told")).to_have_count(2)
    return card


def test_happening_of_three_articles_is_one_mark_with_a_card_that_lists_them(visit: Visit) -> None:
    """One marker and one event; its card counts a copy's source once, gives the range of deaths and every article's own words."""
    page = visit.open()
    for text in (CAR, VEHICLE, COPY):
        read(page, text, published="2025-03-12")
    expect(page.get_by_text(re.compile("1 of 1 event on the map, 1 told by several articles"))).to_be_visible()
    marker = the_map(page).get_by_role("button", name=re.compile("Azaz.*Between 7 and 9 killed, by source"))
    expect(marker).to_have_count(1)
    marker.click()
    card = page.locator(".card")
    expect(card).to_have_count(1)
    expect(card.get_by_role("heading", name=TOLD)).to_be_visible()
    expect(card.locator("blockquote")).to_have_count(3)
    expect(card).to_contain_text("Between 7 and 9 killed, by source")


def test_telling_is_told_apart_on_the_card_and_joined_again(visit: Visit) -> None:
    """Told apart there are two events and two cards, also after a refresh; joined in the table they are one again, and a key undoes it."""
    page = visit.open()
    card = card_of_two(page)
    card.get_by_role("button", name=re.compile("Another event: BEIRUT")).click()
    expect(page.get_by_text(re.compile("2 of 2 events on the map"))).to_be_visible()
    page.reload()
    expect(page.get_by_text(re.compile("2 of 2 events on the map"))).to_be_visible()
    settle(page)
    assert open_events(page) == len((CAR, VEHICLE))
    tick_row(page)
    page.get_by_role("button", name="Change 2 picked events").click()
    page.get_by_role("button", name="They are one event").click()
    expect(page.get_by_role("heading", name="1 event", exact=True).first).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="2 events").first).to_be_visible()


def test_clause_of_any_of_its_articles_opens_the_card_and_each_is_reached_from_it(visit: Visit) -> None:
    """The clause in either text opens the same card; a source in the card opens that article with its clause set off, and keeps the card."""
    page = visit.open()
    card = card_of_two(page)
    before = view_of(page)
    card.locator(".told", has_text="AZAZ, Syria").click()
    expect(page.locator(".reader")).to_contain_text("Traders had just opened")
    expect(card.locator(".told")).to_have_count(2)
    expect(page.locator(".reader mark[aria-pressed=true]").first).to_be_visible()
    settle(page)
    assert view_of(page) == before
