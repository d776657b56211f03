"""Recognition: which words of a text are place names."""

from itertools import pairwise

import pytest

from geo.gazetteer.index import Gazetteer
from geo.places import from_spans, recognise
from geo.places.lexicon import lexicon
from geo.places.scripts import names_without_case
from geo.places.words import runs, words


def _names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [mention.text for mention in recognise(text, gazetteer)]


def test_names_in_running_text_are_found_with_their_offsets(tiny_gazetteer: Gazetteer) -> None:
    """Every mention's offsets cut its own text out of the article."""
    text = "The army withdrew from Aleppo to Homs on Friday, residents of Damascus said."
    mentions = recognise(text, tiny_gazetteer)
    assert [m.text for m in mentions] == ["Aleppo", "Homs", "Damascus"]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_a_name_of_several_words_is_one_mention(tiny_gazetteer: Gazetteer) -> None:
    """The name "Deir ez-Zor" is neither cut at the hyphen nor at the small word."""
    assert _names("Fighters entered Deir ez-Zor in the east of Syria.", tiny_gazetteer) == ["Deir ez-Zor", "Syria"]


def test_a_possessive_does_not_belong_to_the_name(tiny_gazetteer: Gazetteer) -> None:
    """The form "Russia’s" names Russia, with either apostrophe."""
    assert _names("Officials in Damascus met Russia’s envoy and Turkey's minister.", tiny_gazetteer) == ["Damascus", "Russia", "Turkey"]


def test_a_person_is_no_place(tiny_gazetteer: Gazetteer) -> None:
    """A first name and a surname that happen to be places are a person."""
    assert "Paris Hilton" not in _names("Paris Hilton met reporters in London on Monday.", tiny_gazetteer)


def test_a_newspaper_is_no_place(tiny_gazetteer: Gazetteer) -> None:
    """A mention of "The Washington Post" does not put the article in Washington."""
    assert _names("The Washington Post reported fighting in Homs.", tiny_gazetteer) == ["Homs"]


def test_everyday_words_and_months_are_no_places(tiny_gazetteer: Gazetteer) -> None:
    """Towns called Of and Reading do not turn words at a sentence's start into places."""
    assert _names("Of course he came. Reading the letter took a while. In March it rained in London.", tiny_gazetteer) == ["London"]


def test_a_text_without_capitals_is_read(tiny_gazetteer: Gazetteer) -> None:
    """Names written small are found where the whole text is written small."""
    assert _names("rebels entered hama on thursday, officials in damascus said.", tiny_gazetteer) == ["hama", "damascus"]


def test_a_headline_in_capitals_is_read(tiny_gazetteer: Gazetteer) -> None:
    """In a line of capitals, only the names are names."""
    assert _names("REBELS ENTER ALEPPO AFTER ARMY WITHDRAWS FROM DAMASCUS", tiny_gazetteer) == ["ALEPPO", "DAMASCUS"]


@pytest.mark.parametrize(("text", "names"), [("قصف الجيش مدينة حلب ثم دمشق", ["حلب", "دمشق"]), ("他在莫斯科。", [])])
def test_a_script_without_capitals_is_looked_up(text: str, names: list[str], tiny_gazetteer: Gazetteer) -> None:
    """Arabic names that the gazetteer holds are found; a name that it does not hold is not guessed."""
    assert _names(text, tiny_gazetteer) == names


def test_a_small_word_written_together_with_an_arabic_name_is_cut_off(tiny_gazetteer: Gazetteer) -> None:
    """The Arabic for "and Damascus" is one written word."""
    (found,) = names_without_case("ودمشق", tiny_gazetteer)
    assert (found.start, found.end) == (1, 5)


def test_the_capital_of_a_country_is_a_mention_of_its_own(tiny_gazetteer: Gazetteer) -> None:
    """The phrase "the Syrian capital" names a city; beside the city's own name it does not name it again."""
    assert _names("Snow fell on the Syrian capital.", tiny_gazetteer) == ["Syrian", "capital"]
    assert "capital" not in _names("Storks nest around Ankara, the Turkish capital, every spring.", tiny_gazetteer)


def test_given_spans_are_taken_as_they_are(tiny_gazetteer: Gazetteer) -> None:
    """Spans come back in the order given, whatever they hold; a demonym is known as one."""
    mentions = from_spans("Syrian troops left Homs.", [(19, 23), (0, 6)], tiny_gazetteer)
    assert [(m.start, m.end, m.kind) for m in mentions] == [(19, 23, "settlement"), (0, 6, "demonym")]


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 99)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int], tiny_gazetteer: Gazetteer) -> None:
    """The error says which span and what is allowed."""
    with pytest.raises(ValueError, match="is not in the text"):
        from_spans("In Homs.", [span], tiny_gazetteer)


def test_abbreviations_keep_their_full_stop() -> None:
    """The abbreviations "W.Va." and "Ill." are words; the stop that ends a sentence is not part of one."""
    text = "He left Wheeling, W.Va., for Peoria, Ill., in May."
    assert [text[w.start : w.end] for w in words(text, lexicon())][-7:] == ["Peoria", ",", "Ill.", ",", "in", "May", "."]
    assert "W.Va." in [text[w.start : w.end] for w in words(text, lexicon())]


def test_runs_hold_names_with_their_small_words_and_end_with_the_sentence() -> None:
    """A name is not sought across two sentences."""
    text = "He saw the Isle of Palms. Then Rome."
    found = words(text, lexicon())
    assert [text[found[r.first].start : found[r.last - 1].end] for r in runs(found)] == ["He", "Isle of Palms", "Then Rome"]


def test_a_word_of_two_scripts_is_one_mention_at_most(tiny_gazetteer):
    """The name in one script inside a word of the other is not told a second time."""
    for text in ("1AحلبRIAN", "حلبA", "The Aحلب district"):
        spans = [(mention.start, mention.end) for mention in recognise(text, tiny_gazetteer)]
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
