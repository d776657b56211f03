"""The exported HTML page, opened from a file in a Chromium that reaches nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.export import geojson
from geo.maps.cluster import CALM, MERGE_DENSE, cluster, petals
from geo.maps.marks import Bounds, Mark
from geo.maps.page import html_page
from geo.maps.scene import Scene, View, build_scene
from geo.model import Reading

DATA = Path(__file__).resolve().parents[1] / "data"
HOSTILE = "</script><script>window.ran=1</script><img src=x onerror='window.ran=1'>${window.ran=1}`{{7*7}}"
DESKTOP, PHONE = (1280, 860), (390, 844)


@dataclass
class Opened:
    """A page that was opened from a file, and what it asked for or failed in."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def week() -> Reading:
    """One article with 18 events, 16 of them with a marker."""
    pairs = geojson.loads((DATA / "week.geojson").read_text("utf-8"))
    return Reading(article=pairs[0][0], published=date(2024, 12, 9), published_source="given", events=tuple(event for _, event in pairs))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """A function that writes a scene's page to a file and opens it. At the end: the page asked for nothing and no script failed."""
    contexts, pages = [], []

    def open_page(scene: Scene, size: tuple[int, int] = DESKTOP, bounds: Bounds | None = None) -> Page:
        path = tmp_path / "map.html"
        path.write_text(html_page(scene, bounds=bounds), "utf-8")
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True))
        visit = Opened(contexts[-1].new_page())
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("dialog", lambda dialog: (visit.errors.append(dialog.message), dialog.dismiss()))
        visit.page.goto(path.as_uri())
        pages.append(visit)
        return visit.page

    yield open_page
    for visit in pages:
        assert [url for url in visit.requests if not url.startswith("file:")] == []
        assert visit.errors == []
    for context in contexts:
        context.close()


def events_on(page: Page) -> int:
    """How many events the marks in sight hold, piles counted by their numbers."""
    piles = page.locator(".wb-pile text").all_text_contents()
    return page.locator(".wb-symbol").count() + sum(map(int, piles))


def show_all(page: Page) -> None:
    """Fit the map to all events, the far ones too: from the first view one press does it."""
    page.get_by_role("button", name="Fit to the events").click()


def test_page_shows_every_event_offline(opened: Any, week: Reading) -> None:
    """Opened from a file with no network, the page has all 16 events on its map, the title and the legend."""
    page = opened(build_scene([week], title="A week in Syria"))
    expect(page.locator("h1")).to_have_text("A week in Syria")
    expect(page.locator(".wb-legend")).to_contain_text("Strategic development")
    show_all(page)
    assert events_on(page) == 16


def test_page_begins_at_the_bounds_that_it_is_given(opened: Any, week: Reading) -> None:
    """With bounds around one town the page begins there, and closer than it would begin at a scene of its own."""
    place = week.events[0].place
    assert place is not None
    scene = build_scene([week])
    inside = opened(scene, bounds=((place.lat - 0.1, place.lon - 0.1), (place.lat + 0.1, place.lon + 0.1)))
    assert 0 < events_on(inside) < 16
    assert float(inside.locator(".wb-base img, .wb-base canvas").count()) > 0


def test_base_map_is_painted(opened: Any, week: Reading) -> None:
    """The tiles under the marks show both land and water."""
    page = opened(build_scene([week]))
    colours = page.evaluate(
        """() => { const seen = new Set();
        for (const tile of document.querySelectorAll('canvas.leaflet-tile')) {
          const { data } = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height);
          for (let i = 0; i < data.length; i += 4 * 97) seen.add([data[i], data[i + 1], data[i + 2], data[i + 3]].join());
        } return [...seen]; }"""
    )
    assert "247,245,240,255" in colours, "land"
    assert "0,0,0,0" in colours, "water is the map's own ground"


def test_click_opens_a_card_with_the_quote(opened: Any, week: Reading) -> None:
    """A click on a marker shows its type, place, date and the words of the article."""
    page = opened(build_scene([week]))
    page.get_by_role("button", name="Deir ez-Zor").click()
    card = page.locator(".wb-card")
    expect(card).to_contain_text("Battle")
    expect(card).to_contain_text("27 Nov – 7 Dec 2024")
    expect(card).to_contain_text("The rebels took the town.")


def test_keyboard_reaches_and_opens_a_marker(opened: Any, week: Reading) -> None:
    """With the keyboard alone a marker takes the focus, says what it is, and opens with Enter."""
    page = opened(build_scene([week]))
    for _ in range(60):
        page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if "Deir ez-Zor" in label:
            break
    assert "Battle: non state actor overtakes territory. Deir ez-Zor, 27 Nov – 7 Dec 2024." in label
    expect(page.locator(".wb-tip")).to_contain_text("Deir ez-Zor")
    page.keyboard.press("Enter")
    expect(page.locator(".wb-card")).to_contain_text("Deir ez-Zor")


