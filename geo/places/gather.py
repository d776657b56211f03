"""From mentions to the scenes that the ranker works on: one name once, whatever the number of its mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.gazetteer.index import Gazetteer
from geo.model import Mention
from geo.places.candidates import Lookup, look_up
from geo.places.evidence import relations, said
from geo.places.ranking import Bond, Name, Scene, lay_out

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
    lookups = look_up({mention.text for mention in mentions}, gazetteer)
    known = [i for i, mention in enumerate(mentions) if mention.text in lookups]
    return tuple(_gathering(text, mentions, known[i : i + STRETCH], lookups) for i in range(0, len(known), STRETCH))


def _gathering(text: str, mentions: Sequence[Mention], chosen: Sequence[int], lookups: Mapping[str, Lookup]) -> Gathering:
    groups: dict[str, list[int]] = {}
    for i in chosen:
        groups.setdefault(mentions[i].text, []).append(i)
    numbers = {name: number for number, name in enumerate(groups)}
    names = [
        Name(
            name,
            lookups[name],
            tuple(said(text, mentions[i]) for i in members[:_MEASURED]),
            tuple(mentions[i].start for i in members[:_MEASURED]),
        )
        for name, members in groups.items()
    ]
    ordered = [mentions[i] for i in chosen]
    bonds = [
        Bond(numbers[one.text], numbers[two.text], relation)
        for one, two, relation in zip(ordered, ordered[1:], relations(text, ordered), strict=False)
    ]
    return Gathering(lay_out(names, bonds), tuple(tuple(members) for members in groups.values()))
