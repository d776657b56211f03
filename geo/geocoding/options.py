"""What the options of a geocoding service may hold in a file; geopy itself fails on other kinds of values only when it is asked."""

from collections.abc import Mapping
from typing import Any, Final

_OF_PROGRAMS: Final = ("adapter_factory", "ssl_context")
_NUMBERS: Final = ("timeout", "token_lifetime")


def needed(option: str, value: Any) -> str | None:
    """What an option has to be, where its value is something else; None where it is right."""
    if option in _OF_PROGRAMS:
        return "is for programs and cannot be set in a file"
    if option in _NUMBERS:
        return None if isinstance(value, int | float) and not isinstance(value, bool) else "is a number"
    if option == "proxies":
        return None if _are_proxies(value) else 'is an address such as "http://127.0.0.1:3128", or a table of them by scheme'
    if option == "domain":
        return None if _is_line(value) and value.strip() and " " not in value.strip() else 'is a name such as "nominatim.openstreetmap.org"'
    return None if _is_line(value) else "is a text of one line, in quotation marks"


def _are_proxies(value: Any) -> bool:
    return all(map(_is_address, value.values())) if isinstance(value, Mapping) else _is_address(value)


def _is_address(value: Any) -> bool:
    return _is_line(value) and " " not in value


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable()
