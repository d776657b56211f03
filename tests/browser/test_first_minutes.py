"""A new user's first ten minutes, in Chromium with the network cut off."""

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import MAP, MARKER, NEWS, give_day, in_map, only_type, read, settle, the_map, view_of

# Its one event lies far below what the text's box shows.
LONG = "\n\n".join(["Officials spoke, and nothing else was told that day."] * 60 + ["Shelling in Idlib killed four people on Tuesday."])
TAG = "window.map.getContainer().dataset.tag = 'the same map'; window.tag = 'the same frame'"


def markers(page: Page) -> list[str]:
    """What the map's markers say of themselves, as a screen reader hears it."""
    return [str(one.get_attribute("aria-label")) for one in the_map(page).locator(MARKER).all()]


def test_empty_dashboard_says_what_to_do_and_shows_the_world(visit: Visit) -> None:
    """Before anything is pasted there is a map of the world, the form, and an offer to try the sample article."""
    page = visit.open()
    expect(page.get_by_text("Paste a news article.")).to_be_visible()
    expect(page.get_by_role("button", name="Read article")).to_be_visible()
    expect(page.get_by_role("button", name="Try the sample article")).to_be_visible()
    expect(the_map(page).locator(".wb-base canvas").first).to_be_attached()


def test_sample_article_fills_map_and_text(visit: Visit) -> None:
    """One click on the sample shows markers, the marked text, and where the day of publication comes from."""
    page = visit.open()
    page.get_by_role("button", name="Try the sample article").click()
    expect(page.get_by_text("inferred from the text")).to_be_visible()
    expect(the_map(page).locator(MARKER).nth(5)).to_be_attached()
    expect(page.locator(".reader mark").nth(10)).to_be_attached()
    expect(page.locator(".reader .place", has_text="Manbij").first).to_be_attached()
    expect(page.locator(".reader .date").first).to_be_attached()


def test_pasted_article_is_drawn_where_it_happened(visit: Visit) -> None:
    """The markers of a pasted article stand at its places and are named for screen readers."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    expect(page.get_by_text("as given")).to_be_visible()
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    in_map(page, "map.setView([36.2, 37.16], 10, {animate: false})")
    expect(the_map(page).locator(f"{MARKER}[aria-label*='Aleppo, 5 Dec 2024']")).to_be_attached()
    middle = in_map(page, "JSON.stringify([map.getSize().x / 2, map.getSize().y / 2])")
    box = the_map(page).locator(f"{MARKER}[aria-label*='Aleppo, 5 Dec 2024'] svg").first.bounding_box()
    frame = page.locator(MAP).bounding_box()
    assert box is not None
    assert frame is not None
    x, y = json.loads(middle)
    assert abs(box["x"] + box["width"] / 2 - frame["x"] - x) < 8
    assert abs(box["y"] + box["height"] / 2 - frame["y"] - y) < 8


def test_colouring_and_filters_move_markers_and_leave_the_map_alone(visit: Visit) -> None:
    """After a new colouring and a filter it is the same map object in the same frame, at the same place and zoom, with other markers."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    in_map(page, TAG)
    in_map(page, "map.setView([34.9, 36.9], 7, {animate: false})")
    settle(page)
    before, view = markers(page), view_of(page)
    drawn = the_map(page).locator(".leaflet-container").inner_html()
    page.locator("[class*=st-key-colour_]").get_by_text("Date", exact=True).click()
    expect(page).to_have_url(re.compile("colour=date"))
    settle(page)
    assert the_map(page).locator(".leaflet-container").inner_html() != drawn
    only_type(page, "Explosion or remote violence")
    expect(page.get_by_text("hidden by the filters")).to_be_visible()
    settle(page)
    assert markers(page) != before
    assert in_map(page, "[window.tag, window.map.getContainer().dataset.tag]") == ["the same frame", "the same map"]
    assert view_of(page) == view
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_text("hidden by the filters")).to_be_hidden()
    settle(page)
    assert sorted(markers(page)) == sorted(before)


