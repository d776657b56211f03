"""Recognition and resolution hold for any text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.gazetteer.index import Gazetteer
from geo.places import from_spans, recognise, resolve

_PIECES = st.sampled_from(
    ["Aleppo", "Hama", "the", "of", " ", "  ", "\n", ". ", ", ", "'s", "’", "-", "(", "Paris", "Texas", "U.S.", "W.Va.", "حلب", "莫斯科", "Москва", "IDLIB",
     "in", "and", "provinces", "capital", "Syrian", "\u200b", "\x00", "🙂", "e\u0301", "ﬁ", "İ", "1,500", "42nd", "Street", "\ud800", "<b>", "${x}"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join))
_settings = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_settings
@given(text=_TEXTS)
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text: str, tiny_gazetteer: Gazetteer) -> None:
    """Offsets lie in the text, cut out the mention's own text, and never overlap."""
    last = 0
    for mention in resolve(text, recognise(text, tiny_gazetteer), tiny_gazetteer, title="Hama"):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.confidence <= 1
        assert mention.place is None or mention.candidates[0].place == mention.place
        last = mention.end


@_settings
@given(data=st.data(), text=_TEXTS.filter(bool))
def test_any_span_of_any_text_can_be_placed(data: st.DataObject, text: str, tiny_gazetteer: Gazetteer) -> None:
    """Whatever is marked, overlapping or not, comes back in its order with its span unchanged."""
    position = st.integers(0, len(text) - 1)
    spans = [(start, data.draw(st.integers(start + 1, len(text)))) for start in data.draw(st.lists(position, max_size=6))]
    placed = resolve(text, from_spans(text, spans, tiny_gazetteer), tiny_gazetteer)
    assert [(m.start, m.end) for m in placed] == spans


def test_reading_twice_gives_the_same(tiny_gazetteer: Gazetteer) -> None:
    """What the engine remembers between articles changes nothing."""
    text = "Rebels took Hama and Homs; Russia’s base at Khmeimim, near Latakia, was quiet. Paris, Texas, was far."
    first = resolve(text, recognise(text, tiny_gazetteer), tiny_gazetteer)
    recognise("Hama Homs Paris London Springfield " * 50, tiny_gazetteer)
    assert resolve(text, recognise(text, tiny_gazetteer), tiny_gazetteer) == first
