"""The pictures of docs/screenshots, taken of the real dashboard: `python3 run.py screenshots`. No part of the test suite."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visit
from tests.browser.steps import MARKER, settle, the_map
from tests.made_up import fill_home

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


@pytest.fixture
def many(visit: Visit, server: Server) -> Visit:
    """A window on a dashboard that holds 2,000 made-up events."""
    fill_home(server.home, 2000)
    return visit


def rest(visit: Visit, path: str) -> None:
    """Open a link and wait until everything is drawn."""
    visit.open(path)
    expect(the_map(visit.page).locator(".wb-base canvas").first).to_be_attached()
    expect(visit.page.locator(".timebar svg rect").first).to_be_attached()
    settle(visit.page)
    visit.page.wait_for_timeout(2500)


def test_many(many: Visit) -> None:
    """Two thousand events and a window of some weeks."""
    rest(many, "?from=2024-08-05&to=2024-10-13&at=30,30,4&past=yes")
    save(many.page, "many")


def test_many_in_an_area(many: Visit) -> None:
    """An area, its events in the table, one of them picked."""
    rest(many, "?area=43,28_44.5,44_36,49_27,45_28,30&at=36,34,5&beside=table")
    box = many.page.locator(".st-key-map_rows [data-testid=stDataFrameResizable]").bounding_box()
    assert box is not None
    many.page.mouse.click(box["x"] + 16, box["y"] + 35 + 35 * 3 + 17)
    settle(many.page)
    many.page.wait_for_timeout(1500)
    save(many.page, "area")


def test_heat_dark(many: Visit) -> None:
    """Heat on a dark screen."""
    many.page.emulate_media(color_scheme="dark")
    rest(many, "?show=heat&at=32,30,4")
    save(many.page, "heat")


def test_many_on_a_phone(many: Visit) -> None:
    """The timeline on a phone."""
    many.page.set_viewport_size({"width": 390, "height": 844})
    rest(many, "?from=2024-08-05&to=2024-10-13&at=30,30,3")
    many.page.locator(".timebar").scroll_into_view_if_needed()
    many.page.wait_for_timeout(500)
    save(many.page, "phone-timeline")
