"""Areas drawn on the map, heat, the whole screen, and what lies under a pile."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, expect

from geo.maps.area import Area, contains, parsed
from geo.maps.table import EventTable
from tests.browser.conftest import Visit, visit_to
from tests.browser.steps import MAP, MARKER, drag, events_on_map, in_map, is_same_map, mark_map, settle, the_map, view_of
from tests.made_up import readings


def opened(crowd: Visit, path: str = "") -> Page:
    """The dashboard over the Near East, its map marked."""
    page = crowd.open(path or "?at=30,30,3.5")
    expect(the_map(page).locator(".wb-base canvas").first).to_be_attached()
    settle(page)
    mark_map(page)
    return page


def on_screen(page: Page, x: float, y: float) -> tuple[float, float]:
    """Where in the window a place of the map is, given in shares of its width and height."""
    box = page.locator(MAP).bounding_box()
    assert box is not None
    return box["x"] + box["width"] * x, box["y"] + box["height"] * y


def drawn(page: Page) -> Area:
    """The area in the address bar."""
    area = parsed(parse_qs(urlsplit(page.url).query)["area"][0])
    assert area is not None
    return area


def expected(area: Area) -> int:
    """How many of the made-up events lie in an area."""
    table = EventTable.of(readings(600))
    return int(contains(area, table.lat, table.lon).sum())


def begin(page: Page, what: str) -> None:
    """Press the button that begins a rectangle or an area."""
    the_map(page).get_by_role("button", name=f"Show only the events in a {what}").click()
    expect(the_map(page).locator(".wb-banner")).to_be_visible()


def test_rectangle_by_mouse_filters_map_table_and_timeline(crowd: Visit) -> None:
    """What lies in the rectangle is on the map, in the table's count and in the bars; an outline shows it; the map is the same."""
    page = opened(crowd)
    begin(page, "rectangle")
    drag(page, on_screen(page, 0.45, 0.25), on_screen(page, 0.8, 0.6))
    expect(page).to_have_url(re.compile("area="))
    settle(page)
    wanted = expected(drawn(page))
    assert 0 < wanted < 600
    assert events_on_map(page) == wanted
    expect(page.get_by_text(f"Table: {wanted:,} event")).to_be_visible()
    expect(page.locator(".timebar .said")).to_contain_text(f"{wanted:,} dated event")
    expect(the_map(page).locator(".leaflet-overlay-pane path")).to_have_count(1)
    assert is_same_map(page)
    the_map(page).get_by_role("button", name="Remove the drawn area").click()
    expect(page).not_to_have_url(re.compile("area="))
    settle(page)
    assert events_on_map(page) == 600
    expect(the_map(page).locator(".leaflet-overlay-pane path")).to_have_count(0)


def test_rectangle_is_drawn_by_a_finger_on_a_phone(crowd: Visit, browser: Browser) -> None:
    """A finger that moves over the map draws: the map stays where it is, and what lies in the rectangle is on it."""
    phone = visit_to(browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True), crowd.url)
    page = opened(phone)
    the_map(page).get_by_role("button", name="Show only the events in a rectangle").tap()
    expect(the_map(page).locator(".wb-banner")).to_be_visible()
    view = view_of(page)
    page.locator(MAP).scroll_into_view_if_needed()
    swipe(page, on_screen(page, 0.3, 0.35), on_screen(page, 0.85, 0.65))
    expect(page).to_have_url(re.compile("area="))
    settle(page)
    assert view_of(page) == view
    assert 0 < events_on_map(page) == expected(drawn(page)) < 600
    page.context.close()


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float], *, steps: int = 8) -> None:
    """Put a finger on the screen, move it, and lift it."""
    screen = page.context.new_cdp_session(page)
    for step in range(steps + 1):
        x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        screen.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": [{"x": x, "y": y}]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_polygon_by_clicks_closes_at_its_first_corner(crowd: Visit) -> None:
    """Corner by corner; the first one again closes it. A drag in between moves the map and sets no corner."""
    page = opened(crowd)
    begin(page, "drawn area")
    corners = [on_screen(page, x, y) for x, y in ((0.5, 0.3), (0.8, 0.35), (0.75, 0.7), (0.5, 0.65))]
    for corner in (*corners, corners[0]):
        page.mouse.click(*corner)
        page.wait_for_timeout(350)  # two clicks at once would be a double click
    expect(page).to_have_url(re.compile("area="))
    settle(page)
    assert len(drawn(page).corners) == 4
    assert events_on_map(page) == expected(drawn(page)) > 0


