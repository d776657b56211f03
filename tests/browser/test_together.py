"""Two windows on one project, and what is made of one event or of two."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, Visit, visit_to
from tests.browser.steps import NEWS, card_of, go, open_events, read, settle, tick_row


@pytest.fixture
def other(browser: Browser, server: Server) -> Iterator[Visit]:
    """A second window on the same dashboard."""
    visit = visit_to(browser.new_context(viewport={"width": 1440, "height": 900}), server.url)
    yield visit
    visit.page.context.close()
    assert visit.errors == []


def set_status(page: Page, status: str) -> None:
    """Choose a status in the form that is open, and save."""
    form = page.get_by_role("dialog")
    form.get_by_label("Status").click()
    page.get_by_role("option", name=status).click()
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)


def disagree(first: Page, second: Page) -> None:
    """Both have the form of one event open: each gives it another status, and the second one has not seen the first one's."""
    set_status(first, "Planned")
    expect(first.locator(".card")).to_contain_text("Planned")
    set_status(second, "Denied")
    expect(second.locator(".card")).to_contain_text("Denied")


def test_who_did_not_see_the_others_change_is_told_and_it_is_settled(visit: Visit, other: Visit) -> None:
    """Both open the form; the second one to save had not seen the first one's status. Both stand there, and one is taken."""
    first = visit.open()
    read(first, NEWS, published="2024-12-09")
    card_of(first, "Rebels seized").get_by_role("button", name="Edit…").click()
    second = other.open()
    card_of(second, "Rebels seized").get_by_role("button", name="Edit…").click()
    settle(second)
    disagree(first, second)
    told = re.compile(
        r"disagree on the status: denied \(somebody\) stands, the other one is planned \(somebody\)\. It is settled on the Review page"
    )
    for place in (".undo-keys", ".card .reviewed"):
        expect(second.locator(place)).to_have_text(told)
    settle(second)
    go(second, "Review")
    expect(second.get_by_text("1 disagreement")).to_be_visible()
    second.get_by_role("button", name="Take the earlier one").click()
    expect(second.get_by_text("1 disagreement")).to_have_count(0)
    first.reload()
    expect(first.locator(".card .reviewed")).not_to_contain_text("disagree")
    expect(first.locator(".card").first).to_contain_text("Planned")


def test_other_windows_change_is_seen_at_the_next_step(visit: Visit, other: Visit) -> None:
    """What one window rejects is gone from the other one after a press there, and neither loses anything."""
    first = visit.open()
    read(first, NEWS, published="2024-12-09")
    second = other.open()
    expect(second.locator(".reader mark", has_text="Rebels seized")).to_be_visible()
    settle(second)
    card_of(first, "Rebels seized").get_by_role("button", name="Reject").click()
    expect(first.locator(".reader mark", has_text="Rebels seized")).to_have_count(0)
    card_of(second, "A bomb exploded").get_by_role("button", name="Accept").click()
    expect(second.locator(".card").first).to_contain_text("Accepted")
    expect(second.locator(".reader mark", has_text="Rebels seized")).to_have_count(0)
    settle(second)
    first.reload()
    expect(card_of(first, "A bomb exploded")).to_contain_text("Accepted")


def test_rows_of_one_article_are_merged_and_the_history_takes_it_back(visit: Visit) -> None:
    """All picked rows become the one that stays; Undo in the history brings the others back."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    before = open_events(page)
    tick_row(page)
    page.get_by_role("button", name=re.compile("picked events")).click()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("heading", name="1 event", exact=True).first).to_be_visible()
    settle(page)
    go(page, "Review")
    page.get_by_text(re.compile("^History")).click()
    expect(page.locator(".st-key-history").get_by_text(re.compile("merged with"))).to_be_visible()
    page.locator(".st-key-history").get_by_role("button", name="Undo").first.click()
    settle(page)
    go(page, "Events")
    expect(page.get_by_role("heading", name=f"{before} events").first).to_be_visible()


def test_one_clause_becomes_two_events(visit: Visit) -> None:
    """Split with another place, both stand in the table; the first one stays as it was."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    before = open_events(page)
    tick_row(page, 1)
    page.get_by_role("button", name="Split in two…").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Or latitude and longitude, in degrees").fill("36.63, 37.08")
    page.keyboard.press("Tab")
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(page.get_by_role("heading", name=f"{before + 1} events").first).to_be_visible()


def test_second_part_of_an_event_has_none_of_its_dead_until_they_are_told(visit: Visit) -> None:
    """The form begins without deaths and says so; saved as it is, only the first part has them."""
    page = visit.open()
    read(page, "Shelling in Idlib killed four people on Friday.", published="2024-12-09")
    open_events(page)
    tick_row(page, 1)
    page.get_by_role("button", name="Split in two…").click()
    form = page.get_by_role("dialog")
    expect(form.get_by_text("All deaths stay with this one")).to_be_visible()
    for label in ("Deaths, at least", "Deaths, at most"):
        expect(form.get_by_label(label)).to_have_value("")
    form.get_by_label("Or latitude and longitude, in degrees").fill("36.63, 37.08")
    page.keyboard.press("Tab")
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(page.locator(".undo-keys")).to_contain_text("deaths unknown")
