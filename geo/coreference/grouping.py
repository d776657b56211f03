"""Pairs of events become groups: the surest pair first, never two events of an article in one, nor two that have nothing in common."""

from collections.abc import Iterable, Sequence

import numpy as np

from geo.coreference.columns import Columns
from geo.coreference.evidence import TOO_LITTLE, Weighed, weigh

# A group that many articles tell is asked through so many of its members; all of them would make the time quadratic.
_ASKED = 12


class Groups:
    """Groups of rows that grow by joining; `apart` are pairs of rows that a person told apart."""

    def __init__(self, columns: Columns, apart: Iterable[tuple[int, int]]) -> None:
        self._columns = columns
        self._of = list(range(len(columns.events)))
        self._members: dict[int, list[int]] = {}
        self._articles: dict[int, set[int]] = {}
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, a: int, b: int, *, by_hand: bool = False) -> None:
        """Join the groups of two rows if they may be one. What a person joined is asked only whether a person told it apart.

        Two events of one article stay two: what tells of both is joined with one of them.
        """
        one, other = self._of[a], self._of[b]
        if one == other or self._told_by(one) & self._told_by(other) or self._are_apart(one, other):
            return
        if not (by_hand or self._may_be_one(one, other)):
            return
        small, large = sorted((one, other), key=lambda group: (len(self.members(group)), group))
        for row in self.members(small):
            self._of[row] = large
        articles = self._told_by(small) | self._told_by(large)
        self._members[large] = self.members(large) + self.members(small)
        self._articles[large] = articles

    def members(self, group: int) -> list[int]:
        """The rows of a group."""
        return self._members.get(group, [group])

    def found(self) -> list[list[int]]:
        """The groups of two rows or more, each in the order of its rows."""
        return sorted(sorted(rows) for group, rows in self._members.items() if self._of[group] == group)

    def _told_by(self, group: int) -> set[int]:
        return self._articles.get(group) or {int(self._columns.article[group])}

    def _are_apart(self, one: int, other: int) -> bool:
        if not self._apart:
            return False
        others = set(self.members(other))
        return any(self._apart.get(row, set()) & others for row in self.members(one))

    def _may_be_one(self, one: int, other: int) -> bool:
        few, more = self._some(one), self._some(other)
        if len(few) * len(more) == 1:
            return True  # the pair itself has been weighed
        left, right = np.repeat(few, len(more)), np.tile(more, len(few))
        return len(weigh(self._columns, left, right, least=TOO_LITTLE).points) == len(left)

    def _some(self, group: int) -> list[int]:
        """Up to _ASKED members, the same ones whatever the order of the readings."""
        rows = self.members(group)
        return rows if len(rows) <= _ASKED else sorted(rows, key=self._columns.keys.__getitem__)[:_ASKED]


def grouped(
    columns: Columns, weighed: Weighed, *, together: Sequence[tuple[int, int]] = (), apart: Sequence[tuple[int, int]] = ()
) -> list[list[int]]:
    """Groups of rows of two or more, out of pairs with their points and of what a person said of rows, which counts more."""
    groups = Groups(columns, apart)
    for one, other in sorted(together, key=lambda pair: sorted(columns.keys[row] for row in pair)):
        groups.join(one, other, by_hand=True)
    keys = columns.keys
    pairs = zip(weighed.points.tolist(), weighed.left.tolist(), weighed.right.tolist(), strict=True)
    for _, one, other in sorted(pairs, key=lambda pair: (-pair[0], *sorted((keys[pair[1]], keys[pair[2]])))):
        groups.join(one, other)
    return groups.found()
