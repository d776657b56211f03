"""The histogram of events over time."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.types import EVENT_TYPES
from geo.maps.scene import build_scene
from geo.maps.table import EventTable
from geo.maps.timeline import MOST_BINS, timeline_of
from geo.maps.view import View
from geo.model import Article, Reading
from tests.made_up import readings

SAMPLE = next(readings(10))


def told(spans, *, types=None):
    """A table of events with these first and last days; None is no date."""
    kinds = types or [row.name for row in EVENT_TYPES]
    events = tuple(
        replace(
            SAMPLE.events[0], id=f"e{i}", type=kinds[i % len(kinds)], first=span and span[0], last=span and span[1],
            date_precision=span and ("day" if span[0] == span[1] else "week"),
        )
        for i, span in enumerate(spans)
    )  # fmt: skip
    return EventTable.of([replace(SAMPLE, article=Article(text="made up"), events=events)])


def on(*days):
    return [(day, day) for day in days]


spans = st.lists(
    st.none() | st.tuples(st.dates(), st.integers(0, 4000)).map(lambda s: (s[0], min(date.max.toordinal(), s[0].toordinal() + s[1]))).map(
        lambda s: (s[0], date.fromordinal(s[1]))
    ),
    max_size=25,
)  # fmt: skip


@given(spans=spans)
def test_every_dated_event_is_in_the_bars_once(spans):
    """Sure counts and shares add up to the events that have a date; bins follow each other without a gap and hold all days."""
    timeline = timeline_of(told(spans), View())
    dated = [span for span in spans if span]
    assert (timeline.shown, timeline.undated) == (len(dated), len(spans) - len(dated))
    assert sum(sum(one.counts) + one.share for one in timeline.bins) == pytest.approx(len(dated))
    for before, after in zip(timeline.bins, timeline.bins[1:], strict=False):
        assert after.first - before.last == timedelta(days=1)
    if dated:
        assert timeline.bins[0].first <= min(first for first, _ in dated)
        assert timeline.bins[-1].last >= max(last for _, last in dated)
        assert len(timeline.bins) <= MOST_BINS + 4


@given(spans=spans)
def test_counts_are_those_of_counting_one_by_one(spans):
    """Each bin's sure count, and the number of events that only touch it, are what a loop over the events finds."""
    for one in (timeline := timeline_of(told(spans), View())).bins:
        sure = sum(1 for span in spans if span and one.first <= span[0] and span[1] <= one.last)
        touching = sum(1 for span in spans if span and span[0] <= one.last and span[1] >= one.first) - sure
        assert (sum(one.counts), one.touching) == (sure, touching)
        assert 0 <= one.share <= touching + 1e-9
    assert timeline.shown == sum(1 for span in spans if span)


