"""Names whose places a person has set."""

from datetime import date

import pytest

from geo.errors import InputError
from geo.model import Article, Candidate, Mention, Place
from geo.places import OwnPlace, key_of, named_in, point_of, with_own
from geo.reading import read

HERE = Place(id="own:1", name="Umm Test", kind="settlement", lat=35.2, lon=36.9, country="SY")
OTHER = Place(id="own:2", name="Another", kind="settlement", lat=10.0, lon=20.0)


def mention(text: str, name: str, place: Place | None = None) -> Mention:
    """The first occurrence of a name in a text."""
    start = text.index(name)
    candidates = () if place is None else (Candidate(place=place, score=0.9),)
    return Mention(start=start, end=start + len(name), text=name, kind="settlement", place=place, confidence=0.6, candidates=candidates)


def names(mentions: tuple[Mention, ...]) -> list[tuple[str, str | None]]:
    """What was found, and where it is."""
    return [(m.text, m.place and m.place.id) for m in mentions]


def test_a_set_name_is_at_its_place_with_the_others_offered():
    """The gazetteer's choice stays as a candidate; the reason says who decided."""
    text = "Shelling hit Umm Test."
    (found,) = with_own(text, [mention(text, "Umm Test", OTHER)], [OwnPlace("umm test", HERE)])
    assert (found.place, found.confidence, found.role) == (HERE, 1.0, "scene")
    assert [c.place.id for c in found.candidates] == ["own:1", "own:2"]
    assert found.candidates[0].reasons == ("set by hand",)


def test_a_name_of_no_place_is_no_mention_in_any_spelling():
    """A person called no place is not on the map; a longer name with it in is another name."""
    text = "Victoria said so near Victoria Falls. VICTORIA agreed; Homs was calm."
    given = [mention(text, name, OTHER) for name in ("Victoria", "Victoria Falls", "VICTORIA", "Homs")]
    assert [one.text for one in with_own(text, given, [OwnPlace("Victoria", None)])] == ["Victoria Falls", "Homs"]
    assert with_own(text, [], [OwnPlace("Victoria", None)]) == ()


@pytest.mark.parametrize("spelling", ["Umm Test", "UMM TEST", "Umm-Test", "Ümm Test", "Umm Test's", "Umm Test’s"])
def test_spellings_of_a_recognised_name_are_one(spelling):
    """Case, accents, hyphens and a possessive do not matter."""
    text = f"In {spelling} all was calm."
    (found,) = with_own(text, [mention(text, spelling)], [OwnPlace("Umm Test", HERE)])
    assert found.place == HERE


def test_a_name_that_nobody_recognised_is_found_as_whole_words():
    """Each occurrence, in order, also in capitals; never inside another word, nor written small."""
    text = "UMM TEST: shelling. Near Umm Test and Umm Testing, umm test. Umm Test"
    found = with_own(text, [], [OwnPlace("Umm Test", HERE)])
    assert [(m.start, m.text) for m in found] == [(0, "UMM TEST"), (25, "Umm Test"), (61, "Umm Test")]


@pytest.mark.parametrize(
    ("name", "written"),
    [("umm test", "Umm Test"), ("Umm Test", "Umm\nTest"), ("Umm-Test", "Umm Test"), ("Umm Test's", "Umm Test"), ("al-Bab", "Al-Bab")],
)
def test_a_name_typed_otherwise_is_found_too(name, written):
    """Small letters, a line break, a hyphen, a possessive: what a person types is not what a paper prints."""
    (found,) = with_own(f"Near {written} all was calm.", [], [OwnPlace(name, HERE)])
    assert found.text == written


def test_a_set_name_takes_the_place_of_what_is_inside_it_and_gives_way_to_what_reaches_beyond():
    """Umm Test is not "Test", and "Umm Test Province" is not Umm Test."""
    text = "Umm Test fell. Umm Test Province did not."
    inner = mention(text, "Test", OTHER)
    outer = mention(text, "Umm Test Province", OTHER)
    found = with_own(text, [inner, outer], [OwnPlace("Umm Test", HERE)])
    assert names(found) == [("Umm Test", "own:1"), ("Umm Test Province", "own:2")]


def test_of_two_set_names_the_longer_wins():
    """Whatever their order."""
    text = "Beit Umm Test burned."
    own = [OwnPlace("Umm Test", HERE), OwnPlace("Beit Umm Test", OTHER)]
    for order in (own, own[::-1]):
        assert names(with_own(text, [], order)) == [("Beit Umm Test", "own:2")]


def test_without_set_names_nothing_changes():
    """The same mentions come back."""
    text = "Shelling hit Umm Test."
    given = (mention(text, "Umm Test", OTHER),)
    assert with_own(text, given, []) == given
    assert with_own(text, given, [OwnPlace("Elsewhere", HERE)]) == given


def test_named_in_holds_what_may_stand_in_the_text():
    """Others need not be looked for."""
    own = [OwnPlace("Umm Test", HERE), OwnPlace("Elsewhere", OTHER)]
    assert named_in("UMM-TEST burned", own) == (own[0],)


def test_a_text_full_of_a_set_name_has_as_many_mentions():
    """A hundred thousand occurrences, each its own mention."""
    text = "Aa " * 100_000
    assert len(with_own(text, [], [OwnPlace("Aa", HERE)])) == 100_000


def test_events_are_at_the_place_that_was_set(tiny_gazetteer):
    """A village that no gazetteer holds carries its event once it is set."""
    article = Article(text="A shell killed three people in Kafr Zarbun on Monday.", published=date(2024, 12, 4))
    reading = read(article, today=date(2024, 12, 4), gazetteer=tiny_gazetteer, own=[OwnPlace("Kafr Zarbun", HERE)])
    (event,) = reading.events
    assert (event.place, event.place_text, event.precision) == (HERE, "Kafr Zarbun", "exact")


@pytest.mark.parametrize(
    "typed", ["35.2, 36.9", "35.2 36.9", " +35.2;36.9 ", "35.20000,36.90000", "35°12'N 36°54'E", "35 12 0 n, 36 54 0 e", "35.2N 36.9E"]
)
def test_a_typed_point_is_in_the_country_of_its_nearest_place(tiny_gazetteer, typed):
    """Latitude first, as everywhere."""
    place = point_of(" Umm  Test ", typed, tiny_gazetteer)
    assert (place.name, place.lat, place.lon, place.country, place.admin1) == ("Umm Test", 35.2, 36.9, "SY", "Hama")


def test_a_typed_point_on_the_open_sea_has_no_country(tiny_gazetteer):
    """Unknown is None."""
    assert point_of("Wreck", "-48.9, -123.4", tiny_gazetteer).country is None


@pytest.mark.parametrize(
    "typed",
    ["", "Hama", "35.2", "95, 36", "35, 190", "35,2, 36,9", "36.9E 35.2N", "95N 4E", "N 35 E 36", "nan, nan", "1e1, 2", "35.2, 36.9, 4"],
)
def test_what_is_no_point_is_told(tiny_gazetteer, typed):
    """With what would be one, or the range that it left."""
    with pytest.raises(InputError):
        point_of("Umm Test", typed, tiny_gazetteer)


def test_key_of_a_name_of_marks_is_empty():
    """Nothing to look for."""
    assert key_of(" -’ ") == ""
