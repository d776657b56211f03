"""How events look: themes, colours by type and by date, steps of age, rings. Numbers only; nothing is drawn here."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.model import Event

Theme = Literal["light", "dark"]
RingStyle = Literal["solid", "dashed", "dotted"]

# Fill by age, newest first. Full, .8 and .6 stay apart for colour-blind readers; below .6 two types become one, so the last is hollow.
FILL_STEPS = (1.0, 0.8, 0.6, 0.0)
# The ends, in days before the newest event shown, of the first three steps. Round spans, so that the legend reads as people speak.
AGE_SPANS = ((1, 3, 7), (3, 7, 14), (7, 14, 30), (7, 30, 90), (30, 90, 365), (90, 365, 1825), (365, 1825, 3650))
# Viridis at seven steps from old to new. Lightness changes at every step, so the order survives colour blindness and grey print. The
# newest stands out most from the ground: on a dark one it is the lightest, and the darker two fifths of viridis, hard to see there, are
# left out.
DATE_SCALES: dict[Theme, tuple[str, ...]] = {
    "light": ("#FDE725", "#8FD744", "#35B779", "#21908D", "#31688E", "#443A83", "#440154"),
    "dark": ("#277F8D", "#21918C", "#22A585", "#3CB975", "#6DCD58", "#B1DC2E", "#FDE725"),
}
MOST_CLASSES = 7
GREY_RING = "#6B7280"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of the base map and of what stands on it, each #RRGGBB."""

    water: str
    land: str
    coast: str
    border: str
    province: str
    graticule: str
    ink: str
    quiet_ink: str
    paper: str
    halo: str
    edge: str
    place_label: str
    ring: str


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        water="#D3DEE6",
        land="#F7F5F0",
        coast="#A9BAC6",
        border="#A79F95",
        province="#DAD4CA",
        graticule="#C6D3DC",
        ink="#1F2933",
        quiet_ink="#5B6672",
        paper="#FFFFFF",
        halo="#FFFFFF",
        edge="#3A4550",
        place_label="#525C67",
        ring=GREY_RING,
    ),
    "dark": Palette(
        water="#12181F",
        land="#242C36",
        coast="#44515F",
        border="#6A7684",
        province="#38434F",
        graticule="#1B232C",
        ink="#E6EBF0",
        quiet_ink="#A3AFBB",
        paper="#1A2129",
        halo="#12181F",
        edge="#0B0F14",
        place_label="#AEB9C4",
        ring="#AEB7C2",
    ),
}


def age_span(ages: NDArray[np.int64]) -> tuple[int, int, int]:
    """The three ends of the steps of age that tell the events apart best: the greatest entropy over the four steps, the shortest if equal.

    `ages` are days before the newest event, 0 or more.
    """
    best = max(AGE_SPANS, key=lambda span: round(_entropy(age_steps(ages, span)), 9))
    return best[0], best[1], best[2]


def age_steps(ages: NDArray[np.int64], span: tuple[int, int, int]) -> NDArray[np.int8]:
    """The step of each age: 0 (newest) to 3 (older than the span)."""
    return np.searchsorted(np.asarray(span), ages, side="left").astype(np.int8)


def _entropy(steps: NDArray[np.int8]) -> float:
    shares = np.bincount(steps, minlength=len(FILL_STEPS)) / max(1, len(steps))
    used = shares[shares > 0]
    return float(-(used * np.log(used)).sum())


def date_classes(days: NDArray[np.int32], limit: int = MOST_CLASSES) -> NDArray[np.int32]:
    """The last day of each class of a sequential scale, oldest first: equal shares of the days that occur, at most `limit` classes."""
    present = np.unique(days)
    if len(present) <= limit:
        return present
    cuts = np.linspace(0, len(present), limit + 1)[1:].round().astype(int) - 1
    last_days: NDArray[np.int32] = present[cuts]
    return last_days


def date_colours(count: int, theme: Theme) -> tuple[str, ...]:
    """`count` colours of the scale, oldest first, always ending with the newest colour."""
    scale = DATE_SCALES[theme]
    picks = np.linspace(len(scale) - 1, 0, count).round().astype(int)[::-1]
    return tuple(scale[i] for i in picks)


def ring_of(event: Event) -> RingStyle:
    """Solid for a known day, dashed for a week or longer, dotted where the date is only the publication date."""
    if event.date_source == "published":
        return "dotted"
    return "solid" if event.date_precision in {"day", None} else "dashed"


def size_of(event: Event) -> float:
    """A factor on a marker's radius, from 1 to 2.2: it follows the square root of the deaths (the mean of low and high)."""
    if event.deaths is None:
        return 1.0
    return float(min(2.2, 1 + 0.15 * ((event.deaths.low + event.deaths.high) / 2) ** 0.5))
