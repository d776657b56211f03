"""Where a happening was: the scene by syntax and distance among the mentions of its clause, sentence and neighbours."""

from dataclasses import dataclass

from geo.events.document import Document
from geo.events.hit import Hit
from geo.events.parts import part_of
from geo.events.relations import PLACE_NOUNS, Use, contains
from geo.events.sides import Sides
from geo.model import Place, PlacePrecision

_INSIDE = frozenset(("in", "at", "inside", "within", "across", "throughout", "along", "around", "through"))
_UPON = frozenset(("on", "over"))  # a place for attacks and for coasts, a subject for talks
_NEAR = frozenset(("near", "outside", "around", "off", "towards", "toward", "between", "beyond"))
_TRANSITIVE = frozenset(
    (
        "capture",
        "take",
        "attack",
        "shelling",
        "airstrike",
        "coup",
        "evacuate",
        "flee",
        "transfer",
        "clash",
        "disaster",
        "meet",
        "kill",
        "coerce",
        "loot",
        "blast",
    )
)
_LEAVING = frozenset(("move", "flee", "evacuate", "return", "abduct"))
_ARRIVING = frozenset(("move", "flee", "return", "meet", "asylum", "aid", "capture"))
# Statements are made in the speaker's country; acts of diplomacy and pressure where they are done, if that is told.
_SPEECH = frozenset(("agree", "support", "concede", "request", "accuse", "reject", "threaten", "decide"))
_STATE_ACTS = frozenset(("decide", "coup", "election"))  # with no place told, they are their country's
_ACTS = frozenset(("meet", "cooperate", "mobilize", "coerce", "sanction"))
_KIND_BONUS = {"facility": 1.0, "settlement": 0.8, "natural": 0.1, "region": 0.2, "country": -1.2, "continent": -1.8, "demonym": -2.6}
_ROLE_BONUS = {"scene": 0.8, "destination": 0.2, "origin": -0.6, "speaker": -1.5, "background": 0.0}
_OF_PLACES = frozenset(
    (
        "visit",
        "strengthen protection",
        "step up security",
        "increase security",
        "search",
        "raid",
        "blockade",
        "seal off",
        "cordon off",
        "evict",
    )
)
_SUFFERING = frozenset("suffered suffers suffering suffer seen saw sees witnessed witnesses faced faces experienced endured".split())
_BESIDE = 3  # words
_ENOUGH = 0.6  # below this a mention of the sentence is no scene
_SENTENCES_BACK = 4
_AROUND_WORDS = 12
_OF_WORDS = 5
_OFFICES = frozenset(("officials", "leader"))  # "the spokesman" speaks for the side that acted last
_DATELINE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """A place for an event. `own` says where it came from: clause, sentence, before, side, focus or none."""

    place: Place | None
    text: str | None
    precision: PlacePrecision | None
    source: str
    score: float = 0.0
    mention: int = -1


NOWHERE = Scene(None, None, None, "none")


