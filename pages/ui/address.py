"""The filters as the address bar spells them, and back. What it cannot mean is passed over: anybody can write an address."""

from datetime import date
from typing import Any, get_args

from geo.events.types import BY_NAME
from geo.maps import area
from geo.maps.scene import ColourBy, ShowAs
from geo.model import Status

# A widget's key and its value before anybody touched it.
DEFAULTS: dict[str, Any] = {
    "colour": "type",
    "types": [],
    "status": [],
    "from": None,
    "to": None,
    "confidence": 0,
    "places": True,
    "name": "",
    "show": "markers",
    "past": False,
    "area": "",
    "beside": "text",
}
# What stands beside the map.
BESIDE = ("text", "table")
CONFIDENCE_STEP = 5
# So many cards can be open.
MOST_EVENTS = 60
_NUMBERS = ("project", "text")
MAX_NAME = 200
_CHOICES: dict[str, tuple[str, ...]] = {
    "colour": get_args(ColourBy),
    "show": get_args(ShowAs),
    "beside": BESIDE,
    "types": tuple(BY_NAME),
    "status": get_args(Status),
}


def sifted(name: str, said: list[str]) -> list[str]:
    """What can mean something of the values that an address gives to a name beside the filters."""
    if name == "event":
        return list(dict.fromkeys(said))[:MOST_EVENTS]
    if name == "articles":
        parts = [part for part in (said[0].split(".") if said else ()) if is_number(part) or part == "none"]
        return [".".join(parts)] if parts else []
    return [one for one in said[:1] if name not in _NUMBERS or is_number(one)]


def is_number(said: str) -> bool:
    """Whether it is the number of a row: no database has numbers of more than eighteen digits."""
    return said.isascii() and said.isdecimal() and len(said) <= 18  # noqa: PLR2004


def spelled(name: str, value: Any) -> list[str]:
    """A filter's value for the address bar; empty where it is the default."""
    if value == DEFAULTS[name] or value is None:
        return []
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [value.isoformat() if isinstance(value, date) else str(value)]


def parsed(name: str, said: list[str]) -> Any:
    """A filter's value out of the address bar; the default where that says nothing, or nothing that can be meant."""
    default = DEFAULTS[name]
    if isinstance(default, list):
        return [choice for choice in _CHOICES[name] if choice in said]
    value = _single(name, said[0]) if said else default
    return default if value is None else value


def _single(name: str, word: str) -> Any:
    if name in _CHOICES:
        return word if word in _CHOICES[name] else None
    if name in {"places", "past"}:
        return {"yes": True, "no": False}.get(word)
    if name == "confidence":
        number = int(word) if word.isascii() and word.isdecimal() and len(word) <= len("100") else 0
        return min(number, 100) // CONFIDENCE_STEP * CONFIDENCE_STEP
    if name == "area":
        found = area.parsed(word)
        return None if found is None else area.spelled(found)
    if name == "name":
        return word[:MAX_NAME]
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
