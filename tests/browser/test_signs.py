"""How events look on the map and in the bars: age, precision, type; several of them at one point."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.events.types import BY_NAME, EVENT_TYPES
from tests.browser.conftest import Visit
from tests.browser.steps import in_map, read, settle, the_map

PUBLISHED = "2024-12-09"
# Each told in another way: to the day, of a month, of days from and to, of no day at all; of a town, a province, a country.
SEVERAL = (
    "A bomb exploded in Damascus on Sunday, killing two people. Rebels seized the city of Aleppo on 4 December 2024. "
    "Protesters marched in Latakia on 28 November 2024. Police clashed with rioters in Hama in December 2024.\n\n"
    "Shelling killed four people in Idlib province on 7 December 2024. Soldiers fought militants in Homs from 1 to 5 December 2024. "
    "Thousands of people fled their homes in Raqqa. The ministers of France and Germany signed an agreement in Turkey on Saturday."
)
SEVEN = (
    "Rebels seized Aleppo on 1 December 2024. A bomb exploded in Aleppo, killing four people, on 2 December 2024. "
    "Protesters marched in Aleppo on 3 December 2024. Shelling killed six people in Aleppo on 4 December 2024. "
    "Rioters burned shops in Aleppo on 5 December 2024. Soldiers fought militants in Aleppo on 6 December 2024. "
    "Thousands of people fled Aleppo on 7 December 2024."
)
EIGHTH = "Protesters marched in Aleppo on 8 December 2024, residents said."
# The circles of a symbol from the outside in: casing, ring, and a fill where it is not hollow.
SIGN = """one => { const [, ring, fill] = one.querySelectorAll('circle');
  return {colour: ring.getAttribute('stroke'), dash: ring.getAttribute('stroke-dasharray'), round: ring.getAttribute('stroke-linecap') === 'round',
          fill: fill ? Number(fill.getAttribute('fill-opacity')) : 0, glyph: one.querySelectorAll('path').length}; }"""
# How much of the map's screen each disc takes, in pixels, and where its middle is.
DISCS = """[...document.querySelectorAll('.leaflet-overlay-pane .wb-disc circle')].map(one => { const box = one.getBoundingClientRect();
  return [box.width / 2, box.x + box.width / 2, box.y + box.height / 2]; })"""
# Signs whose middle another one covers.
COVERED = """names => [...document.querySelectorAll(names)].filter(one => { const box = one.getBoundingClientRect();
  return !one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }).map(one => one.getAttribute('aria-label'))"""
ARCS = "one => [...one.querySelectorAll('circle[transform]')].map(arc => [arc.getAttribute('stroke'), ...arc.getAttribute('stroke-dasharray').split(' ').map(Number)])"


def sign(page: Page, place: str) -> dict[str, Any]:
    """How the one event of a place is drawn."""
    return dict(symbol(page, place).evaluate(SIGN))


def symbol(page: Page, place: str) -> Locator:
    """The marker of the one event of a place."""
    return the_map(page).locator(f".wb-symbol[aria-label*='{place}']")


def middle(page: Page, place: str) -> tuple[float, float]:
    """Where in the map's frame the marker of a place stands."""
    x, y = symbol(page, place).evaluate(
        "one => { const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"
    )
    return x, y


def test_marker_and_bar_say_type_age_and_how_sure_day_and_place_are(visit: Visit) -> None:
    """Fill pales with age, the ring breaks with the date's precision, a disc lies under a region; bars have the types' colours, longer times are hatched."""
    page = visit.open()
    read(page, SEVERAL, published=PUBLISHED)
    settle(page)
    in_map(page, "map.setView([35, 37.5], 7, {animate: false})")
    settle(page)
    signs = {place: sign(page, place) for place in ("Damascus", "Aleppo", "Latakia", "Hama", "Raqqa", "Homs", "Idlib")}
    assert signs["Damascus"]["fill"] == 1
    assert 1 > signs["Idlib"]["fill"] > signs["Aleppo"]["fill"] > signs["Latakia"]["fill"] == 0
    assert [place for place in signs if not signs[place]["dash"]] == ["Damascus", "Aleppo", "Latakia", "Homs", "Idlib"]
    assert (signs["Hama"]["round"], signs["Raqqa"]["round"]) == (
        False,
        True,
    )  # dashes for a month, dots where only the day of publication is known
    kinds = {"Damascus": "explosion", "Aleppo": "battle", "Latakia": "protest", "Hama": "riot", "Raqqa": "displacement"}
    assert {place: signs[place]["colour"] for place in kinds} == {place: BY_NAME[kind].colour for place, kind in kinds.items()}
    assert all(one["glyph"] for one in signs.values())

    # Idlib is told of as a province: some 40 km around its middle are some 40 pixels here. Turkey, a whole country, has a halo and no marker.
    discs = in_map(page, DISCS)
    at = {place: [radius for radius, x, y in discs if [x, y] == pytest.approx(middle(page, place), abs=2)] for place in signs}
    assert {place for place in at if at[place]} == {"Idlib"}
    assert 20 < at["Idlib"][0] < 80
    expect(symbol(page, "Turkey")).to_have_count(0)

    bars = page.locator(".timebar .chart svg")
    for kind in ("explosion", "battle", "protest"):
        expect(bars.locator(f"rect[fill='{BY_NAME[kind].colour}']").first).to_be_attached()
    expect(bars.locator(f"rect[fill='{BY_NAME['riot'].colour}']")).to_have_count(0)  # the month of the riot is in no bar of a day
    longer = bars.locator("rect[fill='url(#longer)']")
    heights = [float(one.get_attribute("height") or 0) for one in longer.all()]
    assert len(heights) > 5
    assert max(heights[:5]) > 2 * min(heights)  # the days of the range in Homs beside those of the month alone
    longer.nth(2).hover(force=True)
    expect(page.locator(".timebar .said")).to_contain_text("2 events of a longer time that holds it")


def test_seven_stand_around_their_point_and_eight_are_a_pile_that_fans_out(visit: Visit) -> None:
    """Seven can each be pressed where they are; one more makes a pile whose arcs and words say the mix, and which opens into signs and cards."""
    page = visit.open()
    read(page, SEVEN, published=PUBLISHED)
    settle(page)
    shown = the_map(page)
    expect(shown.locator(".wb-symbol")).to_have_count(7)
    expect(shown.locator(".wb-pile")).to_have_count(0)
    assert in_map(page, f"({COVERED})('.wb-symbol')") == []
    shown.locator(".wb-symbol[aria-label*='5 Dec 2024'] svg").click()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("5 Dec 2024")
    page.get_by_role("button", name="Close the event cards").click()

    read(page, EIGHTH, published=PUBLISHED)
    pile = shown.get_by_role("button", name="8 events in Aleppo: ")
    expect(pile).to_be_visible()
    mix = {"Battle": 2, "Explosion or remote violence": 2, "Protest": 2, "Riot": 1, "Displacement and aid": 1}
    said = str(pile.get_attribute("aria-label")).split(": ")[1].split(", ")
    assert sorted(said) == sorted(f"{kind} {count}" for kind, count in mix.items())
    colours = {row.colour: row.label for row in EVENT_TYPES}
    arcs = pile.evaluate(ARCS)
    assert {colours[colour]: round(8 * (length + 1) / (length + rest)) for colour, length, rest in arcs} == mix
    settle(page)
    pile.press("Enter")
    expect(page.locator(".card")).to_have_count(8)
    expect(shown.locator(".wb-fanned")).to_have_count(8)
    settle(page)
    assert in_map(page, f"({COVERED})('.wb-fanned')") == []
