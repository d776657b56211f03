"""A page opened before any other, as from a bookmark."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, visit_to


def test_page_that_is_opened_first_has_the_menu(home, browser: Browser) -> None:
    """On a program that has just started, /events shows the events page with the way to all others, and keeps what the address says."""
    server = Server(home)
    server.start()
    visit = visit_to(browser.new_context(), server.url)
    try:
        visit.page.goto(f"{server.url}events?types=riot")
        for name in ("Map", "Review", "Events", "Places"):
            expect(visit.page.get_by_role("link", name=name, exact=True).first).to_be_visible()
        expect(visit.page.get_by_role("heading", name="No events yet")).to_be_visible()
        expect(visit.page.get_by_text("Page not found")).to_have_count(0)
        assert "types=riot" in visit.page.url
        visit.page.get_by_role("link", name="Map", exact=True).first.click()
        expect(visit.page.get_by_label("Article text")).to_be_visible()
    finally:
        visit.page.context.close()
        server.stop()
    assert visit.errors == []
