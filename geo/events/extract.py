"""From an article with its places and dates to its events."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from geo.events import clauses, confidence, relations, status, triggers
from geo.events.actors import actors_of
from geo.events.consequences import without_consequences
from geo.events.dating import Dating
from geo.events.deaths import tolls
from geo.events.document import Document, read_document, unwrapped
from geo.events.draft import Draft
from geo.events.frames import kind_of
from geo.events.hit import Hit
from geo.events.merge import merged
from geo.events.scenes import Scenes
from geo.events.sides import Sides
from geo.model import DateSpan, Deaths, Event, Mention

LEAST_CONFIDENCE = 0.325  # F1 of the cross-validated events is within .01 of its best from .32 to .40; below it falls
RECENT_DAYS = 15  # what is older is background, and has a place of its own or its country
_DEADLY = frozenset(
    "kill attack fire murder clash airstrike shelling blast suicide grenade chemical disaster accident crime riot"
    " protest disperse capture take downing".split()
)
_DISEASE = frozenset(("outbreak", "epidemic"))  # to the models of sentences these stay disasters: .7492 against .7481 right
_OF_DISEASE = ("other", "other")
_DEATH_WORDS = frozenset(
    "kill kills killed killing killings dead die dies died dying death deaths lives toll slain slaying murder"
    " murdered murdering executed executing execution"
    "  massacred massacre assassinated assassination beheaded beheading perished drowned casualties injuries hurt"
    " slaughtered gunned fatalities stabbed burned"
    " fatal lynched".split()
)


def extract(
    text: str, mentions: Sequence[Mention], dates: Sequence[DateSpan], *, published: date, assumed: bool = False
) -> tuple[Event, ...]:
    """The events of an article, in the order of its text. Never raises on any text; offsets are positions in `text`.

    With `assumed`, `published` only stands in for a day that nobody knows, and events whose days count from it say so.
    """
    doc = read_document(text, mentions, dates)
    clauses.split(doc)
    hits = triggers.find(doc)
    kept = [draft for draft in drafted(doc, hits, published) if draft.confidence >= LEAST_CONFIDENCE]
    return tuple(_event(doc, n, draft, assumed=assumed) for n, draft in enumerate(kept))


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
    return merged(doc, drafts)


def _drafts(doc: Document, hits: list[Hit], published: date) -> list[Draft]:
    mentioned = relations.uses(doc)
    sides = Sides(doc, mentioned)
    scenes, dating = Scenes(doc, mentioned, sides), Dating(doc, published, hits)
    conflict, deaths = _conflict(doc), _deaths(doc, hits)
    drafts: list[Draft] = []
    for hit in hits:
        if hit.weak:
            continue
        state = status.status_of(doc, hit)
        kind = _OF_DISEASE if hit.lemma in _DISEASE else kind_of(doc, hit, conflict=conflict)
        when = dating.of(hit, planned=state != "actual")
        if state == "actual" and when.first > published:
            state = "planned"  # what lies ahead has not happened, whatever the tense
        start, end = _quote(doc, hit)
        for n, scene in enumerate(
            scenes.of(hit, kind, recent=when.precision in {"day", "week"} and (published - when.last).days < RECENT_DAYS)
        ):
            drafts.append(Draft(hit, kind, scene, when, state, deaths.get(hit.start) if n == 0 else None, start, end))
    return _ordinary_arrests(drafts)


def _ordinary_arrests(drafts: list[Draft]) -> list[Draft]:
    """Where the article tells of crimes and of no conflict, its arrests are crime news."""
    kinds = {draft.kind for draft in drafts}
    if ("other", "crime") in kinds and not any(kind in _CONFLICT for kind, _ in kinds):
        for draft in drafts:
            if draft.kind == ("strategic", "arrests"):
                draft.kind = ("other", "crime")
    return drafts


_CONFLICT = frozenset(("battle", "explosion", "civilians", "protest", "riot"))


def _quote(doc: Document, hit: Hit) -> tuple[int, int]:
    """The trigger's clause with the participles that hang on it ("..., killing ten"), without the marks around it."""
    clause, last = doc.clauses[hit.clause], hit.clause
    while last + 1 < len(doc.clauses) and doc.clauses[last + 1].kind == "ing" and doc.clauses[last + 1].sentence == clause.sentence:
        last += 1
    first, stop = clause.start, doc.clauses[last].end
    while first < hit.start and (doc.low[first] in _LEADING or not doc.low[first][0].isalnum()):
        first += 1
    while stop > hit.end and not doc.low[stop - 1][0].isalnum():
        stop -= 1
    return doc.start[first], doc.end[stop - 1]


_LEADING = frozenset(("that", "and", "but", "or"))


def _deaths(doc: Document, hits: list[Hit]) -> dict[int, Deaths]:
    """From a trigger's first word to the toll that its sentence tells of it: the nearest trigger of violence or disaster."""
    found: dict[int, Deaths] = {}
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        if hit.frame in _DEADLY:
            by_sentence.setdefault(doc.sentence[hit.start], []).append(hit)
    for number, deadly in by_sentence.items():
        first, last = doc.bounds[number]
        if _DEATH_WORDS.isdisjoint(doc.low[first:last]):
            continue
        for position, deaths in tolls(unwrapped(doc.text[doc.start[first] : doc.end[last - 1]])):
            at = doc.start[first] + position
            nearest = min(deadly, key=lambda hit: (abs(doc.start[hit.start] - at), hit.frame != "kill"))
            found.setdefault(nearest.start, deaths)
    return found


def _conflict(doc: Document) -> bool:
    """Whether armed groups or armies carry the article: three or more words of such groups."""
    return sum(1 for found in doc.nouns.values() if found & {"nonstate_force", "munition", "aircraft"}) >= 3  # noqa: PLR2004


def _event(doc: Document, number: int, draft: Draft, *, assumed: bool) -> Event:
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
        date_assumed=assumed and draft.when.counted,
        quote=doc.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        confidence=draft.confidence,
        deaths=deaths,
        actors=actors_of(doc, draft.hit),
    )
