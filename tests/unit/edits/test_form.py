"""From a form to changed fields."""

from dataclasses import replace
from datetime import date

import pytest

from geo.edits import Changes, actors_in_words, actors_of, around, deaths_of, differing, edit_in_words, guessed, mention_of, trail_in_words

from geo.edits import accept, add, change, name_that_means, reviewed  # isort: skip
from geo.events.types import BY_NAME
from geo.model import Actor, Candidate, DateSpan, Deaths, Mention
from tests.unit.edits.samples import CAPTURE, DAY, EVENTS, HAMA, HOMS, IDLIB, SALAMIYAH, TEXT, event, reading

CAPTURED = EVENTS[0]
NAMESAKE = replace(HAMA, id="geonames:1", lat=32.0)


def named(text, place, **fields):
    """A name of the sample text."""
    start = TEXT.index(text)
    return Mention(start=start, end=start + len(text), text=text, kind="settlement", place=place, **fields)


def test_only_what_differs_changes():
    """A form that was opened and saved changes nothing; one field changed is one field."""
    assert differing(CAPTURED, Changes.of(CAPTURED)).given() == {}
    assert differing(CAPTURED, replace(Changes.of(CAPTURED), place=SALAMIYAH)).given() == {"place": SALAMIYAH}


def test_another_first_day_moves_an_event_of_one_day():
    """The last day follows where it was the same; of a longer event it stays."""
    other = date(2024, 12, 9)
    assert differing(CAPTURED, replace(Changes.of(CAPTURED), first=other)).given() == {"first": other, "last": other}
    long = replace(CAPTURED, last=date(2024, 12, 12))
    assert differing(long, replace(Changes.of(long), first=other)).given() == {"first": other}


def test_order_between_the_sides_is_no_change_of_actors():
    """The form lists who did it first; the reading may not."""
    mixed = replace(CAPTURED, actors=(Actor(name="Army", role="target"), Actor(name="Rebels", role="source")))
    assert differing(mixed, Changes(actors=actors_of("Rebels", "Army"))).given() == {}
    assert "actors" in differing(mixed, Changes(actors=actors_of("Army", "Rebels"))).given()


def test_actors_are_parted_by_semicolons():
    """Spaces and empty parts go, commas stay, and the line comes back as it was."""
    actors = actors_of("Rebels ;  Smith, Jones & Co;;", "")
    assert actors == (Actor(name="Rebels", role="source"), Actor(name="Smith, Jones & Co", role="source"))
    assert actors_in_words(actors, "source") == "Rebels; Smith, Jones & Co"


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(None, None, None), (3, None, (3, 3)), (None, 5, (5, 5)), (3, 5, (3, 5)), (0, 0, (0, 0))]
)
def test_one_number_of_deaths_is_enough(low, high, expected):
    """Nought is a number, nothing is not known."""
    assert deaths_of(low, high) == (Deaths(low=expected[0], high=expected[1]) if expected else None)


def test_mention_of_an_event_is_the_one_it_is_placed_by():
    """Of two names in a clause each event has its own; without a place it is one in the clause; elsewhere it is none."""
    hama, homs = named("Hama", HAMA), named("Homs", HOMS)
    read = replace(reading(), mentions=(hama, homs))
    assert (mention_of(read, EVENTS[0]), mention_of(read, EVENTS[1])) == (hama, homs)
    assert mention_of(read, EVENTS[2]) is None
    lost = replace(read, mentions=(named("Hama", None, candidates=(Candidate(place=HAMA, score=0.4),)),))
    assert mention_of(lost, replace(CAPTURED, place=None, place_text=None)) == lost.mentions[0]


def test_mention_stays_found_after_the_place_was_corrected():
    """The name in the text is the way back to what it can mean."""
    hama = named("Hama", HAMA)
    assert mention_of(replace(reading(), mentions=(hama,)), replace(CAPTURED, place=SALAMIYAH)) == hama


def test_point_that_a_person_set_is_told_by_its_coordinates():
    """Its name is the old place's: the history says where it is now."""
    point = replace(HAMA, id="own:36.35500,36.99370", lat=36.355, lon=36.9937)
    shown = reviewed(reading(), ())
    assert "set to Hama at 36.3550, 36.9937" in edit_in_words(change(shown, "e1", Changes(place=point)))
    assert edit_in_words(change(shown, "e1", Changes(place=SALAMIYAH))).endswith("set to Salamiyah, Syria")


