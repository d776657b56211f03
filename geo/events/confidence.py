"""How likely a draft is an event that the guidelines would write down, by a logistic model over named features.

The weights are learned by `python -m geo.events.train` and lie in `model/confidence.json`.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from geo.events import lexicon
from geo.events.document import Document
from geo.events.draft import Draft
from geo.events.words import DETERMINERS, PREPOSITIONS

WEIGHTS = Path(__file__).parent / "model" / "confidence.json"
_SIDES = (
    "state_force",
    "nonstate_force",
    "officials",
    "civilians",
    "crowd",
    "PLACE",
    "PRONOUN",
    "aircraft",
    "munition",
    "bomb",
    "force_move",
    "GROUP",
)


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature; "bias" is the constant."""
    return {str(name): float(value) for name, value in json.loads(WEIGHTS.read_text(encoding="utf-8")).items()}


def probability(found: Sequence[str], table: Mapping[str, float] | None = None) -> float:
    """The probability that a draft with these features is right, by the given weights or the stored ones."""
    table = weights() if table is None else table
    total = table.get("bias", 0.0) + sum(table.get(name, 0.0) for name in found)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(doc: Document, draft: Draft, rank: int, rivals: int) -> list[str]:
    """The names of the features that hold. `rank` counts the drafts of the sentence before this one, `rivals` all of them."""
    return [*_of_words(doc, draft), *_of_place_and_day(draft), *_of_position(doc, draft, rank, rivals)]


def _of_words(doc: Document, draft: Draft) -> Iterator[str]:
    hit, clause = draft.hit, doc.clauses[draft.hit.clause]
    yield f"frame={hit.frame}"
    yield f"pos={hit.pos}"
    yield f"frame={hit.frame}:{hit.pos}"
    yield f"type={draft.kind[0]}:{hit.pos}"
    yield f"tag={hit.tag}:{hit.pos}"
    yield f"clause={clause.kind}"
    yield f"clause={clause.kind}:{hit.pos}"
    yield f"voice={hit.voice}"
    yield f"status={draft.status}"
    yield f"support={_support(hit.support)}:{hit.pos}"
    for word in hit.group:
        yield f"group={word}" if not word.endswith("ly") else "group=ly"
    yield f"tense={_tense(hit.pos, hit.tag, hit.group)}"
    before = doc.low[hit.group_start - 1] if hit.group_start > clause.start else ""
    if hit.pos == "n":
        yield f"det={_determiner(doc, draft)}"
        yield f"prep={_preposition(doc, draft)}"
    yield f"before={before if before in PREPOSITIONS or before in {'to', 'and', ',', ''} else 'other'}:{hit.pos}"
    for name in _SIDES:
        if name in hit.subject_classes:
            yield f"by={name}:{hit.pos}"
        if name in hit.object_classes:
            yield f"to={name}:{hit.pos}"
    if doc.quoted[hit.start]:
        yield "quoted"
    if draft.deaths:
        yield "deaths"


def _support(word: str) -> str:
    if not word:
        return "none"
    return "light" if word in lexicon.cue_forms("light") else "occur"


def _tense(pos: str, tag: str, group: tuple[str, ...]) -> str:
    if pos == "n":
        return "noun"
    for words, name in (
        (("had",), "pluperfect"),
        (("has", "have"), "perfect"),
        (("will", "would", "may", "could", "might", "should", "can", "must"), "modal"),
        (("to",), "infinitive"),
        (("is", "are"), "present"),
        (("was", "were"), "past"),
    ):
        if any(w in group for w in words):
            return name
    return {"s": "present", "base": "present", "ing": "ing", "part": "participle"}.get(tag, "past")


def _determiner(doc: Document, draft: Draft) -> str:
    start = draft.hit.start
    for k in range(start - 1, max(start - 5, doc.bounds[doc.sentence[start]][0] - 1), -1):
        word = doc.low[k]
        if word in DETERMINERS:
            return word if word in {"the", "a", "an", "this", "these", "its", "their", "his", "any", "no"} else "count"
        if word in PREPOSITIONS:
            break
    return "bare-plural" if draft.hit.tag == "pl" else "bare"


def _preposition(doc: Document, draft: Draft) -> str:
    start = draft.hit.start
    for k in range(start - 1, max(start - 6, doc.bounds[doc.sentence[start]][0] - 1), -1):
        if doc.low[k] in PREPOSITIONS:
            return doc.low[k]
    return "none"


def _of_place_and_day(draft: Draft) -> Iterator[str]:
    scene, when = draft.scene, draft.when
    yield f"scene={scene.source}"
    yield f"scene={scene.source}:{draft.kind[0]}"
    yield f"precision={scene.precision}"
    yield f"when={when.source}"
    yield f"days={when.precision}"
    yield f"score={int(max(-1, min(5, scene.score)))}:{scene.source}"
    yield f"told={scene.source in {'clause', 'sentence'}}:{when.source == 'stated'}"


def _of_position(doc: Document, draft: Draft, rank: int, rivals: int) -> Iterator[str]:
    number = doc.sentence[draft.hit.start]
    yield f"sentence={min(number, 4)}"
    yield f"part={4 * number // max(1, len(doc.bounds))}"
    yield f"rank={min(rank, 3)}"
    yield f"rivals={min(rivals, 5)}"
