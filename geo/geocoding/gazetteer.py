"""The gazetteer as a geopy geocoder: it can stand wherever Nominatim does, and needs no network."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer.index import Entry, Gazetteer, open_gazetteer
from geo.gazetteer.sources.cities import read_countries
from geo.gazetteer.sphere import distance_km
from geo.text import fold

_NEAR_KM: Final = 50.0
# On the open sea or in a desert the nearest name may be this far.
_FAR_KM: Final = 300.0
# A qualifier that is a town or a county speaks for places this near to it: "Notting Hill, London".
_AROUND_KM: Final = 60.0
# More namesakes than any name has in one country.
_ALL: Final = 1000


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocodes with the index on this machine. Takes names, also with their province or country behind a comma."""

    def __init__(self, gazetteer: Gazetteer | None = None, *, timeout: float | None = DEFAULT_SENTINEL) -> None:
        """Use this gazetteer, by default the user's. Raise GazetteerMissingError where none is built."""
        super().__init__(timeout=timeout)
        self.gazetteer = gazetteer or open_gazetteer()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002  (geopy's interface: nothing here can wait)
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        near: Any = None,
    ) -> Location | list[Location] | None:
        """Find a place by name: "Hama", "Hama, Syria", "Springfield, Illinois".

        `country_codes` are ISO alpha-2 codes; `near` is whatever geopy takes for a point: the nearest namesake comes
        first then, else the best known. Nothing found is None. Raise GeocoderQueryError for an empty query and
        ValueError for a bad limit or point.
        """
        if not isinstance(query, str) or not query.strip():
            raise GeocoderQueryError("The query must be the name of a place.")
        _check_limit(limit)
        entries = self._in_countries(self._find(query), country_codes)
        if near is not None:
            here = Point(near)
            entries = sorted(entries, key=lambda entry: distance_km((here.latitude, here.longitude), _position(entry)))
        return _answer(entries, exactly_one=exactly_one, limit=limit)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,  # noqa: ARG002  (geopy's interface: nothing here can wait)
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Name a point: the nearest settlements and facilities first; far from all of them, the nearest place of any kind.

        Raise ValueError for what is no point, as geopy does.
        """
        _check_limit(limit)
        point = Point(query)
        wanted = limit or 10
        close = self.gazetteer.near(point.latitude, point.longitude, radius_km=_NEAR_KM, limit=_ALL)
        entries: Sequence[Entry] = [entry for entry in close if entry.place.kind in {"settlement", "facility"}]
        entries = entries or self.gazetteer.near(point.latitude, point.longitude, radius_km=_FAR_KM, limit=wanted)
        return _answer(entries[:wanted], exactly_one=exactly_one, limit=limit)

    def _find(self, query: str) -> list[Entry]:
        """The meanings of the whole query, then those of its first part that its other parts allow."""
        whole = self.gazetteer.find(query, limit=_ALL)
        name, qualifiers = _parts(query)
        if not whole and not qualifiers:
            name, qualifiers = _last_word(query)
        if not qualifiers:
            return list(whole)
        found = self.gazetteer.find_many((name, *qualifiers), limit=_ALL)
        if any(qualifier not in found and qualifier.upper() not in read_countries() for qualifier in qualifiers):
            return list(whole)
        exact = [entry for entry in whole if entry.form != "folded"]
        allowed = [entry for entry in found.get(name, ()) if all(_within(entry, q, found.get(q, ())) for q in qualifiers)]
        return list({entry.place.id: entry for entry in (*exact, *allowed)}.values())

    @staticmethod
    def _in_countries(entries: Iterable[Entry], codes: str | Sequence[str] | None) -> list[Entry]:
        if not codes:
            return list(entries)
        wanted = {code.upper() for code in ([codes] if isinstance(codes, str) else codes)}
        return [entry for entry in entries if entry.place.country in wanted]


def _parts(query: str) -> tuple[str, list[str]]:
    name, *qualifiers = (part.strip() for part in query.split(","))
    return name, [qualifier for qualifier in qualifiers if qualifier]


def _last_word(query: str) -> tuple[str, list[str]]:
    """Read "Springfield Illinois" as "Springfield, Illinois"."""
    name, _, qualifier = query.strip().rpartition(" ")
    return (name, [qualifier]) if name else (query, [])


def _within(entry: Entry, qualifier: str, meanings: Iterable[Entry]) -> bool:
    return qualifier.upper() == entry.place.country or any(_lies_in(entry, meaning) for meaning in meanings)


def _lies_in(entry: Entry, area: Entry) -> bool:
    if entry.place.id == area.place.id:
        return False
    if area.place.kind == "country":
        return entry.place.country == area.place.country
    if area.feature == "ADM1":
        return entry.place.country == area.place.country and fold(entry.place.admin1 or "") == fold(area.place.name)
    if area.place.kind == "continent":
        return False
    reach = max(_AROUND_KM, area.place.radius_km or 0.0)
    return entry.place.country == area.place.country and distance_km(_position(entry), _position(area)) <= reach


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise ValueError("Limit cannot be less than 1")


def _position(entry: Entry) -> tuple[float, float]:
    return entry.place.lat, entry.place.lon


def _answer(entries: Sequence[Entry], *, exactly_one: bool, limit: int | None) -> Location | list[Location] | None:
    if not entries:
        return None
    if exactly_one:
        return _location(entries[0])
    return [_location(entry) for entry in entries[:limit]]


def _location(entry: Entry) -> Location:
    place = entry.place
    raw = {
        "place_id": place.id,
        "geonameid": place.geonameid,
        "name": place.name,
        "matched": entry.name,
        "form": entry.form,
        "kind": place.kind,
        "feature": entry.feature,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": entry.admin2,
        "population": place.population,
        "radius_km": place.radius_km,
        "lat": place.lat,
        "lon": place.lon,
    }
    return Location(_address(entry), (place.lat, place.lon), raw)


def _address(entry: Entry) -> str:
    """Give "Hama, Syria"; a division that is called like the place is not said twice."""
    place = entry.place
    country = read_countries().get(place.country or "", {}).get("name")
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, country) if part))
