"""The gazetteer first, then what was answered before, then an online service of the person's choice: off unless switched on."""

import inspect
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from geopy.geocoders import SERVICE_TO_GEOCODER
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import InputError
from geo.gazetteer.sphere import distance_km
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.geocoding.online import DEFAULT_SERVICE, OnlineGeocoder
from geo.geocoding.options import needed
from geo.geocoding.patience import Memory
from geo.paths import data_folder

# A service's answer is marked with where it came from under this key of `Location.raw`.
FOUND_BY: Final = "found_by"
_KEYS: Final = ("online", "service", "options")
# A message shows so many characters of a value.
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class OnlineSettings:
    """Whether an online service may be asked, which one of geopy's, and the options that geopy hands to it."""

    online: bool = False
    service: str = DEFAULT_SERVICE
    options: Mapping[str, Any] = field(default_factory=dict)


def settings_path() -> Path:
    """The file in which a person chooses the service: `geocoding.toml` in the data folder. It need not be there."""
    return data_folder() / "geocoding.toml"


def read_settings(path: Path | None = None) -> OnlineSettings:
    """What the file says, the defaults where there is none. Raise InputError for what it may not say."""
    file = path or settings_path()
    if not file.exists():
        return OnlineSettings()
    if file.is_dir():
        raise InputError(f"{file} is a folder. Put a file in its place, or take it away to ask no online service.")
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f'{file} is no TOML: {error}. It may say: online = true, service = "nominatim", and [options].') from error
    unknown = sorted(set(told) - set(_KEYS))
    if unknown:
        raise InputError(f"{file} says {unknown[0]!r}, which is not known. It may say {', '.join(_KEYS)}.")
    made = OnlineSettings(**told)
    if not isinstance(made.online, bool) or not isinstance(made.options, dict):
        raise InputError(f"{file}: online is true or false, and options is a table ([options]).")
    if not isinstance(made.service, str) or made.service not in SERVICE_TO_GEOCODER:
        raise InputError(f"{file}: {made.service!r} is no service of geopy's. It knows {', '.join(sorted(SERVICE_TO_GEOCODER))}.")
    taken = inspect.signature(SERVICE_TO_GEOCODER[made.service]).parameters
    if wrong := sorted(set(made.options) - set(taken)):
        raise InputError(f"{file}: {made.service} has no option {wrong[0]!r}. It takes {', '.join(sorted(taken))}.")
    for name, value in made.options.items():
        if need := needed(name, value):
            raise InputError(f"{file}: the option {name} {need}; it is {str(value)[:_SHOWN]!r}.")
    return made


class ChainGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """A geopy geocoder that asks the gazetteer and, where that knows nothing and it is allowed, an online service.

    `Location.raw["found_by"]` says who knew: "gazetteer", "cache" or the service's name.
    """

    def __init__(self, local: GazetteerGeocoder | None = None, online: OnlineGeocoder | None = None) -> None:
        """Use this gazetteer (by default the user's) and this online service (by default none)."""
        super().__init__()
        self._local = local or GazetteerGeocoder()
        self._online = online

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002  (geopy's interface; the service's is set where it is chosen)
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        near: Any = None,
    ) -> Location | list[Location] | None:
        """Find a place by name, as GazetteerGeocoder.geocode does. Raise GeocodingError where the online service fails."""
        codes = [country_codes] if isinstance(country_codes, str) else list(country_codes or ())
        found = self._local.geocode(query, exactly_one=False, limit=limit, country_codes=codes, near=near)
        if found is not None or self._online is None:
            return _answer(found or [], "gazetteer", exactly_one=exactly_one)
        places, kept = self._online.geocode(query.strip(), country_codes=codes)
        if near is not None:
            here = Point(near)
            places.sort(key=lambda place: distance_km((here.latitude, here.longitude), (place.latitude, place.longitude)))
        return _answer(places[:limit], "cache" if kept else self._online.service, exactly_one=exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002  (geopy's interface; the service's is set where it is chosen)
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Name a point, as GazetteerGeocoder.reverse does. Raise GeocodingError where the online service fails."""
        found = self._local.reverse(query, exactly_one=False, limit=limit)
        if found is not None or self._online is None:
            return _answer(found or [], "gazetteer", exactly_one=exactly_one)
        point = Point(query)
        places, kept = self._online.reverse(point.latitude, point.longitude)
        return _answer(places[:limit], "cache" if kept else self._online.service, exactly_one=exactly_one)


def chain(local: GazetteerGeocoder, settings: OnlineSettings) -> ChainGeocoder:
    """The chain that these settings describe. Answers are kept in `geocoding.sqlite` in the data folder."""
    if not settings.online:
        return ChainGeocoder(local)
    memory = Memory(data_folder() / "geocoding.sqlite")
    return ChainGeocoder(local, OnlineGeocoder(memory, service=settings.service, options=settings.options))


def _answer(places: Sequence[Location], found_by: str, *, exactly_one: bool) -> Location | list[Location] | None:
    marked = [Location(p.address, (p.latitude, p.longitude), {**_table(p.raw), FOUND_BY: found_by}) for p in places]
    if not marked:
        return None
    return marked[0] if exactly_one else marked


def _table(raw: Any) -> dict[str, Any]:
    return dict(raw) if isinstance(raw, Mapping) else {"raw": raw}
