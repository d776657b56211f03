"""Choosing among the places that a name can mean, as a person does it on the Review page."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import card_of, go, read, settle
from tests.browser.test_correcting import NAMESAKES

POINT = re.compile(r"^-?\d+\.\d{4}, -?\d+\.\d{4}$")
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


def correcting(visit: Visit) -> Page:
    """An event at Moscow with its form open."""
    page = visit.open()
    read(page, "A bomb exploded in Moscow on 5 December 2024.", published="2024-12-09")
    card_of(page, "A bomb exploded").get_by_role("button", name="Edit…").click()
    return page


def test_point_clicked_on_the_map_is_marked_and_has_the_name_that_was_searched(visit: Visit) -> None:
    """The choice in the list ends, a mark with its coordinates stands where was clicked, and the event is called as was searched."""
    page = correcting(visit)
    form = page.get_by_role("dialog")
    form.get_by_label("Search for another place").fill("Ankara")
    page.keyboard.press("Enter")
    expect(form.get_by_role("radio", name=re.compile("^Ankara, Türkiye \\(town\\)"))).to_be_checked()
    expect(form.get_by_text(re.compile("^Ankara, Türkiye \\(region\\)"))).to_be_visible()
    form.get_by_text("Choose on a map").click()
    board = form.frame_locator("iframe")
    board.locator(".leaflet-container").click(position={"x": 260, "y": 120})
    field = form.get_by_label("Or latitude and longitude, in degrees")
    expect(field).to_have_value(POINT)
    expect(board.locator(".wb-picked")).to_have_count(1)
    expect(board.get_by_role("button", name=re.compile(field.input_value()))).to_be_attached()
    expect(form.locator("input[type=radio]:checked")).to_have_count(0)
    expect(form.get_by_label("What this point is called")).to_have_value("Ankara")
    expect(form.get_by_text(f"Saved as “Ankara” at {field.input_value()}")).to_be_visible()
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(page.locator(".undo-keys")).to_contain_text("set to Ankara at ")


def test_point_can_be_called_otherwise_and_a_choice_ends_it(visit: Visit) -> None:
    """What is typed into the field for its name is its name; a place of the list takes mark and fields away."""
    page = correcting(visit)
    form = page.get_by_role("dialog")
    form.get_by_label("Or latitude and longitude, in degrees").fill("41.79, 36.69")
    page.keyboard.press("Tab")
    name = form.get_by_label("What this point is called")
    expect(name).to_have_value("Moscow")
    expect(form.locator("input[type=radio]:checked")).to_have_count(0)
    form.get_by_text("As it is: Moscow").click()
    expect(name).to_have_count(0)
    form.get_by_label("Or latitude and longitude, in degrees").fill("41.79, 36.69")
    page.keyboard.press("Tab")
    name.fill("Hilltop farm")
    page.keyboard.press("Tab")
    expect(form.get_by_text("Saved as “Hilltop farm”")).to_be_visible()
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(page.locator(".undo-keys")).to_contain_text("set to Hilltop farm at 41.7900, 36.6900")


FRAMES = """() => {
    let one = document.activeElement;
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    const look = [getComputedStyle(one), getComputedStyle(one, "::before"), getComputedStyle(one, "::after")];
    return look.filter((style) => style.outlineStyle !== "none" || style.boxShadow !== "none").length;
}"""


def test_keys_after_a_click_beside_the_controls_frame_nothing(visit: Visit) -> None:
    """A click on a blank spot, or on the words, and then keys: neither the page nor the item gets a frame; a button has one."""
    page = visit.open()
    read(page, NAMESAKES, published="2024-12-09")
    go(page, "Review")
    item = page.locator(".item h3")
    expect(item).to_be_visible()
    settle(page)
    below = page.locator(".st-key-review_acts").bounding_box()
    assert below
    for x, y in ((below["x"] + 40, below["y"] + 200), (below["x"] + 300, below["y"] - 60)):
        asked = item.inner_text()
        page.mouse.click(x, y)
        page.keyboard.press("s")
        expect(item).not_to_have_text(asked)
        settle(page)
        assert page.evaluate(FRAMES) == 0
    page.get_by_role("button", name=re.compile("^Skip")).focus()
    assert page.evaluate(FRAMES) > 0
