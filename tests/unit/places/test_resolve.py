"""Resolution: which place a name means here, and why."""

import pytest

from geo.gazetteer.index import Gazetteer
from geo.model import Mention
from geo.places import from_spans, is_stand_in, recognise, resolve


def _placed(text: str, *names: str, gazetteer: Gazetteer, title: str = "") -> list[Mention]:
    """The mentions of exactly these names, found in the text one after another and placed."""
    spans, at = [], 0
    for name in names:
        at = text.index(name, at)
        spans.append((at, at + len(name)))
        at += len(name)
    return list(resolve(text, from_spans(text, spans, gazetteer), gazetteer, title=title))


def _where(mention: Mention) -> tuple[str, str | None] | None:
    return (mention.place.name, mention.place.country) if mention.place else None


def test_the_place_after_the_comma_decides(tiny_gazetteer: Gazetteer) -> None:
    """The name in "Paris, Texas" is not in France, and "Paris, France" is."""
    (texan, _) = _placed("A man from Paris, Texas, was arrested.", "Paris", "Texas", gazetteer=tiny_gazetteer)
    (french, _) = _placed("A man from Paris, France, was arrested.", "Paris", "France", gazetteer=tiny_gazetteer)
    assert _where(texan) == ("Paris", "US")
    assert _where(french) == ("Paris", "FR")


def test_a_name_alone_means_the_best_known_place(tiny_gazetteer: Gazetteer) -> None:
    """Without context, London is the one in England."""
    (london,) = _placed("Rain fell on London.", "London", gazetteer=tiny_gazetteer)
    assert _where(london) == ("London", "GB")


def test_a_name_keeps_its_meaning_through_an_article(tiny_gazetteer: Gazetteer) -> None:
    """London, Ont. stays in Ontario when it is named again without it."""
    text = "Police in London, Ont., made an arrest. London was calm later, London residents said."
    found = _placed(text, "London", "Ont.", "London", "London", gazetteer=tiny_gazetteer)
    assert [_where(m) for m in found if m.text == "London"] == [("London", "CA")] * 3


def test_a_spelling_of_another_romanisation_meets_its_place(tiny_gazetteer: Gazetteer) -> None:
    """Lattakia, Tartous and Dayr az Zawr are Latakia, Tartus and Deir ez-Zor."""
    found = _placed("They left Lattakia, Tartous and Dayr az Zawr.", "Lattakia", "Tartous", "Dayr az Zawr", gazetteer=tiny_gazetteer)
    assert [m.place.name for m in found if m.place] == ["Latakia", "Tartus", "Deir ez-Zor"]


def test_a_list_shares_the_kind_that_is_said_once(tiny_gazetteer: Gazetteer) -> None:
    """The names in "Idlib and Aleppo provinces" are two provinces; the bare names are two cities."""
    said = _placed("Apples grow in Idlib and Aleppo provinces.", "Idlib", "Aleppo", gazetteer=tiny_gazetteer)
    bare = _placed("Apples grow in Idlib and Aleppo.", "Idlib", "Aleppo", gazetteer=tiny_gazetteer)
    assert [m.kind for m in said] == ["region", "region"]
    assert [m.kind for m in bare] == ["settlement", "settlement"]


def test_a_demonym_leads_to_its_country(tiny_gazetteer: Gazetteer) -> None:
    """The adjective "Syrian" stands for Syria and says that it is a demonym."""
    (syrian,) = _placed("Syrian troops withdrew.", "Syrian", gazetteer=tiny_gazetteer)
    assert (syrian.kind, _where(syrian)) == ("demonym", ("Syria", "SY"))


def test_the_syrian_capital_is_damascus(tiny_gazetteer: Gazetteer) -> None:
    """A capital told by its country is placed at the city."""
    text = "Snow fell on the Syrian capital."
    found = resolve(text, recognise(text, tiny_gazetteer), tiny_gazetteer)
    assert _where(found[-1]) == ("Damascus", "SY")


def test_an_unknown_name_is_not_placed(tiny_gazetteer: Gazetteer) -> None:
    """Where the gazetteer knows nothing and the text says nothing, place is None and so are the candidates."""
    (nowhere,) = _placed("He lives in Zzyxqvar.", "Zzyxqvar", gazetteer=tiny_gazetteer)
    assert nowhere.place is None
    assert nowhere.candidates == ()


