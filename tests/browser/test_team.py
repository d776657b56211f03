"""A team on one PostgreSQL database: each person with a dashboard on their own machine."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geo.store.database import URL_VARIABLE
from tests.browser.conftest import Server, Visit, furnished, visit_to
from tests.browser.steps import NEWS, card_of, go, read, settle
from tests.browser.test_together import disagree
from tests.postgres import PostgreSQL


@pytest.fixture
def team(browser: Browser, postgresql: PostgreSQL, tmp_path: Path, gazetteer_index: Path) -> Iterator[list[Visit]]:
    """Ann's window and Bob's, each on a program of its own."""
    url, servers, visits = postgresql.new_database(), [], []
    for name in ("ann", "bob"):
        server = Server(furnished(tmp_path / name, gazetteer_index), variables={URL_VARIABLE: url, "LOGNAME": name})
        servers.append(server)
        server.start()
        visits.append(visit_to(browser.new_context(viewport={"width": 1440, "height": 900}), server.url))
    yield visits
    for visit, server in zip(visits, servers, strict=True):
        visit.page.context.close()
        server.stop()
        assert not server.store.exists()
        assert (visit.outside, visit.dialogs, visit.errors) == ([], [], [])


def test_two_people_share_articles_and_decisions_and_see_where_they_disagree(team: list[Visit]) -> None:
    """What Ann reads and accepts Bob sees; both set one event's status unseen, and Review names both, until it is settled for both."""
    ann, bob = (visit.open() for visit in team)
    read(ann, NEWS, published="2024-12-09")
    card_of(ann, "Shelling in Idlib").get_by_role("button", name="Accept").click()
    expect(ann.locator(".card .reviewed")).to_contain_text("Accepted")
    settle(ann)
    bob.reload()
    expect(card_of(bob, "Shelling in Idlib").locator(".reviewed")).to_contain_text(re.compile("Accepted.*by ann"))

    for page in (ann, bob):
        card_of(page, "Rebels seized").get_by_role("button", name="Edit…").click()
        settle(page)
    disagree(ann, bob)
    go(bob, "Review")
    dispute = bob.locator(".st-key-conflicts")
    expect(dispute).to_contain_text(re.compile("Planned by ann.*Denied by bob", re.IGNORECASE))
    settle(bob)
    bob.get_by_role("button", name="Take the earlier one").click()
    expect(dispute).to_have_count(0)
    ann.reload()
    expect(card_of(ann, "Rebels seized")).to_contain_text("Planned")
