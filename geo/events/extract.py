"""From an article with its places and dates to its events."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from geo.events import clauses, confidence, relations, status, triggers
from geo.events.dating import Dating
from geo.events.deaths import tolls
from geo.events.document import Document, read_document, unwrapped
from geo.events.frames import kind_of
from geo.events.merge import Draft, merged, without_consequences
from geo.events.scenes import Scenes
from geo.events.sides import Sides
from geo.events.triggers import Hit
from geo.model import DateSpan, Deaths, Event, Mention

LEAST_CONFIDENCE = 0.33  # where F1 of the cross-validated events is highest
RECENT_DAYS = 15  # what is older is background, and has a place of its own or its country
_DEADLY = frozenset(
    "kill attack fire murder clash airstrike shelling blast suicide grenade chemical disaster accident crime riot protest disperse capture take downing".split()  # noqa: SIM905
)
_DEATH_WORDS = re.compile(
    r"(?i)kill|dead|\bdie|death|lives|toll|slain|slay|murder|execut|massacr|assassin|behead|perish|drown|casualt|injur|hurt|slaughter|gunned|fatal|stabbed|burned"
)


def extract(text: str, mentions: Sequence[Mention], dates: Sequence[DateSpan], *, published: date) -> tuple[Event, ...]:
    """The events of an article, in the order of its text. Never raises on any text; offsets are positions in `text`."""
    doc = read_document(text, mentions, dates)
    clauses.split(doc)
    hits = triggers.find(doc)
    kept = [draft for draft in drafted(doc, hits, published) if draft.confidence >= LEAST_CONFIDENCE]
    return tuple(_event(doc, n, draft) for n, draft in enumerate(kept))


def drafted(doc: Document, hits: list[Hit], published: date) -> list[Draft]:
    """Every draft, each happening once, with its features and confidence; training learns from these."""
    drafts = without_consequences(doc, _drafts(doc, hits, published))
    count = Counter(doc.sentence[d.hit.start] for d in drafts)
    seen: Counter[int] = Counter()
    for draft in drafts:
        sentence = doc.sentence[draft.hit.start]
        draft.features = tuple(confidence.features(doc, draft, seen[sentence], count[sentence]))
        draft.confidence = confidence.probability(draft.features)
        seen[sentence] += 1
    return merged(drafts)


def _drafts(doc: Document, hits: list[Hit], published: date) -> list[Draft]:
    mentioned = relations.uses(doc)
    sides = Sides(doc, mentioned)
    scenes, dating = Scenes(doc, mentioned, sides), Dating(doc, published)
    conflict, deaths = _conflict(doc), _deaths(doc, hits)
    drafts: list[Draft] = []
    for hit in hits:
        if hit.weak:
            continue
        state = status.status_of(doc, hit)
        kind = kind_of(doc, hit, conflict=conflict)
        when = dating.of(hit, planned=state != "actual")
        clause = doc.clauses[hit.clause]
        start, end = doc.start[clause.start], doc.end[clause.end - 1]
        for n, scene in enumerate(
            scenes.of(hit, kind, recent=when.precision in {"day", "week"} and (published - when.last).days < RECENT_DAYS)
        ):
            drafts.append(Draft(hit, kind, scene, when, state, deaths.get(hit.start) if n == 0 else None, (), start, end))
    return drafts


def _deaths(doc: Document, hits: list[Hit]) -> dict[int, Deaths]:
    """From a trigger's first word to the toll that its sentence tells of it: the nearest trigger of violence or disaster."""
    found: dict[int, Deaths] = {}
    for number, (first, last) in enumerate(doc.bounds):
        if first == last or not _DEATH_WORDS.search(doc.text, doc.start[first], doc.end[last - 1]):
            continue
        deadly = [hit for hit in hits if doc.sentence[hit.start] == number and hit.frame in _DEADLY]
        for position, deaths in tolls(unwrapped(doc.text[doc.start[first] : doc.end[last - 1]])) if deadly else ():
            at = doc.start[first] + position
            nearest = min(deadly, key=lambda hit: (abs(doc.start[hit.start] - at), hit.frame != "kill"))
            found.setdefault(nearest.start, deaths)
    return found


def _conflict(doc: Document) -> bool:
    """Whether armed groups or armies carry the article: three or more words of such groups."""
    return sum(1 for found in doc.nouns.values() if found & {"nonstate_force", "munition", "aircraft"}) >= 3  # noqa: PLR2004


def _event(doc: Document, number: int, draft: Draft) -> Event:
    deaths: Deaths | None = draft.deaths
    return Event(
        id=f"e{number + 1}",
        type=draft.kind[0],
        sub_type=draft.kind[1],
        status=draft.status,
        place=draft.scene.place,
        place_text=draft.scene.text,
        precision=draft.scene.precision,
        first=draft.when.first,
        last=draft.when.last,
        date_precision=draft.when.precision,
        date_source=draft.when.source,
        quote=doc.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        confidence=draft.confidence,
        deaths=deaths,
        actors=draft.actors,
    )
