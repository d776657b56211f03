"""Whose country acts: from the actor's words to a place, by the article's own mentions of that country."""

from functools import cache

from geo.events import lexicon
from geo.events.document import Document, bare
from geo.events.relations import Use
from geo.events.words import PRONOUNS
from geo.model import Mention, Place, PlaceKind

_MISSION_WORDS = 5
_SCENE_PREPOSITIONS = frozenset(("in", "at", "on", "near", "inside", "to", "against", "about", "over", "with", "from"))


@cache
def seats() -> dict[str, tuple[tuple[tuple[str, ...], Place], ...]]:
    """From the first word of an organisation's name to (its other words, its seat), the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
    for row in lexicon.rows("seats.csv"):
        kind: PlaceKind = "facility" if row["kind"] == "facility" else "settlement"
        for words in row["words"].split(";"):
            first, *rest = words.split()
            place = Place(
                id=f"seat:{row['name']}", name=row["name"], kind=kind, lat=float(row["lat"]), lon=float(row["lon"]), country=row["country"]
            )
            table.setdefault(first, []).append((tuple(rest), place))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}


class Sides:
    """Who stands for which country in one article: people by the words that introduced them, and seats of organisations."""

    def __init__(self, doc: Document, mentioned: list[Use]) -> None:
        self.doc = doc
        self.uses = mentioned
        self.by_country = _country_places(mentioned)
        self.people: dict[str, Place] = {}
        self.last: Place | None = None
        for use in mentioned:
            self._introduce(use)

    def _introduce(self, use: Use) -> None:
        """As in "Peruvian President Ana Flores": the names after a country and an office belong to that country."""
        place = self.country_of(use.mention)
        if place is None or (not use.possessive and use.mention.kind not in {"country", "demonym"}):
            return
        doc, k, office = self.doc, use.last, False
        stop = min(len(doc.low), use.last + 9)
        while k < stop and doc.sentence[k] == doc.sentence[use.first]:
            if k in doc.nouns and doc.nouns[k] & {"officials", "leader", "state_force", "diplomats", "nonstate_force"}:
                office = True
            elif office and doc.capital(k) and k not in doc.mention_at:
                self.people.setdefault(bare(doc.low[k]), place)
            elif (office and not doc.capital(k)) or doc.low[k] in {",", ";"}:
                break
            k += 1

    def country_of(self, mention: Mention) -> Place | None:
        """The country's own place for a mention of it or of its people; a city stands for itself."""
        if mention.place is None:
            return None
        if mention.kind in {"demonym", "country"}:
            return self.by_country.get(mention.place.country or "", mention.place)
        return mention.place

    def of_span(self, start: int, end: int) -> tuple[Place, str] | None:
        """The side that the words `start` to `end` name: its place and how the article writes it."""
        doc = self.doc
        for k in range(start, end):
            if (found := self._seat(k, end)) is not None:
                return found
            if k in doc.mention_at:
                use = self.uses[doc.mention_at[k]]
                place = self._mission(use) or self.country_of(use.mention)
                if place is not None and use.preposition not in _SCENE_PREPOSITIONS:
                    return place, place.name if use.mention.kind == "demonym" else use.mention.text
            elif doc.capital(k) and (person := self.people.get(bare(doc.low[k]))) is not None:
                return person, person.name
        return None

    def _mission(self, use: Use) -> Place | None:
        """As in "Peru's embassy in Rome" speaks from London."""
        doc = self.doc
        if not any(doc.low[k : k + 1] in (["embassy"], ["consulate"], ["mission"]) for k in range(use.last, use.last + 3)):
            return None
        after = self.uses[use.index + 1] if use.index + 1 < len(self.uses) else None
        return after.mention.place if after is not None and after.preposition == "in" and after.first - use.last < _MISSION_WORDS else None

    def _seat(self, k: int, end: int) -> tuple[Place, str] | None:
        doc = self.doc
        for rest, place in seats().get(bare(doc.low[k]), ()):
            stop = k + 1 + len(rest)
            if stop <= end and doc.capital(k) and tuple(map(bare, doc.low[k + 1 : stop])) == rest:
                return place, doc.text[doc.start[k] : doc.end[stop - 1]]
        return None

    def is_pronoun(self, start: int, end: int) -> bool:
        """Whether the actor is only "he", "she", "it" or "they"."""
        return any(self.doc.low[k] in PRONOUNS for k in range(start, end))


def _country_places(mentioned: list[Use]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for use in mentioned:
        place = use.mention.place
        if place is not None and place.kind == "country" and place.country:
            found.setdefault(place.country, place)
    return found