def precision_of(place: Place | None) -> PlacePrecision | None:
    """The geo precision that a kind of place gives."""
    if place is None:
        return None
    if place.kind in {"settlement", "facility"}:
        return "exact"
    if place.kind == "region":
        return "region"
    return "country" if place.kind == "country" else "larger" if place.kind == "continent" else "region"


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
        self.last: dict[str, tuple[int, Scene]] = {}
        self.focus = _focus(mentioned, sides)
        self.dateline = _dateline(doc, mentioned)

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
        if found[0].place is not None and not political and kind[0] != "displacement":
            self.last["scene"] = (self.doc.sentence[hit.start], found[0])
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
        ranked = sorted(((self._score(hit, use), use) for use in self.by_sentence.get(sentence, [])), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _ENOUGH:
            return []
        score, best = ranked[0]
        members = [use for use in self.lists[best.leader] if use.mention.kind != "demonym"] if best.mention.kind != "demonym" else [best]
        scenes = [self._scene(use, "clause" if self.doc.clause[use.first] == hit.clause else "sentence", score) for use in members]
        return scenes[:1] if hit.frame in _SPEECH else scenes

    def _scene(self, use: Use, source: str, score: float) -> Scene:
        if use.bearing is not None and use.mention.place is not None and use.mention.place.radius_km:
            name = f"{self.doc.text[self.doc.start[use.first - 1] : self.doc.end[use.first - 1]]} {_flat(use.mention.text)}"
            return Scene(part_of(use.mention.place, use.bearing, name), name, "region", source, score, use.index)
        place = self.sides.country_of(use.mention) if use.mention.kind == "demonym" else use.mention.place
        if place is None:
            place = self._around(use)
            exact = precision_of(place)
            return Scene(
                place, _flat(use.mention.text), "exact" if exact == "exact" else "region" if place else None, source, score - 0.5, use.index
            )
        return Scene(
            place, place.name if use.mention.kind == "demonym" else _flat(use.mention.text), precision_of(place), source, score, use.index
        )

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

    def _score(self, hit: Hit, use: Use) -> float:
        doc, kind = self.doc, use.mention.kind
        after = use.first >= hit.end
        distance = use.first - hit.end if after else hit.start - use.last
        same = doc.clause[use.first] == hit.clause
        score = _KIND_BONUS.get("region" if use.bearing else kind, 0.0) + _ROLE_BONUS.get(use.mention.role, 0.0) - 0.09 * max(0, distance)
        score += 2.0 if same else 0.6 if abs(doc.clause[use.first] - hit.clause) == 1 else -0.5
        if use.far:
            score -= 2.5
        if use.outer:
            score -= 1.2
        if use.possessive and kind != "demonym":
            score -= 1.5
        if use.mention.place is None:
            score -= 0.3
        return score + self._relation(hit, use, after=after, distance=distance, same=same)

    def _relation(self, hit: Hit, use: Use, *, after: bool, distance: int, same: bool) -> float:
        word = use.preposition
        if hit.frame in _SPEECH:
            return (
                1.5 if word in _INSIDE and same and (hit.lemma == "sign" or distance < _BESIDE) and use.mention.kind != "demonym" else -6.0
            )
        if hit.frame in _ACTS and not self._hosts(hit, use, after=after, same=same):
            return -6.0
        if use.mention.kind == "demonym" and not self._with_place_noun(use):
            return 2.5 if hit.frame == "protest" and word in {"by", "", "of"} else -0.6
        if word == "between" and use.mention.kind == "country":
            return -1.5
        if word in _INSIDE or word in _NEAR:
            return 2.0 if word in _INSIDE else 1.6
        if word in _UPON:
            return 2.0 if hit.frame in _TRANSITIVE - {"meet"} or use.mention.kind in {"facility", "natural"} else -1.0
        if word == "of":
            return 1.6 if after and hit.pos == "n" and distance < _OF_WORDS else -0.8
        if word == "from":
            return 1.2 if hit.frame in _LEAVING or hit.frame == "sanction" else -1.5
        if word in {"to", "into"}:
            return 2.2 if hit.frame in _ARRIVING else 0.4
        if word in {"against", "by", "with"}:
            return -1.5
        if not after and (hit.support in _SUFFERING or hit.frame == "election") and same and not use.possessive:
            return 2.2
        if word == "" and after and hit.frame in _TRANSITIVE and (self._aimed(hit, use) if hit.pos == "n" else hit.voice == "active"):
            return 1.8
        if word == "" and not after and hit.voice == "passive" and same:
            return 1.5
        return -0.6

    def _with_place_noun(self, use: Use) -> bool:
        """As in "the Syrian coast", which is a place; "the Syrian conflict" is none."""
        return any(word in PLACE_NOUNS for word in self.doc.low[use.last : use.last + 2])

    def _aimed(self, hit: Hit, use: Use) -> bool:
        """As in "an offensive to take Manbij"."""
        return "to" in self.doc.low[hit.end : min(use.first, hit.end + 2)]

    def _hosts(self, hit: Hit, use: Use, *, after: bool, same: bool) -> bool:
        """Whether a place can be where a visit, a drill, a search or an expulsion is done."""
        if not same or use.mention.kind == "demonym":
            return False
        if use.preposition in _INSIDE:  # before the verb only as the clause's lead: "In Geneva, ..."
            return after or use.first - self.doc.clauses[hit.clause].start <= _BESIDE
        if use.preposition == "from":
            return hit.frame == "sanction"
        if use.preposition == "to":
            return hit.frame in {"meet", "cooperate"} and hit.lemma not in {"talk to", "speak to"}
        return use.preposition in {"", "of"} and after and not use.possessive and hit.lemma in _OF_PLACES

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
        found = self.last.get("scene")
        if found is None or self.doc.sentence[hit.start] - found[0] > _SENTENCES_BACK:
            return None
        return Scene(found[1].place, found[1].text, found[1].precision, "before", 0.3)

    def _of_modifier(self, hit: Hit) -> Scene | None:
        found = self.sides.of_span(*self._clause_before(hit))
        return Scene(found[0], _flat(found[1]), precision_of(found[0]), "modifier", 0.2) if found else None

    def _default(self) -> Scene:
        return Scene(self.focus, self.focus.name, precision_of(self.focus), "focus", 0.0) if self.focus else NOWHERE


def _focus(mentioned: list[Use], sides: Sides) -> Place | None:
    """The country that the article names most, as a place."""
    counts: dict[str, int] = {}
    for use in mentioned:
        if use.mention.place is not None and use.mention.place.country:
            counts[use.mention.place.country] = counts.get(use.mention.place.country, 0) + 1
    ranked = sorted(counts, key=lambda c: -counts[c])
    return next((sides.by_country[c] for c in ranked[:2] if c in sides.by_country and 2 * counts[c] >= counts[ranked[0]]), None)


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
