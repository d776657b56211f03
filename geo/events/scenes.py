"""Where a happening was: the scene by syntax and distance among the mentions of its clause, sentence and neighbours."""

from dataclasses import dataclass
from itertools import pairwise

from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.parts import part_of
from geo.events.precision import precision_of
from geo.events.relations import PLACE_NOUNS, Use, contains
from geo.events.sides import Sides
from geo.events.status import denied_clause
from geo.events.suitability import SPEECH, suitability
from geo.model import Place, PlacePrecision
from geo.places import is_stand_in

_STATE_ACTS = frozenset(("decide", "coup", "election"))  # with no place told, they are their country's
_ENOUGH = 0.6  # below this a mention of the sentence is no scene
_SENTENCES_BACK = 4  # to the scene that an event with no place of its own may take
_AROUND_WORDS = 12
_OFFICES = frozenset(("officials", "leader"))  # "the spokesman" speaks for the side that acted last
_DATELINE_WORDS = 3
_NEXT_SENTENCES = 2  # in which a scene goes on: dot with none .632, one .639, two .641, three .637
_OFTEN = 2  # times; three the same within .002


@dataclass(frozen=True, slots=True)
class Scene:
    """A place for an event. `own` says where it came from: clause, sentence, before, side, focus or none."""

    place: Place | None
    text: str | None
    precision: PlacePrecision | None
    source: str
    score: float = 0.0
    mention: int = -1
    beside: bool = False  # the spot itself is not in the gazetteer: `place` is the one that the text names beside it


NOWHERE = Scene(None, None, None, "none")


