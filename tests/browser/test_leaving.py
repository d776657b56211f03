"""Going to another page while the one that is left still has something to say."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, go, in_map, project_number, read, settle, view_of

# What the map says of itself when it rests after a move, said so soon after the press that Streamlit still knows the old page.
PRESS_AND_TELL = """([name, after]) => {
    const frame = document.querySelector(".st-key-map_pane iframe").contentWindow;
    for (const step of [1, 2, 3]) {
        const value = { bounds: { _southWest: { lat: 30 + step, lng: 30 }, _northEast: { lat: 40, lng: 45 } }, zoom: 6 };
        const said = JSON.stringify({ isStreamlitMessage: true, type: "streamlit:setComponentValue", dataType: "json", value });
        frame.eval(`setTimeout(() => parent?.postMessage(${said}, "*"), ${step * after})`);
    }
    [...document.querySelectorAll("a")].find(link => link.textContent.includes(name)).click();
}"""


def is_there(page: Page, name: str) -> None:
    """The page of this name stands there, and goes on standing there."""
    for _ in range(2):
        expect(page.locator(f".st-key-{name}")).to_be_visible()
        settle(page)


@pytest.mark.parametrize("after_ms", [0, 15, 40])
def test_new_page_stays_though_the_map_goes_on_talking(visit: Visit, after_ms: int) -> None:
    """The Events page is not blanked by what the old page's map says; back on the map, it answers again."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    page.evaluate(PRESS_AND_TELL, ["Events", after_ms])
    is_there(page, "list_pane")
    go(page, "Map")
    is_there(page, "map_pane")
    before = view_of(page)
    address = page.url
    in_map(page, "map.panBy([200, 0], {animate: false}), 0")
    expect(page).not_to_have_url(address)
    assert view_of(page)["lon"] > before["lon"]


def test_foreign_frame_in_the_page_stops_no_link(visit: Visit) -> None:
    """An extension of the browser may put a frame of another origin into the page: links go on to work."""
    page = visit.open()
    read(page, NEWS)
    page.evaluate("""() => {
        const frame = document.body.appendChild(document.createElement("iframe"));
        frame.src = "data:text/html,hello";
        return new Promise(done => { frame.onload = done; });
    }""")
    go(page, "Events")
    is_there(page, "list_pane")


def test_new_project_stays_open_though_the_map_goes_on_talking(visit: Visit) -> None:
    """A map that reports while the name is being entered leads nobody back into the old project."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    first = project_number(page)
    for number in range(6):
        visit.open()  # the map comes to rest at its first look while the name is entered
        page.locator(".st-key-projects button").first.click()
        page.get_by_label("New project").fill(f"Another {number}")
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"The project “Another {number}” is open.")).to_be_visible()
        settle(page)
        expect(page.locator(".st-key-projects button").first).to_contain_text(f"Another {number}")
        page.goto(f"{visit.url}?project={first}")
        settle(page)
