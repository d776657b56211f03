"""Which marks are drawn together at a zoom, and how the events of one point are set out. `assets/cluster.js` does the same on screen."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from geo.maps.marks import Mark, in_order

RADIUS = 12.0
# As many events of one point are drawn each as a symbol, around it; more are a pile with a number.
ROSETTE = 7
# With more marks than this in sight, a point with several events is a pile and marks keep a larger distance.
CALM = 70
MERGE = 0.72
MERGE_DENSE = 1.0
_CELL = 64.0
_ROSETTE_RADIUS = {1: RADIUS, 2: 21.0, 3: 25.0, 4: 25.0, 5: 28.0, 6: 31.0, 7: 31.0}
_PETAL_AWAY = {2: 11.0, 3: 13.5, 4: 16.0, 5: 19.0, 6: 22.5, 7: 22.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mark on the canvas, in pixels. `radius` is what it takes, `opened` whether its events are drawn each."""

    mark: Mark
    x: float
    y: float
    radius: float
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Marks drawn as one, at the place of the first; a single mark is a cluster of one."""

    members: tuple[Placed, ...]

    @property
    def head(self) -> Placed:
        """The mark that gives the cluster its place."""
        return self.members[0]

    @property
    def count(self) -> int:
        """How many events it holds."""
        return sum(placed.mark.count for placed in self.members)

    @property
    def mix(self) -> tuple[tuple[str, int], ...]:
        """Its colours with their counts, the most frequent first."""
        sums: defaultdict[str, int] = defaultdict(int)
        for placed in self.members:
            for colour, count in placed.mark.mix:
                sums[colour] += count
        return in_order(sorted(sums.items(), key=lambda part: -part[1]))


def pile_radius(count: int) -> float:
    """The radius of a pile in pixels: it grows with the number of its digits."""
    return RADIUS + 0.5 + 4 * math.log10(count)


def rosette_radius(count: int) -> float:
    """The radius that the symbols of one point take together."""
    return _ROSETTE_RADIUS[count]


def petals(count: int) -> list[tuple[float, float]]:
    """Offsets in pixels of up to ROSETTE symbols around their point: a pair, a triangle, at last six around one."""
    if count == 1:
        return [(0.0, 0.0)]
    middle = count == ROSETTE
    outer = count - 1 if middle else count
    start = math.pi if outer + middle == 2 else -math.pi / 2  # noqa: PLR2004 (a pair stands side by side)
    turns = [start + 2 * math.pi * i / outer for i in range(outer)]
    away = _PETAL_AWAY[count]
    return [(0.0, 0.0)] * middle + [(away * math.cos(turn), away * math.sin(turn)) for turn in turns]


def cluster(points: Sequence[tuple[Mark, float, float]], *, scale: float = 1.0) -> list[Cluster]:
    """Marks at (x, y) pixels as clusters, the fullest first. `scale` is how much larger than on screen they are drawn."""
    calm = len(points) <= CALM
    placed = [_placed(mark, x, y, scale, calm=calm) for mark, x, y in points]
    order = sorted(range(len(placed)), key=lambda i: (-placed[i].mark.count, i))
    grid: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i in order:
        grid[_cell(placed[i], scale)].append(i)
    taken: set[int] = set()
    clusters = []
    for i in order:
        if i in taken:
            continue
        taken.add(i)
        near = [
            j for j in _around(grid, placed[i], scale) if j not in taken and _touch(placed[i], placed[j], MERGE if calm else MERGE_DENSE)
        ]
        taken.update(near)
        clusters.append(Cluster(members=(placed[i], *(placed[j] for j in near))))
    return clusters


def _placed(mark: Mark, x: float, y: float, scale: float, *, calm: bool) -> Placed:
    count = len(mark.symbols)
    opened = count == 1 or (calm and 1 < count <= ROSETTE)
    radius = rosette_radius(count) * max(symbol.size for symbol in mark.symbols) if opened else pile_radius(mark.count)
    return Placed(mark=mark, x=x, y=y, radius=radius * scale, opened=opened)


def _cell(placed: Placed, scale: float) -> tuple[int, int]:
    return math.floor(placed.x / (_CELL * scale)), math.floor(placed.y / (_CELL * scale))


def _around(grid: dict[tuple[int, int], list[int]], placed: Placed, scale: float) -> list[int]:
    column, row = _cell(placed, scale)
    return [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in grid.get((column + dx, row + dy), ())]


def _touch(one: Placed, other: Placed, share: float) -> bool:
    return math.hypot(one.x - other.x, one.y - other.y) < share * (one.radius + other.radius)
