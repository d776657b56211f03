"""A press is answered, whatever else the page is saying at that moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, Visit, visit_to
from tests.browser.steps import NEWS, card_of, events_on_map, read, settle

HAS_MAP = "document.querySelector('.st-key-%s iframe')?.contentWindow.map"
# The map goes on coming to rest elsewhere and telling so; a while later, a button is pressed.
SAY_AND_PRESS = """([map, button, after]) => {
    const shown = document.querySelector(`.st-key-${map} iframe`).contentWindow.map;
    for (const step of [0, 1, 2, 3]) setTimeout(() => shown.setView([20 + step, after / 50 + step], 4, { animate: false }), step * 40);
    setTimeout(() => document.querySelector(`.st-key-${button} button`).click(), after);
}"""


@pytest.fixture
def slow(home: Path) -> Iterator[Server]:
    """A dashboard on a slow machine: its runs end a while after they have drawn everything."""
    server = Server(home, program="tests.browser.slow_to_end")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def visit_slow(browser: Browser, slow: Server) -> Iterator[Visit]:
    """A window on it. At the end no script of the page has failed."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    visit = visit_to(context, slow.url)
    yield visit
    context.close()
    assert visit.errors == []


def say_and_press(page: Page, where: str, button: str, after_ms: int) -> None:
    """Press a button so many milliseconds after a map begins to tell where it looks."""
    page.wait_for_function(HAS_MAP % where)
    settle(page)
    page.evaluate(SAY_AND_PRESS, [where, button, after_ms])


def test_press_while_the_map_reports_counts(visit_slow: Visit, slow: Server) -> None:
    """The sample is read, wherever the press falls while the map's own report is answered."""
    for after_ms in range(250, 650, 50):
        slow.forget()
        page = visit_slow.open()
        say_and_press(page, "map_pane", "read_sample", after_ms)
        expect(page.get_by_text("inferred from the text")).to_be_visible()


def test_card_that_is_pressed_twice_is_rejected_in_peace(visit_slow: Visit) -> None:
    """The second press of a double click finds the card gone: no error stands on the page, and one step back brings the event again."""
    page = visit_slow.open()
    read(page, NEWS)
    settle(page)
    before = events_on_map(page)
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Reject").dblclick()
    settle(page)
    expect(page.locator(".card")).to_have_count(0)
    assert events_on_map(page) == before - 1
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    page.keyboard.press("Control+z")
    settle(page)
    assert events_on_map(page) == before


def test_card_keeps_the_keyboard(visit: Visit) -> None:
    """Who accepts an event by the keyboard stands on the same button of its card afterwards."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Accept").press("Enter")
    expect(page.locator(".card").first).to_contain_text("Accepted")
    expect(page.locator(".card").first.get_by_role("button", name="Accept")).to_be_focused()


def test_press_while_the_map_of_places_reports_counts(visit_slow: Visit) -> None:
    """The name is called no place, and left to the articles again, each time."""
    page = visit_slow.page
    page.goto(f"{visit_slow.url}places?name=Homs")
    for after_ms in range(0, 600, 150):
        say_and_press(page, "place_map", "own_none", after_ms)
        expect(page.get_by_text("Set by you: no place")).to_be_visible()
        say_and_press(page, "place_map", "own_remove", after_ms)
        expect(page.get_by_text("Each article decides.")).to_be_visible()


@pytest.mark.parametrize("delay_ms", [0, 10, 30])
def test_press_twice_reads_once(visit: Visit, delay_ms: int) -> None:
    """A double click on the button is one wish: the article is read, opened, and told as a new one."""
    page = visit.open()
    page.get_by_label("Article text").fill(NEWS)
    page.get_by_role("button", name="Read article").dblclick(delay=delay_ms)
    expect(page.locator(".reader mark").first).to_be_attached()
    expect(page.get_by_text("place names found.")).to_be_visible()
    expect(page.get_by_text("in the list already")).to_have_count(0)
    expect(page.get_by_label("Article text")).to_have_value("")
