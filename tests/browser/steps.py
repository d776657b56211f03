"""What a person does on the dashboard, in words."""

import json
from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, expect

MAP = ".st-key-map_pane iframe"
MARKER = ".leaflet-marker-pane [role=button]"
NEWS = (
    "A truce ended the fighting in Homs on Monday, the governor said.\n\n"
    "Rebels seized the city of Aleppo on 5 December 2024. Shelling in Idlib killed four people on Friday. "
    "A bomb exploded in Damascus on Saturday. Protesters marched in Latakia on 3 December 2024."
)


def paste(page: Page, text: str, *, published: str = "") -> None:
    """Paste a text, give its day, press the button."""
    page.get_by_label("Article text").fill(text)
    if published:
        give_day(page.locator(".st-key-add"), published)
    page.get_by_role("button", name="Read article").click()


def give_day(form: Locator, day: str, *, end: str = "Escape") -> None:
    """Type a day, as YYYY-MM-DD, into the first date field of a form; `end` closes the calendar, which lies over the button."""
    form.get_by_role("spinbutton").first.focus()
    form.page.keyboard.type(day.replace("-", ""))
    form.page.keyboard.press(end)


def read(page: Page, text: str, *, published: str = "") -> None:
    """Paste a text and wait until it stands marked beside the map."""
    paste(page, text, published=published)
    first_words = " ".join(text.split()[:4])
    expect(page.locator(".reader")).to_contain_text(first_words)


def settle(page: Page) -> None:
    """Wait until the program has nothing left to do and the page nothing left to draw."""
    page.wait_for_timeout(400)
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')")
    page.wait_for_timeout(200)


def only_type(page: Page, name: str) -> None:
    """Choose one type of event in the filters."""
    page.get_by_label("Event types").click()
    page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show everything")).to_be_visible()


def the_map(page: Page) -> FrameLocator:
    """The map's frame."""
    return page.frame_locator(MAP)


def in_map(page: Page, expression: str) -> Any:
    """What a JavaScript expression says inside the map's frame; `map` is the Leaflet map."""
    handle = page.locator(MAP).element_handle()
    assert handle is not None
    frame = handle.content_frame()
    assert frame is not None
    frame.wait_for_function("window.map")
    return frame.evaluate(expression)


def view_of(page: Page) -> dict[str, float]:
    """Where the map looks: centre and zoom."""
    return dict(json.loads(in_map(page, "JSON.stringify({lat: map.getCenter().lat, lon: map.getCenter().lng, zoom: map.getZoom()})")))
