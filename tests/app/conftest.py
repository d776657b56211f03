"""Pages run by Streamlit's own test runner, with a data folder of their own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.paths import HOME_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
# A first run reads the engine's models; a busy machine takes its time.
TIMEOUT_S = 60


@pytest.fixture
def bare_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder without anything in it."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    _forget()
    yield tmp_path
    _forget()


@pytest.fixture
def home(bare_home: Path, gazetteer_index: Path) -> Path:
    """A data folder with the gazetteer index and no articles."""
    (bare_home / gazetteer_index.name).symlink_to(gazetteer_index)
    return bare_home


@pytest.fixture
def dashboard(home: Path) -> AppTest:  # noqa: ARG001  (the folder is used by the page)
    """The dashboard as it opens on a new machine."""
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S).run()


def _forget() -> None:
    st.cache_resource.clear()


def read(app: AppTest, text: str) -> AppTest:
    """Paste a text and press the button."""
    app.text_area[0].set_value(text)
    return next(button for button in app.button if button.label == "Read article").click().run()


def labels(app: AppTest) -> list[str]:
    """What the buttons say."""
    return [button.label for button in app.button]


def layer_of(app: AppTest) -> str:
    """The JavaScript of what the map shows at the moment."""
    return str(_arguments(app)["feature_group"])


def map_of(app: AppTest) -> tuple[str, list[str]]:
    """The JavaScript of the map itself, and the files that it loads: these may not change with a filter."""
    arguments = _arguments(app)
    return arguments["script"], arguments["js_links"] + arguments["css_links"]


def component(app: AppTest, name: str) -> dict[str, Any]:
    """What one of our own components was given, by its name."""
    for element in app.main:
        found = getattr(element, "proto", None)
        if getattr(found, "component_name", None) == name:
            return dict(json.loads(found.json))
    raise AssertionError(f"There is no {name} on the page.")


def _arguments(app: AppTest) -> dict[str, Any]:
    for element in app.main:
        said = getattr(getattr(element, "proto", None), "json_args", "")
        if "feature_group" in said:
            return dict(json.loads(said))
    raise AssertionError("There is no map on the page.")