def test_new_event_is_given_the_place_and_the_day_of_its_words():
    """A scene before other names; without any, what it had stays."""
    day = DateSpan(start=33, end=41, text="Thursday", first=DAY, last=DAY, precision="day", source="published")
    read = replace(reading(), mentions=(named("Hama", HAMA), named("Homs", HOMS, role="scene")), dates=(day,))
    bare = event("new", None, CAPTURE, first=None, last=None, date_precision=None)
    made = guessed(read, bare)
    assert (made.place, made.place_text, made.first, made.date_source) == (HOMS, "Homs", DAY, "published")
    without = guessed(reading(), bare)
    assert (without.place, without.first, without.status) == (bare.place, bare.first, bare.status)


@pytest.mark.parametrize(
    ("quote", "kind", "deaths"),
    [
        ("A crowd gathered before the ministry and chanted.", ("protest", "peaceful_protest"), None),
        ("Bombs rained on the town, leaving nine dead.", ("explosion", "remote_explosive_ied"), Deaths(low=9, high=9)),
        ("The two ministers shook hands in Doha.", ("diplomacy", BY_NAME["diplomacy"].sub_types[0]), None),
    ],
)
def test_new_event_is_of_the_kind_that_its_words_tell(quote, kind, deaths):
    """What no rule found is still typed by the words, so that a person rarely has to choose."""
    made = guessed(reading(), replace(event("new", None, CAPTURE, type="other", sub_type="other"), quote=quote))
    assert ((made.type, made.sub_type), made.deaths) == (kind, deaths)


def test_clause_is_shown_between_its_neighbours():
    """The sentence before and after, and the rest of its own."""
    at = TEXT.index("killed")
    found = around(TEXT, at, at + 6)
    assert (found.before, found.marked) == ("Rebels captured Hama and Homs on Thursday.", "killed")
    assert (found.head, found.tail) == ("A bomb ", " five people in Idlib.")
    assert found.after == "Nobody knows about Salamiyah."


def test_first_and_last_clause_have_one_neighbour():
    """What is not there is empty, and offsets beyond the text are cut."""
    assert around(TEXT, *CAPTURE).before == ""
    assert around(TEXT, len(TEXT) - 5, len(TEXT) + 50).after == ""
    assert around("", 0, 0).marked == ""


def test_trail_says_what_people_did():
    """All corrected fields of all corrections; acceptance is the last word; nothing is nothing."""
    shown = reviewed(reading(), ())
    one, two = change(shown, "e1", Changes(place=HOMS)), change(shown, "e1", Changes(first=DAY, place=HAMA))
    assert trail_in_words(()) == ""
    assert trail_in_words((one, two)) == "Corrected: place, first day"
    assert trail_in_words((one, accept(shown, "e1"))) == "Accepted"


def test_added_event_is_called_by_what_was_made_of_it():
    """The history names the type and the place that were given, not the bare words."""
    edit = add(reviewed(reading(), ()), *CAPTURE, Changes(type="battle", place=HAMA))
    assert edit_in_words(edit) == "“Hama” battle added"


def test_another_place_brings_what_the_article_calls_it():
    """A candidate of the name keeps it, another place of the text has its own, one that the text does not name has none."""
    mentions = tuple(
        Mention(
            start=TEXT.index(name), end=TEXT.index(name) + len(name), text=name, kind="settlement", place=place, confidence=0.9, role="scene",
            candidates=(Candidate(place=place, score=1.0), *others),
        )
        for name, place, others in (("Hama", HAMA, [Candidate(place=NAMESAKE, score=0.1)]), ("Homs", HOMS, []))
    )  # fmt: skip
    read = replace(reading(), mentions=mentions)
    shown = reviewed(read, ())
    places = {place.id: change(shown, "e1", Changes(place=place)).changes.place_text for place in (NAMESAKE, HOMS, SALAMIYAH)}
    assert places == {NAMESAKE.id: "Hama", HOMS.id: "Homs", SALAMIYAH.id: None}
    assert edit_in_words(change(shown, "e1", Changes(place=SALAMIYAH))) == "Place of “Hama” battle set to Salamiyah, Syria"
    assert change(shown, "e1", Changes(place=SALAMIYAH, place_text="the town")).changes.place_text == "the town"


def test_name_that_means_a_place_is_the_events_own_and_has_it_among_its_candidates() -> None:
    """The article's spelling where the place is one of those weighed for it; none for a place found elsewhere, and none for another name."""
    rivals = tuple(Candidate(place=place, score=score) for place, score in ((HAMA, 0.6), (IDLIB, 0.4)))
    mention = Mention(start=16, end=20, text="Hama", kind="settlement", place=HAMA, candidates=rivals)
    read = replace(reading(), mentions=(mention,))
    here = read.events[0]
    assert name_that_means(read, here, IDLIB) == "Hama"
    assert name_that_means(read, here, SALAMIYAH) is None
    assert name_that_means(read, replace(here, place_text="Halab"), IDLIB) is None
    assert name_that_means(read, replace(here, place_text=None), IDLIB) is None
    assert name_that_means(reading(), here, IDLIB) is None