def test_an_unknown_village_stands_where_the_text_puts_it(tiny_gazetteer: Gazetteer) -> None:
    """A village that no gazetteer holds is drawn at the town named after it, says so, and is less sure."""
    (village, idlib) = _placed("They shelled Kfarzzyx near Idlib.", "Kfarzzyx", "Idlib", gazetteer=tiny_gazetteer)
    assert _where(village) == _where(idlib)
    assert "not in the gazetteer" in village.candidates[0].reasons
    assert village.confidence < idlib.confidence


def test_every_candidate_says_why(tiny_gazetteer: Gazetteer) -> None:
    """Reasons name the country's company, the nearest neighbour and the people."""
    found = _placed("Rebels took Hama, then Homs.", "Hama", "Homs", gazetteer=tiny_gazetteer)
    reasons = " / ".join(found[0].candidates[0].reasons)
    assert "in Syria" in reasons
    assert "km from Homs" in reasons
    assert "460,000 people" in reasons


def test_candidates_are_best_first_and_scores_are_shares(tiny_gazetteer: Gazetteer) -> None:
    """The chosen place leads, and the scores of one name sum to no more than one."""
    (springfield, _) = _placed("He moved to Springfield, Illinois.", "Springfield", "Illinois", gazetteer=tiny_gazetteer)
    assert springfield.place == springfield.candidates[0].place
    assert springfield.place is not None
    assert springfield.place.admin1 == "Illinois"
    assert sum(c.score for c in springfield.candidates) <= 1.01


def test_the_title_helps_to_tell_places_apart(tiny_gazetteer: Gazetteer) -> None:
    """A town of a common name is sought where the title says."""
    (alone,) = _placed("The mayor of Vienna resigned.", "Vienna", gazetteer=tiny_gazetteer)
    (titled,) = _placed(
        "The mayor of Vienna resigned.", "Vienna", gazetteer=tiny_gazetteer, title="Vote in Vienna, Va., Fairfax County, Virginia"
    )
    assert _where(alone) == ("Vienna", "AT")
    assert _where(titled) == ("Vienna", "US")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Warplanes struck Idlib on Monday.", "Idlib", "scene"),
        ("A bomb went off in central Damascus.", "Damascus", "scene"),
        ("Warplanes from Khmeimim took off.", "Khmeimim", "origin"),
        ("Thousands fled to Turkey.", "Turkey", "destination"),
        ("Moscow said it would respond.", "Moscow", "speaker"),
        ("The Russian president spoke.", "Russian", "speaker"),
        ("He likes Vienna.", "Vienna", "background"),
    ],
)
def test_a_mention_tells_what_its_place_does(text: str, name: str, role: str, tiny_gazetteer: Gazetteer) -> None:
    """The words beside a name say whether it is the scene, a way's end, or a government."""
    (mention,) = _placed(text, name, gazetteer=tiny_gazetteer)
    assert mention.role == role


def test_mentions_keep_their_order_and_offsets(tiny_gazetteer: Gazetteer) -> None:
    """Mentions given out of order come back in the order given."""
    text = "From Homs to Hama."
    given = from_spans(text, [(13, 17), (5, 9)], tiny_gazetteer)
    assert [(m.start, m.text) for m in resolve(text, given, tiny_gazetteer, title="Syria")] == [(13, "Hama"), (5, "Homs")]


def test_resolve_takes_the_word_capital_for_a_city_only_right_after_its_country(tiny_gazetteer: Gazetteer) -> None:
    """Given as a mention, "capital" is Damascus in "the Syrian capital", and nowhere where money is meant."""
    told, money = "The Syrian capital was calm.", "Syria is calm. The firm raised capital in Homs."
    for text, expected in ((told, "Damascus"), (money, None)):
        country = text.index("Syria")
        word = text.index("capital")
        spans = [(country, country + (6 if text[country + 5] == "n" else 5)), (word, word + 7)]
        found = resolve(text, from_spans(text, spans, tiny_gazetteer), tiny_gazetteer)[1].place
        assert (found.name if found else None) == expected


def test_a_namesake_far_from_where_the_text_puts_it_is_not_meant(tiny_gazetteer: Gazetteer) -> None:
    """A quarter "in Damascus" that only shares its name with a far town is in Damascus, and says that it is not known."""
    quarter, _ = _placed("Shells hit the Vienna neighbourhood in Damascus.", "Vienna", "Damascus", gazetteer=tiny_gazetteer)
    assert _where(quarter) == ("Damascus", "SY")
    assert is_stand_in(quarter)
