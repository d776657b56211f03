"""What is drawn, what is listed, and in which colours."""

from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from geo.events.types import BY_NAME
from geo.maps.marks import HOLLOW
from geo.maps.scene import NO_DATE, NO_PLACE, SYMBOL_LIMIT, WIDE_PLACE, View, build_scene
from geo.maps.style import DATE_SCALES
from geo.maps.table import EventTable, event_key
from geo.model import Article, Place


def symbols_of(scene):
    return [symbol for mark in scene.marks for symbol in mark.symbols]


def test_every_event_is_drawn_or_listed(week):
    """Nothing is silently dropped: shown and listed together are all events that pass the filters."""
    scene = build_scene(week)
    listed = {group.reason: len(group.keys) for group in scene.listed}
    assert listed == {NO_PLACE: 1, WIDE_PLACE: 1}
    assert scene.shown + sum(listed.values()) == len(week[0].events)
    assert {symbol.key for symbol in symbols_of(scene)} == set(scene.keys)


def test_undated_event_is_listed_with_its_place_as_a_ring(week):
    """An event without a date has no marker; its place keeps a ring and the list its reason."""
    undated = replace(week[0].events[4], first=None, last=None, date_precision=None)
    scene = build_scene([replace(week[0], events=(undated,), mentions=())])
    assert [group.reason for group in scene.listed] == [NO_DATE]
    assert [(ring.kind, ring.name) for ring in scene.rings] == [("listed", undated.place.name)]
    assert scene.marks == ()


def test_events_at_one_point_are_one_mark_newest_first(week):
    """Damascus has five events in one mark, the newest first."""
    mark = next(mark for mark in build_scene(week).marks if mark.name == "Damascus")
    lasts = [symbol.event.last for symbol in mark.symbols]
    assert mark.count == len(lasts) == 5
    assert lasts == sorted(lasts, reverse=True)


def test_named_places_are_rings_in_their_events_colour(week):
    """A place that a clause only names is a ring in the event's colour, one outside any event grey, the scene of an event no ring."""
    rings = {ring.name: ring for ring in build_scene(week).rings}
    assert rings["Khmeimim"].kind == "named"
    assert rings["Khmeimim"].colour == BY_NAME["pressure"].colour
    assert rings["Vienna"].kind == rings["Idlib"].kind == "mentioned"
    assert rings["Syria"].kind == "listed"
    assert "Aleppo" not in rings


def test_one_switch_hides_all_rings(week):
    """`show_mentioned` off leaves markers only."""
    assert build_scene(week, View(show_mentioned=False)).rings == ()


@pytest.mark.parametrize(
    ("view", "passes"),
    [
        (View(types=frozenset({"battle"})), lambda e: e.type == "battle"),
        (View(statuses=frozenset({"planned"})), lambda e: e.status == "planned"),
        (View(min_confidence=0.9), lambda e: e.confidence >= 0.9),
        (View(first=date(2024, 12, 9)), lambda e: e.last >= date(2024, 12, 9)),
        (View(last=date(2024, 11, 30)), lambda e: e.first <= date(2024, 11, 30)),
    ],
)
def test_filters_keep_what_they_say(week, view, passes):
    """Each filter shows exactly the events that pass it, among those that can be drawn."""
    drawn = set(build_scene(week).keys)
    wanted = {event_key(week[0].article, e) for e in week[0].events if passes(e)} & drawn
    assert set(build_scene(week, view).keys) == wanted


def test_kept_past_is_hollow(week):
    """With `keep_past`, events before the window stay as hollow markers."""
    scene = build_scene(week, View(first=date(2024, 12, 9), keep_past=True))
    before = [symbol for symbol in symbols_of(scene) if symbol.event.last < date(2024, 12, 9)]
    assert before
    assert {symbol.fill for symbol in before} == {0.0}
    assert {symbol.fill for symbol in symbols_of(scene) if symbol not in before} == {1.0}


@pytest.mark.parametrize("limit", [SYMBOL_LIMIT, 0])
def test_kept_past_is_the_blank_part_of_a_pile(week, limit, monkeypatch):
    """Past events that are kept count in their mark, and none of them in its colours, as symbols and as mere counts."""
    monkeypatch.setattr("geo.maps.scene.SYMBOL_LIMIT", limit)
    day = date(2024, 12, 9)
    scene = build_scene(week, View(first=day, keep_past=True))
    table = EventTable.of(week)
    past = sum(table.event(key).last < day for key in scene.keys)
    sums = Counter()
    for mark in scene.marks:
        assert sum(count for _, count in mark.mix) == mark.count
        sums.update(dict(mark.mix))
    assert 0 < sums[HOLLOW] == past < scene.shown


def test_window_colours_no_date_anew(week):
    """By date an event keeps its colour, whichever days are shown: what is played can be compared from step to step."""
    whole = {symbol.key: symbol.colour for symbol in symbols_of(build_scene(week, View(colour_by="date")))}
    some = {symbol.key: symbol.colour for symbol in symbols_of(build_scene(week, View(colour_by="date", last=date(2024, 12, 1))))}
    assert 0 < len(some) < len(whole)
    assert some.items() <= whole.items()


def test_age_is_told_from_the_newest_event_shown(week):
    """The newest event shown is full whatever today is, and an older one is never fuller than a newer one."""
    symbols = sorted(symbols_of(build_scene(week, View(last=date(2024, 12, 1)))), key=lambda symbol: symbol.event.last)
    fills = [symbol.fill for symbol in symbols]
    assert fills[-1] == 1.0
    assert fills == sorted(fills)


