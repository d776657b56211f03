"""Whether an event's confidence means what it says: of the events with .8, about eight in ten are right.

Needs the annotated articles of ../shared beside the project (or at $WHEREABOUTS_SHARED); the product itself never does.

    python -m tests.quality.reliability     print the figures and draw docs/reliability.svg

Each confidence comes from a model that has not seen the event's article. The expected calibration error (Naeini and others, 2015) is the gap between
confidence and share right, over tenths, weighted by their events. Its interval is by resampling articles; `by chance` is what perfectly
calibrated confidences would show with so few events.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo.events import train
from geo.events.extract import LEAST_CONFIDENCE

SHARED = Path(os.environ.get("WHEREABOUTS_SHARED", Path(__file__).resolve().parents[3] / "shared"))
PLOT = Path(__file__).resolve().parents[2] / "docs" / "reliability.svg"
ROUNDS = 2000
SEED = 1
_TENTHS = 10
_INTERVAL = (2.5, 97.5)  # percent
_Z = 1.96
_SIZE, _LEFT, _TOP = 400, 60, 30  # pixels
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Bin:
    """The events of a tenth: how many, their mean confidence, the share that is right, and Wilson's 95 % interval of that share."""

    count: int
    confidence: float
    right: float
    low: float
    high: float


def bins(confidence: Floats, right: Floats) -> list[Bin]:
    """The tenths that hold events."""
    tenth = np.minimum((confidence * _TENTHS).astype(int), _TENTHS - 1)
    found = []
    for number in np.unique(tenth):
        inside = tenth == number
        low, high = wilson(float(right[inside].mean()), int(inside.sum()))
        found.append(Bin(int(inside.sum()), float(confidence[inside].mean()), float(right[inside].mean()), low, high))
    return found


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share seen in so many events (E. B. Wilson, 1927)."""
    middle = share + _Z**2 / (2 * count)
    wide = _Z * np.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    return float((middle - wide) / (1 + _Z**2 / count)), float((middle + wide) / (1 + _Z**2 / count))


def calibration_error(confidence: Floats, right: Floats) -> float:
    """The expected calibration error, over tenths."""
    return sum(one.count * abs(one.confidence - one.right) for one in bins(confidence, right)) / len(confidence)


def spread(articles: Sequence[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """The error's 95 % interval by resampling articles, and the interval that perfect calibration would show by chance."""
    dice = np.random.default_rng(SEED)
    again, chance = [], []
    confidence = np.concatenate([one for one, _ in articles])
    for _ in range(ROUNDS):
        drawn = [articles[n] for n in dice.integers(len(articles), size=len(articles))]
        again.append(calibration_error(np.concatenate([one for one, _ in drawn]), np.concatenate([one for _, one in drawn])))
        chance.append(calibration_error(confidence, (dice.random(len(confidence)) < confidence).astype(float)))
    return np.percentile(again, _INTERVAL), np.percentile(chance, _INTERVAL)


def drawn(found: Sequence[Bin], caption: str) -> str:
    """The plot as SVG: share right over confidence, with intervals and counts, beside the diagonal of perfect calibration."""

    def x(value: float) -> float:
        return _LEFT + value * _SIZE

    def y(value: float) -> float:
        return _TOP + (1 - value) * _SIZE

    grid = "".join(
        f'<path d="M{x(n / 5):.0f} {y(0):.0f}V{y(1):.0f}M{x(0):.0f} {y(n / 5):.0f}H{x(1):.0f}" stroke="#D5D9DE"/>'
        f'<text x="{x(n / 5):.0f}" y="{y(0) + 18:.0f}" text-anchor="middle">{n / 5:.1f}</text>'
        f'<text x="{x(0) - 8:.0f}" y="{y(n / 5) + 4:.0f}" text-anchor="end">{n / 5:.1f}</text>'
        for n in range(6)
    )
    points = "".join(
        f'<path d="M{x(one.confidence):.1f} {y(one.low):.1f}V{y(one.high):.1f}" stroke="#332288" stroke-width="1.5"/>'
        f'<circle cx="{x(one.confidence):.1f}" cy="{y(one.right):.1f}" r="5" fill="#332288"/>'
        f'<text x="{x(one.confidence) + 8:.1f}" y="{y(one.right) + 16:.1f}">{one.count}</text>'
        for one in found
    )
    width, height = _LEFT + _SIZE + 30, _TOP + _SIZE + 80
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' font-family="sans-serif" font-size="12" fill="#26313C"><title>Share of events that are right, by confidence</title>'
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>{grid}'
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#8A94A0" stroke-dasharray="5 4"/>{points}'
        f'<text x="{x(0.5):.0f}" y="{y(0) + 40:.0f}" text-anchor="middle">Confidence</text>'
        f'<text x="16" y="{y(0.5):.0f}" text-anchor="middle" transform="rotate(-90 16 {y(0.5):.0f})">Share right, with 95 % interval</text>'
        f'<text x="{x(0.5):.0f}" y="{y(0) + 64:.0f}" text-anchor="middle">{caption}</text></svg>\n'
    )


def main() -> int:
    """Print the figures and draw the plot; exit 2 where the annotated articles are missing."""
    if not SHARED.is_dir():
        print(f"The annotated articles are not at {SHARED}. Put them there or set WHEREABOUTS_SHARED to their folder.", file=sys.stderr)
        return 2
    articles = []
    for drafts in train.out_of_sample(SHARED):
        shown = [(confidence, float(right)) for confidence, right in drafts if confidence >= LEAST_CONFIDENCE]
        if shown:
            articles.append((np.array([one for one, _ in shown]), np.array([one for _, one in shown])))
    confidence, right = (np.concatenate(columns) for columns in zip(*articles, strict=True))
    found, error = bins(confidence, right), calibration_error(confidence, right)
    again, chance = spread(articles)
    for one in found:
        print(f"confidence {one.confidence:.2f}: {one.count:3d} events, right {one.right:.2f} ({one.low:.2f} to {one.high:.2f})")
    print(f"calibration error {error:.3f} ({again[0]:.3f} to {again[1]:.3f}); by chance {chance[0]:.3f} to {chance[1]:.3f}")
    PLOT.write_text(drawn(found, f"{len(right)} events of {len(articles)} articles, each left out in turn"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
