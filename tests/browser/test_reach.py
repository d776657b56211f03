"""A phone, a screen reader, a keyboard: what is there for everybody."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit_to
from tests.browser.steps import MARKER, NEWS, read, settle, the_map

PAGES = ("Map", "Events", "Places", "Review")
PHONE = {"width": 390, "height": 844}
# What a screen reader would call each control in sight, the shadow trees of our components included; the answer are those without a name.
UNNAMED = """() => {
  const found = [], controls = 'button,a[href],input,select,textarea,summary,img,iframe,[role=button],[role=slider],[role=checkbox]';
  const text = (ids, root) => ids.split(' ').map(id => root.getElementById?.(id)?.textContent ?? '').join(' ');
  const walk = (root) => { for (const one of root.querySelectorAll('*')) {
    if (one.shadowRoot) walk(one.shadowRoot);
    if (!one.matches(controls) || !one.checkVisibility({visibilityProperty: true}) || one.closest('[aria-hidden=true]')) continue;
    const labels = [...(one.labels ?? [])].map(label => label.textContent).join(' ');
    const by = text(one.getAttribute('aria-labelledby') ?? '', root);
    const names = [one.getAttribute('aria-label'), one.title, one.getAttribute('alt'), labels, by, one.textContent];
    if (!names.some(name => name?.trim())) found.push(one.outerHTML.slice(0, 200));
  } };
  walk(document);
  return found;
}"""
# The level of each heading in sight, in the order in which they are read.
HEADINGS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(one => one.checkVisibility()).map(one => +one.tagName[1])"
# What reaches past the right edge, but for what is scrolled or cut off inside of it.
TOO_WIDE = """() => {
  const cut = (one) => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) && one.getBoundingClientRect().right <= innerWidth + 1;
  const held = (one) => { for (let up = one.parentElement; up; up = up.parentElement) if (cut(up)) return true; return false; };
  const wide = (one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !held(one);
  return [...document.querySelectorAll('.stMain *')].filter(wide).map(one => one.outerHTML.slice(0, 200)).concat(
    document.documentElement.scrollWidth > innerWidth ? ['the page'] : []);
}"""


def go(page: Page, name: str) -> None:
    """To a page by its name, from wherever we are."""
    page.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(re.compile("project=" if name == "Map" else name.lower()))
    settle(page)


def opened(visit: Visit, name: str) -> Page:
    """A page of the dashboard with an article in it."""
    page = visit.open()
    read(page, NEWS)
    if name != "Map":
        go(page, name)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name(visit: Visit, name: str) -> None:
    """On each page and in the map: what can be pressed or filled in, and every picture."""
    page = opened(visit, name)
    settle(page)
    for frame in page.frames:
        assert frame.evaluate(UNNAMED) == []


@pytest.mark.parametrize("name", PAGES)
def test_headings_leave_out_no_level(visit: Visit, name: str) -> None:
    """After a heading comes one of at most a level below."""
    page = opened(visit, name)
    levels = page.evaluate(HEADINGS)
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_nothing_is_wider_than_a_phone(visit: Visit) -> None:
    """On each page, with an article that has events."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    for name in PAGES:
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(page.get_by_role("link", name="Places", exact=True)).to_be_visible()
        if name != "Map":
            go(page, name)
        page.set_viewport_size(PHONE)
        settle(page)
        assert page.evaluate(TOO_WIDE) == [], name


def test_marker_is_reached_and_opened_by_the_keyboard(visit: Visit) -> None:
    """Its focus is seen, and Enter opens the card."""
    page = visit.open()
    read(page, NEWS)
    settle(page)
    marker = the_map(page).locator(MARKER).first
    assert marker.get_attribute("tabindex") == "0"
    assert marker.get_attribute("aria-label") or marker.get_attribute("title")
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-cards")).to_be_visible()


def test_article_is_shown_in_the_direction_of_its_script(visit: Visit) -> None:
    """Arabic begins at the right, English at the left."""
    page = visit.open()
    read(page, "قتل أربعة أشخاص في قصف على إدلب يوم الجمعة.")
    settle(page)
    assert page.locator(".reader p").first.evaluate("one => getComputedStyle(one).direction") == "rtl"
    read(page, NEWS)
    assert page.locator(".reader p").first.evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_streamlits_own_download_is_out_of_reach(visit: Visit) -> None:
    """It writes cells that a spreadsheet would run: on a wide screen and on a phone there is no button for it."""
    page = visit.open()
    read(page, NEWS)
    go(page, "Events")
    for size in ({"width": 1440, "height": 900}, PHONE):
        page.set_viewport_size(size)
        page.locator(".st-key-event_rows").hover()
        expect(page.get_by_role("button", name="Search")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("Download", re.IGNORECASE))).to_have_count(0)


def test_reasons_are_told_without_a_mouse(visit: Visit, browser: Browser) -> None:
    """A clause that the keyboard comes to, or a finger touches, says below the text what its places and dates are taken for, and why."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    settle(page)
    why = page.locator(".why")
    expect(why).to_be_hidden()
    page.locator(".reader").focus()
    page.keyboard.press("Tab")
    expect(why).to_contain_text(re.compile(r"Homs: Homs, Syria.*% sure.*Monday: 9 Dec 2024", re.DOTALL))
    page.get_by_label("Find a place or an event").focus()
    expect(why).to_be_hidden()
    by_finger = visit_to(browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True), visit.url).open()
    settle(by_finger)
    by_finger.locator(".reader .place", has_text="Aleppo").tap()
    expect(by_finger.locator(".why")).to_contain_text("Aleppo: Aleppo, Syria")
    by_finger.context.close()
