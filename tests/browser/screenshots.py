"""The pictures of docs/screenshots, taken of the real dashboard: `python3 run.py screenshots`. No part of the test suite."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import MARKER, settle, the_map

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def read_sample(page: Page) -> None:
    """Read the sample article and wait until the map has come to rest."""
    page.get_by_role("button", name="Try the sample article").click()
    expect(the_map(page).locator(MARKER).nth(5)).to_be_attached()
    settle(page)
    page.wait_for_timeout(6000)  # until the word of success has gone, and all names are drawn


def save(page: Page, name: str) -> None:
    """Keep what the window shows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png")


def test_empty(visit: Visit) -> None:
    """Before anything is pasted."""
    settle(visit.open())
    visit.page.wait_for_timeout(2000)
    save(visit.page, "empty")


def test_article(visit: Visit) -> None:
    """The sample article."""
    read_sample(visit.open())
    save(visit.page, "article")


def test_dark(visit: Visit) -> None:
    """The sample article, for who prefers a dark screen."""
    visit.page.emulate_media(color_scheme="dark")
    read_sample(visit.open())
    save(visit.page, "dark")


def test_phone(visit: Visit) -> None:
    """The sample article on a phone."""
    visit.page.set_viewport_size({"width": 390, "height": 844})
    read_sample(visit.open())
    save(visit.page, "phone")
