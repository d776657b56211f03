"""An online geocoder of geopy's, asked with care: timed out, one request a second, tried again, its answers kept."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.errors import GeocodingError, InputError
from geo.fetch import body, user_agent
from geo.geocoding.patience import Found, Memory

DEFAULT_SERVICE: Final = "nominatim"
TIMEOUT_S: Final = 5.0
_LONGEST_TIMEOUT_S: Final = 60.0
# Tries in all; before each further one the wait doubles, unless the service says how long.
TRIES: Final = 3
_FIRST_WAIT_S: Final = 1.0
# A service that asks for more patience than a person has is told as an error instead.
_LONGEST_WAIT_S: Final = 10.0
# Ten addresses with all their details have some 20 KB.
_MOST_BYTES: Final = 2_000_000
_WANTED: Final = 10


class _Adapter(URLLibAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's own way to ask, with an end to the time and the size of an answer."""

    def __init__(self, *, seconds: float, **more: Any) -> None:
        super().__init__(**more)
        self._seconds = seconds

    def _decode_page(self, page: Any) -> str:
        try:
            raw = b"".join(body(page, seconds=self._seconds, most_bytes=_MOST_BYTES))
        except TimeoutError as error:
            raise GeocoderTimedOut(str(error)) from error
        except (OSError, ValueError) as error:
            raise GeocoderServiceError(str(error)) from error
        return raw.decode(page.headers.get_content_charset() or "utf-8", "replace")


class OnlineGeocoder:
    """One of geopy's services by its name in geopy's registry, with its options."""

    def __init__(
        self,
        memory: Memory,
        *,
        service: str = DEFAULT_SERVICE,
        options: Mapping[str, Any] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Prepare the service; nothing is asked yet. Raise InputError for a service or an option that geopy does not know."""
        self.service = service
        self._memory = memory
        self._options = dict(options or {})
        self._sleep = sleep
        self._geocoder = _made(service, self._options)

    def geocode(self, query: str, *, country_codes: Sequence[str] = ()) -> tuple[list[Location], bool]:
        """The places of this name, best first, and whether the answer was kept from before.

        Raise GeocodingError, whose message says what happened, where the service does not answer.
        """
        question: dict[str, Any] = {"query": query}
        if country_codes and self.service != DEFAULT_SERVICE:
            raise GeocodingError(f"{self.service.capitalize()} cannot keep to a country. Name it behind the place instead.")
        if country_codes:
            question["country_codes"] = [code.lower() for code in country_codes]
        more = {"limit": _WANTED} if self.service == DEFAULT_SERVICE else {}
        return self._answer(question, lambda: self._geocoder.geocode(**question, **more, exactly_one=False))

    def reverse(self, lat: float, lon: float) -> tuple[list[Location], bool]:
        """What is at a point, and whether the answer was kept from before. Raise GeocodingError as `geocode` does."""
        if not hasattr(self._geocoder, "reverse"):
            raise GeocodingError(f"{self.service.capitalize()} cannot tell what is at a point; it only finds names.")
        return self._answer({"at": [lat, lon]}, lambda: self._geocoder.reverse((lat, lon), exactly_one=False))

    def _answer(self, question: Mapping[str, Any], ask: Callable[[], Sequence[Location] | None]) -> tuple[list[Location], bool]:
        asked = {**question, "of": {name: self._options[name] for name in sorted(self._options)}}
        kept = self._memory.recall(self.service, asked)
        if kept is not None:
            return _locations(kept), True
        answered = list(self._patiently(ask) or ())[:_WANTED]
        found: Found = [(p.address, p.latitude, p.longitude, p.raw) for p in answered if isinstance(p.address, str)]
        self._memory.keep(self.service, asked, found)
        return _locations(found), False

    def _patiently(self, ask: Callable[[], Sequence[Location] | None]) -> Sequence[Location] | None:
        tries, wait = 1, _FIRST_WAIT_S
        while True:
            self._memory.wait_for_turn(self.service)
            try:
                return ask()
            except Exception as error:
                pause = _pause(error, wait)
                if tries == TRIES or pause is None or pause > _LONGEST_WAIT_S:
                    raise GeocodingError(self._told(error)) from error
            self._sleep(pause)
            tries, wait = tries + 1, wait * 2

    def _told(self, error: Exception) -> str:
        """What went wrong, in a sentence."""
        name = self.service.capitalize()
        if isinstance(error, GeocoderTimedOut):
            return f"{name} did not answer in time, or has too much to do. Check the connection, or go on without it."
        if isinstance(error, GeocoderRateLimited | GeocoderQuotaExceeded):
            return f"{name} has had enough questions for now (429). Try again later, or go on without it."
        if isinstance(error, GeocoderAuthenticationFailure | GeocoderInsufficientPrivileges):
            return f"{name} refused the request: it wants a valid key in the options of the geocoding file."
        if isinstance(error, GeocoderQueryError):
            return f"{name} cannot read this question. Try a name alone, or a name and its country."
        if isinstance(error, GeopyError) and not isinstance(error, GeocoderParseError):
            return f"{name} cannot be reached ({_brief(error)}). There may be no network: go on without it."
        return f"{name} sent an answer that cannot be read ({_brief(error)})."


def _made(service: str, options: Mapping[str, Any]) -> Geocoder:
    try:
        made = get_geocoder_for_service(service)
        seconds = _seconds(options.get("timeout", TIMEOUT_S))
        own = {"timeout": seconds, "adapter_factory": partial(_Adapter, seconds=seconds)}
        return made(**{"user_agent": user_agent(), **options, **own})
    except (GeopyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"The geocoding service {service!r} cannot be used: {_brief(error)}.") from error


def _seconds(told: Any) -> float:
    seconds = float(told)
    if 0 < seconds <= _LONGEST_TIMEOUT_S:
        return seconds
    raise ValueError(f"its timeout is a number of seconds up to {_LONGEST_TIMEOUT_S:g}")


def _pause(error: Exception, wait: float) -> float | None:
    """Seconds after which to ask again; None where another try would meet the same answer."""
    if isinstance(error, GeocoderRateLimited) and error.retry_after is not None:
        return max(wait, float(error.retry_after))
    lasting = (GeocoderParseError, GeocoderQueryError, GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges)
    return wait if isinstance(error, GeocoderServiceError) and not isinstance(error, lasting) else None


def _brief(error: Exception) -> str:
    line = " ".join(str(error).split())
    return (line[:120] or type(error).__name__).rstrip(".")


def _locations(found: Found) -> list[Location]:
    return [Location(address, (lat, lon), raw) for address, lat, lon, raw in found]