def test_minimum_confidence_hides_events(visit: Visit) -> None:
    """Turned up to the end, the slider hides every event, and the page says so."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    slider = page.get_by_role("slider", name="Minimum confidence")
    slider.focus()
    page.keyboard.press("End")
    expect(page.get_by_text(re.compile(r"^0 of \d+ events on the map"))).to_be_visible()


def test_click_on_a_marker_opens_its_card_and_finds_its_clause(visit: Visit) -> None:
    """The card tells type, place, date, status, deaths, confidence and quote; in a long text the clause scrolls into view and lights up."""
    page = visit.open()
    read(page, LONG, published="2024-12-09")
    clause = page.locator(".reader mark", has_text="Shelling in Idlib")
    expect(clause).not_to_be_in_viewport()
    the_map(page).locator(f"{MARKER}[aria-label*=killed] svg").first.click()
    card = page.locator(".card").first
    expect(card).to_be_visible()
    for said in (
        "Explosion or remote violence",
        "Idlib",
        "3 Dec 2024",
        "Happened",
        "4 killed",
        "Confidence",
        "Shelling in Idlib killed four people",
    ):
        expect(card).to_contain_text(said)
    expect(page.locator(".reader mark.chosen")).to_have_count(1)
    expect(clause).to_be_in_viewport()
    page.get_by_role("button", name="Close the event cards").click()
    expect(page.locator(".card")).to_have_count(0)


def test_click_on_a_clause_opens_its_card_and_lights_up_its_marker(visit: Visit) -> None:
    """From the text to the event and its one marker on the map, by mouse and by keyboard."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    lit = the_map(page).locator(".wb-selected")
    page.locator(".reader mark", has_text="Rebels seized").click()
    expect(page.locator(".card").first).to_be_visible()
    expect(lit).to_have_count(1)
    expect(lit).to_have_attribute("aria-label", re.compile("Aleppo, 5 Dec 2024"))
    page.get_by_role("button", name="Close the event cards").click()
    expect(page.locator(".card")).to_have_count(0)
    expect(lit).to_have_count(0)
    page.locator(".reader mark").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card").first).to_be_visible()
    expect(lit).to_have_attribute("aria-label", re.compile("Latakia, 3 Dec 2024"))


def test_space_scrolls_a_long_text(visit: Visit) -> None:
    """With the text itself in focus, and no clause of it, the space bar does what it does everywhere."""
    page = visit.open()
    read(page, NEWS + "\n\nNothing else was told that day." * 80, published="2024-12-09")
    text = page.locator(".reader")
    text.focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(800)
    assert text.evaluate("(box) => box.scrollTop") > 0


def test_switch_hides_the_places_merely_mentioned(visit: Visit) -> None:
    """Without them only the scenes of events are left."""
    page = visit.open()
    read(page, "A bomb exploded in Baghdad on 5 December 2024. The road from Beirut to Amman stayed open.")
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    in_map(page, "map.setView([33.6, 39.9], 6, {animate: false})")
    settle(page)
    before = len(markers(page))
    page.get_by_text("Places merely mentioned").click()
    settle(page)
    assert 0 < len(markers(page)) < before


def test_events_without_a_place_are_listed_with_their_number(visit: Visit) -> None:
    """What cannot be drawn stands beside the map, with the reason, and opens its card."""
    page = visit.open()
    read(page, "A bomb exploded in Baghdad on 5 December 2024. France condemned the attack on Friday.", published="2024-12-09")
    page.get_by_text(re.compile(r"^Not on the map: \d+ event")).click()
    expect(page.locator(".group").first).to_contain_text(re.compile(r"\(\d+\)"))
    page.locator(".cards .row").first.click()
    expect(page.locator(".card").first).to_be_visible()


def test_publication_day_can_be_corrected(visit: Visit) -> None:
    """Another day reads the article again: its weekday moves."""
    page = visit.open()
    read(page, "Shelling in Idlib killed four people on Tuesday.", published="2024-12-09")
    expect(page.get_by_text("Day of publication, as given")).to_be_visible()
    give_day(page.locator(".st-key-read_pane"), "2020-03-10")
    page.locator(".reader mark").first.click()
    expect(page.locator(".card").first).to_contain_text("10 Mar 2020")


def test_control_leads_back_to_the_events(visit: Visit) -> None:
    """From the other end of the world, one press shows the markers again."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    in_map(page, "map.setView([-30, -60], 6, {animate: false})")
    expect(the_map(page).locator(MARKER)).to_have_count(0)
    the_map(page).get_by_role("button", name="Fit to the events").press("Enter")
    expect(the_map(page).locator(MARKER).first).to_be_in_viewport()


def test_drag_that_begins_on_a_marker_opens_no_card(visit: Visit) -> None:
    """The map moves, and that is all."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    the_map(page).locator(MARKER).first.hover()
    view = view_of(page)
    page.mouse.down()
    box = page.locator(MAP).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    settle(page)
    assert view_of(page) != view
    expect(page.locator(".card")).to_have_count(0)


def test_another_text_begins_at_its_top(visit: Visit) -> None:
    """However far the last text was scrolled, a new one is shown from its first line."""
    page = visit.open()
    read(page, NEWS + "\n\nNothing else was told that day." * 80, published="2024-12-09")
    page.locator(".reader").evaluate("(box) => { box.scrollTop = 900; }")
    read(page, "Gunmen robbed a bank in Baghdad on 5 December 2024." + "\n\nNothing else was told that day." * 80)
    assert page.locator(".reader").evaluate("(box) => box.scrollTop") == 0
