"""Projects, as a person works with them."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import MARKER, NEWS, only_type, project_number, read, settle, the_map

SECOND = "A bomb killed nine people in Baghdad on Friday.\n\nThe police arrested two men in Basra."


def panel(page: Page) -> Locator:
    """Open what can be done with projects."""
    settle(page)
    page.locator(".st-key-projects button").first.click()
    expect(page.get_by_label("Name of this project")).to_be_visible()
    return page.locator("[data-testid=stPopoverBody]")


def make_project(page: Page, called: str) -> None:
    """Make a project, which is open then."""
    name = panel(page).get_by_label("New project")
    name.fill(called)
    name.press("Enter")
    expect(page.locator(".st-key-projects")).to_contain_text(called)


def test_second_project_is_made_named_saved_deleted_and_opened_from_its_file(visit: Visit, tmp_path: Path) -> None:
    """Made, pasted into, switched away and back, renamed, saved, deleted; its file opens to the same articles, filters and address."""
    page = visit.open()
    read(page, NEWS)
    make_project(page, "Iraq")
    expect(page.locator(".reader")).to_have_count(0)
    expect(page.get_by_label("Name of this project")).to_have_count(0)
    read(page, SECOND)
    settle(page)
    for chosen in ("Type", "Markers", "Text"):
        expect(page.get_by_role("radio", name=chosen, exact=True)).to_be_checked()
    only_type(page, "Explosion or remote violence")
    expect(page.get_by_text("hidden by the filters")).to_be_visible()
    summary = page.get_by_text("hidden by the filters").inner_text()

    panel(page).get_by_role("combobox", name="Open project").click()
    page.get_by_role("option", name="My articles").click()
    expect(page.locator(".reader")).to_contain_text("A truce ended")
    expect(page.get_by_text("hidden by the filters")).to_have_count(0)
    settle(page)
    first = project_number(page)
    page.go_back()
    page.goto(re.sub(r"\?.*", "", page.url) + f"?project={first + 1}")
    expect(page.locator(".reader")).to_contain_text("Baghdad")
    expect(page.get_by_text("hidden by the filters")).to_have_text(summary)

    field = panel(page).get_by_label("Name of this project")
    field.fill("Iraq <b>2024</b>")
    field.press("Enter")
    expect(page.locator(".st-key-projects")).to_contain_text("Iraq <b>2024</b>")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the project as a file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "Iraq _b_2024__b_.whereabouts"

    page.get_by_role("button", name="Delete this project").click()
    expect(page.get_by_text("Deleted project: Iraq")).to_be_visible()
    expect(page.locator(".reader")).to_contain_text("A truce ended")
    panel(page).locator("input[type=file]").set_input_files(file)
    expect(page.locator(".reader")).to_contain_text("Baghdad")
    expect(page.locator(".st-key-projects")).to_contain_text("Iraq <b>2024</b>")
    expect(page.get_by_text("hidden by the filters")).to_have_text(summary)
    expect(page).to_have_url(re.compile(f"project={first + 2}"))
    expect(the_map(page).locator(MARKER).first).to_be_attached()
