"""Names in no gazetteer that the text itself calls places."""

import pytest

from geo.places import recognise, resolve


def texts(text: str, gazetteer) -> list[str]:
    """What is recognised, as written."""
    return [mention.text for mention in recognise(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelling hit the village of Beit Zamka on Monday.", "Beit Zamka"),
        ("Residents of the villages of Beit Zamka and Qalzuta fled.", "Beit Zamka"),
        ("Residents of the villages of Beit Zamka and Qalzuta fled.", "Qalzuta"),
        ("Forces left Qaryat al-Zamka village in Syria.", "Qaryat al-Zamka"),
        ("Clashes erupted in Kafr Zarbun on Monday.", "Kafr Zarbun"),
        ("There was heavy shelling near Kafr Zarbun, residents said.", "Kafr Zarbun"),
        ("Warplanes bombed Zamkuta, activists said.", "Zamkuta"),
    ],
)
def test_a_name_that_the_text_calls_a_place_is_one(tiny_gazetteer, text, name):
    """By the kind before or behind it, by fighting in it, by what is done to it."""
    assert name in texts(text, tiny_gazetteer)


def test_a_town_that_leads_its_sentence_is_one(tiny_gazetteer):
    """Behind "In", before a comma or an article, a town's name is the town's, whatever else it may be."""
    assert "Hama" in texts("It rained. In Hama the Syrian army advanced.", tiny_gazetteer)
    assert "Paris" in texts("It rained. In Paris, envoys met.", tiny_gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Fighters stormed Zamkuta strongholds on Monday.",
        "Clashes erupted in January.",
        "Critics bombed WWXX, the studio said.",
        "The School village was closed.",
        "He spoke of the town of Monday.",
        "The Department of Zamkuta shelled out money.",
    ],
)
def test_what_only_looks_like_it_is_none(tiny_gazetteer, text):
    """Whose strongholds, a month, an abbreviation, everyday words, a day."""
    assert texts(text, tiny_gazetteer) == []


def test_a_told_village_is_at_the_town_named_beside_it(tiny_gazetteer):
    """The smallest place around it that the text names; its own is not in the gazetteer."""
    text = "Three people died in Homs. Later, shells hit the village of Beit Zamka."
    found = resolve(text, recognise(text, tiny_gazetteer), tiny_gazetteer)
    assert [(m.text, m.place and m.place.name) for m in found] == [("Homs", "Homs"), ("Beit Zamka", "Homs")]
