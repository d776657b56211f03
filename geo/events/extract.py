"""From an article with its places and dates to its events."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from geo.events import clauses, confidence, relations, status, triggers
from geo.events.dating import Dating
from geo.events.deaths import deaths_in
from geo.events.document import Document, read_document
from geo.events.frames import kind_of
from geo.events.merge import Draft, merged, without_consequences
from geo.events.scenes import Scenes
from geo.events.sides import Sides
from geo.events.triggers import Hit
from geo.model import DateSpan, Deaths, Event, Mention

LEAST_CONFIDENCE = 0.33  # where F1 of the cross-validated events is highest
_DEADLY = frozenset(("battle", "explosion", "civilians", "riot", "protest", "other"))


def extract(text: str, mentions: Sequence[Mention], dates: Sequence[DateSpan], *, published: date) -> tuple[Event, ...]:
    """The events of an article, in the order of its text. Never raises on any text; offsets are positions in `text`."""
    doc = read_document(text, mentions, dates)
    clauses.split(doc)
    hits = triggers.find(doc)
    drafts = without_consequences(doc, _drafts(doc, hits, published))
    for draft, found in featured(doc, drafts):
        draft.confidence = confidence.probability(found)
    kept = [draft for draft in merged(drafts) if draft.confidence >= LEAST_CONFIDENCE]
    return tuple(_event(doc, n, draft) for n, draft in enumerate(kept))


def featured(doc: Document, drafts: list[Draft]) -> list[tuple[Draft, list[str]]]:
    """Each draft with the features that its confidence is computed from."""
    count = Counter(doc.sentence[d.hit.start] for d in drafts)
    seen: Counter[int] = Counter()
    found = []
    for draft in drafts:
        sentence = doc.sentence[draft.hit.start]
        found.append((draft, confidence.features(doc, draft, seen[sentence], count[sentence])))
        seen[sentence] += 1
    return found


def _drafts(doc: Document, hits: list[Hit], published: date) -> list[Draft]:
    mentioned = relations.uses(doc)
    sides = Sides(doc, mentioned)
    scenes, dating = Scenes(doc, mentioned, sides), Dating(doc, published)
    conflict = _conflict(doc)
    drafts: list[Draft] = []
    for hit in hits:
        if hit.weak:
            continue
        state = status.status_of(doc, hit)
        kind = kind_of(doc, hit, conflict=conflict)
        when = dating.of(hit, planned=state != "actual")
        clause = doc.clauses[hit.clause]
        start, end = doc.start[clause.start], doc.end[clause.end - 1]
        deaths = deaths_in(doc.text[start:end]) if kind[0] in _DEADLY else None
        for n, scene in enumerate(scenes.of(hit, kind)):
            drafts.append(Draft(hit, kind, scene, when, state, deaths if n == 0 else None, (), start, end))
    return drafts


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