def test_colour_by_date_runs_along_the_scale(week):
    """By date the newest events take the scale's last colour, and colours follow the days."""
    symbols = symbols_of(build_scene(week, View(colour_by="date")))
    ranks = {symbol.event.last: DATE_SCALES["light"].index(symbol.colour) for symbol in symbols}
    assert ranks[max(ranks)] == len(DATE_SCALES["light"]) - 1
    assert [ranks[day] for day in sorted(ranks)] == sorted(ranks.values())
    assert {symbol.fill for symbol in symbols} == {1.0}


def test_rings_of_markers_say_the_dates_precision(week):
    """Solid for a day, dashed for a week or longer, dotted where only the publication date is known."""
    for symbol in symbols_of(build_scene(week)):
        source, precision = symbol.event.date_source, symbol.event.date_precision
        assert symbol.ring == ("dotted" if source == "published" else "solid" if precision == "day" else "dashed")


def test_size_follows_deaths_where_asked(week):
    """With `size_by_deaths` the deadliest event is the largest marker; without, all are equal."""
    by_deaths = {symbol.key: symbol.size for symbol in symbols_of(build_scene(week, View(size_by_deaths=True)))}
    deadliest = max((e for e in week[0].events if e.deaths), key=lambda e: e.deaths.high)
    assert max(by_deaths, key=by_deaths.get) == event_key(week[0].article, deadliest)
    assert {symbol.size for symbol in symbols_of(build_scene(week))} == {1.0}


def test_region_has_a_disc_of_its_radius(week):
    """An event in a region carries the region's radius, an exact one none."""
    radii = {mark.name: mark.radius_km for mark in build_scene(week).marks}
    assert radii["Idlib Governorate"] == 38.0
    assert radii["Damascus"] == 0.0


def test_bounds_cross_the_date_line_where_that_is_narrower(week):
    """Fiji and Samoa are 12 degrees apart across the 180th meridian, not 348 around the world."""
    fiji = replace(week[0].events[0], place=Place(id="a", name="Suva", kind="settlement", lat=-18.1, lon=178.4))
    samoa = replace(fiji, id="x", place=Place(id="b", name="Apia", kind="settlement", lat=-13.8, lon=-171.8))
    assert build_scene([replace(week[0], events=(fiji, samoa), mentions=())]).bounds == ((-18.1, 178.4), (-13.8, -171.8))


def test_empty_scene_is_a_scene():
    """No readings give a scene without marks, bounds or dates, and no error."""
    scene = build_scene([])
    assert (scene.marks, scene.rings, scene.bounds, scene.first, scene.legend, scene.source_line) == ((), (), None, None, (), "")


def test_legend_counts_every_event_shown(week):
    """The counts of the types add up to the events shown, and only types on the map have a row."""
    scene = build_scene(week)
    types = next(group for group in scene.legend if group.title == "Type of event")
    assert sum(row.count for row in types.rows) == scene.shown
    assert len(types.rows) == len({symbol.glyph for symbol in symbols_of(scene)})


def test_legend_explains_every_sign_on_the_map(week):
    """Fill, ring, disc, pile and rings each have a row where they are on the map."""
    kinds = {row.swatch for group in build_scene(week, View(size_by_deaths=True)).legend for row in group.rows}
    assert kinds == {"symbol", "fill", "ring", "pile", "disc", "size", "hollow", "halo"}


def test_too_many_events_become_counts_that_add_up(many):
    """Over the limit, marks are cells with counts by colour; every event is in one."""
    table = EventTable.of(many(SYMBOL_LIMIT + 1000))
    scene = build_scene(table)
    assert all(not mark.symbols for mark in scene.marks)
    assert sum(mark.count for mark in scene.marks) == scene.shown == table.count
    assert all(sum(count for _, count in mark.mix) == mark.count for mark in scene.marks)


def test_closer_look_gives_symbols_again(many):
    """With the screen's bounds the events in sight, when few enough, are symbols again, a margin around the screen included."""
    table = EventTable.of(many(SYMBOL_LIMIT + 1000))
    scene = build_scene(table, View(bounds=((30.0, 170.0), (50.0, -160.0)), zoom=5.0))
    drawn = {symbol.key for symbol in symbols_of(scene)}
    across = (table.lon - 170.0) % 360 <= 30
    inside = np.flatnonzero((table.lat >= 30) & (table.lat <= 50) & across)
    assert {table.keys[row] for row in inside.tolist()} <= drawn
    assert len(drawn) < 2000


def test_keys_are_unique_even_for_one_article_twice(week):
    """The same article twice gives every event a key of its own."""
    table = EventTable.of((*week, *week))
    assert len(set(table.keys)) == len(table.keys)


def test_source_line_takes_the_names_that_it_is_given(week):
    """Articles that say nothing of themselves are named by what their reader calls them."""
    pasted = replace(week[0], article=Article(text="Pasted."))
    assert build_scene([pasted]).source_line == "Source: 1 article"
    assert build_scene([pasted], sources=["A truce\x00 in the east "]).source_line == "Source: A truce\ufffd in the east"


def test_days_at_the_beginning_of_the_calendar_have_a_legend(week):
    """Steps of age that would reach before the first day of year 1 end there."""
    events = tuple(replace(event, first=date(1, 1, 1 + i % 5), last=date(1, 1, 1 + i % 5)) for i, event in enumerate(week[0].events))
    ages = next(group for group in build_scene([replace(week[0], events=events)]).legend if group.title.startswith("Fill"))
    assert ages.rows[-1].label == "1 Jan 1"


def test_source_line_names_three_and_counts_the_rest(week):
    """Up to three sources are named; more are a number."""
    readings = [replace(week[0], article=replace(week[0].article, source=f"Paper {i}")) for i in range(5)]
    assert build_scene(readings).source_line == "Sources: Paper 0; Paper 1; Paper 2 and 2 more"
