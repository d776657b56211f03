"""Whole events out of made-up sentences: what, where, when, whether."""

from collections.abc import Callable
from datetime import date

import pytest

from geo.events import extract
from geo.events.types import BY_NAME
from geo.model import Event

Reader = Callable[[str], tuple[Event, ...]]


def _of_type(events: tuple[Event, ...], name: str) -> list[Event]:
    return [event for event in events if event.type == name]


def test_several_places_are_several_events(reader: Reader) -> None:
    """As in "Captured Aleppo, Hama and Homs" is three captures on one day."""
    captures = _of_type(reader("Rebels captured Aleppo, Hama and Homs on Monday."), "battle")
    assert [event.place_text for event in captures] == ["Aleppo", "Hama", "Homs"]
    assert {event.sub_type for event in captures} == {"non_state_actor_overtakes_territory"}
    assert {event.first for event in captures} == {date(2024, 3, 11)}


def test_the_side_that_captures_decides_the_sub_type(reader: Reader) -> None:
    """The army regains territory, rebels overtake it."""
    (regained,) = _of_type(reader("The army recaptured Homs from the rebels on Monday."), "battle")
    (overtaken,) = _of_type(reader("Homs was captured by insurgents on Monday."), "battle")
    assert regained.sub_type == "government_regains_territory"
    assert overtaken.sub_type == "non_state_actor_overtakes_territory"


def test_the_scene_is_where_it_hit_not_where_it_started(reader: Reader) -> None:
    """Warplanes from Khmeimim that strike Idlib are an event in Idlib."""
    (strike,) = _of_type(reader("Warplanes from Khmeimim bombed Idlib on Monday."), "explosion")
    assert (strike.place_text, strike.sub_type, strike.precision) == ("Idlib", "air_drone_strike", "exact")


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("A suicide bomber blew himself up at a market in Homs on Monday, killing 12 people.", "suicide_bomb"),
        ("A car bomb exploded in Homs on Monday, wounding dozens.", "remote_explosive_ied"),
        ("Artillery fire hit Homs on Monday.", "shelling_artillery_missile"),
        ("Drone strikes hit Homs on Monday.", "air_drone_strike"),
        ("A chlorine attack hit Homs on Monday.", "chemical_weapon"),
        ("A hand grenade attack hit a bar in Homs on Monday.", "grenade"),
    ],
)
def test_the_weapon_decides_the_sub_type_of_an_explosion(reader: Reader, sentence: str, sub_type: str) -> None:
    """Suicide, chemical and grenade before aircraft, artillery and bombs."""
    assert [event.sub_type for event in _of_type(reader(sentence), "explosion")] == [sub_type]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Gunmen kidnapped four engineers in Gao on Monday.", ("civilians", "abduction_forced_disappearance")),
        ("Thousands of people marched through Cairo on Monday.", ("protest", "peaceful_protest")),
        ("Police in Cairo fired tear gas at protesters on Monday.", ("protest", "protest_with_intervention")),
        ("The two sides signed a ceasefire in Geneva on Monday.", ("strategic", "agreement")),
        ("Police arrested three men in Cairo on Monday.", ("strategic", "arrests")),
        ("The troops withdrew from Gao on Monday.", ("strategic", "change_to_group_activity")),
        ("The French president met his Russian counterpart in Vienna on Monday.", ("diplomacy", "consult")),
        ("France expelled three Russian diplomats on Monday.", ("pressure", "sanction")),
        ("Thousands of families fled Aleppo on Monday.", ("displacement", "displacement")),
        ("A magnitude 6.9 earthquake struck Lima on Monday.", ("other", "natural_disaster")),
        ("A bus crashed near Lima on Monday, killing nine passengers.", ("other", "accident")),
        ("A bus overturned near Lima on Monday after heavy rain, killing nine passengers.", ("other", "accident")),
        ("An outbreak of cholera killed 40 people in Lima on Monday.", ("other", "other")),
        ("A convoy of 40 trucks carrying food reached Gao on Monday.", ("displacement", "aid")),
        ("The first aid trucks entered Gao on Monday.", ("displacement", "aid")),
        ("A missile slammed into an apartment block in Homs on Monday.", ("explosion", "shelling_artillery_missile")),
        ("Drones damaged a power station near Homs on Monday.", ("explosion", "air_drone_strike")),
        ("An oil depot in Homs was set ablaze by drones on Monday.", ("explosion", "air_drone_strike")),
        ("A court in Lima sentenced the former mayor to ten years on Monday.", ("other", "justice")),
        ("Egypt held a presidential election on Monday.", ("other", "election")),
    ],
)
def test_each_kind_of_happening_has_its_type(reader: Reader, sentence: str, kind: tuple[str, str]) -> None:
    """One plain sentence each."""
    assert kind in {(event.type, event.sub_type) for event in reader(sentence)}


