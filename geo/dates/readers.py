"""Which function reads what a rule of the grammar found: the rule has the function's name."""

from collections.abc import Callable
from typing import Final

from geo.dates import counted, named, seasons
from geo.dates.parts import Found, Parts
from geo.dates.setting import Setting

# A reader takes the parts of an expression and the setting, and gives the days that are meant, or None where it is no date after all.
Reader = Callable[[Parts, Setting], Found | None]

_READERS: Final[tuple[Reader, ...]] = (
    *(named.calendar, named.day_before, named.numeric, named.year_tail, named.the_nth),
    *(seasons.part_of, seasons.quarter, seasons.half, seasons.season, seasons.decade, seasons.century, seasons.holiday),
    *(seasons.other_calendar, counted.today, counted.today_off, counted.this_part, counted.next_part, counted.weekday),
    *(counted.weekend, counted.unit, counted.the_day_after, counted.many_units, counted.steps, counted.clock, counted.before_christ),
)
BY_NAME: Final = {reader.__name__: reader for reader in _READERS}
