"""From text to toponym mentions, not yet placed."""

from collections.abc import Iterable, Iterator, Sequence

from geo.errors import InputError
from geo.gazetteer.facts import NameFacts
from geo.gazetteer.index import Gazetteer
from geo.model import Mention, MentionKind
from geo.places.capitals import capitals_told
from geo.places.features import Describer
from geo.places.lexicon import lexicon
from geo.places.names import Names, names_in
from geo.places.scripts import Found, names_without_case
from geo.places.tagger import Span, tagger
from geo.places.told import KINDS, told_places
from geo.places.words import Run, Word, runs, words

# A first name and one or two more make a person.
_PERSON_WORDS = (2, 3)
# News agencies by the letters that they sign with; a town of the same letters is not written in capitals.
_AGENCIES = frozenset(("SANA", "MENA", "WAFA", "TASS", "IRNA", "ISNA", "FARS", "KUNA", "PETRA", "ANSA", "ANI", "PTI", "APA", "ANHA", "ARA"))
# Less than even: the best labels of a whole run may hold a name that alone is rather none.
_DOUBTFUL = 0.5
# Names in scripts without capitals are looked up, not judged by context. Not measured: no corpus of them is at hand.
_CASELESS_CONFIDENCE = 0.7


def recognise(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The toponym mentions of a text in order, unplaced; `confidence` is the recogniser's probability.

    Never raises for any text; time grows linearly with its length.
    """
    found = words(text, lexicon())
    stretches = runs(found)
    names = names_in(found, text, stretches, gazetteer)
    describer = Describer(found, names)
    model = tagger()
    spans = [span for run in stretches if not _only_opens(found, run, names) for span in model.tag(run, describer)]
    spans += told_places(found, stretches, spans, names)
    tagged = [_mention(text, found, span, names) for span in spans if not _is_no_place(found, span, names)]
    caseless = [_caseless(text, name) for name in names_without_case(text, gazetteer)]
    return tuple(_apart((*tagged, *caseless, *capitals_told(text, tagged))))


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions in order, without those that begin inside another: a word may hold letters of two scripts."""
    last = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= last:
            yield mention
            last = mention.end


def _only_opens(found: Sequence[Word], run: Run, names: Names) -> bool:
    """Whether a capital is a sentence's and no name's: a common English word alone, which the gazetteer does not hold.

    Of 3,770 such words in the corpora not one is a place; the model need not weigh them.
    """
    word = found[run.first]
    return run.last - run.first == 1 and word.opens and "c" in word.type.flags and run.first not in names.over


def _mention(text: str, found: Sequence[Word], span: Span, names: Names) -> Mention:
    start, end = found[span.first].start, found[span.last - 1].end
    kind = kind_of(names.facts.get((span.first, span.last - span.first)))
    return Mention(start=start, end=end, text=text[start:end], kind=kind, confidence=round(span.probability, 3))


def _caseless(text: str, name: Found) -> Mention:
    kind = kind_of(name.facts)
    return Mention(start=name.start, end=name.end, text=text[name.start : name.end], kind=kind, confidence=_CASELESS_CONFIDENCE)


def _is_no_place(found: Sequence[Word], span: Span, names: Names) -> bool:
    return _is_person(found, span, names) or _is_newspaper(found, span) or _only_describes(found, span, names)


def _only_describes(found: Sequence[Word], span: Span, names: Names) -> bool:
    """Whether a word that hardly is a name only tells what kind of town is named behind it: "the Christian town of Sadad"."""
    after = [word.type.low for word in found[span.last : span.last + 2]]
    doubtful = span.probability < _DOUBTFUL or (span.first, span.last - span.first) not in names.facts
    return doubtful and after[1:] == ["of"] and after[0] in KINDS


def _is_person(found: Sequence[Word], span: Span, names: Names) -> bool:
    """Whether a span reads as first name and surname, and the gazetteer does not know it as a whole: "Paris Hilton"."""
    types = [found[i].type for i in range(span.first, span.last)]
    if len(types) not in _PERSON_WORDS or (span.first, len(types)) in names.facts:
        return False
    return "f" in types[0].flags.lower() and all(t.is_name_like and not t.cue for t in types)


def _is_newspaper(found: Sequence[Word], span: Span) -> bool:
    """Whether the name of a newspaper goes on after the span ("Washington Post"), or it is a news agency's ("SANA reported")."""
    if span.last - span.first == 1 and found[span.first].type.text in _AGENCIES:
        return True
    after = found[span.last : span.last + 1]
    return bool(after) and after[0].type.cue == "media" and after[0].type.is_name_like and not after[0].opens


def from_spans(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Mentions at exactly these half-open spans, in the order given, unplaced. Raises InputError for a span that is not in the text."""
    wanted = tuple(spans)
    for start, end in wanted:
        if not 0 <= start < end <= len(text):
            raise InputError(
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
