"""What to draw: events and a view of them in, pure data out. The web map and the picture draw the same scene."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from geo.coreference import Linked
from geo.events.types import EVENT_TYPES
from geo.maps.area import Area
from geo.maps.attribution import ATTRIBUTION
from geo.maps.framing import box_around, bulk
from geo.maps.gather import Drawn, gather
from geo.maps.heat import Heat, heat_of
from geo.maps.legend import LegendGroup, legend_of
from geo.maps.marks import Bounds, Label, Mark, Ring, Symbol
from geo.maps.rings import rings_of
from geo.maps.style import FILL_STEPS, PALETTES, Theme, age_span, age_steps, date_colours, size_of
from geo.maps.table import RINGS, EventTable
from geo.maps.view import ColourBy, ShowAs, View, date_scale, has_marker, is_wide, wanted
from geo.maps.words import event_title, killed_in_words, printable
from geo.model import Article, Event, Reading

__all__ = ["ColourBy", "Listed", "Scene", "ShowAs", "View", "build_scene", "event_title", "killed_in_words", "source_line"]

NO_PLACE = "No place is told"
NO_DATE = "No date is told"
WIDE_PLACE = "Only a country or a larger area is told"
# More events than this are drawn as counts in cells: a browser stays quick with some thousands of symbols, not with a hundred thousand.
SYMBOL_LIMIT = 6000
_SOURCES_NAMED = 3
_HOLLOW_STEP = np.int8(len(FILL_STEPS) - 1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listed:
    """Events that pass the filters and have no marker, with the reason in words; `rows` are theirs in the table.

    `linked` is, for each, what several articles tell.
    """

    reason: str
    rows: NDArray[np.intp]
    keys: tuple[str, ...]
    events: tuple[tuple[Article, Event], ...]
    linked: tuple[Linked | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """All that is drawn, and in words what it is.

    `shown` counts events with a marker, `rows` are theirs in the table, `first` and `last` their days. With `heat`, that is drawn in
    the place of marks and rings. `area` is the outline that the events were chosen by. `labels` is None for the world's own names;
    `near` are smaller places, added to them.
    `bounds` is the box around the bulk of the markers, `whole` around all of them; around the rings where there is no marker.
    """

    title: str
    theme: Theme
    colour_by: ColourBy
    marks: tuple[Mark, ...]
    rings: tuple[Ring, ...]
    heat: Heat | None
    area: Area | None
    labels: tuple[Label, ...] | None
    near: tuple[Label, ...]
    legend: tuple[LegendGroup, ...]
    listed: tuple[Listed, ...]
    shown: int
    rows: NDArray[np.intp]
    keys: tuple[str, ...]
    first: date | None
    last: date | None
    bounds: Bounds | None
    whole: Bounds | None
    source_line: str
    attribution: str = ATTRIBUTION


def build_scene(
    readings: EventTable | Iterable[Reading],
    view: View | None = None,
    *,
    title: str = "",
    labels: Iterable[tuple[str, float, float, int]] | None = None,
    near: Sequence[Label] = (),
    sources: Sequence[str] | None = None,
) -> Scene:
    """The scene of some readings (or of a table of them) under a view.

    `labels` are names for the base map: (name, lat, lon, rank), rank 0 for a country, 1 a capital, 2 a large town, 3 a town.
    None is the world's own names, an empty sequence none; `near` are added to them. `sources` are what to call the articles in the
    line of sources; None is what the articles say of themselves.
    """
    view = view or View()
    table = readings if isinstance(readings, EventTable) else EventTable.of(readings)
    passing = wanted(table, view)
    placed = ~np.isnan(table.lat)
    marked = has_marker(table)
    rows = np.flatnonzero(passing & marked)
    drawn = _style(table, rows, view)
    symbols_of = partial(_symbols, table, drawn, view)
    marks = gather(table, drawn, symbols_of, bounds=view.bounds, zoom=view.zoom, limit=SYMBOL_LIMIT)
    loose = np.flatnonzero(passing & placed & ~marked)
    rings = rings_of(table, passing, loose, drawn, colour_of=lambda row: _colour(table, drawn, row, view)) if view.show_mentioned else ()
    points = (table.lat[rows], table.lon[rows]) if len(rows) else (np.array([r.lat for r in rings]), np.array([r.lon for r in rings]))
    return Scene(
        title=printable(title.strip()),
        theme=view.theme,
        colour_by=view.colour_by,
        marks=marks,
        rings=rings,
        heat=heat_of(table.lat[rows], table.lon[rows], bounds=view.bounds, zoom=view.zoom) if view.show_as == "heat" else None,
        area=view.area,
        labels=None if labels is None else tuple(Label(printable(name), lat, lon, rank) for name, lat, lon, rank in labels),
        near=tuple(near),
        legend=legend_of(table, drawn, marks, rings, theme=view.theme, by_size=view.size_by_deaths, heat=view.show_as == "heat"),
        listed=tuple(_listed(table, passing, placed=placed, wide=is_wide(table), dated=table.first > 0)),
        shown=len(rows),
        rows=rows,
        keys=tuple(map(table.keys.__getitem__, rows.tolist())),
        first=date.fromordinal(int(table.first[rows].min())) if len(rows) else None,
        last=date.fromordinal(int(table.last[rows].max())) if len(rows) else None,
        bounds=box_around(*_most(*points)),
        whole=box_around(*points),
        source_line=source_line(table.articles, sources),
    )


def _most(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    near = bulk(lat, lon)
    return lat[near], lon[near]


def _style(table: EventTable, rows: NDArray[np.intp], view: View) -> Drawn:
    """Colour and fill of every event that is drawn, in whole columns."""
    last = table.last[rows]
    ages = (last.max() - last if len(rows) else last).astype(np.int64)
    span, past = age_span(ages), _past(table, rows, view)
    if view.colour_by == "type":
        colours = tuple(row.colour for row in EVENT_TYPES)
        return Drawn(
            rows=rows,
            colour=table.type[rows].astype(np.int32),
            colours=colours,
            step=np.where(past, _HOLLOW_STEP, age_steps(ages, span)),
            span=span,
            classes=None,
            past=past,
        )
    # Hue says the date already; a paler fill would shift the scale's colours, so every marker is full.
    classes = date_scale(table, view)
    return Drawn(
        rows=rows,
        colour=np.searchsorted(classes, last, side="left").astype(np.int32),
        colours=date_colours(max(1, len(classes)), view.theme),
        step=np.where(past, _HOLLOW_STEP, np.int8(0)),
        span=span,
        classes=classes,
        past=past,
    )


def _past(table: EventTable, rows: NDArray[np.intp], view: View) -> NDArray[np.bool_]:
    """Which events are kept though they are over before the view's days."""
    if not view.keep_past or view.first is None:
        return np.zeros(len(rows), np.bool_)
    return np.asarray(table.last[rows] < view.first.toordinal())


