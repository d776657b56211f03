"""What a source hands to the build: one record a place, with all its names."""

import math
from dataclasses import dataclass, field
from typing import Final, Literal

from geo.model import PlaceKind

WrittenForm = Literal["official", "alternate", "demonym", "abbreviation"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the source writes it, and how it relates to its place."""

    text: str
    form: WrittenForm = "alternate"
    key: str = ""
    """The folded text, where the source has it at hand; else the build folds it."""


@dataclass(slots=True, kw_only=True)
class Record:
    """A place of a source. `geonameid` is None for what GeoNames does not hold; then `own_id` names it.

    `fame` adds to the order of meanings of one name, in powers of ten of population: a capital stands before a town
    of its size.
    """

    name: str
    kind: PlaceKind
    feature: str
    lat: float
    lon: float
    geonameid: int | None = None
    own_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int | None = None
    radius_km: float | None = None
    fame: float = 0.0
    names: list[Name] = field(default_factory=list)


# People in a square kilometre of a built-up area, the middle of the range of the world's towns (Angel and others, "The
# dimensions of global urban expansion", 2011): 4,000 to 12,000.
_DENSITY: Final = 5000.0
_SMALLEST_RADIUS_KM: Final = 1.0
# More than live on Earth, and more than any place has: a larger number is a mistake of its file.
MOST_PEOPLE: Final = 10_000_000_000


def settlement_radius_km(population: int | None) -> float:
    """The radius of a disc that holds a settlement's people at a usual density; 1 km at the least."""
    return max(_SMALLEST_RADIUS_KM, round(math.sqrt((population or 0) / _DENSITY / math.pi), 1))


def area_radius_km(area_km2: float) -> float:
    """The radius of a disc of the same area."""
    return round(math.sqrt(area_km2 / math.pi), 1)


# How far each kind of place stands before a town of the same population, in powers of ten. Set by hand, then checked
# against the gold places of the dev corpora (share of names whose first meaning is the right one).
_FAME: Final = {
    "PCLI": 4.0, "PCLS": 4.0, "PCLD": 2.0, "PCLIX": 2.0, "PCLF": 4.0, "TERR": 2.0, "PCL": 4.0, "PCLH": 2.0, "CONT": 5.0,
    "PPLC": 1.0, "PPLA": 0.3, "ADM1": -0.8, "ADM2": -1.3, "PPLX": -1.0,
}  # fmt: skip
# The population that stands in for the size of what has no people.
_STAND_IN: Final = {"natural": 4.5, "facility": 2.5, "region": 4.0, "continent": 8.0, "country": 6.0, "settlement": 2.0}
_FORM_LOSS: Final[dict[WrittenForm, float]] = {"official": 0.0, "abbreviation": 0.0, "demonym": 0.0, "alternate": 1.8}


def rank(record: Record, form: WrittenForm) -> int:
    """The place in the order of meanings of a name: the lower, the better known. In thousandths of a power of ten."""
    size = math.log10(record.population) if record.population else _STAND_IN[record.kind]
    fame = _FAME.get(record.feature, 0.0)
    if form == "alternate" and record.kind == "settlement":
        fame = min(fame, 0.0)  # "Salisbury" is a town in England, not what Harare was called once
    return -round(1000 * (size + fame + record.fame - _FORM_LOSS[form]))
