"""Which of the machine's decisions a person should look at, and in what order: what is least certain and decides most comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2, log10

from geo.coreference import event_key
from geo.edits.model import ACROSS, Edit
from geo.model import Candidate, Event, Mention, Place, Reading
from geo.places import key_of

# What is surer than this is right two times in three or oftener (docs/decisions.md, calibration): a look at it changes little.
SURE_ENOUGH = 0.6
# Events below this are not shown at all; at it, half of them are right, so a look decides most.
_THRESHOLD = 0.3
# A name weighs as an event does, and more with each doubling of what hangs on it; ten dead weigh a quarter more than none.
_A_DOUBLING, _TEN_DEAD = 0.5, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An uncertain decision: an `event`, or where that is None what the name of a `mention` means in all the readings.

    `key` is the event's key, or "name:" and the folded name; `article_id` is the text's `Article.id`, `row` the reading's position,
    `told` how often the name stands in all of them, `worth` what it is sorted by.
    """

    key: str
    article_id: str
    row: int
    worth: float
    event: Event | None = None
    mention: Mention | None = None
    told: int = 1


def queue(readings: Sequence[Reading]) -> tuple[Doubt, ...]:
    """What is uncertain in some corrected readings, what matters most first. What a person has decided is not in it."""
    found = [*_events(readings), *_names(readings)]
    return tuple(sorted(found, key=lambda one: (-one.worth, one.row, one.key)))


def decided(edits: Iterable[Edit]) -> int:
    """How many uncertain events people have decided: the active edits' events, each once."""
    return len({(one.article_id, one.anchor.event) for one in edits if one.is_active and _is_answer(one)})


def offered_places(current: Place | None, candidates: Sequence[Candidate], *, most: int) -> list[Candidate]:
    """What to choose among for an uncertain place: what it is taken to be, if anything, then the best others, `most` in all."""
    mine = [one for one in candidates if current and one.place.id == current.id]
    if current and not mine:
        mine = [Candidate(place=current, score=1.0)]
    return [*mine, *(one for one in candidates if one not in mine)][:most]


def _is_answer(edit: Edit) -> bool:
    return edit.kind not in ("add", *ACROSS) and edit.anchor.made_by is None and edit.anchor.event.confidence < SURE_ENOUGH


def _events(readings: Sequence[Reading]) -> Iterable[Doubt]:
    for row, reading in enumerate(readings):
        for event in reading.events:
            if event.review is None and event.confidence < SURE_ENOUGH:
                dead = event.deaths.high if event.deaths else 0
                worth = _doubt(event.confidence) * (1 + _TEN_DEAD * log10(1 + dead))
                yield Doubt(key=event_key(reading.article, event), article_id=reading.article.id, row=row, worth=worth, event=event)


def _names(readings: Sequence[Reading]) -> Iterable[Doubt]:
    """One doubt a name that can mean several places, told where it is least certain."""
    told: dict[str, list[tuple[float, int, Mention]]] = {}
    for row, reading in enumerate(readings):
        for mention in reading.mentions:
            if mention.kind != "demonym" and len(mention.candidates) > 1:
                told.setdefault(key_of(mention.text), []).append((mention.confidence, row, mention))
    for name, mentions in told.items():
        confidence, row, mention = min(mentions, key=lambda one: one[:2])
        if name and confidence < SURE_ENOUGH:
            hangs = sum(one.role != "background" for _, _, one in mentions)
            worth = _doubt(confidence) * (1 + _A_DOUBLING * log2(1 + hangs)) / (1 + _A_DOUBLING)
            article_id = readings[row].article.id
            yield Doubt(key=f"name:{name}", article_id=article_id, row=row, worth=worth, mention=mention, told=len(mentions))


def _doubt(confidence: float) -> float:
    """From 0, sure, to 1 at the threshold, and less again below it."""
    if confidence < _THRESHOLD:
        return confidence / _THRESHOLD
    return (1 - confidence) / (1 - _THRESHOLD)
