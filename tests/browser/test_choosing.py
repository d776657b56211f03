"""Choosing among the places that a name can mean, as a person does it on the Review page."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import go, read, settle

SAN_JOSE = "Fighters attacked San Jose, officials said."


def choosing(page: Page) -> None:
    """Read an article of one name with many meanings, and open the Review page."""
    read(page, SAN_JOSE, published="2024-12-09")
    go(page, "Review")
    expect(page.get_by_role("button", name=re.compile(r"^1\. San Jos"))).to_be_visible()
    settle(page)


def test_each_choice_has_a_picture_of_where_it_is(visit: Visit) -> None:
    """Beside each of three buttons stands a map of its own, drawn without a network and told to those who do not see it."""
    page = visit.open()
    choosing(page)
    pictures = page.get_by_role("img", name=re.compile("^Map of the surroundings of San Jos"))
    expect(pictures).to_have_count(3)
    for number, picture in enumerate(pictures.all(), 1):
        expect(picture).to_be_visible()
        assert picture.evaluate("picture => picture.naturalWidth") > 100
        button = page.get_by_role("button", name=re.compile(rf"^{number}\. "))
        assert (
            picture.get_attribute("alt", timeout=1000)
            == f"Map of the surroundings of {button.inner_text().splitlines()[0].partition('. ')[2]}"
        )
    assert len({picture.get_attribute("src") for picture in pictures.all()}) == 3


def test_pictures_and_choices_fit_a_phone(visit: Visit) -> None:
    """On a phone of 390 pixels picture, button and reason stand side by side, and nothing reaches over the edge."""
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open()
    read(page, SAN_JOSE, published="2024-12-09")
    page.goto(re.sub(r"/\?", "/review?", page.url))
    first = page.get_by_role("button", name=re.compile(r"^1\. San Jos"))
    expect(first).to_be_visible()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    picture, button = page.get_by_role("img", name=re.compile("^Map of the sur")).first.bounding_box(), first.bounding_box()
    assert picture
    assert button
    assert picture["x"] >= 0
    assert picture["x"] + picture["width"] <= button["x"]
    assert button["x"] + button["width"] <= 390
