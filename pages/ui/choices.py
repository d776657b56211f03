"""What was made of choices of articles, kept between reruns and shared by all sessions: few of the large ones, many of the small."""

from collections.abc import Callable, Hashable
from threading import Condition, Lock
from typing import Any, TypeVar

from cachetools import LRUCache

Made = TypeVar("Made")
# A choice weighs as much as it has articles. Three things are made of each: so the last two states of the 10,000 articles that hold
# 100,000 events are kept, some 200 MB.
MOST = 60_000


class Choices:
    """Things by their keys. Two who want the same one at once wait for one making of it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: LRUCache[Hashable, tuple[int, Any]] = LRUCache(most, lambda kept: kept[0])
        self._making: set[Hashable] = set()
        self._changed = Condition(Lock())

    def of(self, key: Hashable, make: Callable[[], Made], *, weight: int, holds: Callable[[], bool] = lambda: True) -> Made:
        """The thing of this key, made if it is not kept. What `make` raises is raised, and nothing is kept.

        Nor is what was made while the key ceased to be the right one: `holds` is asked when it is made.
        """
        with self._changed:
            self._changed.wait_for(lambda: key not in self._making)
            if (kept := self._kept.get(key)) is not None:
                return kept[1]  # type: ignore[no-any-return]
            self._making.add(key)
        try:
            made = make()
            if holds():
                with self._changed:
                    self._kept[key] = (min(weight, self._most), made)
        finally:
            with self._changed:
                self._making.discard(key)
                self._changed.notify_all()
        return made
