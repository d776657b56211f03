"""How long a person waits, in Chromium with the network cut off: from the button to the drawn map."""

import pytest
from playwright.sync_api import Page, expect

from geo.sample import sample_article
from tests.browser.conftest import PATIENCE_MS, Server, Visit, visit_to
from tests.browser.steps import MARKER, settle, the_map

CHARACTERS = 5000
ROUNDS = 5
GROUP = f"from the button to the drawn map, an article of {CHARACTERS:,} characters"


def article(number: int) -> str:
    """A text of that length that was not read before."""
    text = sample_article().text
    return f"Report {number}. " + (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]


@pytest.mark.benchmark(group=GROUP)
def test_button_to_map(benchmark, visit: Visit, server: Server):
    """The dashboard: places, events, legend, text and map."""

    def prepare() -> tuple[tuple[Page], dict]:
        server.forget()
        page = visit.open()
        settle(page)
        page.get_by_label("Article text").fill(article(prepare.count))
        prepare.count += 1
        return (page,), {}

    prepare.count = 0
    benchmark.pedantic(press_and_wait, setup=prepare, rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group=GROUP)
def test_button_to_map_compared_with_one_folium_marker_an_event(benchmark, browser, gazetteer_index, tmp_path):
    """The same engine behind the obvious page: no text, no legend, a new map each time."""
    (tmp_path / gazetteer_index.name).symlink_to(gazetteer_index)
    naive = Server(home=tmp_path, script="tests/benchmarks/naive_app.py")
    naive.start()
    context = browser.new_context()
    visit = visit_to(context, naive.url)

    def prepare() -> tuple[tuple[Page], dict]:
        page = visit.open()
        page.frame_locator("iframe >> nth=-1").locator(".leaflet-container").wait_for()
        page.get_by_label("Article text").fill(article(prepare.count))
        page.keyboard.press("Control+Enter")
        settle(page)
        prepare.count += 1
        return (page,), {}

    prepare.count = 100
    try:
        benchmark.pedantic(press_and_wait_for_circles, setup=prepare, rounds=ROUNDS, warmup_rounds=1)
    finally:
        context.close()
        naive.stop()


def press_and_wait(page: Page) -> None:
    """Press the button; come back when the markers are there."""
    page.get_by_role("button", name="Read article").click()
    expect(the_map(page).locator(MARKER).nth(3)).to_be_attached(timeout=PATIENCE_MS)


def press_and_wait_for_circles(page: Page) -> None:
    """Press the button; come back when folium's circles are there."""
    page.get_by_role("button", name="Read article").click()
    expect(page.frame_locator("iframe >> nth=-1").locator("path.leaflet-interactive").nth(3)).to_be_attached(timeout=PATIENCE_MS)
