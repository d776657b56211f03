"""From mentions to places: the ranker's choice for every name, with its reasons, and no place where it does not know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.gazetteer.index import Entry, Gazetteer
from geo.model import Candidate, Mention, MentionKind
from geo.places.capitals import capital_of, is_capital, tells_capital
from geo.places.context import together
from geo.places.evidence import Relation, relations
from geo.places.fallback import beside, is_elsewhere, is_facility
from geo.places.gather import Gathering, gather
from geo.places.ranking import Floats, Scene, alone, fitting, ranker, shares
from geo.places.reasons import chosen_of, reasons
from geo.places.recognise import recognise
from geo.places.roles import roles
from geo.places.trust import best_rows, features, mass_near, trust

# Below this probability of being right the best candidate is offered, but not taken.
_LEAST_TRUST = 0.3
# The probability of the place beside a name that the gazetteer does not hold, and of a place of which only a part of the name
# is known. On the dev corpora, by cross-validation, 42 of 47 and 27 of 50 were within 161 km.
_STAND_IN = 0.8
_PARTLY = 0.5
# How likely another name must be at the same spot to back a name of which only a part is known.
_BACKED = 0.5
_NOT_HELD = "not in the gazetteer"
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
    seen = [*lead, *(_moved(m, len(heading)) for m in ordered)]
    _place_all(heading + text, seen, gazetteer)
    placed = [_moved(m, -len(heading)) for m in seen[len(lead) :]]
    placed = [replace(m, role=role) for m, role in zip(placed, roles(text, placed), strict=True)]
    out = dict(zip(order, placed, strict=True))
    return tuple(out[i] for i in range(len(mentions)))


def is_stand_in(mention: Mention) -> bool:
    """Whether a mention that the gazetteer does not hold was put at the place that the text names beside it."""
    return bool(mention.candidates) and _NOT_HELD in mention.candidates[0].reasons


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by) if by else mention


def _place_all(text: str, seen: list[Mention], gazetteer: Gazetteer) -> None:
    """Put the places into the mentions, which are in order of their start."""
    partly: dict[int, Candidate] = {}
    for gathering in gather(text, tuple(seen), gazetteer):
        partly |= _place(gathering, seen)
    for i in range(1, len(seen)):
        country = seen[i - 1].place
        if not is_capital(seen[i]) or country is None or not tells_capital(text, seen[i - 1], seen[i]):
            continue
        if (seat := capital_of(country, gazetteer)) is not None:
            named = Candidate(place=seat, score=1.0, reasons=(f"the capital of {country.name}",))
            seen[i] = replace(seen[i], place=seat, candidates=(named,))
    bonds = relations(text, seen)
    _stand_in(text, seen, bonds, [i for i, m in enumerate(seen) if m.place is None and not is_capital(m)], partly)
    _stand_in(text, seen, bonds, [i for i in range(len(seen)) if is_elsewhere(seen, bonds, i)], {})


def _stand_in(text: str, seen: list[Mention], bonds: Sequence[Relation], lost: Iterable[int], partly: Mapping[int, Candidate]) -> None:
    """Put each lost mention at the place that the text names beside it, else where a part of its name is known, else nowhere."""
    for i in lost:
        seen[i] = replace(seen[i], place=None)
        if (place := beside(text, seen, bonds, i)) is not None:
            stand_in = Candidate(place=place, score=_STAND_IN, reasons=(_NOT_HELD, f"the text names {place.name} beside it"))
            seen[i] = _taken(seen[i], stand_in, "facility" if is_facility(text, seen[i]) else "settlement")
        elif i in partly and partly[i].place.kind not in ("country", "continent"):
            seen[i] = _taken(seen[i], replace(partly[i], score=min(partly[i].score, _PARTLY)), "facility")


def _taken(mention: Mention, candidate: Candidate, kind: MentionKind) -> Mention:
    others = tuple(c for c in mention.candidates if c.place.id != candidate.place.id)
    confidence = round(mention.confidence * candidate.score, 3)
    return replace(mention, place=candidate.place, candidates=(candidate, *others), confidence=confidence, kind=kind)


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
        columns = fixed | together(scene, likely, fixed)
        likely = shares(scene, model.score(number, columns))
    return likely, columns


def _place(gathering: Gathering, placed: list[Mention]) -> dict[int, Candidate]:
    """Place the mentions of a scene; the candidates of those left, of whose name only a part is known, by mention."""
    scene = gathering.scene
    likely, columns = rank(scene)
    mass = mass_near(scene, likely)
    best = best_rows(scene, likely, mass, most=_OFFERED)
    leading = [rows[0] for rows in best]
    picked = chosen_of(scene, leading)
    trusted = trust(ranker().trust, features(scene, leading, mass, columns)).tolist()
    partly: dict[int, Candidate] = {}
    for number, members in enumerate(gathering.members):
        first, sure = leading[number], trusted[number]
        offered = {
            row: Candidate(place=scene.entries[row].place, score=round(float(likely[row]), 3), reasons=reasons(scene, picked, row, columns))
            for row in best[number]
        }
        for i, told in zip(members, scene.names[number].said, strict=True):
            row = fitting(scene, list(offered), told.beside)
            if not _is_whole(scene, columns, first):
                partly[i] = offered[row]
            known = i not in partly and sure >= _LEAST_TRUST
            placed[i] = _placed(placed[i], scene.entries[row], offered[row], offered.values(), sure, known=known)
    return partly


def _placed(mention: Mention, entry: Entry, taken: Candidate, offered: Iterable[Candidate], sure: float, *, known: bool) -> Mention:
    return replace(
        mention,
        place=taken.place if known else None,
        candidates=(taken, *(c for c in offered if c is not taken)),
        confidence=round(mention.confidence * sure, 3),
        kind="demonym" if entry.form == "demonym" else taken.place.kind,
    )


def _is_whole(scene: Scene, columns: dict[str, Floats], row: int) -> bool:
    """Whether the whole name is known, or the part that is known is backed by another name of the article."""
    if scene.names[scene.owner[row]].lookup.look != "part":
        return True
    return float(max(columns["same place"][row], columns["nearest 30 km"][row])) > _BACKED
