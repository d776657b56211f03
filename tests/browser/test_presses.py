"""A press is answered, whatever else the page is saying at that moment."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, visit_to
from tests.browser.steps import settle

# The map comes to rest elsewhere and tells so; a while later, the button is pressed.
MOVE_AND_PRESS = """after => {
    document.querySelector(".st-key-map_pane iframe").contentWindow.map.setView([20, 10], 4, { animate: false });
    setTimeout(() => document.querySelector(".st-key-read_sample button").click(), after);
}"""


def test_press_while_the_maps_own_report_is_answered_counts(browser: Browser, home: Path) -> None:
    """On a slow machine, the run that answers the map ends after the press has come: the press is answered all the same."""
    server = Server(home, program="tests.browser.slow_to_end")
    server.start()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    for after_ms in range(200, 700, 50):
        server.forget()
        visit = visit_to(context, server.url)
        page = visit.open()
        settle(page)
        page.evaluate(MOVE_AND_PRESS, after_ms)
        expect(page.get_by_text("inferred from the text")).to_be_visible()
        page.close()
    context.close()
    server.stop()
