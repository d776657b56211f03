"""The legend: only what is on this map, in the order in which a reader asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.events.types import EVENT_TYPES, Glyph
from geo.maps.days import date_in_words, day_in_words, span_in_words
from geo.maps.gather import Drawn
from geo.maps.heat import ramp
from geo.maps.marks import HOLLOW, Mark, Ring
from geo.maps.style import FILL_STEPS, PALETTES, RingStyle, Theme
from geo.maps.table import RINGS, EventTable

SwatchKind = Literal["symbol", "fill", "ring", "hollow", "disc", "halo", "size", "pile", "heat"]
# Grey signs stand on a white casing in either theme.
SIGN_INK = "#5B6672"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """A swatch and its meaning.

    `count` is the number of events, None where counting means nothing; `mix` the colours of a pile or of a scale.
    """

    swatch: SwatchKind
    label: str
    colour: str
    glyph: Glyph | None = None
    fill: float = 1.0
    ring: RingStyle = "solid"
    count: int | None = None
    mix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendGroup:
    """Some rows under a heading. `key` marks what explains signs; a small screen may fold it away."""

    title: str
    rows: tuple[LegendRow, ...]
    key: bool = False


def legend_of(
    table: EventTable, drawn: Drawn, marks: Sequence[Mark], rings: Sequence[Ring], *, theme: Theme, by_size: bool, heat: bool = False
) -> tuple[LegendGroup, ...]:
    """The groups of the legend, without those that would be empty. Heat is its scale, and nothing else is drawn with it."""
    if heat:
        return (_heat(len(drawn.rows), theme),) if len(drawn.rows) else ()
    ink, groups_ink = SIGN_INK, PALETTES[theme].quiet_ink
    groups = (
        LegendGroup(title="Last day of the event", rows=tuple(_dates(table, drawn))),
        LegendGroup(title="Type of event", rows=tuple(_types(table, drawn, ink))),
        LegendGroup(title="Fill: last day of the event", rows=tuple(_ages(table, drawn, ink)), key=True),
        LegendGroup(title="Ring: date known to", rows=tuple(_rings(table, drawn, ink)), key=True),
        LegendGroup(
            title="Places", rows=tuple(_places(marks, rings, groups_ink, by_type=drawn.classes is None, by_size=by_size)), key=True
        ),
    )
    return tuple(group for group in groups if group.rows)


def narrowed(groups: Sequence[LegendGroup], marks: Sequence[Mark]) -> tuple[LegendGroup, ...]:
    """A legend that counts the events of these marks alone; what none of them shows is left out."""
    found = (replace(group, rows=tuple(_narrowed(group.rows, marks))) for group in groups)
    return tuple(group for group in found if group.rows)


def _narrowed(rows: Sequence[LegendRow], marks: Sequence[Mark]) -> Iterator[LegendRow]:
    for row in rows:
        count = None if row.count is None else _count(row, marks)
        if count != 0:
            yield replace(row, count=count)


def _count(row: LegendRow, marks: Sequence[Mark]) -> int | None:
    """How many events of some marks a row stands for; None where that is not known of counts without symbols."""
    if row.swatch == "heat":
        return sum(mark.count for mark in marks)
    if row.colour != SIGN_INK:
        return sum(_of_colour(mark, row.colour) for mark in marks)
    if not all(mark.symbols for mark in marks):
        return None
    signs = (symbol.glyph if row.glyph else symbol.fill for mark in marks for symbol in mark.symbols)
    return sum(sign == (row.glyph or row.fill) for sign in signs)


def _of_colour(mark: Mark, colour: str) -> int:
    """How many events of a mark have a colour, the hollow ones too where they are known one by one."""
    if mark.symbols:
        return sum(symbol.colour == colour for symbol in mark.symbols)
    return sum(count for its, count in mark.mix if its == colour)


def _heat(count: int, theme: Theme) -> LegendGroup:
    row = LegendRow(swatch="heat", label="few to many events near each other", colour=SIGN_INK, mix=ramp(theme), count=count)
    return LegendGroup(title="Heat: where events lie densely, in this view", rows=(row,))


def _types(table: EventTable, drawn: Drawn, ink: str) -> Iterator[LegendRow]:
    counts = np.bincount(table.type[drawn.rows], minlength=len(EVENT_TYPES))
    for row, count in zip(EVENT_TYPES, counts.tolist(), strict=True):
        if count:
            colour = row.colour if drawn.classes is None else ink
            yield LegendRow(swatch="symbol", label=row.label, colour=colour, glyph=row.glyph, count=count)


def _dates(table: EventTable, drawn: Drawn) -> Iterator[LegendRow]:
    if drawn.classes is None or not len(drawn.rows):
        return
    days = table.last[drawn.rows]
    counts = np.bincount(drawn.colour, minlength=len(drawn.classes))
    for index in reversed(np.flatnonzero(counts).tolist()):
        inside = drawn.colour == index
        label = _class_label(table, drawn.rows[inside], days[inside])
        yield LegendRow(swatch="fill", label=label, colour=drawn.colours[index], count=int(counts[index]))


def _class_label(table: EventTable, rows: NDArray[np.intp], days: NDArray[np.int32]) -> str:
    """What a class holds: its events' date where they share one ("September 2025"), else the span of their last days."""
    first, *others = (table.events[row][1] for row in rows.tolist())
    said = date_in_words(first.first, first.last, first.date_precision)
    if all(date_in_words(event.first, event.last, event.date_precision) == said for event in others):
        return said
    return span_in_words(date.fromordinal(int(days.min())), date.fromordinal(int(days.max())))


