"""Signing in with a real OpenID provider, and links for reading only."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.model import Article
from geo.store import open_store
from tests.browser.conftest import Server, free_port, visit_to
from tests.browser.steps import settle
from tests.openid import CLIENT, SECRET, ProviderServer
from tests.served import served

PAGES = ("", "events", "places", "review")
TEXT = "Rebels seized the city of Aleppo on 5 December 2024. Shelling in Idlib killed four people on Friday."


@pytest.fixture(scope="module")
def provider() -> Iterator[ProviderServer]:
    """A provider that signs somebody in."""
    with served(ProviderServer()) as server:
        yield server


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory, gazetteer_index: Path, provider: ProviderServer) -> Iterator[Server]:
    """A dashboard that asks to sign in, with one article in it."""
    home = tmp_path_factory.mktemp("hosted")
    (home / gazetteer_index.name).symlink_to(gazetteer_index)
    port = free_port()
    (home / "secrets.toml").write_text(
        f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a long word that nobody guesses"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"
[whereabouts]
allowed = ["@example.org"]
editors = ["ann@example.org"]
"""
    )
    server = Server(home, port=port, options=("--secrets.files", str(home / "secrets.toml")))
    store = open_store(server.store)
    store.add(store.default_project().id, Article(text=TEXT))
    store.close()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def page(browser: Browser, hosted: Server, provider: ProviderServer) -> Iterator[Page]:
    """A browser that nobody has signed in with yet."""
    provider.provider.claims = {"name": "Ann <b>Example", "email": "ann@example.org", "email_verified": True}
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visit = visit_to(context, hosted.url)
    yield visit.page
    context.close()
    assert (visit.outside, visit.dialogs, visit.errors) == ([], [], [])


def sign_in(page: Page, hosted: Server) -> None:
    """Go there, and through the provider."""
    page.goto(hosted.url)
    page.get_by_role("button", name="Sign in").click()


def link(page: Page, hosted: Server) -> str:
    """Make a link in the project's menu; its address."""
    sign_in(page, hosted)
    page.locator(".st-key-projects button").first.click()
    page.get_by_text("Links for reading only").click()
    page.get_by_label("Whom the link is for").fill("Ben")
    page.get_by_role("button", name="Make a link").click()
    return page.locator(".st-key-links code").inner_text().strip()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_seen_before_signing_in(page: Page, hosted: Server, path: str) -> None:
    """On no page: not the articles, not a form, not the projects."""
    page.goto(hosted.url + path)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Aleppo")).to_have_count(0)
    expect(page.locator("textarea, iframe, .st-key-projects")).to_have_count(0)


def test_signed_in_name_is_shown_and_signs_out(page: Page, hosted: Server, provider: ProviderServer) -> None:
    """What the provider calls somebody is text and nothing else; after signing out nothing is seen."""
    sign_in(page, hosted)
    expect(page.locator(".reader")).to_contain_text("Rebels seized")
    page.get_by_role("button", name="Ann bExample").click()
    before = provider.provider.signed_out
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.locator(".reader")).to_have_count(0)
    assert provider.provider.signed_out == before + 1


@pytest.mark.parametrize(
    "claims", [{"email": "eve@evil.org", "email_verified": True}, {"email": "eve@example.org", "email_verified": False}, {}]
)
def test_others_are_told_that_they_are_not_let_in(page: Page, hosted: Server, provider: ProviderServer, claims: dict[str, object]) -> None:
    """Who is on no list, or has an address that nobody has checked, or none, reads a sentence and can sign out."""
    provider.provider.claims = {"name": "Eve", **claims}
    sign_in(page, hosted)
    expect(page.get_by_text("is not among those who may see this")).to_be_visible()
    expect(page.locator("textarea, iframe, .reader")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_who_is_no_editor_sees_everything_and_changes_nothing(page: Page, hosted: Server, provider: ProviderServer) -> None:
    """The text and the map; no form."""
    provider.provider.claims = {"name": "Ben", "email": "ben@example.org"}
    sign_in(page, hosted)
    expect(page.locator(".reader")).to_contain_text("Rebels seized")
    expect(page.get_by_label("Article text")).to_have_count(0)
    page.get_by_role("button", name="Ben").click()
    expect(page.get_by_text("change nothing")).to_be_visible()


def test_own_place_has_its_author(page: Page, hosted: Server) -> None:
    """What was set by somebody who is signed in stands under the name in the history."""
    sign_in(page, hosted)
    expect(page.locator(".reader")).to_be_visible()
    page.get_by_role("link", name="Places").click()
    page.get_by_label("Name of a place").fill("Idlib")
    page.keyboard.press("Enter")
    page.get_by_label("atitude and longitude").fill("35.9, 36.6")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Always place").click()
    expect(page.get_by_text("Your articles are read again where")).to_be_visible()
    store = open_store(hosted.store)
    assert {line.author for line in store.history(store.default_project().id)} == {"Ann bExample <ann@example.org>"}
    store.close()


def test_link_shows_the_project_without_signing_in(page: Page, hosted: Server, browser: Browser) -> None:
    """On every page, the token stays in the address, and nothing offers a change; withdrawn, it is a sentence."""
    address = link(page, hosted)
    other = browser.new_context(viewport={"width": 1280, "height": 800})
    reader = other.new_page()
    reader.goto(address)
    expect(reader.locator(".reader")).to_contain_text("Rebels seized")
    expect(reader.get_by_text("Reading only")).to_be_visible()
    token = address.split("read=")[1]
    for name in ("Events", "Places", "Review", "Map"):
        reader.get_by_role("link", name=name).click()
        expect(reader).to_have_url(re.compile(re.escape(token)))
        expect(reader.get_by_text("Reading only")).to_be_visible()
        expect(
            reader.locator("textarea, .st-key-projects, .st-key-more_places, .st-key-own_form, [data-testid=stException]")
        ).to_have_count(0)
        settle(reader)  # the address is whole again when the page is
    page.get_by_role("button", name="Withdraw").first.click()
    expect(page.get_by_role("button", name="Withdraw")).to_have_count(0)
    reader.reload()
    expect(reader.get_by_text("This link shows nothing")).to_be_visible()
    expect(reader.locator(".reader, iframe")).to_have_count(0)
    other.close()


def test_wrong_link_is_a_sentence(page: Page, hosted: Server) -> None:
    """And nothing else, with whatever project the address names."""
    page.goto(f"{hosted.url}?read=guess&project=1")
    expect(page.get_by_text("This link shows nothing")).to_be_visible()
    expect(page.locator(".reader, iframe, textarea")).to_have_count(0)
