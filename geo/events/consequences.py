"""Deaths, and attacks named again, go to the happening that caused them."""

from geo.events.document import Document
from geo.events.draft import FINENESS, Draft, one_time, same_place, sentence_of
from geo.events.hit import Hit

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
_HURT = frozenset(("wound", "injure", "maim"))  # wounded people tell nothing of their own
_CHAIN = 4  # a killing in an attack that was a bombing
_DEATHS_FROM = 2  # sentences


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
        elif root.deaths is None and abs(sentence_of(doc, root) - sentence_of(doc, draft)) <= _DEATHS_FROM:
            root.deaths = draft.deaths
    return kept


def _summary(doc: Document, draft: Draft) -> bool:
    """As in "In all, 40 people were killed": a toll of everything told before stands on the first of it."""
    first, last = doc.bounds[sentence_of(doc, draft)]
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
        found.setdefault(sentence_of(doc, draft), []).append(draft)
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
    here = sentence_of(doc, draft)
    told = [d for d in _lately(near, here) if d.hit.frame in _CAUSES and d.hit.start < draft.hit.start and not _wider(draft, d)]
    return told[-1].kind if told and draft.kind[0] in {"civilians", "other"} else draft.kind


def _wider(draft: Draft, cause: Draft) -> bool:
    """Whether deaths are told of more than where a disaster or a crash was: "a storm hit Tartus. 31 were killed across Syria"."""
    if cause.kind[0] != "other" or draft.scene.source not in {"clause", "sentence"}:
        return False
    return FINENESS[draft.scene.precision or "none"] < FINENESS[cause.scene.precision or "none"]


_KILLERS = frozenset(("state_force", "nonstate_force", "lone", "crowd", "aircraft", "munition", "bomb"))


def _cause(doc: Document, draft: Draft, near: dict[int, list[Draft]]) -> Draft | None:
    """The violent happening that a killing or a repeated attack belongs to: in its sentence, else told just before."""
    here = sentence_of(doc, draft)
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
    together = [d for d in causes if sentence_of(doc, d) == here and not _elsewhere(d, draft)]
    if together and (draft.hit.frame == "kill" or draft.hit.lemma in _DAMAGE or _anaphoric(doc, draft.hit)):
        return min(together, key=lambda d: abs(d.hit.start - draft.hit.start))
    if draft.scene.source in {"clause", "sentence"} and not _anaphoric(doc, draft.hit):
        return None
    before = [
        d
        for d in causes
        if 0 < here - sentence_of(doc, d) <= _TOLD_AGAIN_SENTENCES
        and (draft.scene.source not in {"clause", "sentence"} or same_place(d.scene, draft.scene))
    ]
    # A toll with no split stands on the first of several places.
    return next(d for d in before if d.hit is before[-1].hit) if before else None


def _apart(a: Draft, b: Draft) -> bool:
    """Whether a verb tells a second strike, by a day or a weapon of its own; a noun points back ("the attack on Monday")."""
    if b.hit.frame != "attack" or b.hit.pos != "v":
        return False
    days = a.when.source == b.when.source == "stated" and not one_time(a.when, b.when)
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
