"""What a person does on the dashboard, in words."""

import json
import re
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
    page.wait_for_function("!document.querySelector('.st-key-timebar')?.querySelector('[aria-busy=true]')")
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


def project_number(page: Page) -> int:
    """The number of the open project, as the address bar says it."""
    expect(page).to_have_url(re.compile(r"[?&]project=\d+"))
    return int(re.findall(r"[?&]project=(\d+)", page.url)[0])


def view_of(page: Page) -> dict[str, float]:
    """Where the map looks: centre and zoom."""
    return dict(json.loads(in_map(page, "JSON.stringify({lat: map.getCenter().lat, lon: map.getCenter().lng, zoom: map.getZoom()})")))


# What a test leaves on the map, its frame and its page, and finds again as long as none of them was made anew.
_TAGS = "[window.tag, window.map.getContainer().dataset.tag]"


def mark_map(page: Page) -> None:
    """Mark the map, to see later that it is still the same."""
    in_map(page, "window.map.getContainer().dataset.tag = 'the same map'; window.tag = 'the same frame'")


def is_same_map(page: Page) -> bool:
    """Whether the map is the one that was marked, in the same frame."""
    return bool(in_map(page, _TAGS) == ["the same frame", "the same map"])


def events_on_map(page: Page) -> int:
    """How many events the page says are on the map."""
    said = page.get_by_text(re.compile(r"^[\d,]+ of [\d,]+ events? on the map")).inner_text()
    return int(said.split()[0].replace(",", ""))


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press the mouse at one place of the window, move, and let go at another."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def go(page: Page, name: str) -> None:
    """Open another page by the navigation."""
    page.get_by_role("link", name=name, exact=True).first.click()


def open_events(page: Page) -> int:
    """Open the table of events; how many it holds."""
    go(page, "Events")
    count = page.get_by_role("heading", name=re.compile(r"^\d+ events?$")).first
    expect(count).to_be_visible()
    expect(page.locator(".st-key-event_rows canvas").first).to_be_visible()
    settle(page)
    return int(count.inner_text().split()[0])


def tick_row(page: Page, row: int = 0) -> None:
    """Tick a row of that table, counted from 1; 0 is the box that ticks all."""
    table = page.locator(".st-key-event_rows").bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 16, table["y"] + 17 + 35 * row)


def card_of(page: Page, clause: str) -> Locator:
    """The card of the event that the text tells in these words."""
    page.locator(".reader mark", has_text=clause).first.click()
    card = page.locator(".card", has_text=clause).first  # and not the one that was open before
    expect(card).to_be_visible()
    return card
