"""Everything that can be taken away, taken away with a click."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit_to
from tests.browser.steps import MARKER, NEWS, card_of, in_map, read, settle, the_map


@pytest.fixture
def opened(visit: Visit) -> Iterator[Page]:
    """The dashboard with an article on it and the list of formats open."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    page.get_by_role("button", name="Export").click()
    return page


def fetched(page: Page, label: str, folder: Path) -> Path:
    """The file behind a button. The page is at rest first: a rerun gives every button a new file."""
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.stat().st_size > 0
    return path


def test_png_is_a_picture_of_the_map(opened: Page, tmp_path: Path) -> None:
    """A picture with many colours, named for the events' days."""
    path = fetched(opened, "PNG picture", tmp_path)
    assert path.name == "whereabouts-events-from-2024-12-03-to-2024-12-09.png"
    with Image.open(path) as picture:
        assert picture.size == (1600, 1000)
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50


def test_png_shows_what_the_screen_shows(opened: Page, tmp_path: Path) -> None:
    """After the map moved, the picture is another one."""
    before = fetched(opened, "PNG picture", tmp_path).read_bytes()
    in_map(opened, "map.setView([33.5, 36.3], 9, {animate: false})")
    opened.wait_for_timeout(1500)
    if not opened.get_by_role("button", name="PNG picture").is_visible():
        opened.get_by_role("button", name="Export").click()
    assert fetched(opened, "PNG picture", tmp_path).read_bytes() != before


def test_svg_and_pdf_are_whole(opened: Page, tmp_path: Path) -> None:
    """The drawing is well-formed SVG, the page is a PDF."""
    assert ET.parse(fetched(opened, "SVG drawing", tmp_path)).getroot().tag.endswith("svg")  # noqa: S314  (our own file)
    assert fetched(opened, "PDF page", tmp_path).read_bytes().startswith(b"%PDF-")


def test_html_page_works_offline(opened: Page, browser: Browser, tmp_path: Path) -> None:
    """Opened from the disk, without the dashboard, the page has its markers and asks nobody for anything."""
    path = fetched(opened, "HTML page", tmp_path)
    context = browser.new_context(offline=True)
    alone = visit_to(context, "")
    asked: list[str] = []
    alone.page.on("request", lambda request: asked.append(request.url))
    alone.page.goto(path.as_uri())
    expect(alone.page.locator(MARKER).first).to_be_attached()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert (alone.errors, alone.dialogs, alone.outside) == ([], [], [])
    context.close()


def test_html_page_begins_where_the_screen_is(opened: Page, tmp_path: Path) -> None:
    """The page begins at what the screen shows, also where the map was moved away from the events."""
    in_map(opened, "map.setView([33.5, 36.3], 9, {animate: false})")
    opened.wait_for_timeout(1500)
    if not opened.get_by_role("button", name="HTML page").is_visible():
        opened.get_by_role("button", name="Export").click()
    page = fetched(opened, "HTML page", tmp_path).read_text("utf-8")
    start = page.index("Whereabouts.marks(") + len("Whereabouts.marks(")
    (south, west), (north, east) = json.JSONDecoder().raw_decode(page[start:])[0]["bounds"]
    assert ((south + north) / 2, (west + east) / 2) == pytest.approx((33.5, 36.3), abs=0.2)
    assert north - south < 5
    assert "Source: A truce ended the fighting in Homs" in page


def test_table_says_what_was_accepted(visit: Visit, tmp_path: Path) -> None:
    """The event that was accepted on its card is told apart from those that nobody looked at."""
    page = visit.open()
    read(page, NEWS, published="2024-12-09")
    card_of(page, "Shelling in Idlib").get_by_role("button", name="Accept").click()
    expect(page.locator(".card")).to_contain_text("Accepted")
    page.get_by_role("button", name="Export").click()
    rows = list(csv.DictReader(io.StringIO(fetched(page, "CSV table", tmp_path).read_text("utf-8-sig"))))
    assert {row["name"] for row in rows if row["review"] == "accepted"} == {"Idlib"}
    assert {row["review"] for row in rows} == {"accepted", "machine"}


def test_data_files_hold_the_events(opened: Page, tmp_path: Path) -> None:
    """GeoJSON, CSV and KML each tell of Aleppo on 5 December."""
    features = json.loads(fetched(opened, "GeoJSON", tmp_path).read_text("utf-8"))["features"]
    assert any("Aleppo" in json.dumps(one["properties"]) and "2024-12-05" in json.dumps(one["properties"]) for one in features)
    rows = list(csv.reader(io.StringIO(fetched(opened, "CSV table", tmp_path).read_text("utf-8-sig"))))
    assert len(rows) == len(features) + 1
    assert any("Aleppo" in " ".join(row) for row in rows)
    kml = fetched(opened, "KML", tmp_path).read_text("utf-8")
    assert ET.fromstring(kml).tag.endswith("kml")  # noqa: S314  (our own file)
    assert "Aleppo" in kml