def test_a_statement_is_made_in_the_country_of_who_makes_it(reader: Reader) -> None:
    """The French minister's condemnation is in France, whatever place it speaks of."""
    (said,) = _of_type(reader("The French foreign minister condemned the attack in Aleppo on Monday."), "pressure")
    assert said.place is not None
    assert (said.place.country, said.precision, said.sub_type) == ("FR", "country", "accuse")


def test_a_person_speaks_for_the_country_that_introduced_them(reader: Reader) -> None:
    """Once "Russian President Ivan Orlov" has been named, Orlov acts for Russia."""
    text = "Russian President Ivan Orlov met envoys in Geneva on Monday. On Tuesday, Orlov rejected the plan."
    (rejected,) = _of_type(reader(text), "pressure")
    assert rejected.place is not None
    assert rejected.place.country == "RU"


def test_an_international_body_acts_at_its_seat(reader: Reader) -> None:
    """The Security Council demands in New York."""
    (demand,) = _of_type(reader("The Security Council demanded an end to the siege of Aleppo on Monday."), "diplomacy")
    assert demand.place is not None
    assert demand.place.lat == pytest.approx(40.75, abs=0.01)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The ministers met in Geneva on Monday.", "actual"),
        ("The ministers will meet in Geneva on Monday.", "planned"),
        ("The ministers could meet in Geneva on Monday.", "possible"),
        ("The ministers did not meet in Geneva on Monday.", "denied"),
        ("The ministers plan to meet in Geneva on Monday.", "planned"),
        ("The ministers failed to meet in Geneva on Monday.", "denied"),
        ("The ministers managed to meet in Geneva on Monday.", "actual"),
    ],
)
def test_the_cue_before_the_trigger_decides_the_status(reader: Reader, sentence: str, status: str) -> None:
    """Modal verbs, negation and governing verbs."""
    assert [event.status for event in _of_type(reader(sentence), "diplomacy")] == [status]


def test_a_threat_is_an_event_and_its_content_is_none(reader: Reader) -> None:
    """As in "Threatened to attack Homs" is a threat and no attack."""
    events = reader("Russian officials threatened to attack Homs on Monday.")
    assert [(event.type, event.status) for event in events] == [("pressure", "actual")]


def test_deaths_belong_to_what_caused_them(reader: Reader) -> None:
    """A toll told in the next sentence stands on the strike, and is no event of its own."""
    events = reader("Warplanes bombed a market in Idlib on Monday. At least 14 people were killed in the attack.")
    assert [event.type for event in events] == ["explosion"]
    assert events[0].deaths is not None
    assert (events[0].deaths.low, events[0].deaths.high) == (14, 14)


def test_deaths_of_a_whole_country_are_not_of_one_disaster(reader: Reader) -> None:
    """A storm in one town does not kill across the country in the next sentence."""
    events = reader("A storm flooded streets in Homs on Monday. At least 31 people were killed by gunfire across Syria.")
    assert [(event.sub_type, event.place_text, event.deaths and event.deaths.low) for event in events] == [
        ("natural_disaster", "Homs", None),
        ("crime", "Syria", 31),
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The ceasefire in Homs collapsed on Monday.", ["other"]),
        ("A truce took effect in Homs on Monday, ending a week of calm.", ["agreement"]),
        ("The ceasefire brokered in Homs on Monday collapsed.", ["agreement", "other"]),
    ],
)
def test_a_truce_and_its_end_are_told_apart(reader: Reader, sentence: str, told: list[str]) -> None:
    """What ends is not made again, unless the sentence tells who made it; and only a truce's end is one."""
    assert sorted(event.sub_type or "" for event in reader(sentence)) == told