def test_area_by_keyboard_alone(crowd: Visit) -> None:
    """Arrows move the map under the cross, Enter sets a corner, Backspace takes it back, Finish closes; Escape cancels."""
    page = opened(crowd)
    button = the_map(page).get_by_role("button", name="Show only the events in a drawn area")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(the_map(page).locator(".wb-banner")).to_have_count(0)
    button.focus()
    page.keyboard.press("Enter")
    for way in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press("Enter")
        page.keyboard.press(way)
        page.wait_for_timeout(500)
    page.keyboard.press("Backspace")
    the_map(page).get_by_role("button", name="Finish").press("Enter")
    expect(page).to_have_url(re.compile("area="))
    assert len(drawn(page).corners) == 3


def test_area_over_the_date_line_comes_from_a_link(crowd: Visit) -> None:
    """A link with an area on both sides of the 180th meridian shows its events and its outline."""
    page = opened(crowd, "?at=10,180,2&area=60,120_60,230_-50,230_-50,120")
    wanted = expected(drawn(page))
    assert 0 < wanted < 600
    assert events_on_map(page) == wanted
    expect(the_map(page).locator(".leaflet-overlay-pane path")).to_have_count(1)


def test_heat_is_painted_and_explained(crowd: Visit) -> None:
    """As heat there are no markers, warm pixels, and its scale in the legend; markers come back on the same map."""
    page = opened(crowd)
    page.locator("[class*=st-key-show_]").get_by_text("Heat").click()
    expect(the_map(page).locator("canvas.wb-heat")).to_be_attached()
    expect(the_map(page).locator(MARKER)).to_have_count(0)
    painted = "(() => { const c = document.querySelector('canvas.wb-heat'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0); })()"
    assert in_map(page, painted)
    expect(the_map(page).locator(".wb-legend")).to_contain_text("few to many events")
    expect(page).to_have_url(re.compile("show=heat"))
    page.locator("[class*=st-key-show_]").get_by_text("Markers").click()
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    assert is_same_map(page)


def test_map_fills_the_whole_screen_and_comes_back(crowd: Visit) -> None:
    """One press, and the map is as large as the window; another, and it is where it was."""
    page = opened(crowd)
    before = page.locator(MAP).bounding_box()
    the_map(page).get_by_role("button", name="Map on the whole screen").click()
    page.wait_for_function("(map) => document.querySelector(map).getBoundingClientRect().width === window.innerWidth", arg=MAP)
    the_map(page).get_by_role("button", name="Leave the whole screen").click()
    page.wait_for_function("(map) => document.querySelector(map).getBoundingClientRect().width < window.innerWidth", arg=MAP)
    assert page.locator(MAP).bounding_box() == before
    assert is_same_map(page)


def test_pile_says_its_mix_and_opens_into_a_readable_list(crowd: Visit) -> None:
    """A pile tells a screen reader its types; at one place Enter opens a card for each of its events."""
    page = opened(crowd)
    pile = the_map(page).locator(".wb-pile").first
    assert re.fullmatch(r"\d+ events .+: [A-Z][a-z ]+ \d+.*", str(pile.get_attribute("aria-label")))
    in_map(page, "map.setView([35, 38], 12, {animate: false})")
    town = in_map(
        page,
        "(() => { const marks = Object.values(map._layers).find((l) => l._marks)._marks.filter((m) => m.count > 1);"
        " const m = marks.sort((a, b) => b.count - a.count)[0]; map.setView([m.lat, m.lon], 12, {animate: false}); return m.count; })()",
    )
    settle(page)
    assert town > 7  # fewer stand around their point, each for itself
    the_map(page).locator(f".wb-pile[aria-label^='{town} events in']").press("Enter")
    expect(page.locator(".card")).to_have_count(town)
    expect(the_map(page).locator(".wb-fanned")).to_have_count(town)
