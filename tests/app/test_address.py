"""The filters in the address bar."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.types import BY_NAME
from pages.ui.address import DEFAULTS, MOST_EVENTS, parsed, sifted, spelled

values: dict[str, st.SearchStrategy[Any]] = {
    "colour": st.sampled_from(["type", "date"]),
    "types": st.lists(st.sampled_from(list(BY_NAME)), unique=True).map(lambda chosen: [name for name in BY_NAME if name in chosen]),
    "status": st.sampled_from([[], ["actual"], ["planned", "denied"]]),
    "from": st.none() | st.dates(),
    "to": st.none() | st.dates(),
    "confidence": st.integers(0, 20).map(lambda steps: steps * 5),
    "places": st.booleans(),
    "name": st.text(max_size=200),
    "show": st.sampled_from(["markers", "heat"]),
    "past": st.booleans(),
    "area": st.sampled_from(["", "36.1,37.2_36.5,37.9_35.8,38", "10,170_10,195_-5,195_-5,170"]),
    "beside": st.sampled_from(["text", "table"]),
}


@pytest.mark.parametrize("name", list(DEFAULTS))
@given(data=st.data())
def test_filter_comes_back_from_the_address(name: str, data: st.DataObject) -> None:
    """What is spelled is parsed to the same value, for every filter."""
    value = data.draw(values[name])
    assert parsed(name, spelled(name, value)) == value


@pytest.mark.parametrize("name", list(DEFAULTS))
@given(said=st.lists(st.text()))
def test_nonsense_in_the_address_is_passed_over(name: str, said: list[str]) -> None:
    """Whatever the address says, the value is one that the widget can show."""
    value = parsed(name, said)
    assert spelled(name, value) == spelled(name, parsed(name, spelled(name, value)))
    assert type(value) in {type(DEFAULTS[name]), date}


def test_default_is_not_spelled_out() -> None:
    """An address says only what differs."""
    assert [spelled(name, default) for name, default in DEFAULTS.items()] == [[]] * len(DEFAULTS)


@pytest.mark.parametrize(
    ("name", "said", "meant"),
    [
        ("text", ["12"], ["12"]),
        ("text", ["9" * 19], []),
        ("project", ["1", "2"], ["1"]),
        ("project", ["-1"], []),
        ("articles", ["1.2.x"], ["1.2"]),
        ("articles", ["none"], ["none"]),
        ("articles", ["x"], []),
        ("event", ["a", "b", "a"], ["a", "b"]),
        ("event", [str(number) for number in range(500)], [str(number) for number in range(MOST_EVENTS)]),
        ("at", ["1,2,3", "4,5,6"], ["1,2,3"]),
        ("at", [], []),
    ],
)
def test_what_an_address_cannot_mean_is_not_kept(name: str, said: list[str], meant: list[str]) -> None:
    """Anybody can write an address, and what it says is kept with the project for everybody."""
    assert sifted(name, said) == meant