def _ages(table: EventTable, drawn: Drawn, ink: str) -> Iterator[LegendRow]:
    """Fill by age, said from the newest event shown: "7 Dec 2024 to 9 Dec 2024"."""
    if drawn.classes is not None or not len(drawn.rows):
        return
    newest = date.fromordinal(int(table.last[drawn.rows].max()))
    counts = np.bincount(drawn.step, minlength=len(FILL_STEPS)).tolist()
    if max(counts) == len(drawn.rows):
        return  # one step alone explains nothing
    ends = (*drawn.span, None)
    for index, (fill, end) in enumerate(zip(FILL_STEPS, ends, strict=True)):
        if counts[index]:
            yield LegendRow(swatch="fill", label=_age_label(newest, index, end, drawn.span), colour=ink, fill=fill, count=counts[index])


def _age_label(newest: date, index: int, end: int | None, span: tuple[int, int, int]) -> str:
    if end is None:
        return f"before {day_in_words(_earlier(newest, span[-1]))}"
    latest = newest if index == 0 else _earlier(newest, span[index - 1] + 1)
    return span_in_words(_earlier(newest, end), latest)


def _earlier(day: date, days: int) -> date:
    """The day so many days before, or the first day that there is."""
    return date.fromordinal(max(1, day.toordinal() - days))


def _rings(table: EventTable, drawn: Drawn, ink: str) -> Iterator[LegendRow]:
    styles = {RINGS[code] for code in np.unique(table.ring[drawn.rows]).tolist()}
    labels: tuple[tuple[RingStyle, str], ...] = (
        ("solid", "the day"),
        ("dashed", "the week, month or longer"),
        ("dotted", "publication date only"),
    )
    for style, label in labels:
        if style in styles and len(styles) > 1:
            yield LegendRow(swatch="ring", label=label, colour=ink, ring=style)


def _places(marks: Sequence[Mark], rings: Sequence[Ring], ink: str, *, by_type: bool, by_size: bool) -> Iterator[LegendRow]:
    kinds = {ring.kind for ring in rings}
    if any(mark.count > 1 for mark in marks):
        mix = max((mark.mix for mark in marks), key=len)[:3]
        label = "several events, by type" if by_type else "several events, by date"
        if any(colour == HOLLOW for mark in marks for colour, _ in mark.mix):
            label += "; blank: past ones that are kept"
        yield LegendRow(swatch="pile", label=label, colour=ink, mix=tuple(colour for colour, _ in mix))
    if any(mark.radius_km for mark in marks):
        yield LegendRow(swatch="disc", label="somewhere in this area", colour=ink)
    if by_size:
        yield LegendRow(swatch="size", label="larger: more people killed", colour=ink)
    if "named" in kinds:
        yield LegendRow(swatch="hollow", label="named with an event", colour=EVENT_TYPES[0].colour)
    if "listed" in kinds:
        yield LegendRow(swatch="halo", label="told of a country, or undated", colour=EVENT_TYPES[0].colour)
    if "mentioned" in kinds:
        yield LegendRow(swatch="hollow", label="mentioned only", colour=ink)
