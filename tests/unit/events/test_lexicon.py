"""The tables of words are whole, and their words are inflected rightly."""

import pytest

from geo.events import lexicon
from geo.events.types import BY_NAME


def test_every_frame_has_a_type_of_the_table() -> None:
    """A trigger's frame leads to a type and sub-type that the product knows."""
    frames = {pattern.frame for found in lexicon.patterns().values() for pattern in found}
    assert frames == set(lexicon.defaults())
    assert all(sub_type in BY_NAME[name].sub_types for name, sub_type in lexicon.defaults().values())


def test_every_requirement_is_of_a_trigger() -> None:
    """A row that names a word which is no trigger of its frame would do nothing."""
    triggers = {(pattern.frame, pattern.lemma) for found in lexicon.patterns().values() for pattern in found}
    assert {key for key in lexicon.requirements() if key not in triggers} == set()


def test_every_class_that_is_required_exists() -> None:
    """Noun classes are spelled as in their own table."""
    known = {name for found in lexicon.classes().values() for _, name in found} | {"PLACE", "PRONOUN", "GROUP", "PERSON", "ANY"}
    asked = {name.removeprefix("OBJECT:") for needs in lexicon.requirements().values() for need in needs for name in need.classes}
    assert asked <= known


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("free", {"free", "frees", "freeing", "freed"}),
        ("hit", {"hit", "hits", "hitting"}),
        ("flee", {"flee", "flees", "fleeing", "fled"}),
        ("rally", {"rally", "rallies", "rallying", "rallied"}),
        ("take", {"take", "takes", "taking", "took", "taken"}),
        ("stab", {"stab", "stabs", "stabbing", "stabbed"}),
        ("die", {"die", "dies", "dying", "died"}),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: set[str]) -> None:
    """Regular endings, doubled consonants, irregular pasts."""
    assert {form for form, _ in lexicon.verb_forms(verb)} == forms