class Scenes:
    """Finds scenes in one article, in the order of its events, and remembers the last."""

    def __init__(self, doc: Document, mentioned: list[Use], sides: Sides) -> None:
        self.doc = doc
        self.uses = mentioned
        self.sides = sides
        self.by_sentence: dict[int, list[Use]] = {}
        self.lists: dict[int, list[Use]] = {}
        for use in mentioned:
            self.lists.setdefault(use.leader, []).append(use)
            if use.first < len(doc.low):
                self.by_sentence.setdefault(doc.sentence[use.first], []).append(use)
        self.last: tuple[int, Scene] | None = None  # the scene that a sentence told last, and which sentence
        self.focus = _focus(mentioned, sides)
        self.dateline = _dateline(doc, mentioned)
        self.weight = _weights(mentioned)
        self.heart = _heart(mentioned, self.weight)

    def of(self, hit: Hit, kind: tuple[str, str], *, recent: bool) -> list[Scene]:
        """The scenes of one trigger: several where its clause lists several places.

        `recent`: it belongs to the news of the day, so that it may be where the happening told before it was.
        """
        political = kind[0] in {"diplomacy", "pressure"} or hit.frame in _STATE_ACTS
        found = self._told(hit)
        if found and political and self.sides.last is None:
            self.sides.last = found[0].place  # who met in Paris then acts from there
        if not found:
            found = [
                self._political(hit) if political else (self._before(hit) if recent else None) or self._of_modifier(hit) or self._default()
            ]
        told = found[0].place is not None and found[0].source in {"clause", "sentence"}
        if told and not political and kind[0] != "displacement" and not denied_clause(self.doc, hit.clause):
            self.last = (self.doc.sentence[hit.start], found[0])
        return found

    def _political(self, hit: Hit) -> Scene:
        """The acting side's country; for an armed group the scene of the fighting; else the dateline's place."""
        if (side := self._of_side(hit)) is not None:
            return side
        if ("nonstate_force" in hit.subject_classes or self.sides.is_pronoun(*hit.subject)) and (scene := self._before(hit)) is not None:
            return scene
        unknown = self.focus if "GROUP" in hit.subject_classes else None  # a name that nothing introduced
        for place, source in ((unknown, "focus"), (self.sides.last, "last"), (self.dateline, "dateline")):
            if place is not None:
                return Scene(place, place.name, precision_of(place), source, 0.1)
        return self._default()

    def _told(self, hit: Hit) -> list[Scene]:
        sentence = self.doc.sentence[hit.start]
        uses = [use for use in self.by_sentence.get(sentence, []) if not self._parted(hit, use)]
        ranked = sorted(((suitability(self.doc, hit, use), use) for use in uses), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _ENOUGH:
            return []
        score, best = ranked[0]
        members = [use for use in self.lists[best.leader] if use.mention.kind != "demonym"] if best.mention.kind != "demonym" else [best]
        scenes = [self._scene(use, "clause" if self.doc.clause[use.first] == hit.clause else "sentence", score) for use in members]
        # One spot "on the road between Inkhil and Jasim", one capital for one statement.
        return scenes[:1] if hit.frame in SPEECH or members[0].preposition == "between" else scenes

    def _parted(self, hit: Hit, use: Use) -> bool:
        """Whether a denial stands between: what is denied and what is told beside it share no scene, but for the places that lead both."""
        here = denied_clause(self.doc, hit.clause)
        there = denied_clause(self.doc, self.doc.clause[use.first])
        return here != there and (there or use.first > hit.start)

    def _scene(self, use: Use, source: str, score: float) -> Scene:
        if use.bearing is not None and use.mention.place is not None and use.mention.place.radius_km:
            name = f"{self.doc.text[self.doc.start[use.first - 1] : self.doc.end[use.first - 1]]} {_flat(use.mention.text)}"
            return Scene(part_of(use.mention.place, use.bearing, name), name, "region", source, score, use.index)
        place = self.sides.country_of(use.mention) if use.mention.kind == "demonym" else use.mention.place
        if place is None:
            place = self._around(use)
            exact = precision_of(place)
            precision: PlacePrecision | None = "exact" if exact == "exact" else "region" if place else None
            return Scene(place, _flat(use.mention.text), precision, source, score - 0.5, use.index, beside=True)
        text = place.name if use.mention.kind == "demonym" else _flat(use.mention.text)
        return Scene(place, text, precision_of(place), source, score, use.index, beside=is_stand_in(use.mention))

    def _around(self, use: Use) -> Place | None:
        """A spot that no gazetteer locates takes the smallest named place beside it."""
        near = [
            u for u in self.by_sentence.get(self.doc.sentence[use.first], []) if u.mention.place is not None and u.mention.kind != "demonym"
        ]
        near.sort(
            key=lambda u: (
                abs(u.first - use.first) > _AROUND_WORDS,
                {"settlement": 0, "facility": 0, "region": 1}.get(u.mention.kind, 2),
                abs(u.first - use.first),
            )
        )
        return near[0].mention.place if near else self.focus

    def _of_side(self, hit: Hit) -> Scene | None:
        """A statement is made in the acting side's country."""
        if (found := self.sides.of_span(*hit.subject)) is None:
            if hit.subject_classes & _OFFICES and "GROUP" not in hit.subject_classes and self.sides.last is not None:
                return Scene(self.sides.last, self.sides.last.name, precision_of(self.sides.last), "side", 0.6)
            found = self.sides.of_span(*self._clause_before(hit))
        if found is None and hit.pos == "n":
            found = self.sides.of_span(hit.end, self.doc.clauses[hit.clause].end)
        if found is not None:
            self.sides.last = found[0]
            return Scene(found[0], _flat(found[1]), precision_of(found[0]), "side", 1.0)
        if self.sides.is_pronoun(*hit.subject) and self.sides.last is not None:
            return Scene(self.sides.last, self.sides.last.name, precision_of(self.sides.last), "side", 0.5)
        return None

    def _clause_before(self, hit: Hit) -> tuple[int, int]:
        """A noun or a clause without a subject: the words before it in its sentence."""
        return self.doc.bounds[self.doc.sentence[hit.start]][0], hit.start

    def _before(self, hit: Hit) -> Scene | None:
        """The scene told last; a few sentences on, the place that the article is about."""
        told, sentence = self.last, self.doc.sentence[hit.start]
        if told is None or told[1].place is None or sentence - told[0] > _SENTENCES_BACK:
            return None
        if sentence - told[0] > _NEXT_SENTENCES and self._aside(told[1].place) and not self._same_city(hit):
            return Scene(self.heart, self.heart.name, precision_of(self.heart), "before", 0.3) if self.heart else None
        return Scene(told[1].place, told[1].text, told[1].precision, "before", 0.3)

    def _same_city(self, hit: Hit) -> bool:
        """As in "a drone hit a school in the same city"."""
        clause = self.doc.clauses[hit.clause]
        return any(a == "same" and b in PLACE_NOUNS for a, b in pairwise(self.doc.low[clause.start : clause.end]))

    def _aside(self, place: Place) -> bool:
        """Whether the article turned to a place only in passing: it tells another one twice as often."""
        return self.heart is not None and _OFTEN * self.weight.get(place.id, 0) < self.weight[self.heart.id]

    def _of_modifier(self, hit: Hit) -> Scene | None:
        found = self.sides.of_span(*self._clause_before(hit))
        return Scene(found[0], _flat(found[1]), precision_of(found[0]), "modifier", 0.2) if found else None

    def _default(self) -> Scene:
        """The country that the article names most; where it names none, the place that it tells most, or told last."""
        place = self.focus or self.heart or (self.last[1].place if self.last else None)
        return Scene(place, place.name, precision_of(place), "focus", 0.0) if place else NOWHERE


def _focus(mentioned: list[Use], sides: Sides) -> Place | None:
    """The country that the article names most, as a place."""
    counts: dict[str, int] = {}
    for use in mentioned:
        if use.mention.place is not None and use.mention.place.country:
            counts[use.mention.place.country] = counts.get(use.mention.place.country, 0) + 1
    ranked = sorted(counts, key=lambda c: -counts[c])
    return next((sides.by_country[c] for c in ranked[:2] if c in sides.by_country and 2 * counts[c] >= counts[ranked[0]]), None)


def _weights(mentioned: list[Use]) -> dict[str, int]:
    """How often each place that can be a scene is told, by its id."""
    counts: dict[str, int] = {}
    for use in mentioned:
        place = use.mention.place
        if place is not None and use.mention.kind in {"settlement", "facility", "region", "natural"} and not use.far and not use.outer:
            counts[place.id] = counts.get(place.id, 0) + 1
    return counts


def _heart(mentioned: list[Use], weights: dict[str, int]) -> Place | None:
    """The settlement, facility or region that the article tells most often, if more than once."""
    places = {use.mention.place.id: use.mention.place for use in mentioned if use.mention.place is not None}
    best = max(weights, key=lambda name: weights[name], default=None)
    return places[best] if best is not None and weights[best] > 1 else None


def _dateline(doc: Document, mentioned: list[Use]) -> Place | None:
    """The place that stands before the text: "WASHINGTON (AP) -"."""
    for use in mentioned:
        if use.first > _DATELINE_WORDS or use.mention.place is None:
            break
        if use.mention.text.isupper() or doc.low[use.last : use.last + 1] in (["("], ["—"], ["–"], ["--"]):
            return use.mention.place
    return None


def _flat(text: str) -> str:
    return " ".join(text.split())


__all__ = ["NOWHERE", "Scene", "Scenes", "contains", "precision_of"]