def test_a_happening_told_twice_is_one_event(reader: Reader) -> None:
    """The lead names the country, the detail the town: the town stays."""
    text = "Warplanes bombed a market in Syria on Monday. The air strikes hit Idlib on Monday, residents said."
    strikes = _of_type(reader(text), "explosion")
    assert [event.place_text for event in strikes] == ["Idlib"]


def test_days_come_from_the_sentence_the_one_before_or_publication(reader: Reader) -> None:
    """The source of each date is kept."""
    text = "A bomb exploded in Homs on Monday. Troops withdrew from Hama."
    bomb, troops = reader(text)
    assert (bomb.first, bomb.date_source) == (date(2024, 3, 11), "stated")
    assert (troops.first, troops.date_source) == (date(2024, 3, 11), "context")
    (undated,) = reader("A bomb exploded in Homs.")
    assert (undated.first, undated.date_source) == (date(2024, 3, 15), "published")


def test_a_chain_of_captures_begins_on_the_day_it_is_said_to_begin(reader: Reader) -> None:
    """As in "By 14 March they had captured" spans from the offensive's first day."""
    text = "On Monday, rebels launched an offensive on army positions in Idlib. By 14 March they had captured Hama."
    capture = next(event for event in reader(text) if event.place_text == "Hama")
    assert (capture.first, capture.last) == (date(2024, 3, 11), date(2024, 3, 14))


def test_since_a_year_lasts_until_publication(reader: Reader) -> None:
    """As in "Has fought in Mali since 2015" ends on the day of the article."""
    (fight,) = _of_type(reader("French troops have fought militants in Mali since 2015."), "battle")
    assert (fight.first, fight.last) == (date(2015, 1, 1), date(2024, 3, 15))


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia backs the government.",
        "No group claimed responsibility.",
        "He was wearing a riot police uniform in Cairo.",
        "The official requested anonymity.",
        "A convoy of 30 army vehicles reached Gao on Monday.",
        "The road to Gao was damaged.",
        "The weather in Lima is mild in spring.",
        "",
    ],
)
def test_background_and_commentary_are_no_events(reader: Reader, sentence: str) -> None:
    """Standing support, claims and set phrases tell nothing that happened."""
    assert reader(sentence) == ()


def test_every_event_quotes_the_article(reader: Reader) -> None:
    """The quote is the text between its offsets, and type and sub-type are a pair of the table."""
    text = "Rebels captured Aleppo and Hama on Monday, killing 20 soldiers. “We will meet in Geneva,” the Russian envoy said."
    events = reader(text)
    assert events
    for event in events:
        assert event.quote == text[event.start : event.end]
        assert event.sub_type in BY_NAME[event.type].sub_types


def test_hard_wrapped_lines_are_one_sentence(reader: Reader) -> None:
    """A line break inside a sentence does not part a trigger from its place."""
    (blast,) = _of_type(reader("A car bomb exploded outside a crowded cinema in\n Homs on Monday, officials\n said."), "explosion")
    assert blast.place_text == "Homs"


def test_actors_are_named_as_written(reader: Reader) -> None:
    """Who did it, and to whom."""
    (attack,) = _of_type(reader("Gunmen ambushed a French army convoy near Gao on Monday."), "battle")
    assert [(actor.name, actor.role) for actor in attack.actors] == [("Gunmen", "source"), ("French army", "target")]


def test_an_article_without_places_still_has_its_event() -> None:
    """Where nothing says where, the place is None and so is its precision."""
    events = extract("Rebels kidnapped four engineers.", (), (), published=date(2024, 3, 15))
    assert [(event.type, event.place, event.precision) for event in events] == [("civilians", None, None)]
