"""How long a person waits with thousands of events in a project: on the server, on screen, and beside one folium marker an event."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from geo.edits import Changes, reviewed
from geo.edits import change as edit_event
from geo.events.types import BY_NAME
from geo.gazetteer.index import Gazetteer
from geo.maps.scene import View, build_scene
from geo.maps.table import EventTable
from geo.maps.timeline import timeline_of
from geo.maps.web import layer
from geo.model import Article
from geo.paths import HOME_VARIABLE
from geo.store import engine_version, open_store, reading_of
from tests.browser.conftest import Server, visit_to
from tests.browser.steps import MARKER, in_map, settle, the_map
from tests.made_up import fill_home, readings

ROOT = Path(__file__).resolve().parents[2]
COUNTS = (5_000, 100_000)
# One marker an event takes minutes with more.
NAIVE = 5_000
ROUNDS = 5
PATIENCE_MS = 120_000
DAYS = [date(2024, month, 1) for month in range(1, 12)]


@pytest.fixture(scope="module", params=COUNTS)
def home(request, tmp_path_factory, gazetteer_index):
    """A data folder with that many events."""
    folder = tmp_path_factory.mktemp(f"crowd{request.param}")
    (folder / gazetteer_index.name).symlink_to(gazetteer_index)
    fill_home(folder, request.param)
    return folder, request.param


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.benchmark(group="server: a time step, scene and bars and what is sent")
def test_step_without_the_page(benchmark, count):
    """Columns to a scene of another month, the timeline, and the JavaScript for the browser."""
    table, days = EventTable.of(readings(count)), iter(DAYS * 100)

    def step():
        view = View(first=next(days))
        return layer(build_scene(table, view)), timeline_of(table, view)

    benchmark.pedantic(step, rounds=10, warmup_rounds=1)


@pytest.mark.parametrize("what", ["filter", "time step", "zoom", "heat", "correction", "new article"])
def test_rerun_on_the_server(benchmark, home, what, monkeypatch):
    """The whole page, with everything that stands on it, after a change; a person's change reruns a part of it."""
    folder, count = home
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE_MS // 1000).run()
    changes = iter(range(1000))

    def change():
        number = next(changes)
        if what == "filter":
            app.multiselect(key="types_0").set_value(["battle"] if number % 2 else [])
        elif what == "time step":
            app.date_input(key="from_0").set_value(DAYS[number % len(DAYS)])
        elif what == "correction":
            change_one(folder, number)
        elif what == "new article":
            add_one(folder, number)
        elif what == "heat":
            app.segmented_control(key="show_0").set_value(["heat", "markers"][number % 2])
        else:
            lat = 30 + number % 10
            app.session_state["map"] = {
                "bounds": {"_southWest": {"lat": lat, "lng": 20}, "_northEast": {"lat": lat + 10, "lng": 40}},
                "zoom": 6,
            }

    benchmark.group = f"server: the whole page, {count:,} events"
    before = own_memory_mb()
    benchmark.pedantic(app.run, setup=change, rounds=ROUNDS, warmup_rounds=1)
    assert not app.exception
    benchmark.extra_info["grew_mb"] = own_memory_mb() - before


def change_one(folder: Path, number: int) -> None:
    """Somebody else corrects an event of the project."""
    with_store = open_store(folder / "whereabouts.sqlite")
    project = with_store.default_project()
    saved = with_store.articles(project.id)[number]
    with Gazetteer(folder / "gazetteer.sqlite") as gazetteer:
        shown = reviewed(reading_of(saved, with_store, gazetteer, engine=engine_version(gazetteer), review=False), ())
    with_store.add_edits(project.id, [edit_event(shown, shown.reading.events[0].id, Changes(status="planned"))])
    with_store.close()


def add_one(folder: Path, number: int) -> None:
    """Somebody else adds an article."""
    with_store = open_store(folder / "whereabouts.sqlite")
    with_store.add(with_store.default_project().id, Article(text=f"A bomb killed {number + 2} people in Homs on 5 December 2024."))
    with_store.close()


