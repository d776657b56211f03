"""One happening told twice in an article is one event."""

from dataclasses import dataclass, replace
from datetime import timedelta

from geo.events.dating import When
from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.parts import bearing_of
from geo.events.scenes import Scene
from geo.model import Deaths, Status

# Some 5 km: a spot in a town is the town, and the next town is another; the lead may name the next city for it.
_NEAR_DEGREES = 0.05
_NEAR_LEAD_DEGREES = 0.2
_BRIEF_DAYS = 7  # only happenings of a few days are told first broadly, then in detail
_TOLD_AGAIN_SENTENCES = 2  # how far back a killing may lie from what caused it
_CONSEQUENCES = frozenset(("kill", "attack", "blast"))
_DAMAGE = frozenset(("destroy", "damage", "wreck", "destruction"))
_CAUSES = frozenset(
    (
        "clash",
        "airstrike",
        "shelling",
        "blast",
        "suicide",
        "grenade",
        "chemical",
        "attack",
        "fire",
        "murder",
        "disaster",
        "accident",
        "crime",
        "riot",
    )
)
_BLASTS = frozenset(("remote_explosive_ied", "suicide_bomb", "grenade"))
_SAID = frozenset(("diplomacy", "pressure"))
_WINDOW = 80  # events back in which a retelling is looked for; it keeps reading linear
_HURT = frozenset(("wound", "injure", "maim"))  # wounded people tell nothing of their own
_CHAIN = 4  # a killing in an attack that was a bombing
_DEATHS_FROM = 2  # sentences
_VIOLENT = frozenset(("battle", "explosion", "civilians"))
_FINENESS = {"exact": 4, "region": 3, "country": 2, "larger": 1, "none": 0}


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