def _symbols(table: EventTable, drawn: Drawn, view: View, indices: NDArray[np.intp]) -> list[Symbol]:
    """The symbols of some positions in `drawn.rows`. Columns are taken whole: thousands of symbols are made at every filter."""
    rows = drawn.rows[indices]
    colours, steps = drawn.colour[indices].tolist(), drawn.step[indices].tolist()
    kinds, rings = table.type[rows].tolist(), table.ring[rows].tolist()
    made = []
    for row, colour, step, kind, ring in zip(rows.tolist(), colours, steps, kinds, rings, strict=True):
        article, event = table.events[row]
        made.append(
            Symbol(
                article=article,
                event=event,
                key=table.keys[row],
                title=table.title_of(row),
                colour=drawn.colours[colour],
                glyph=EVENT_TYPES[kind].glyph,
                fill=FILL_STEPS[step],
                ring=RINGS[ring],
                size=size_of(event) if view.size_by_deaths else 1.0,
                linked=table.linked.get(row),
            )
        )
    return made


def _colour(table: EventTable, drawn: Drawn, row: int, view: View) -> str:
    """The colour of an event that may have no marker: by its type, or by its date on the scale of those that have one."""
    if view.colour_by == "type":
        return EVENT_TYPES[int(table.type[row])].colour
    if drawn.classes is None or not len(drawn.classes) or not table.last[row]:
        return PALETTES[view.theme].ring
    index = min(int(np.searchsorted(drawn.classes, table.last[row])), len(drawn.colours) - 1)
    return drawn.colours[index]


def _listed(
    table: EventTable, passing: NDArray[np.bool_], *, placed: NDArray[np.bool_], wide: NDArray[np.bool_], dated: NDArray[np.bool_]
) -> Iterable[Listed]:
    for reason, mask in ((NO_PLACE, ~placed), (WIDE_PLACE, placed & wide), (NO_DATE, placed & ~wide & ~dated)):
        rows = np.flatnonzero(passing & mask)
        if len(rows):
            found = rows.tolist()
            yield Listed(
                reason=reason,
                rows=rows,
                keys=tuple(table.keys[row] for row in found),
                events=tuple(table.events[row] for row in found),
                linked=tuple(table.linked.get(row) for row in found),
            )


def source_line(articles: Sequence[Article], called: Sequence[str] | None = None) -> str:
    """Where the events come from: the articles as they are `called`, or their sources, titles or addresses; three at most by name."""
    told = [article.source or article.title or article.url or "" for article in articles] if called is None else called
    names = list(dict.fromkeys(name for one in told if (name := one.strip())))
    if not names:
        return f"Source: {len(articles)} article{'s' if len(articles) != 1 else ''}" if articles else ""
    rest = f" and {len(names) - _SOURCES_NAMED} more" if len(names) > _SOURCES_NAMED else ""
    return printable(f"Source{'s' if len(names) > 1 else ''}: {'; '.join(names[:_SOURCES_NAMED])}{rest}")
