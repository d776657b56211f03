"""Which events of different articles are one happening."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from geo.coreference import event_key, link
from tests.unit.coreference.conftest import CITY, COUNTRY, DAY, PROVINCE, TOWN, killed, telling


def test_one_happening_of_two_articles_is_one(blast):
    """Same kind, town and stated day, told alike: one group with both tellings, and two sources."""
    (group,) = link([telling("A", blast), telling("B", replace(blast, quote="A bomb in a car tore through a market"))])
    assert sorted(article.title for article, _ in group.tellings) == ["A", "B"]
    assert group.sources == 2


def test_events_of_one_article_are_never_linked_to_each_other(blast):
    """Two equal events of one article go to two groups, each with one telling of the other article."""
    groups = link([telling("A", blast, blast), telling("B", blast, blast)])
    assert len(groups) == 2
    for group in groups:
        assert sorted(article.title for article, _ in group.tellings) == ["A", "B"]
    assert len({key for group in groups for key in group.keys}) == 4


@pytest.mark.parametrize(
    "other",
    [
        {"first": DAY + timedelta(days=1), "last": DAY + timedelta(days=1)},
        {"place": replace(TOWN, id="geonames:9", lat=TOWN.lat + 0.4)},
        {"type": "protest", "sub_type": "peaceful_protest"},
        {"status": "denied"},
        {"deaths": killed(90), "quote": "A blast was heard"},
        {"place": COUNTRY, "precision": "country"},
        {"place": None, "precision": None},
        {"first": None, "last": None, "date_precision": None},
        {"first": DAY - timedelta(days=300), "last": DAY, "date_precision": "year"},
    ],
    ids=["next day", "other town", "other kind", "denied", "far other toll", "country", "no place", "no day", "a year"],
)
def test_what_differs_is_not_linked(blast, other):
    """Another stated day, town or kind, a denial, a toll that is far off, a wider or unknown place or time: two events."""
    assert link([telling("A", replace(blast, deaths=killed(4))), telling("B", replace(blast, **({"deaths": killed(4)} | other)))]) == ()


def test_great_city_takes_more_than_kind_and_day(blast):
    """In a city of millions, a second bomb of the day is another one until its words or its dead are the same."""
    one, other = replace(blast, place=CITY), replace(blast, place=CITY, quote="Another device went off on a bridge")
    assert link([telling("A", one), telling("B", other)]) == ()
    assert len(link([telling("A", replace(one, deaths=killed(7))), telling("B", replace(other, deaths=killed(7)))])) == 1


def test_town_and_its_province_can_be_one_place(blast):
    """A telling that names only the province joins the town's, whose place then stands for both."""
    wide = replace(blast, place=PROVINCE, precision="region", deaths=killed(7))
    (group,) = link([telling("A", wide), telling("B", replace(blast, deaths=killed(7)))])
    assert group.tellings[0][1].place == TOWN


def test_province_does_not_chain_two_towns(blast):
    """Two villages that are two events stay two, though a telling of their province fits both."""
    village = replace(TOWN, id="geonames:8", name="Marea", lat=36.48, lon=37.2)
    wide = replace(blast, place=PROVINCE, precision="region", deaths=killed(7))
    far = replace(blast, place=village, deaths=killed(7))
    groups = link([telling("A", replace(blast, deaths=killed(7))), telling("B", wide), telling("C", far)])
    assert [len(group.keys) for group in groups] == [2]


def test_day_counted_from_an_unknown_one_is_weak(blast):
    """Where nobody knows when an article appeared, its weekdays say little: town and kind alone do not link it."""
    bare = replace(blast, quote="A blast was heard")
    assert link([telling("A", bare, known=False), telling("B", bare, known=False)]) == ()


def test_same_articles_give_the_same_groups_in_any_order(blast):
    """The order in which articles come changes neither groups nor their representatives nor their names."""
    readings = [
        telling("A", replace(blast, deaths=killed(7))),
        telling("B", replace(blast, place=PROVINCE, precision="region", deaths=killed(7)), blast),
        telling("C", replace(blast, deaths=killed(9)), replace(blast, place=CITY)),
        telling("D", replace(blast, status="planned")),
    ]
    found = {tuple((group.keys, group.sources) for group in link(order)) for order in permutations(readings)}
    assert len(found) == 1


def test_rows_count_events_in_reading_order(blast):
    """`rows` and `keys` name the same events."""
    readings = [telling("A", replace(blast, place=CITY, deaths=killed(1)), blast), telling("B", blast)]
    pairs = [(reading.article, event) for reading in readings for event in reading.events]
    (group,) = link(readings)
    assert tuple(event_key(*pairs[row]) for row in group.rows) == group.keys
    assert tuple(pairs[row] for row in group.rows) == group.tellings


def test_deaths_are_the_range_over_the_tellings(blast):
    """From the least to the most that any telling says; None where none says a number."""
    tolls = (killed(5), killed(7, 9), None)
    (group,) = link([telling(name, replace(blast, deaths=toll)) for name, toll in zip("ABC", tolls, strict=True)])
    assert group.deaths == killed(5, 9)
    (silent,) = link([telling("A", blast), telling("B", blast)])
    assert silent.deaths is None


def test_finest_telling_of_what_happened_stands_for_all(blast):
    """What happened comes before what was planned, then the finer place, then the finer day, then the higher confidence."""
    sure, unsure = replace(blast, confidence=0.9), replace(blast, confidence=0.4)
    planned = replace(blast, status="planned", confidence=1.0)
    wide = replace(blast, place=PROVINCE, precision="region", confidence=1.0)
    (group,) = link([telling("A", unsure), telling("B", planned), telling("C", sure), telling("D", wide)])
    assert [article.title for article, _ in group.tellings] == ["C", "A", "D", "B"]


def test_person_joins_and_parts_events(blast):
    """What a person joined is one though nothing speaks for it, what a person parted is two; parting counts more, unknown keys nothing."""
    one, other = telling("A", blast), telling("B", replace(blast, place=CITY, type="protest", sub_type="peaceful_protest"))
    pair = (event_key(one.article, one.events[0]), event_key(other.article, other.events[0]))
    assert link([one, other]) == ()
    (joined,) = link([one, other], together=[pair, ("gone:e1", pair[0])])
    assert set(joined.keys) == set(pair)
    assert link([one, other], together=[pair], apart=[pair[::-1]]) == ()
    alike = telling("C", blast)
    assert link([one, alike], apart=[(pair[0], event_key(alike.article, alike.events[0]))]) == ()


def test_parted_events_are_not_joined_through_a_third(blast):
    """A and C that a person parted never meet in a group, whichever of them B joins."""
    readings = [telling(name, blast) for name in "ABC"]
    key = {reading.article.title: event_key(reading.article, reading.events[0]) for reading in readings}
    for group in link(readings, apart=[(key["A"], key["C"])]):
        assert not {key["A"], key["C"]} <= set(group.keys)


def test_places_on_both_sides_of_the_date_line_are_near(blast):
    """Two points a few kilometres apart across the 180th meridian can be one place."""
    west = replace(TOWN, id="geonames:6", lat=-16.8, lon=-179.99, country="FJ", admin1=None)
    east = replace(TOWN, id="geonames:7", lat=-16.8, lon=179.99, country="FJ", admin1=None)
    assert len(link([telling("A", replace(blast, place=west)), telling("B", replace(blast, place=east))])) == 1


def test_no_reading_and_no_event_give_no_group():
    """Nothing in, nothing out."""
    assert link([]) == ()
    assert link([telling("A"), telling("B")]) == ()
