"""What outlives a refresh, a restart and a kill."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, Visit, visit_to
from tests.browser.steps import MARKER, NEWS, card_of, events_on_map, give_day, go, in_map, only_type, read, settle, the_map, view_of
from tests.browser.test_projects import SECOND, make_project

# Where the page says what is chosen.
PARTS = {
    "project": ".st-key-projects button",
    "types": "[class*=st-key-types_]",
    "days": "[class*=st-key-from_] [role=spinbutton], [class*=st-key-to_] [role=spinbutton]",
    "cards": ".card",
    "chosen": ".reader mark.chosen",
    "timeline": ".timebar .said",
}


@pytest.fixture
def own_server(home: Path) -> Iterator[Server]:
    """A dashboard of the test's own, to be stopped and started again."""
    server = Server(home)
    server.start()
    yield server
    server.stop()


def what_is_seen(page: Page) -> dict[str, object]:
    """What a view is made of, as the page says it."""
    texts = {name: page.locator(css).all_inner_texts() for name, css in PARTS.items()}
    view = view_of(page)
    return {**texts, "zoom": view["zoom"], "at": (round(view["lat"], 2), round(view["lon"], 2)), "events": events_on_map(page)}


def test_second_article_is_added_and_each_can_be_shown_alone(visit: Visit) -> None:
    """Two articles stand in the list; one, both and again both can be on the map."""
    page = visit.open()
    read(page, NEWS)
    read(page, SECOND)
    expect(page.get_by_text("2 articles")).to_be_visible()
    page.locator(".st-key-shelf").get_by_text("A truce ended").click()
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    expect(page.locator(".reader")).to_contain_text("Baghdad")
    expect(page.get_by_label("Text of")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    expect(page.get_by_text("Text of")).to_be_visible()


def test_text_of_an_article_opens_beside_the_map(visit: Visit) -> None:
    """The menu of an older article leads to its text, and closes: the text is in sight, and its other entries can be pressed the next time."""
    page = visit.open()
    read(page, NEWS)
    read(page, SECOND)
    settle(page)
    expect(page.locator(".reader")).to_contain_text("Baghdad")
    for _ in range(2):
        page.locator(".st-key-shelf").get_by_role("button").last.click()
        page.get_by_role("button", name="Show its text").click()
        expect(page.locator(".reader")).to_contain_text("A truce ended")
        expect(page.get_by_role("button", name="Show its text")).to_have_count(0)
        settle(page)


def test_article_is_renamed_deleted_and_brought_back(visit: Visit) -> None:
    """A new name stands in the list; a deleted article is gone at once and one click away from coming back."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    page.locator(".st-key-shelf").get_by_role("button").first.click()
    name = page.get_by_label("Name of this article")
    name.fill("Hama, <b>week</b> *one*")
    name.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-shelf")).to_contain_text("Hama, <b>week</b> *one*")
    page.locator(".st-key-shelf").get_by_role("button").first.click()
    page.get_by_role("button", name="Delete this article").click()
    expect(page.get_by_text("Deleted: Hama")).to_be_visible()
    expect(page.locator(".reader")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".reader")).to_contain_text("A truce ended")


def test_refresh_keeps_articles_filters_and_cards(visit: Visit) -> None:
    """A reload of the address shows the same articles, colouring, filters and open card."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    read(page, SECOND)
    settle(page)
    page.locator(".st-key-shelf").get_by_text("A bomb killed").click()
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    page.locator("[class*=st-key-colour_]").get_by_text("Date", exact=True).click()
    only_type(page, "Battle")
    expect(page.get_by_text("hidden by the filters")).to_be_visible()
    page.locator(".reader mark").first.click()
    expect(page.locator(".card").first).to_be_visible()
    cards = page.locator(".cards").first.inner_text()
    summary = page.get_by_text("hidden by the filters").inner_text()
    page.reload()
    expect(page.locator(".card").first).to_be_visible()
    assert page.locator(".cards").first.inner_text() == cards
    expect(page.get_by_text("hidden by the filters")).to_have_text(summary)
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    expect(page).to_have_url(re.compile("colour=date"))


def test_change_of_page_keeps_filters_and_articles(visit: Visit) -> None:
    """Map, table and map again show the same choice."""
    page = visit.open()
    read(page, NEWS)
    read(page, SECOND)
    settle(page)
    page.locator(".st-key-shelf").get_by_text("A bomb killed").click()
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    only_type(page, "Battle")
    expect(page.get_by_text("hidden by the filters")).to_be_visible()
    page.get_by_role("link", name="Events").first.click()
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ events?$"))).to_be_visible()
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    expect(page.get_by_role("button", name="Show everything")).to_be_visible()
    page.get_by_role("link", name="Map").first.click()
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    expect(page.get_by_text("hidden by the filters")).to_be_visible()


def test_draft_and_press_outlive_a_restart(browser: Browser, own_server: Server) -> None:
    """A text that was pasted and not read yet stands in its field after the program was killed and started again; the first press reads it."""
    context = browser.new_context()
    page = visit_to(context, own_server.url).open()
    read(page, NEWS)
    settle(page)
    page.get_by_label("Article text").fill(SECOND)
    own_server.stop(signal.SIGKILL)
    own_server.start()
    button = page.get_by_role("button", name="Read article")
    expect(button).to_be_enabled()
    expect(page.get_by_label("Article text")).to_have_value(SECOND)
    button.click()
    expect(page.get_by_text("2 articles")).to_be_visible()
    expect(page.locator(".reader")).to_contain_text("Baghdad")
    expect(page.get_by_label("Article text")).to_have_value("")
    context.close()


def test_restart_keeps_the_articles(browser: Browser, own_server: Server) -> None:
    """What was read is there after the program ended and was started again."""
    context = browser.new_context()
    page = visit_to(context, own_server.url).open()
    read(page, NEWS)
    read(page, SECOND)
    expect(page.get_by_text("2 articles")).to_be_visible()
    own_server.stop()
    own_server.start()
    fresh = visit_to(context, own_server.url).open()
    expect(fresh.get_by_text("2 articles")).to_be_visible()
    expect(fresh.locator(".st-key-shelf [data-testid=stCheckbox]")).to_contain_text(["A bomb killed", "A truce ended"])
    expect(the_map(fresh).locator(MARKER).first).to_be_attached()
    context.close()


def test_link_opens_the_same_view_in_another_window(browser: Browser, visit: Visit) -> None:
    """Project, filter, days, zoom and selection at once: who gets the address sees what its sender saw, and the sender's other project not."""
    page = visit.open()
    read(page, SECOND)
    make_project(page, "Syria")
    read(page, NEWS, published="2024-12-09")
    settle(page)
    only_type(page, "Explosion or remote violence")
    settle(page)
    give_day(page.locator("[class*=st-key-from_]"), "2024-12-06")
    expect(page).to_have_url(re.compile("from=2024-12-06"))
    settle(page)
    page.locator(".reader mark", has_text="Shelling in Idlib").click()
    expect(page.locator(".card")).to_contain_text("Idlib")
    in_map(page, "map.setView([35.9, 36.8], 9, {animate: false})")
    expect(page).to_have_url(re.compile("at=35.9[^&]*9(&|$)"))
    settle(page)
    seen = what_is_seen(page)
    assert all(seen[name] for name in PARTS)

    context = browser.new_context(viewport={"width": 1440, "height": 900})
    fresh = visit_to(context, visit.url)
    fresh.open(page.url.removeprefix(visit.url))
    expect(fresh.page.locator(".card")).to_contain_text("Idlib")
    expect(the_map(fresh.page).locator(".wb-selected")).to_be_in_viewport()
    settle(fresh.page)
    assert what_is_seen(fresh.page) == seen
    assert fresh.errors == []
    context.close()


def test_kill_amid_edits_keeps_all_that_was_confirmed(browser: Browser, own_server: Server) -> None:
    """An event was accepted, a form was saved, the next save is under way: killed then, the first two are there, the third is whole or not there."""
    context = browser.new_context()
    page = visit_to(context, own_server.url).open()
    read(page, NEWS, published="2024-12-09")
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Accept").click()
    expect(page.locator(".card .reviewed")).to_contain_text("Accepted")
    settle(page)
    for clause, status in (("Rebels seized", "Planned"), ("A bomb exploded", "Denied")):
        card_of(page, clause).get_by_role("button", name="Edit…").click()
        form = page.get_by_role("dialog")
        form.get_by_label("Why").fill(f"So said of {status}.")
        form.get_by_label("Status").click()
        page.get_by_role("option", name=status).click()
        settle(page)
        form.get_by_role("button", name="Save").click(no_wait_after=True)
        if status == "Planned":
            expect(form).to_have_count(0)
            expect(page.locator(".card")).to_contain_text("Planned")
            settle(page)
    own_server.stop(signal.SIGKILL)
    page.close()
    own_server.start()
    fresh = visit_to(context, own_server.url).open()
    expect(fresh.locator(".reader")).to_contain_text("A truce ended")
    expect(card_of(fresh, "Rebels seized")).to_contain_text("Planned")
    expect(card_of(fresh, "Shelling in Idlib")).to_contain_text("Accepted")
    expect(card_of(fresh, "A bomb exploded")).to_contain_text(re.compile("Happened|Denied"))
    saved = "Denied" in fresh.locator(".card").inner_text()
    go(fresh, "Review")
    fresh.get_by_text(re.compile("^History")).click()
    history = fresh.locator(".st-key-history")
    expect(history.get_by_text("So said of Planned.")).to_be_visible()
    expect(history.get_by_text("So said of Denied.")).to_have_count(int(saved))
    context.close()
