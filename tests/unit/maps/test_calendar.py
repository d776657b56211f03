"""Days, weeks, months and longer as bins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.calendar import LAST_DAY, UNITS, after, begin, unit_in_words

days = st.dates().map(date.toordinal)


@given(day=days, unit=st.sampled_from(UNITS))
def test_day_lies_in_its_unit(day, unit):
    """Every day lies from the first day of its unit to the day before the next one, and that unit begins with itself."""
    first = begin(day, unit)
    assert first <= day < after(first, unit)
    assert begin(first, unit) == first
    if (following := after(first, unit)) <= LAST_DAY:
        assert begin(following, unit) == following


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("day", "5 Dec 2024"),
        ("week", "2–8 Dec 2024"),
        ("month", "December 2024"),
        ("year", "2024"),
        ("decade", "2020–2029"),
        ("century", "2000–2099"),
    ],
)
def test_unit_is_said_as_people_say_it(unit, said):
    """A week is its days, a month its name, a decade its years."""
    first = begin(date(2024, 12, 5).toordinal(), unit)
    assert unit_in_words(date.fromordinal(first), date.fromordinal(after(first, unit) - 1), unit) == said


def test_week_begins_on_monday():
    """Sunday is the last day of its week."""
    assert date.fromordinal(begin(date(2024, 12, 8).toordinal(), "week")) == date(2024, 12, 2)