def test_pile_of_many_events_at_one_point_opens_as_a_fan(opened: Any, week: Reading) -> None:
    """Twelve events at one point are a pile with their number; a click sets each out as a marker of its own."""
    events = tuple(replace(week.events[0], id=f"e{i}") for i in range(12))
    page = opened(build_scene([replace(week, events=events)]))
    pile = page.get_by_role("button", name="12 events in Aleppo")
    expect(pile.locator("text")).to_have_text("12")
    pile.click()
    expect(page.locator(".wb-fanned")).to_have_count(12)
    page.locator(".wb-fanned").nth(3).click()
    expect(page.locator(".wb-card h3")).to_have_count(1)


def test_pile_of_several_places_opens_by_coming_closer(opened: Any, week: Reading) -> None:
    """A click on a pile of neighbouring towns zooms until they stand apart."""
    page = opened(build_scene([week]))
    show_all(page)
    before = page.locator(".wb-symbol").count()
    page.get_by_role("button", name="events around Damascus").click()
    expect(page.get_by_role("button", name="Daraa")).to_be_visible()
    assert page.locator(".wb-symbol").count() > before


def test_hostile_text_is_shown_and_does_not_run(opened: Any, week: Reading) -> None:
    """Markup, script and template text in titles, places and quotes is on the page as text and never runs."""
    events = tuple(
        replace(event, quote=HOSTILE, place=replace(event.place, name=HOSTILE) if event.place else None) for event in week.events
    )
    hostile = replace(week, events=events, article=replace(week.article, title=HOSTILE, source=HOSTILE))
    page = opened(build_scene([hostile], title=HOSTILE))
    page.locator(".wb-symbol").first.click()
    expect(page.locator(".wb-card")).to_contain_text(HOSTILE)
    expect(page.locator("h1")).to_have_text(HOSTILE)
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0


def test_phone_has_the_legend_folded_and_openable(opened: Any, week: Reading) -> None:
    """On 390 pixels the map keeps its room, nothing scrolls sideways, and the legend opens on a tap."""
    page = opened(build_scene([week], View(theme="dark")), PHONE)
    head = page.get_by_role("button", name="Legend")
    expect(head).to_have_attribute("aria-expanded", "false")
    head.click()
    expect(page.locator(".wb-legend-body")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_marks_beyond_the_date_line_are_in_sight(opened: Any, week: Reading) -> None:
    """Events in Fiji and Samoa are shown side by side, not at the two edges of the world."""
    fiji = replace(week.events[0], place=replace(week.events[0].place, id="a", name="Suva", lat=-18.1, lon=178.4))
    samoa = replace(fiji, id="x", place=replace(fiji.place, id="b", name="Apia", lat=-13.8, lon=-171.8))
    page = opened(build_scene([replace(week, events=(fiji, samoa))]))
    boxes = [page.get_by_role("button", name=name).bounding_box() for name in ("Suva", "Apia")]
    assert boxes[0]["x"] < boxes[1]["x"]


def test_screen_and_picture_group_marks_alike(opened: Any, week: Reading) -> None:
    """The browser merges the same marks into the same piles as the pictures do, and sets symbols out alike."""
    page = opened(build_scene([week]))
    points = [(1 + i % 9, float((i * 37) % 900), float((i * 91) % 500)) for i in range(CALM + 130)]
    marks = [Mark(lat=0, lon=i, name="", radius_km=0, symbols=(), count=n, mix=(("#882255", n),)) for i, (n, _, _) in enumerate(points)]
    ours = cluster([(mark, x, y) for mark, (_, x, y) in zip(marks, points, strict=True)])
    theirs = page.evaluate(
        "([points, share]) => Whereabouts.merge(points.map(([count, x, y], i) => ({ i, count, x, y, r: Whereabouts.pileRadius(count) })), share)"
        ".map((group) => group.map((mark) => mark.i))",
        [points, MERGE_DENSE],
    )
    assert [[int(placed.mark.lon) for placed in group.members] for group in ours] == theirs
    for count in range(1, 8):
        assert page.evaluate("(n) => Whereabouts.petals(n)", count) == [pytest.approx(place) for place in petals(count)]


def test_map_that_is_laid_out_late_shows_its_events_all_the_same(opened: Any, week: Reading) -> None:
    """A frame that is first too narrow for a map, as frames are while a page is built, fits its events when it has grown."""
    page = opened(build_scene([week]), (60, 500))
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    expect(page.get_by_role("button", name="Deir ez-Zor")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Legend")).to_have_attribute("aria-expanded", "true")
    show_all(page)
    assert events_on(page) == 16


def test_heat_is_on_the_page_and_no_marker(opened: Any, week: Reading) -> None:
    """A page that was taken while the map showed heat shows heat, with its scale, and lists the events all the same."""
    page = opened(build_scene([week], View(show_as="heat")))
    expect(page.locator("canvas.wb-heat")).to_be_attached()
    assert float(str(page.locator("canvas.wb-heat").get_attribute("data-most"))) > 0
    expect(page.locator(".leaflet-marker-pane [role=button]")).to_have_count(0)
    expect(page.locator(".wb-legend")).to_contain_text("few to many events")
    expect(page.get_by_text("The 16 events on the map as a list")).to_be_visible()
