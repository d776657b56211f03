"""Names that nobody knows and the text itself calls places: "the village of Beit Zita", "Beit Zita village", "clashes in Beit Zita".

The recogniser has learned from news of places that mostly are in the gazetteer, and distrusts a name that is in none. Where the words
around a name leave no doubt, they decide.
"""

from collections.abc import Iterator, Sequence

from geo.places.names import Names
from geo.places.tagger import Span
from geo.places.words import Run, Word

# The recogniser's certainty about such names, were it asked; not measured, for the corpora hold only eight of them.
CONFIDENCE = 0.6
KINDS = frozenset("village town city suburb hamlet settlement township neighborhood neighbourhood district".split())
_KINDS_OF = KINDS | frozenset(kind.removesuffix("y") + "ies" if kind.endswith("y") else kind + "s" for kind in KINDS)
# After a name these call it a place; "city" and "settlement" go on to other things ("Obama city visit").
_KINDS_BEHIND = frozenset("village hamlet suburb neighborhood neighbourhood governorate province countryside airbase".split())
_FIGHTING = frozenset(
    "clash clashes fighting shelling airstrike airstrikes strike strikes battle battles explosion explosions bombing bombings blast blasts"
    " erupted continued resumed intensified raged".split()
)
_AROUND = frozenset(("in", "near", "around", "outside"))
_TAKING = frozenset("shelled bombed bombarded retook recaptured besieged overran stormed liberated".split())
_ENDS = frozenset(", . ; : and or in on at near with after before while as by from during again late early overnight killing".split()) | {
    ""
}
_ARTICLES = frozenset(("the", "a", "an"))
# A name that leads its sentence ("In Geneva, envoys met") is the town of that name from so many people on.
_LEADING_TOWN = 50_000
_CUTS = frozenset(("and", "on", "in", "of", "the", "upon", "under", "&", "/"))
_LONGEST_NAME = 5
# Names of days and months stand after "in" as well; so do roads, papers and parties.
_NO_PLACES = frozenset(("day", "org", "media", "road", "title", "people", "says", "who"))


def told_places(found: Sequence[Word], stretches: Sequence[Run], tagged: Sequence[Span], names: Names) -> tuple[Span, ...]:
    """The runs of words that are places by what stands beside them, and were not tagged."""
    taken = {i for span in tagged for i in range(span.first, span.last)}
    told: list[Span] = []
    for name in (name for run in stretches for name in _names(found, run)):
        follows = bool(told) and told[-1].last == name.first - 1 and found[name.first - 1].type.low == "and"
        if not taken.isdisjoint(range(name.first, name.last)):
            continue
        if _leads(found, name, names) or (_may_be_place(found, name) and (follows or _is_told(found, name))):
            told.append(Span(name.first, name.last, CONFIDENCE))
    return tuple(told)


def _names(found: Sequence[Word], run: Run) -> Iterator[Run]:
    """A run cut at the small words that may stand inside a name, but hardly inside one that nobody knows: "X and Y", "X on Monday"."""
    first = run.first
    for i in range(run.first, run.last):
        if found[i].type.low in _CUTS:
            if first < i:
                yield Run(first, i)
            first = i + 1
    if first < run.last:
        yield Run(first, run.last)


def _may_be_place(found: Sequence[Word], run: Run) -> bool:
    """Whether the whole run can be one name: not the first word of a sentence, not in a headline, not only everyday words."""
    inside = found[run.first : run.last]
    if len(inside) > _LONGEST_NAME or inside[0].opens or inside[0].headline:
        return False
    types = [word.type for word in inside]
    return not any(t.cue in _NO_PLACES or t.text.isupper() for t in types) and any(t.flags == "" and t.is_name_like for t in types)


def _leads(found: Sequence[Word], run: Run, names: Names) -> bool:
    """Whether the run leads a sentence behind "In", and is the whole name of a town that news may name without saying more."""
    facts = names.facts.get((run.first, run.last - run.first))
    if facts is None or facts.population < _LEADING_TOWN or any(found[i].type.cue in _NO_PLACES for i in range(run.first, run.last)):
        return False
    behind = _behind(found, run)
    return list(_before(found, run.first)) == ["in"] and (behind == "," or behind in _ARTICLES)


def _is_told(found: Sequence[Word], run: Run) -> bool:
    behind = _behind(found, run)
    if behind in _KINDS_BEHIND:
        return True
    before = list(_before(found, run.first))
    if before == ["in"] and behind in _ARTICLES:
        return True  # "In Hama the army advanced"
    if before[:1] == ["the"]:
        del before[0]
    if before[:1] == ["of"]:
        return before[1:2] != [] and before[1] in _KINDS_OF
    if before[:1] != [] and before[0] in _TAKING:
        return behind in _ENDS  # "stormed Nusra strongholds" took no place called Nusra
    return before[:1] != [] and before[0] in _AROUND and not _FIGHTING.isdisjoint(before[1:3])


def _behind(found: Sequence[Word], run: Run) -> str:
    return found[run.last].type.low if run.last < len(found) else ""


def _before(found: Sequence[Word], first: int) -> Iterator[str]:
    """The words before one, nearest first, up to three of its sentence."""
    for i in range(first - 1, max(-1, first - 5), -1):
        yield found[i].type.low
        if found[i].opens:
            return