@pytest.mark.parametrize(
    ("length", "unit"), [(30, "day"), (400, "week"), (3000, "month"), (20_000, "year"), (300_000, "decade"), (700_000, "century")]
)
def test_unit_follows_the_span(length, unit):
    """A month is shown by day, a year by week, and so on up to centuries."""
    begin = date(50, 1, 1)
    timeline = timeline_of(told(on(*(begin + timedelta(days=length * i // 40) for i in range(41)))), View())
    assert timeline.unit == unit


def test_event_of_a_month_is_spread_over_its_days():
    """In a chart of days, an event told of "December" is in no bar's count and a thirty-first in each."""
    timeline = timeline_of(told([*on(date(2024, 12, 3), date(2024, 12, 20)), (date(2024, 12, 1), date(2024, 12, 31))]), View())
    assert timeline.unit == "day"
    inside = [one for one in timeline.bins if one.first == one.last and one.first.month == 12]
    assert {round(one.share, 9) for one in inside} == {round(1 / 31, 9)}
    assert {one.touching for one in inside} == {1}
    assert sum(sum(one.counts) for one in timeline.bins) == 2


def test_far_events_are_one_bar_at_the_end():
    """A battle of 1453 beside a week of 2024 does not squeeze the week: it is in a bar of its own, which says so."""
    days = [date(2024, 12, 1 + i % 8) for i in range(30)]
    timeline = timeline_of(told(on(date(1453, 5, 29), *days)), View())
    assert (timeline.unit, timeline.is_cut) == ("day", (True, False))
    assert timeline.bins[0].label.startswith("before ")
    assert sum(timeline.bins[0].counts) == 1
    assert timeline.bins[0].first == date(1453, 5, 29)


def test_one_day_alone_is_a_bar_among_empty_ones():
    """So that it can be seen as a day, and a window be drawn."""
    timeline = timeline_of(told(on(date(2024, 12, 5))), View())
    assert len(timeline.bins) == 7
    assert [sum(one.counts) for one in timeline.bins] == [0, 0, 0, 1, 0, 0, 0]


def test_first_and_last_day_of_the_calendar_have_bars():
    """The calendar's ends break nothing."""
    timeline = timeline_of(told(on(date.min, date.min, date.max)), View())
    assert (timeline.bins[0].first, timeline.bins[-1].last) == (date.min, date.max)


def test_bars_show_what_the_other_filters_let_through():
    """Types, status, confidence and area decide about the bars; the window of days does not."""
    table = told(on(*(date(2024, 12, 1 + i) for i in range(10))), types=["battle", "protest"])
    view = View(types=frozenset({"battle"}), first=date(2024, 12, 9), last=date(2024, 12, 9), keep_past=True)
    timeline = timeline_of(table, view)
    assert timeline.shown == 5
    battle = [row.name for row in EVENT_TYPES].index("battle")
    assert sum(one.counts[battle] for one in timeline.bins) == 5


def test_columns_are_the_colours_of_the_map():
    """By type they are the types; by date those of the scale on the map, the newest day in the last one."""
    table = EventTable.of(readings(300))
    by_type = timeline_of(table, View())
    assert by_type.colours == tuple(row.colour for row in EVENT_TYPES)
    view = View(colour_by="date")
    by_date, scene = timeline_of(table, view), build_scene(table, view)
    assert set(by_date.colours) == {symbol.colour for mark in scene.marks for symbol in mark.symbols}
    assert len(by_date.names) == len(by_date.colours)
    newest = np.array([sum(one.counts[-1:]) for one in by_date.bins])
    assert newest.any()
    assert not newest[: len(newest) // 2].any()


@pytest.mark.parametrize("first", [None, date(2024, 12, 3)])
def test_bar_has_the_colour_of_its_events_on_the_map(week, first):
    """By date, an event's colour on the map is one of its day's bar: also where one is told of a whole country, and in a window."""
    table, view = EventTable.of(week), View(colour_by="date", first=first)
    timeline = timeline_of(table, view)
    symbols = [symbol for mark in build_scene(table, view).marks for symbol in mark.symbols]
    days = {one.first: dict(zip(timeline.colours, one.counts, strict=True)) for one in timeline.bins}
    sure = [symbol for symbol in symbols if symbol.event.first == symbol.event.last and symbol.event.first in days]
    assert timeline.unit == "day"
    assert len(sure) > 5
    assert all(days[symbol.event.first][symbol.colour] for symbol in sure)


@given(
    st.lists(st.tuples(st.dates(date(2010, 1, 1), date(2025, 1, 1)), st.integers(0, 400)), min_size=1, max_size=30),
    st.dates(date(2010, 1, 1), date(2025, 1, 1)),
    st.integers(0, 200),
)
def test_chart_near_to_some_days_is_finer_and_loses_nothing(starts, day, long):
    """Half a year and less in bars of days or weeks, whatever years the events are of; every event is in a bar all the same."""
    table = told([(first, first + timedelta(days=days)) for first, days in starts])
    timeline = timeline_of(table, View(), near=(day, day + timedelta(days=long)))
    inner = timeline.bins[timeline.is_cut[0] : len(timeline.bins) - timeline.is_cut[1]]
    assert timeline.unit in {"day", "week"}
    assert inner[0].first <= day
    assert inner[-1].last >= day + timedelta(days=long)
    assert sum(sum(one.counts) + one.share for one in timeline.bins) == pytest.approx(len(starts))


def test_no_event_is_no_bar():
    """Without events, or without dated ones, there is a timeline without bins and no error."""
    assert timeline_of(EventTable.of([]), View()).bins == ()
    empty = timeline_of(told([None, None]), View())
    assert (empty.bins, empty.shown, empty.undated) == ((), 0, 2)


def test_made_up_readings_are_the_same_each_time():
    """Benchmarks compare like with like."""
    assert [one.article.id for one in readings(50)] == [one.article.id for one in readings(50)]
    assert isinstance(SAMPLE, Reading)
