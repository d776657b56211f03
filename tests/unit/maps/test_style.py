"""Colours, steps of age and classes of dates: readable, colour-blind safe, told in round spans."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from geo.events.types import EVENT_TYPES
from geo.maps.days import date_in_words, span_in_words
from geo.maps.glyphs import GLYPHS, for_browser
from geo.maps.style import AGE_SPANS, DATE_SCALES, FILL_STEPS, MOST_CLASSES, PALETTES, age_span, age_steps, date_classes, date_colours
from geo.maps.symbols import WHITE, ink_on, luminance, over_white
from tests.contrast import contrast


@pytest.mark.parametrize("colour", [*(row.colour for row in EVENT_TYPES), *DATE_SCALES["light"], *DATE_SCALES["dark"]])
@pytest.mark.parametrize("fill", FILL_STEPS)
def test_glyph_stands_out_from_its_fill(colour, fill):
    """Every glyph has at least the 3 to 1 that WCAG asks of signs, on every fill."""
    assert contrast(ink_on(colour, fill), over_white(colour, fill)) >= 3.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(theme):
    """Text reaches 4.5 to 1 on paper, and names on the map on land and water."""
    palette = PALETTES[theme]
    for ink in (palette.ink, palette.quiet_ink):
        assert contrast(ink, palette.paper) >= 4.5
    for ground in (palette.land, palette.water):
        assert contrast(palette.place_label, ground) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marker_stands_out_from_the_base_map(theme):
    """A marker's casing or its edge has 3 to 1 with land and with water."""
    palette = PALETTES[theme]
    for ground in (palette.land, palette.water):
        assert max(contrast(WHITE, ground), contrast(palette.edge, ground)) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_date_scale_grows_at_every_step_towards_what_stands_out(theme):
    """Lightness changes at every step, so that grey print and colour-blind eyes keep the order; the newest differs most from the ground."""
    lights = [luminance(colour) for colour in DATE_SCALES[theme]]
    if theme == "light":
        lights.reverse()
    assert all(later > 1.25 * earlier for earlier, later in pairwise(lights))
    land = PALETTES[theme].land
    assert contrast(DATE_SCALES[theme][-1], land) == max(contrast(colour, land) for colour in DATE_SCALES[theme])


def test_every_day_is_seen_on_a_dark_ground():
    """Hue alone says the date: all colours of the dark scale have 3 to 1 with land and paper."""
    palette = PALETTES["dark"]
    assert all(contrast(colour, ground) >= 3 for colour in DATE_SCALES["dark"] for ground in (palette.land, palette.paper))


def test_age_span_tells_the_events_apart():
    """A month of events is told in days and weeks, ten years in months and years; the spans grow from row to row."""
    assert age_span(np.arange(30)) in {(7, 14, 30), (3, 7, 14)}
    assert age_span(np.arange(3650)) in {(365, 1825, 3650), (90, 365, 1825)}
    assert age_span(np.zeros(0, np.int64)) == AGE_SPANS[0]
    assert age_steps(np.array([0, 1, 2, 3, 4, 7, 8]), (1, 3, 7)).tolist() == [0, 0, 1, 1, 2, 2, 3]


def test_one_old_event_does_not_flatten_the_rest():
    """An event of ten years ago leaves the last week's events told apart."""
    span = age_span(np.array([0, 1, 2, 4, 5, 8, 9, 3650]))
    assert len(set(age_steps(np.array([0, 2, 5, 3650]), span).tolist())) == 4


def test_date_classes_share_out_the_days():
    """Few days have a class each; many are shared out evenly, the last class ending with the newest day."""
    assert date_classes(np.array([5, 3, 5, 9], np.int32)).tolist() == [3, 5, 9]
    classes = date_classes(np.arange(100, dtype=np.int32))
    assert len(classes) == MOST_CLASSES == len(DATE_SCALES["light"]) == len(DATE_SCALES["dark"])
    assert classes[-1] == 99
    assert date_colours(1, "light") == (DATE_SCALES["light"][-1],)
    assert date_colours(3, "dark")[-1] == DATE_SCALES["dark"][-1]


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (date(2024, 12, 8), date(2024, 12, 8), "day", "8 Dec 2024"),
        (date(2024, 11, 27), date(2024, 11, 30), "day", "27–30 Nov 2024"),
        (date(2024, 11, 27), date(2024, 12, 7), "day", "27 Nov – 7 Dec 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "week", "30 Dec 2023 – 2 Jan 2024"),
        (date(2024, 11, 1), date(2024, 11, 30), "month", "November 2024"),
        (date(2015, 1, 1), date(2015, 12, 31), "year", "2015"),
        (date(2015, 9, 1), date(2024, 12, 9), "month", "1 Sep 2015 – 9 Dec 2024"),
        (None, None, None, "no date"),
    ],
)
def test_dates_are_said_as_precisely_as_known(first, last, precision, said):
    """A month is its name, a year its number, a span says nothing twice."""
    assert date_in_words(first, last, precision) == said
    if precision == "day":
        assert span_in_words(first, last) == said


def test_every_type_has_a_glyph_of_its_own():
    """Each type's glyph is drawn, inside its box, and no two are alike."""
    paths = for_browser()
    assert {row.glyph for row in EVENT_TYPES} == set(GLYPHS) == set(paths)
    assert len(set(paths.values())) == len(paths)
    for outline in GLYPHS.values():
        assert all(abs(value) <= 5.2 for part in outline.parts for point in part for value in point)
