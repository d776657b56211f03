"""One happening told twice in an article is one event."""

from dataclasses import replace

from geo.events.dating import When
from geo.events.document import Document
from geo.events.draft import FINENESS, NEAR_DEGREES, NEAR_LEAD_DEGREES, Draft, one_time, same_place, sentence_of
from geo.events.hit import Hit
from geo.model import Status

_BRIEF_DAYS = 7  # only happenings of a few days are told first broadly, then in detail
_BLASTS = frozenset(("remote_explosive_ied", "suicide_bomb", "grenade"))
_SAID = frozenset(("diplomacy", "pressure"))
_WINDOW = 80  # events back in which a retelling is looked for; it keeps reading linear
_VIOLENT = frozenset(("battle", "explosion", "civilians"))


def merged(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that tell a happening again; the better told one stays, with the deaths of both."""
    kept: list[Draft] = []
    for draft in drafts:
        told = range(_first_told(doc, draft, kept), len(kept))
        twin = next((n for n in told if same(kept[n], draft, lead=sentence_of(doc, kept[n]) == 0)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _joined(kept[twin], draft)
    return _told_once(kept)


def _told_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts with each toll on the first that tells it: of one type at one place, the same number is the same dead."""
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        place, deaths = draft.scene.place, draft.deaths
        if place is None or deaths is None or deaths.high <= _FEW_DEAD:
            continue
        told = (draft.kind[0], place.id, deaths.low, deaths.high)
        if told in seen:
            draft.deaths = None
        seen.add(told)
    return drafts


_FEW_DEAD = 3  # two attacks on one town may well kill as many


def _first_told(doc: Document, draft: Draft, kept: list[Draft]) -> int:
    """Where in the drafts so far a first telling of this one may stand."""
    if _anew(doc, draft.hit):
        return len(kept)
    begins = doc.bounds[sentence_of(doc, draft)][0]
    if doc.low[begins] == "in" and not _ANEW.isdisjoint(
        doc.low[begins + 1 : begins + 1 + _ANEW_WORDS]
    ):  # "In another attack, gunmen fired"
        return next((n for n, one in enumerate(kept) if sentence_of(doc, one) == sentence_of(doc, draft)), len(kept))
    return max(0, len(kept) - _WINDOW)


def _anew(doc: Document, hit: Hit) -> bool:
    """As in "a second blast", "another raid", "in a separate attack": not what was told before."""
    return hit.pos == "n" and not _ANEW.isdisjoint(
        doc.low[max(doc.bounds[doc.sentence[hit.start]][0], hit.start - _ANEW_WORDS) : hit.start]
    )


_ANEW = frozenset(("second", "third", "fourth", "another", "separate", "similar"))
_ANEW_WORDS = 2


def same(a: Draft, b: Draft, *, lead: bool = False) -> bool:
    """Same type, place and days; a place that contains the other is the same place told more broadly.

    `lead`: `a` stands in the first sentence.
    """
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
    near = NEAR_LEAD_DEGREES if lead else NEAR_DEGREES
    return same_place(a.scene, b.scene, broad=broad, near_degrees=near) and one_time(a.when, b.when)


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
    fine = 2 * FINENESS[draft.scene.precision or "none"] + draft.scene.beside if draft.scene.source in {"clause", "sentence"} else 0
    return fine, draft.when.source == "stated"


def _telling(draft: Draft) -> tuple[bool, bool]:
    return not _general(draft), draft.kind[1] not in {"remote_explosive_ied", "armed_clash"}
