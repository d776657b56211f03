"""From mentions to places: the ranker's choice for every name, with its reasons, and no place where it does not know."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from geo.gazetteer.index import Gazetteer
from geo.model import Candidate, Mention, MentionKind
from geo.places.context import together
from geo.places.gather import Gathering, gather
from geo.places.ranking import Floats, Scene, alone, ranker, shares
from geo.places.reasons import reasons
from geo.places.recognise import recognise
from geo.places.roles import roles

# Below this probability the best candidate is offered, but not taken.
_LEAST_PROBABILITY = 0.25
# Candidates that are offered to a person.
_OFFERED = 4


def resolve(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, *, title: str = "") -> tuple[Mention, ...]:
    """The mentions in their order, each with its place (None where it is not known), candidates, kind, role and confidence.

    The confidence is the recogniser's times the ranker's. `title` helps to tell which country or province is meant.
    """
    order = sorted(range(len(mentions)), key=lambda i: mentions[i].start)
    ordered = [mentions[i] for i in order]
    heading = _heading(text, title)
    lead = recognise(heading, gazetteer) if heading else ()
    seen = [*lead, *(replace(m, start=m.start + len(heading), end=m.end + len(heading)) for m in ordered)]
    for gathering in gather(heading + text, tuple(seen), gazetteer):
        _place(gathering, seen)
    placed = [replace(m, start=o.start, end=o.end) for m, o in zip(seen[len(lead) :], ordered, strict=True)]
    placed = [replace(m, role=role) for m, role in zip(placed, roles(text, placed), strict=True)]
    out = dict(zip(order, placed, strict=True))
    return tuple(out[i] for i in range(len(mentions)))


def _heading(text: str, title: str) -> str:
    """The title as a line before the text, where the text does not begin with it."""
    plain = title.strip()
    return f"{plain}\n" if plain and not text.startswith(plain) else ""


def rank(scene: Scene) -> tuple[Floats, dict[str, Floats]]:
    """The probability of each candidate among those of its name, and the features of the last round."""
    model = ranker()
    fixed = columns = alone(scene)
    likely = shares(scene, model.score(0, columns))
    for number in range(1, len(model.rounds)):
        columns = fixed | together(scene, likely)
        likely = shares(scene, model.score(number, columns))
    return likely, columns


def _place(gathering: Gathering, placed: list[Mention]) -> None:
    scene = gathering.scene
    likely, columns = rank(scene)
    rows = [np.flatnonzero(scene.owner == n) for n in range(len(scene.names))]
    chosen = np.array([r[np.argmax(likely[r])] for r in rows])
    for number, members in enumerate(gathering.members):
        best = rows[number][np.argsort(-likely[rows[number]], kind="stable")][:_OFFERED]
        offered = tuple(
            Candidate(place=scene.entries[r].place, score=round(float(likely[r]), 3), reasons=reasons(scene, chosen, int(r), columns))
            for r in best
        )
        taken = offered[0].place if offered[0].score >= _LEAST_PROBABILITY else None
        kind: MentionKind = "demonym" if scene.entries[best[0]].form == "demonym" else offered[0].place.kind
        for i in members:
            confidence = round(placed[i].confidence * offered[0].score, 3)
            placed[i] = replace(placed[i], place=taken, candidates=offered, confidence=confidence, kind=kind)
