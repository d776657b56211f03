"""From mentions to the scenes that the ranker works on: one name once, whatever the number of its mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.gazetteer.index import Gazetteer
from geo.model import Mention
from geo.places.candidates import Lookup, look_up, with_divisions
from geo.places.capitals import is_capital
from geo.places.evidence import Said, relations, said
from geo.places.ranking import Bond, Name, Scene, lay_out
from geo.text import fold

# Mentions that are looked at together. Longer texts are cut, so that time stays linear in their length; a name keeps its
# meaning over the cut because the stretches overlap in the names, not in the text.
STRETCH = 120
# Occurrences of one name that are measured against other names' occurrences.
_MEASURED = 12


@dataclass(frozen=True, slots=True)
class Gathering:
    """A scene and, for each name of it, the numbers of its mentions."""

    scene: Scene
    members: tuple[tuple[int, ...], ...]


def gather(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Gathering, ...]:
    """The scenes of a text whose mentions are in order of their start. Mentions that the gazetteer does not know are left out."""
    named = [i for i, mention in enumerate(mentions) if not is_capital(mention)]
    lookups = look_up({mentions[i].text for i in named}, gazetteer)
    told = {i: said(text, mentions[i]) for i in named}
    divisions = {mentions[i].text for i in named if told[i].beside in ("adm1", "region")}
    lookups |= with_divisions({name: lookups[name] for name in divisions if name in lookups}, gazetteer)
    known = [i for i in named if mentions[i].text in lookups]
    return tuple(_gathering(text, mentions, known[i : i + STRETCH], lookups, told) for i in range(0, len(known), STRETCH))


def _gathering(
    text: str, mentions: Sequence[Mention], chosen: Sequence[int], lookups: Mapping[str, Lookup], told: Mapping[int, Said]
) -> Gathering:
    groups: dict[str, list[int]] = {}
    for i in chosen:
        # "MANSFIELD" in the dateline and "Mansfield" after it are one name.
        groups.setdefault(fold(mentions[i].text), []).append(i)
    numbers = {key: number for number, key in enumerate(groups)}
    names = [
        Name(
            mentions[members[0]].text,
            lookups[mentions[members[0]].text],
            tuple(told[i] for i in members),
            tuple(mentions[i].start for i in members[:_MEASURED]),
        )
        for members in groups.values()
    ]
    ordered = [mentions[i] for i in chosen]
    bonds = [
        Bond(numbers[fold(one.text)], numbers[fold(two.text)], relation)
        for one, two, relation in zip(ordered, ordered[1:], relations(text, ordered), strict=False)
    ]
    return Gathering(lay_out(names, bonds), tuple(tuple(members) for members in groups.values()))
