"""Correcting what was read, as a person does it: on cards, on the Review page, in the text, in the table."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, card_of, go, open_events, read, settle, tick_row

NAMESAKES = "Fighters from Salem and Victoria met in Springfield, officials said. Clashes were reported near Georgetown and San Jose."
SEIZED = "Rebels seized the city of Aleppo on 5 December 2024. A bomb exploded in Damascus on Saturday."
HASTE = """async pause => {
    for (const label of ["Edit…", "Skip", "Edit…", "Skip", "Edit…", "Skip", "Edit…"]) {
        [...document.querySelectorAll(".st-key-review_acts button")].find(one => one.textContent.includes(label))?.click();
        await new Promise(done => setTimeout(done, pause));
    }
}"""
QUIET = "Officials spoke. 😀 Quiet here.\n\nThe old bridge in Homs fell down on Friday. Nobody was hurt."


def heading(page: Page) -> Locator:
    """What the Review page asks."""
    return page.locator(".item h3")


def decide(page: Page, key: str, asked: str) -> None:
    """Press a key on the Review page, and wait until something else is asked."""
    page.keyboard.press(key)
    expect(heading(page)).not_to_have_text(asked)


def reviewing(page: Page) -> str:
    """Read an article of many namesakes and open the Review page; what it asks first."""
    read(page, NAMESAKES, published="2024-12-09")
    go(page, "Review")
    expect(heading(page)).to_be_visible()
    settle(page)
    return heading(page).inner_text()


def test_place_is_corrected_on_a_card_and_survives_refresh_and_another_reading(visit: Visit) -> None:
    """Found by name in the form, the place holds on the card, after a refresh, and when the article is read again."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    card = card_of(page, "Rebels seized")
    card.get_by_role("button", name="Edit…").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Search for another place").fill("Salamiyah")
    page.keyboard.press("Enter")
    expect(form.get_by_text("Found under “Salamiyah”")).to_be_visible()
    form.get_by_label("Why").fill("The governor named it.")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(card).to_contain_text("Corrected: place")
    expect(card).to_contain_text("Salamiyah")
    page.reload()
    expect(page.locator(".card").first).to_contain_text("Salamiyah")
    read(page, NEWS, published="2024-12-10")
    expect(card_of(page, "Rebels seized")).to_contain_text("Salamiyah")
    go(page, "Review")
    page.get_by_text(re.compile("^History")).click()
    expect(page.get_by_text("The governor named it.")).to_be_visible()


def test_event_is_accepted_undone_by_key_and_redone(visit: Visit) -> None:
    """One button accepts, Ctrl+Z takes it back, Ctrl+Shift+Z makes it again; a refresh keeps it."""
    page = visit.open()
    read(page, NEWS)
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Accept").click()
    expect(page.locator(".card")).to_contain_text("Accepted")
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".card")).not_to_contain_text("Accepted")
    settle(page)
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".card")).to_contain_text("Accepted")
    settle(page)
    page.reload()
    expect(page.locator(".card")).to_contain_text("Accepted")


def test_typed_coordinates_hold(visit: Visit) -> None:
    """A point that was typed in holds, also when the article is pasted once more."""
    page = visit.open()
    read(page, NEWS)
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Edit…").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Or latitude and longitude, in degrees").fill("36.6300, 37.0800")
    form.get_by_label("Or latitude and longitude, in degrees").press("Tab")
    settle(page)
    form.get_by_role("button", name=re.compile("Save")).click()
    expect(form).to_be_hidden()
    expect(page.locator(".card")).to_contain_text("Corrected")
    read(page, NEWS)  # the same text once more
    settle(page)
    expect(card_of(page, "Shelling in Idlib")).to_contain_text("Corrected")


def test_place_is_clicked_on_the_forms_own_map(visit: Visit) -> None:
    """The map is there on demand; where it is clicked stands in the field for coordinates, and holds when saved."""
    page = visit.open()
    read(page, SEIZED, published="2024-12-09")
    card_of(page, "Rebels seized").get_by_role("button", name="Edit…").click()
    form = page.get_by_role("dialog")
    form.get_by_text("Choose on a map").click()
    form.frame_locator("iframe").locator(".leaflet-container").click(position={"x": 200, "y": 90})
    field = form.get_by_label("Or latitude and longitude, in degrees")
    expect(field).to_have_value(re.compile(r"^\d+\.\d{4}, \d+\.\d{4}$"))
    form.get_by_text("No place").click()  # what is chosen last counts
    expect(field).to_have_value("")
    form.frame_locator("iframe").locator(".leaflet-container").click(position={"x": 120, "y": 90})
    expect(field).to_have_value(re.compile(r"^\d+\.\d{4}, \d+\.\d{4}$"))
    lat, lon = field.input_value().split(", ")
    settle(page)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    expect(page.locator(".card")).to_contain_text(f"at {lat}, {lon}")
    settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export").click()
        page.get_by_role("button", name="CSV table").click()
    assert f'"{float(lat)}","{float(lon)}"' in saved.value.path().read_text("utf-8")


def test_keys_undo_and_redo_an_edit_but_not_while_typing(visit: Visit) -> None:
    """Ctrl+Z takes a rejection back, Ctrl+Shift+Z makes it again; in a text field the keys belong to the field."""
    page = visit.open()
    read(page, SEIZED, published="2024-12-09")
    card_of(page, "Rebels seized").get_by_role("button", name="Reject").click()
    clause = page.locator(".reader mark", has_text="Rebels seized")
    expect(clause).to_have_count(0)
    page.get_by_label("Article text").click()
    page.keyboard.type("words")
    page.keyboard.press("Control+z")
    settle(page)
    expect(clause).to_have_count(0)
    page.get_by_label("Article text").fill("")
    page.get_by_label("Article text").blur()
    page.keyboard.press("Control+z")
    expect(clause.first).to_be_visible()
    page.keyboard.press("Control+Shift+z")
    expect(clause).to_have_count(0)


