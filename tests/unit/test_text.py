"""Sentences, words and the folding of names."""

from itertools import pairwise
from xml.parsers import expat
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import fold, sentences, skeleton, tokens, without_controls


def pieces(text):
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("Gen. Haidar met Mr. Saleh on Dec. 8 in St. Louis.", ["Gen. Haidar met Mr. Saleh on Dec. 8 in St. Louis."]),
        ("The U.S. Army left. It was late.", ["The U.S. Army left.", "It was late."]),
        ("They flew to the U.S. The rest stayed.", ["They flew to the U.S.", "The rest stayed."]),
        ("He lives in Richmond, Va. The town is old.", ["He lives in Richmond, Va.", "The town is old."]),
        ("John F. Kennedy spoke.", ["John F. Kennedy spoke."]),
        ("“It is over.” Then they went.", ["“It is over.”", "Then they went."]),
        ("A headline without a stop\nThe first sentence.", ["A headline without a stop", "The first sentence."]),
        ("about 3.5 km away. Yes!", ["about 3.5 km away.", "Yes!"]),
        ("战争结束了。人们回家。", ["战争结束了。", "人们回家。"]),
        (" \n \n", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    """A full stop ends a sentence unless it belongs to an abbreviation; a line break always does."""
    assert pieces(text) == expected


@given(st.text(max_size=400))
def test_sentences_hold_every_visible_character_once(text):
    """Sentences come in order, do not overlap, and leave out white space only."""
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(text[s.start : s.end] for s in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("mark", [".", "!?", "…", ". ", "\n"])
def test_sentences_of_a_million_stops_come_to_an_end(mark):
    """A run of stops is looked at once, not once for each: a quadratic search would not end here."""
    assert len(sentences("Contents " + mark * 500_000 + "12")) >= 1


def test_tokens_keep_abbreviations_and_numbers_whole():
    """U.S., 1,500 and Sana'a are one token each, and offsets point at them."""
    text = "The U.S. sent 1,500 men to Sana'a."
    assert [t.text for t in tokens(text)] == ["The", "U.S.", "sent", "1,500", "men", "to", "Sana'a", "."]
    assert all(text[t.start : t.end] == t.text for t in tokens(text))


@given(st.text(st.characters(exclude_categories=())))
def test_text_without_controls_is_read_by_an_xml_parser(text):
    """Any text, halves of surrogate pairs included, is allowed in XML afterwards; what was allowed is as it was."""
    clean = without_controls(text)
    said: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = said.append
    parser.Parse(f"<a>{escape(clean, {chr(13): '&#13;'})}</a>".encode(), True)
    assert "".join(said) == clean
    assert all(b in (a, "\ufffd") for a, b in zip(text, clean, strict=True))


def test_text_without_controls_keeps_what_xml_allows():
    """Tabs, line ends and emoji stay; a null, an escape and a non-character become U+FFFD."""
    assert without_controls("a\tb\r\n😀") == "a\tb\r\n😀"
    assert without_controls("\x00\x1b\uffff") == "\ufffd" * 3


@given(st.text(max_size=60))
def test_fold_twice_is_fold_once(text):
    """Folding a folded name changes nothing."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("São Paulo", "sao paulo"),
        ("Sana’a", "sanaa"),
        ("U.S.", "us"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("\u202bحلب\u202c", "حلب"),
    ],
)
def test_fold_drops_case_accents_and_marks(name, folded):
    """What does not tell names apart is dropped, in every script."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lattakia", "Latakia"), ("Deir ez-Zor", "Dayr az Zawr"), ("Tartous", "Tartus"), ("Hmeimim", "Khmeimim"), ("Raqqa", "Ar Raqqah")],
)
def test_skeleton_joins_romanisations(one, other):
    """Spellings of one Arabic name share a skeleton."""
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Idlib", "Aleppo"), ("Paris", "Prague"), ("Austria", "Australia")])
def test_skeleton_keeps_different_names_apart(one, other):
    """Different names do not fall together."""
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=60))
def test_skeleton_takes_any_text(text):
    """No text makes it fail."""
    assert isinstance(skeleton(text), str)
