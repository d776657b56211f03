"""What a page says before it shows anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests.app.conftest import ROOT, TIMEOUT_S

AUTH = {"redirect_uri": "http://127.0.0.1/oauth2callback", "cookie_secret": "x" * 20, "client_id": "a", "client_secret": "b"}


@pytest.fixture
def page(home: object) -> AppTest:  # noqa: ARG001  (the folder is used by the page)
    """The dashboard, which has not run yet."""
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S)


@pytest.fixture
def exposed() -> Iterator[None]:
    """A dashboard that serves every address of its computer."""
    before = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")  # noqa: S104  (nothing is bound)
    yield
    config.set_option("server.address", before)


def test_dashboard_serves_this_computer_alone(page: AppTest) -> None:
    """As it is delivered; then nothing is warned of, and everything can be changed."""
    assert config.get_option("server.address") == "127.0.0.1"
    page.run()
    assert not page.warning
    assert page.text_area


@pytest.mark.usefixtures("exposed")
def test_dashboard_that_others_can_reach_says_so(page: AppTest) -> None:
    """Where nobody has to sign in."""
    (warning,) = page.run().warning
    assert "nobody has to sign in" in warning.value


def test_list_without_a_way_to_sign_in_lets_nobody_in(page: AppTest) -> None:
    """A forgotten section opens no door."""
    page.secrets["whereabouts"] = {"allowed": ["@example.org"]}
    page.run()
    assert "[auth] is missing" in page.error[0].value
    assert not page.text_area


@pytest.mark.usefixtures("exposed")
def test_dashboard_with_signing_in_asks_for_it(page: AppTest) -> None:
    """And shows nothing else; it may be reached from elsewhere without a warning."""
    page.secrets["auth"] = AUTH
    page.run()
    assert [button.label for button in page.button] == ["Sign in"]
    assert not page.warning
    assert not page.text_area


def test_missing_package_is_named(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    page.secrets["auth"] = AUTH
    page.run()
    assert "pip install -r requirements.txt" in page.error[0].value
    assert not page.text_area


def test_secrets_that_cannot_be_read_let_nobody_in(page: AppTest, tmp_path: Path) -> None:
    """A slip of the pen in the file is no open door."""
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(broken)])
    try:
        page.run()
    finally:
        config.set_option("secrets.files", before)
    assert "cannot be read" in page.error[0].value
    assert not page.text_area