def test_review_is_done_with_keys_alone(visit: Visit) -> None:
    """A number chooses a place, u takes it back, s puts it off; what was decided is decided after a refresh."""
    page = visit.open()
    first = reviewing(page)
    expect(page.get_by_text(re.compile(r"^0 of \d+ decided"))).to_be_visible()
    decide(page, "2", first)
    expect(page.get_by_text(re.compile(r"^1 of \d+ decided"))).to_be_visible()
    settle(page)
    page.keyboard.press("u")
    expect(heading(page)).to_have_text(first)
    settle(page)
    decide(page, "s", first)
    settle(page)
    decide(page, "a", heading(page).inner_text())
    page.reload()
    expect(page.get_by_text(re.compile(r"^1 of \d+ decided"))).to_be_visible()
    expect(heading(page)).to_have_text(first)


def test_name_that_is_no_place_is_rejected_with_x(visit: Visit) -> None:
    """None of the places offered is right: X takes the name off the map, the history says so, U takes it back."""
    page = visit.open()
    asked = reviewing(page)
    while not asked.startswith("Which place"):
        decide(page, "s", asked)
        settle(page)
        asked = heading(page).inner_text()
    decide(page, "x", asked)
    expect(page.get_by_text("called no place").first).to_be_attached()
    settle(page)
    page.keyboard.press("u")
    expect(page.get_by_text(re.compile(r"^0 of \d+ decided"))).to_be_visible()


def test_key_that_comes_while_the_form_opens_decides_nothing(visit: Visit) -> None:
    """S right after E: the form stands before the item that it was opened on, and nothing is skipped."""
    page = visit.open()
    asked = reviewing(page)
    page.evaluate(HASTE, 3)  # an odd number of presses, each on a button that is still there
    expect(page.get_by_role("dialog").get_by_role("button", name="Save")).to_be_visible()
    settle(page)
    expect(heading(page)).to_have_text(asked)
    expect(page.get_by_text("skipped")).to_have_count(0)


def test_letters_typed_into_the_form_decide_nothing(visit: Visit) -> None:
    """E opens the form; x and a in its fields are letters, and the item waits."""
    page = visit.open()
    asked = reviewing(page)
    page.keyboard.press("e")
    field = page.get_by_role("dialog").get_by_label("Search for another place")
    field.click()
    page.keyboard.type("xas12")
    expect(field).to_have_value("xas12")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    expect(heading(page)).to_have_text(asked)
    expect(page.get_by_text(re.compile(r"^0 of \d+ decided"))).to_be_visible()


@pytest.mark.parametrize("pause_ms", [3, 6, 10, 30])
def test_form_opens_amid_hasty_clicks(visit: Visit, pause_ms: int) -> None:
    """Edit and Skip pressed one upon the other, faster than the server answers: the last form stands there whole."""
    page = visit.open()
    reviewing(page)
    page.evaluate(HASTE, pause_ms)
    expect(page.get_by_role("dialog").get_by_role("button", name="Save")).to_be_visible()


def test_missed_event_is_added_by_keyboard_with_the_place_and_day_of_its_sentence(visit: Visit) -> None:
    """Arrow keys choose the sentence, Enter opens the form; after line breaks and an emoji the clause is the right one."""
    page = visit.open()
    read(page, QUIET, published="2024-12-09")
    settle(page)
    page.get_by_role("button", name="Add a missed event").focus()
    page.keyboard.press("Enter")
    for _ in range(5):
        if "The old bridge" in page.locator(".adding .said").inner_text():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    expect(form.get_by_text("The old bridge in Homs fell down on Friday.")).to_be_visible()
    form.get_by_role("button", name="Save").click()
    clause = page.locator(".reader mark", has_text="The old bridge")
    expect(clause).to_have_text("The old bridge in Homs fell down on Friday.")
    clause.click(position={"x": 5, "y": 8})
    card = page.locator(".card").first
    expect(card).to_contain_text("Added by hand")
    expect(card).to_contain_text("Homs, Syria")
    expect(card).to_contain_text("6 Dec 2024")


def test_words_chosen_by_mouse_are_added(visit: Visit) -> None:
    """A selection in the text shows the button, and the form holds exactly these words."""
    page = visit.open()
    read(page, QUIET, published="2024-12-09")
    add = page.get_by_role("button", name="Add event…")
    expect(add).to_be_hidden()
    page.locator(".reader p").nth(1).click(click_count=3)
    expect(add).to_be_visible()
    add.click()
    expect(page.get_by_role("dialog").get_by_text("The old bridge in Homs fell down on Friday. Nobody was hurt.")).to_be_visible()


def test_picked_rows_are_rejected_and_undone_at_once(visit: Visit) -> None:
    """Two rows go with one button and come back with one key."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    before = open_events(page)
    for row in (1, 2):
        tick_row(page, row)
        expect(page.locator(".card")).to_have_count(row)
        settle(page)
    page.get_by_role("button", name="Change 2 picked events").click()
    page.get_by_role("button", name="Reject all").click()
    expect(page.get_by_role("heading", name=f"{before - 2} events")).to_be_visible()
    page.get_by_role("heading", name=f"{before - 2} events").click()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name=f"{before} events")).to_be_visible()