def own_memory_mb() -> int:
    """This process's resident memory; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


@pytest.fixture(scope="module")
def crowded(home, browser):
    """The dashboard over those events, opened once so that everything is read."""
    folder, count = home
    server = Server(home=folder)
    server.start()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    visit = visit_to(context, server.url)
    visit.page.set_default_timeout(PATIENCE_MS)
    page = visit.open()
    expect(the_map(page).locator(MARKER).first).to_be_attached(timeout=PATIENCE_MS)
    yield visit, server, count
    context.close()
    server.stop()


def memory_mb(server):
    """The server's resident memory; None where the system does not tell."""
    status = Path(f"/proc/{server.process.pid}/status")
    found = re.search(r"VmRSS:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else None


def test_open_on_screen(benchmark, crowded):
    """From the address to the drawn markers, with the program running."""
    visit, server, count = crowded

    def open_page():
        visit.page.goto(visit.url)
        expect(the_map(visit.page).locator(MARKER).first).to_be_attached(timeout=PATIENCE_MS)

    benchmark.group = f"on screen: {count:,} events"
    benchmark.pedantic(open_page, rounds=3, warmup_rounds=1)
    benchmark.extra_info["server_mb"] = memory_mb(server)


@pytest.mark.parametrize("what", ["colouring", "filter", "time step", "zoom"])
def test_change_on_screen(benchmark, crowded, what):
    """From the press of a key or button to the new sentence under the map, or to the new marks; the map is the same."""
    visit, _, count = crowded
    page = visit.page
    page.goto(visit.url + ("?from=2024-01-01&to=2024-03-31" if what == "time step" else ""))
    expect(the_map(page).locator(MARKER).first).to_be_attached(timeout=PATIENCE_MS)
    settle(page)
    in_map(page, "window.tag = 'the same'")
    # What changes is seen in the page itself, so that no time goes by between two looks.
    wait = "() => new Promise((done) => { const root = document.querySelector('.st-key-map_pane'); %s })"
    layer_swapped = (
        "const frame = root.querySelector('iframe').contentWindow, group = frame.feature_group.at(-1);"
        "const look = () => (frame.feature_group.at(-1) !== group ? done(performance.now()) : requestAnimationFrame(look)); look();"
    )
    zooms, kinds = iter([4, 6] * 100), iter(["Battle", "Protest", "Riot", "Diplomacy", "Pressure", "Displacement"])

    def ready():
        page.wait_for_timeout(700)
        if what == "filter":
            page.keyboard.press("Escape")
            page.get_by_label("Event types").scroll_into_view_if_needed()
            page.wait_for_timeout(300)  # a list that is open while its column scrolls closes again
            page.get_by_label("Event types").click()

    def change():
        page.evaluate(f"window.changed = ({wait % layer_swapped})(); null")
        if what == "colouring":
            page.locator("[class*=st-key-colour_]").get_by_text(["Date", "Type"][change.count % 2], exact=True).click()
        elif what == "filter":
            page.get_by_role("option", name=next(kinds)).click()
        elif what == "time step":
            page.get_by_role("button", name="One step on").click()
        else:
            in_map(page, f"(map.setView([35, 38], {next(zooms)}, {{animate: false}}), 0)")  # the map itself would be sent back
        change.count += 1
        page.evaluate("window.changed")

    change.count = 0
    benchmark.group = f"on screen: {count:,} events"
    if what == "zoom" and count <= NAIVE:
        pytest.skip("so few events are sent once, and zooming asks the server for nothing")
    benchmark.pedantic(change, setup=ready, rounds=ROUNDS, warmup_rounds=1)
    assert in_map(page, "window.tag") == "the same"


@pytest.mark.benchmark(group=f"on screen: {NAIVE:,} events")
def test_filter_compared_with_one_folium_marker_an_event(benchmark, browser, gazetteer_index, tmp_path, monkeypatch):
    """The obvious page: a new map after every change of the filter."""
    (tmp_path / gazetteer_index.name).symlink_to(gazetteer_index)
    monkeypatch.setitem(os.environ, "NAIVE_EVENTS", str(NAIVE))
    naive = Server(home=tmp_path, script="tests/benchmarks/naive_crowd.py")
    naive.start()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = visit_to(context, naive.url).page
    chart = page.frame_locator("iframe >> nth=-1")
    circles, riots = chart.locator("path.leaflet-interactive"), chart.locator(f"path[stroke='{BY_NAME['riot'].colour}']")
    kinds = iter(["battle", "None"] * 100)

    def change():
        page.get_by_role("combobox").click()
        kind = next(kinds)
        page.get_by_role("option", name=kind, exact=True).click()
        if kind == "None":  # all of them
            expect(riots.first).to_be_attached(timeout=PATIENCE_MS)
        else:
            expect(riots).to_have_count(0, timeout=PATIENCE_MS)
            expect(circles.nth(3)).to_be_attached(timeout=PATIENCE_MS)

    try:
        page.goto(naive.url)
        expect(circles.nth(3)).to_be_attached(timeout=PATIENCE_MS)
        benchmark.pedantic(change, setup=lambda: page.wait_for_timeout(700), rounds=ROUNDS, warmup_rounds=1)
    finally:
        context.close()
        naive.stop()