def merged(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that tell a happening again; the better told one stays, with the deaths of both."""
    kept: list[Draft] = []
    for draft in drafts:
        told = range(_first_told(doc, draft, kept), len(kept))
        twin = next((n for n in told if same(kept[n], draft, lead=_sentence(doc, kept[n]) == 0)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _joined(kept[twin], draft)
    return kept


def _first_told(doc: Document, draft: Draft, kept: list[Draft]) -> int:
    """Where in the drafts so far a first telling of this one may stand."""
    if _anew(doc, draft.hit):
        return len(kept)
    begins = doc.bounds[_sentence(doc, draft)][0]
    if doc.low[begins] == "in" and not _ANEW.isdisjoint(
        doc.low[begins + 1 : begins + 1 + _ANEW_WORDS]
    ):  # "In another attack, gunmen fired"
        return next((n for n, one in enumerate(kept) if _sentence(doc, one) == _sentence(doc, draft)), len(kept))
    return max(0, len(kept) - _WINDOW)


def _anew(doc: Document, hit: Hit) -> bool:
    """As in "a second blast", "another raid", "in a separate attack": not what was told before."""
    return hit.pos == "n" and not _ANEW.isdisjoint(
        doc.low[max(doc.bounds[doc.sentence[hit.start]][0], hit.start - _ANEW_WORDS) : hit.start]
    )


_ANEW = frozenset(("second", "third", "fourth", "another", "separate", "similar"))
_ANEW_WORDS = 2


def without_consequences(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """Deaths, and attacks named again, go to the happening that caused them; they are no events of their own."""
    near = _by_sentence(doc, drafts)
    cause = {id(d): _cause(doc, d, near) for d in drafts if d.hit.frame in _CONSEQUENCES or d.hit.lemma in _DAMAGE}
    kept: list[Draft] = []
    for draft in drafts:
        root, steps = cause.get(id(draft)), 0
        while root is not None and cause.get(id(root)) is not None and steps < _CHAIN:
            root, steps = cause[id(root)], steps + 1
        if root is None or root is draft or steps == _CHAIN:
            if _summary(doc, draft) and (first := next((d for d in kept if d.hit.frame in _CAUSES and d.status == "actual"), None)):
                first.deaths = first.deaths or draft.deaths
                continue
            draft.kind = _inherited(doc, draft, near)
            if draft.hit.lemma not in _HURT or draft.deaths is not None:
                kept.append(draft)
        elif root.deaths is None and abs(_sentence(doc, root) - _sentence(doc, draft)) <= _DEATHS_FROM:
            root.deaths = draft.deaths
    return kept


def _summary(doc: Document, draft: Draft) -> bool:
    """As in "In all, 40 people were killed": a toll of everything told before stands on the first of it."""
    first, last = doc.bounds[_sentence(doc, draft)]
    words = " ".join(doc.low[first:last]).replace(" ,", ",")
    return draft.hit.frame == "kill" and draft.scene.source not in {"clause", "sentence"} and any(cue in words for cue in _IN_ALL)


_IN_ALL = (
    "in all,",
    "in total",
    "altogether",
    "in the attacks",
    "in the shootings",
    "in the bombings",
    "in the blasts",
    "in the violence",
    "in the clashes",
    "death toll",
)


def _by_sentence(doc: Document, drafts: list[Draft]) -> dict[int, list[Draft]]:
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(_sentence(doc, draft), []).append(draft)
    return found


def _lately(near: dict[int, list[Draft]], here: int) -> list[Draft]:
    """The drafts of this sentence and of those just before it, in order."""
    return [draft for number in range(here - _TOLD_AGAIN_SENTENCES, here + 1) for draft in near.get(number, ())]


def _inherited(doc: Document, draft: Draft, near: dict[int, list[Draft]]) -> tuple[str, str]:
    """People who "died in Aleppo" after an earthquake told just before died of it."""
    if draft.hit.frame != "kill" or draft.hit.subject_classes & _KILLERS:
        return draft.kind
    if {"war", "conflict", "fighting", "insurgency"} & set(doc.low[draft.hit.subject[0] : draft.hit.subject[1]]):
        return "battle", "armed_clash"
    here = _sentence(doc, draft)
    told = [d for d in _lately(near, here) if d.hit.frame in _CAUSES and d.hit.start < draft.hit.start and not _wider(draft, d)]
    return told[-1].kind if told and draft.kind[0] in {"civilians", "other"} else draft.kind


def _wider(draft: Draft, cause: Draft) -> bool:
    """Whether deaths are told of more than where a disaster or a crash was: "a storm hit Tartus. 31 were killed across Syria"."""
    if cause.kind[0] != "other" or draft.scene.source not in {"clause", "sentence"}:
        return False
    return _FINENESS[draft.scene.precision or "none"] < _FINENESS[cause.scene.precision or "none"]


_KILLERS = frozenset(("state_force", "nonstate_force", "lone", "crowd", "aircraft", "munition", "bomb"))


def _cause(doc: Document, draft: Draft, near: dict[int, list[Draft]]) -> Draft | None:
    """The violent happening that a killing or a repeated attack belongs to: in its sentence, else told just before."""
    here = _sentence(doc, draft)
    causes = [
        d
        for d in _lately(near, here)
        if d is not draft
        and d.hit is not draft.hit
        and d.hit.frame in _CAUSES
        and d.status == "actual"
        and not _apart(d, draft)
        and not (
            d.hit.frame == "attack" and draft.hit.frame == "attack" and not (_anaphoric(doc, draft.hit) and d.scene.source == "clause")
        )
    ]
    together = [d for d in causes if _sentence(doc, d) == here and not _elsewhere(d, draft)]
    if together and (draft.hit.frame == "kill" or draft.hit.lemma in _DAMAGE or _anaphoric(doc, draft.hit)):
        return min(together, key=lambda d: abs(d.hit.start - draft.hit.start))
    if draft.scene.source in {"clause", "sentence"} and not _anaphoric(doc, draft.hit):
        return None
    before = [
        d
        for d in causes
        if 0 < here - _sentence(doc, d) <= _TOLD_AGAIN_SENTENCES
        and (draft.scene.source not in {"clause", "sentence"} or same_place(d.scene, draft.scene))
    ]
    return before[-1] if before else None


def _apart(a: Draft, b: Draft) -> bool:
    """Whether a verb tells a second strike, by a day or a weapon of its own; a noun points back ("the attack on Monday")."""
    if b.hit.frame != "attack" or b.hit.pos != "v":
        return False
    days = a.when.source == b.when.source == "stated" and not _one_time(a.when, b.when)
    return days or (b.kind[0] == "explosion" and b.kind != a.kind)


def _elsewhere(a: Draft, b: Draft) -> bool:
    """Whether two clauses of a sentence tell of two places: "shot dead in Puebla, and two were killed in an attack in Lima"."""
    told = (
        {a.scene.source, b.scene.source} == {"clause"}
        and {a.scene.precision, b.scene.precision} == {"exact"}
        and a.hit.clause != b.hit.clause
    )
    return told and not same_place(a.scene, b.scene, broad=True)


def _anaphoric(doc: Document, hit: Hit) -> bool:
    """As in "the attack", "the strikes": a noun that points back."""
    return hit.pos == "n" and bool({"the", "this", "that", "these", "those"} & set(doc.low[max(0, hit.start - 3) : hit.start]))


def _sentence(doc: Document, draft: Draft) -> int:
    return doc.sentence[draft.hit.start]


def same(a: Draft, b: Draft, *, lead: bool = False) -> bool:
    """Same type, place and days; a place that contains the other is the same place told more broadly. `lead`: `a` stands in the first sentence."""
    if a.status != b.status and "denied" in {a.status, b.status}:
        return False
    if a.kind[0] != b.kind[0]:
        return _one_deed(a, b)
    if a.kind[1] != b.kind[1] and not (
        (a.kind[0] == "battle" and (a.when.first, a.when.last) == (b.when.first, b.when.last))
        or (a.kind[0] not in {"battle", "other"} and (_general(a) or _general(b)))
        or {a.kind[1], b.kind[1]} <= _BLASTS
        or (a.kind[0] == "explosion" and "blast" in {a.hit.frame, b.hit.frame} and "chemical_weapon" not in {a.kind[1], b.kind[1]})
    ):
        return False
    if a.hit is b.hit or _brief(a.when) != _brief(b.when):
        return False
    if a.kind != b.kind and "abduct" in {a.hit.frame, b.hit.frame}:
        return False  # who was killed was not kidnapped
    if a.kind[0] in _SAID and a.hit.lemma != b.hit.lemma:
        return False  # several demands stay apart
    broad = a.kind[0] not in {"diplomacy", "pressure"} and _brief(a.when) and _brief(b.when)
    near = _NEAR_LEAD_DEGREES if lead else _NEAR_DEGREES
    return same_place(a.scene, b.scene, broad=broad, near_degrees=near) and _one_time(a.when, b.when)


def _one_time(a: When, b: When) -> bool:
    """Whether the days meet; a day that only the context gives may be one off."""
    slack = timedelta(days=0 if a.source == b.source == "stated" else 1)
    return a.first <= b.last + slack and b.first <= a.last + slack


def _brief(when: When) -> bool:
    return (when.last - when.first).days <= _BRIEF_DAYS


def _one_deed(a: Draft, b: Draft) -> bool:
    """As in "The attack hit Homs" may tell again of the air strike there."""
    if not (_general(a) or _general(b)) or not {a.kind[0], b.kind[0]} <= _VIOLENT or a.hit is b.hit or _brief(a.when) != _brief(b.when):
        return False
    told = a.scene.source in {"clause", "sentence"} and b.scene.source in {"clause", "sentence"}
    return (
        told and a.scene.place is not None and same_place(a.scene, b.scene) and a.when.first <= b.when.last and b.when.first <= a.when.last
    )


def _general(draft: Draft) -> bool:
    """Whether only "attack" or "kill" tells it, which may stand for any violence."""
    return draft.hit.frame in {"attack", "kill"} and (draft.hit.deed is None or draft.hit.deed.frame == "attack")


def same_place(a: Scene, b: Scene, *, broad: bool = False, near_degrees: float = _NEAR_DEGREES) -> bool:
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


def _joined(a: Draft, b: Draft) -> Draft:
    """One draft out of two: the finer place, the stated day, the more telling type, the deaths of either; `a` was told first."""
    best = max(a, b, key=_told)
    other = b if best is a else a
    kind = max(a, b, key=_telling).kind
    when = best.when if best.when.source == "stated" or other.when.source != "stated" else other.when
    status: Status = "actual" if "actual" in {a.status, b.status} else best.status  # planned in one place, done in another
    joined = replace(best, kind=kind, when=when, deaths=best.deaths or other.deaths, status=status)
    joined.confidence = max(a.confidence, b.confidence)
    return joined


def _told(draft: Draft) -> tuple[int, bool]:
    """How well a draft tells where and when; of two alike the first stays.

    The confidence has no say: its weights are learned from what is left after merging, and chased their own tail.
    """
    fine = _FINENESS[draft.scene.precision or "none"] if draft.scene.source in {"clause", "sentence"} else 0
    return fine, draft.when.source == "stated"


def _telling(draft: Draft) -> tuple[bool, bool]:
    return not _general(draft), draft.kind[1] not in {"remote_explosive_ied", "armed_clash"}
