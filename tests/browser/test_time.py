"""The timeline under the map: drawn, moved, stepped and played, by mouse and by keyboard."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import MARKER, NEWS, drag, events_on_map, is_same_map, mark_map, read, settle, the_map, view_of


def opened(crowd: Visit, path: str = "") -> Page:
    """The dashboard with its markers drawn and its map marked."""
    page = crowd.open(path)
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    settle(page)
    mark_map(page)
    return page


def chart(page: Page) -> Locator:
    """The bars, which can be drawn on and stepped."""
    return page.locator(".timebar .chart")


def place(page: Page, share: float) -> tuple[float, float]:
    """Where in the window a share of the chart's width lies."""
    box = chart(page).bounding_box()
    assert box is not None
    return box["x"] + box["width"] * share, box["y"] + 30


def window(page: Page) -> tuple[str | None, str | None]:
    """The days in the address bar."""
    said = parse_qs(urlsplit(page.url).query)
    return said.get("from", [None])[0], said.get("to", [None])[0]


def test_window_drawn_over_the_bars_filters_the_map(crowd: Visit) -> None:
    """A drag chooses days: they stand in the filters and the address bar, the map follows, and is the same map at the same place."""
    page = opened(crowd)
    before, view = events_on_map(page), view_of(page)
    drag(page, place(page, 0.5), place(page, 0.75))
    expect(page).to_have_url(re.compile("from=2024-.*to=2024-"))
    settle(page)
    first, last = window(page)
    assert first is not None
    assert last is not None
    assert 0 < events_on_map(page) < before
    days = page.locator("[class*=st-key-from_] [role=spinbutton]").all_inner_texts()
    assert "-".join(part.zfill(2) for part in days) == first
    assert (is_same_map(page), view_of(page)) == (True, view)
    expect(page.locator(".timebar .said")).to_have_text(re.compile(r"2024 · [\d,]+ of 600 dated events"))


def test_bars_come_closer_and_go_wider(crowd: Visit) -> None:
    """Some weeks of a year are shown in bars of days on demand, by a button and by keys, with the window kept; and the whole year again."""
    page = opened(crowd, "?from=2024-05-06&to=2024-06-30")
    bars = page.locator(".timebar .chart svg g")
    before = bars.count()
    page.get_by_role("button", name="Show these days in finer bars").click()
    settle(page)
    chart(page).hover(position={"x": 300, "y": 30})
    expect(page.locator(".timebar .said")).to_have_text(re.compile(r"^\d+ (May|June?) 2024: "))
    assert bars.count() == 56 + 2
    assert window(page) == ("2024-05-06", "2024-06-30")
    page.locator(".timebar .track").press("-")
    settle(page)
    assert bars.count() == before
    assert is_same_map(page)


def test_step_of_part_of_a_bar_keeps_its_length(crowd: Visit) -> None:
    """Days that are no whole bars move by as many days as they are."""
    page = opened(crowd, "?from=2024-05-08&to=2024-05-09")
    page.get_by_role("button", name="One step on").click()
    expect(page).to_have_url(re.compile("from=2024-05-10&to=2024-05-11"))


def test_window_is_moved_pulled_and_cleared_by_mouse(crowd: Visit) -> None:
    """Its middle moves it with its length kept, an end changes that end only, the button shows all days again."""
    page = opened(crowd, "?from=2024-05-06&to=2024-06-30")
    drag(page, place(page, 0.5), place(page, 0.6))
    expect(page).not_to_have_url(re.compile("from=2024-05-06"))
    settle(page)
    first, last = window(page)
    assert date.fromisoformat(str(last)) - date.fromisoformat(str(first)) == date(2024, 6, 30) - date(2024, 5, 6)
    grip = page.get_by_role("slider", name="Last day shown").bounding_box()
    assert grip is not None
    drag(page, (grip["x"] + 7, grip["y"] + 28), (grip["x"] + 90, grip["y"] + 28))
    settle(page)
    assert window(page)[0] == first
    assert str(window(page)[1]) > str(last)
    page.get_by_role("button", name="Show all days again").click()
    expect(page).not_to_have_url(re.compile("from="))
    settle(page)
    assert events_on_map(page) == 600
    assert is_same_map(page)


def test_keyboard_alone_steps_widens_and_clears(crowd: Visit) -> None:
    """Arrow keys step the window, with Shift they move its end, and Escape shows all days; a screen reader hears days and counts."""
    page = opened(crowd)
    bar = page.get_by_role("slider", name="Days shown")
    bar.focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile("from="))
    settle(page)
    page.keyboard.press("ArrowLeft")
    settle(page)
    first, last = window(page)
    page.keyboard.press("Shift+ArrowRight")
    settle(page)
    assert window(page)[0] == first
    assert str(window(page)[1]) > str(last)
    assert re.fullmatch(r".+ 202\d, \d+ of 600 dated events", str(bar.get_attribute("aria-valuetext")))
    end = page.get_by_role("slider", name="Last day shown")
    end.press("ArrowLeft")
    settle(page)
    assert window(page) == (first, last)
    bar.press("Escape")
    expect(page).not_to_have_url(re.compile("from="))
    assert is_same_map(page)


def test_play_moves_the_window_until_it_is_paused(crowd: Visit) -> None:
    """Step by step to later days, the map following as the same map; the button pauses it."""
    page = opened(crowd, "?from=2024-01-01&to=2024-01-28")
    page.get_by_label("Speed").select_option("fast")
    page.get_by_role("button", name="Play the days").click()
    expect(page).to_have_url(re.compile("from=2024-01-(0[2-9]|[123])|from=2024-0[2-9]"))
    page.get_by_role("button", name="Pause").click()
    settle(page)
    resting = window(page)
    page.wait_for_timeout(1500)
    assert window(page) == resting
    assert "2024-01-01" < str(resting[0]) < "2024-11-25"
    assert is_same_map(page)


def test_kept_past_is_hollow_and_in_the_address(crowd: Visit) -> None:
    """The switch keeps the events before the window on the map, as hollow rings."""
    page = opened(crowd, "?from=2024-10-07&to=2024-12-31")
    within = events_on_map(page)
    page.get_by_label("Keep the past as hollow rings").check()
    expect(page).to_have_url(re.compile("past=yes"))
    settle(page)
    assert events_on_map(page) > within
    page.reload()
    expect(page.get_by_label("Keep the past as hollow rings")).to_be_checked()


def test_bars_say_their_days_and_counts(crowd: Visit) -> None:
    """Under the pointer a bar tells its days, how many events, and which."""
    page = opened(crowd)
    page.mouse.move(*place(page, 0.9))
    expect(page.locator(".timebar .said")).to_have_text(re.compile(r"^.* 2024: \d+ events?.*\(.+ \d+"))


def test_event_of_a_month_is_hatched(visit: Visit) -> None:
    """What is told of a month only is no bar of a day."""
    page = visit.open()
    read(page, NEWS + " Protesters marched in Hama in December 2024.", published="2024-12-09")
    settle(page)
    expect(page.locator(".timebar rect[fill='url(#longer)']").nth(3)).to_be_attached()


def test_refresh_keeps_the_window(crowd: Visit) -> None:
    """The window lives in the address bar."""
    page = opened(crowd)
    drag(page, place(page, 0.4), place(page, 0.6))
    expect(page).to_have_url(re.compile("from="))
    settle(page)
    days, shown = window(page), events_on_map(page)
    page.reload()
    expect(page.locator(".timebar .grip").first).to_be_visible()
    settle(page)
    assert (window(page), events_on_map(page)) == (days, shown)
