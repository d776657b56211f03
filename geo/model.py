"""The words of the house as plain frozen data.

Places are (lat, lon) in degrees WGS 84. Offsets are half-open Python string positions in `Article.text`. Days are
`datetime.date`, spans inclusive. Unknown is `None`; an empty tuple means that nothing was found.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.errors import CoordinateError

PlaceKind = Literal["settlement", "region", "country", "facility", "natural", "continent"]
MentionKind = Literal["settlement", "region", "country", "facility", "natural", "continent", "demonym"]
Role = Literal["scene", "origin", "destination", "speaker", "background"]
DatePrecision = Literal["day", "week", "month", "season", "year", "decade"]
DateRelation = Literal["on", "by", "since", "until", "before", "after"]
DateSource = Literal["stated", "context", "published"]
PublishedSource = Literal["given", "inferred", "today"]
Status = Literal["actual", "planned", "possible", "denied"]
PlacePrecision = Literal["exact", "region", "country", "larger"]
Review = Literal["accepted", "changed", "added"]

GEONAMES_PREFIX = "geonames:"
MAX_LAT = 90.0
MAX_LON = 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article as it was pasted or fetched. `published` is None where nobody gave a day.

    `published_source` says how a file of events knows the day: "given", "inferred" from the text, or "today", which is that nobody
    knows it and days are counted from the day on which the article was added.
    """

    text: str
    title: str = ""
    published: date | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    published_source: PublishedSource = "given"

    @property
    def id(self) -> str:
        """Sixteen hex digits of the text's SHA-256: the same text is the same article."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. `country` is ISO 3166-1 alpha-2, `admin1` the first-level division's name."""

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    population: int | None = None
    radius_km: float | None = None

    def __post_init__(self) -> None:
        """Raise CoordinateError for a point that is not on Earth, so that a wrong value cannot travel."""
        if not -MAX_LAT <= self.lat <= MAX_LAT:  # nor NaN
            raise CoordinateError(f"Latitude {self.lat} of {self.name!r} is not between -90 and 90 degrees.")
        if not -MAX_LON <= self.lon <= MAX_LON:
            raise CoordinateError(f"Longitude {self.lon} of {self.name!r} is not between -180 and 180 degrees.")

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, or None for a place that GeoNames does not hold."""
        number = self.id.removeprefix(GEONAMES_PREFIX)
        return int(number) if self.id.startswith(GEONAMES_PREFIX) and number.isdigit() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a mention may mean, with a score from 0 to 1 and the reasons for it in words."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A toponym mention. `candidates` are best first; `place` is None where the mention could not be placed."""

    start: int
    end: int
    text: str
    kind: MentionKind
    place: Place | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    role: Role = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date expression and the days that it means, both inclusive.

    `relation` is the preposition's sense ("by 7 December", "since 2015"); `source` says where the parts that the
    expression leaves out came from: `stated` (nowhere, it is complete), `context` (another date in the text) or
    `published` (the publication date).
    """

    start: int
    end: int
    text: str
    first: date
    last: date
    precision: DatePrecision
    source: DateSource = "stated"
    relation: DateRelation = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """People killed, from `low` to `high`; equal where one number is told."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it (`source`) or to whom it was done (`target`), as the article writes it."""

    name: str
    role: Literal["source", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, is planned or is denied, at one place in one span of days.

    `place_text` is the place's name as the article writes it; `start` and `end` are the quote's offsets; `first` and
    `last` are days, both inclusive, None where no date is known. `review` says what a person did to it, None where nobody has.
    `date_assumed`: the days are counted from a publication day that nobody knows, for which the day of adding the article stands in.
    """

    id: str
    type: str
    sub_type: str
    status: Status
    place: Place | None
    place_text: str | None
    precision: PlacePrecision | None
    first: date | None
    last: date | None
    date_precision: DatePrecision | None
    date_source: DateSource
    quote: str
    start: int
    end: int
    confidence: float
    deaths: Deaths | None = None
    actors: tuple[Actor, ...] = ()
    date_assumed: bool = False
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of one article. `notices` say what was skipped, and why, in words a reporter understands."""

    article: Article
    published: date
    published_source: PublishedSource
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    events: tuple[Event, ...] = ()
    notices: tuple[str, ...] = ()
