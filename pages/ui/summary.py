"""What the map shows, in one sentence: how many events, and where the others are."""

import numpy as np

from geo.maps.framing import inside
from geo.maps.marks import Bounds
from geo.maps.scene import Scene
from geo.maps.table import EventTable
from geo.maps.view import View, wanted
from pages.ui import words


def summary(table: EventTable, scene: Scene, screen: Bounds | None) -> str:
    """How many are drawn, listed and hidden: "12 of 20 events on the map, 3 without a marker, listed beside it."."""
    total, listed = table.count, sum(len(group.rows) for group in scene.listed)
    parts = [f"{scene.shown:,} of {words.counted(total, 'event')} on the map"]
    if told := int(np.isin(scene.rows, list(table.linked)).sum()):
        parts.append(f"{told:,} told by several articles")
    if listed:
        parts.append(f"{listed:,} without a marker, listed beside it")
    if hidden := total - scene.shown - listed:
        parts.append(f"{hidden:,} hidden by the filters")
    if screen is not None and (unseen := int((~inside(table.lat[scene.rows], table.lon[scene.rows], screen)).sum())):
        parts.append(f"{unseen:,} outside this view")
    return ", ".join(parts) + "."


def in_window(table: EventTable, view: View) -> int:
    """How many dated events pass all filters, the days included; the past that is kept as hollow rings is not in them."""
    return int(np.count_nonzero(wanted(table, view.within_days) & (table.first > 0)))
