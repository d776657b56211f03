"""An event on its way, and what two of them have in common."""

from dataclasses import dataclass

from geo.events.dating import When
from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.parts import bearing_of
from geo.events.scenes import Scene
from geo.model import Deaths, Status

FINENESS = {"exact": 4, "region": 3, "country": 2, "larger": 1, "none": 0}
# Some 5 km: a spot in a town is the town, and the next town is another; the lead may name the next city for it.
NEAR_DEGREES = 0.05
NEAR_LEAD_DEGREES = 0.2


@dataclass(slots=True)
class Draft:
    """An event on its way: a trigger with its type, scene, days, status and deaths, and how likely it is right."""

    hit: Hit
    kind: tuple[str, str]
    scene: Scene
    when: When
    status: Status
    deaths: Deaths | None
    start: int
    end: int
    confidence: float = 0.5
    features: tuple[str, ...] = ()


def sentence_of(doc: Document, draft: Draft) -> int:
    """The number of the sentence that a draft stands in."""
    return doc.sentence[draft.hit.start]


def one_time(a: When, b: When) -> bool:
    """Whether the days meet; a day that only the context gives may be one off."""
    slack = 0 if a.source == b.source == "stated" else 1
    return max((a.first - b.last).days, (b.first - a.last).days) <= slack  # days apart: the calendar's last one has no day after it


def same_place(a: Scene, b: Scene, *, broad: bool = False, near_degrees: float = NEAR_DEGREES) -> bool:
    """Whether two scenes may be one spot."""
    if a.beside and b.beside and a.text != b.text and a.source == b.source == "clause":
        return False  # two villages that the gazetteer lacks, at the one town that it knows
    if a.place is None or b.place is None:
        return True
    if a.text == b.text or a.place.id == b.place.id:
        return True
    if broad and a.precision != b.precision and a.place.country == b.place.country and "country" in {a.precision, b.precision}:
        return True
    if broad and _part(a.text) != _part(b.text) and a.place.country == b.place.country and "larger" not in {a.precision, b.precision}:
        return True
    near = abs(a.place.lat - b.place.lat) < near_degrees and abs(a.place.lon - b.place.lon) < near_degrees
    return near and a.precision == b.precision and "seat" not in a.place.id


def _part(text: str | None) -> bool:
    """Whether a name is only a part of a country: "northern Syria"."""
    return text is not None and bearing_of(text.split(" ")[0].lower()) is not None
