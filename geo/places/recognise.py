"""From text to toponym mentions, not yet placed."""

from collections.abc import Iterable, Sequence

from geo.gazetteer.facts import NameFacts
from geo.gazetteer.index import Gazetteer
from geo.model import Mention, MentionKind
from geo.places.features import Describer
from geo.places.lexicon import lexicon
from geo.places.names import Names, names_in
from geo.places.tagger import Span, tagger
from geo.places.words import Word, runs, words


def recognise(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The toponym mentions of a text in order, unplaced; `confidence` is the recogniser's probability.

    Never raises for any text; time grows linearly with its length.
    """
    found = words(text, lexicon())
    stretches = runs(found)
    names = names_in(found, text, stretches, gazetteer)
    describer = Describer(found, names)
    model = tagger()
    return tuple(_mention(text, found, span, names) for run in stretches for span in model.tag(run, describer))


def _mention(text: str, found: Sequence[Word], span: Span, names: Names) -> Mention:
    start, end = found[span.first].start, found[span.last - 1].end
    kind = kind_of(names.facts.get((span.first, span.last - span.first)))
    return Mention(start=start, end=end, text=text[start:end], kind=kind, confidence=round(span.probability, 3))


def from_spans(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Mentions at exactly these half-open spans, in the order given, unplaced. Raises ValueError for a span that is not in the text."""
    wanted = tuple(spans)
    for start, end in wanted:
        if not 0 <= start < end <= len(text):
            raise ValueError(
                f"The span ({start}, {end}) is not in the text of {len(text)} characters: 0 <= start < end <= length is needed."
            )
    facts = gazetteer.facts({text[start:end] for start, end in wanted})
    return tuple(
        Mention(start=start, end=end, text=text[start:end], kind=kind_of(facts.get(text[start:end])), confidence=1.0)
        for start, end in wanted
    )


def kind_of(facts: NameFacts | None) -> MentionKind:
    """What a name most likely means before its context is looked at; a settlement where the gazetteer does not know it."""
    if facts is None:
        return "settlement"
    if facts.form == "demonym":
        return "demonym"
    if facts.feature.startswith("PCL"):
        return "country"
    return "region" if facts.feature.startswith("ADM") else "settlement"
