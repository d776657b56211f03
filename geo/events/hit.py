"""One trigger in its clause."""

from dataclasses import dataclass, field
from typing import Literal

Voice = Literal["active", "passive"]


@dataclass(slots=True)
class Hit:
    """One trigger: words `start` to `end` of the document. The sets hold the noun classes found on each side."""

    start: int
    end: int
    lemma: str
    frame: str
    pos: Literal["v", "n"]
    tag: str
    clause: int
    voice: Voice = "active"
    group: tuple[str, ...] = ()  # auxiliaries and adverbs before the verb, in order
    group_start: int = 0
    subject: tuple[int, int] = (0, 0)
    object: tuple[int, int] = (0, 0)
    subject_classes: frozenset[str] = field(default_factory=frozenset)
    object_classes: frozenset[str] = field(default_factory=frozenset)
    clause_classes: frozenset[str] = field(default_factory=frozenset)
    support: str = ""  # the verb that carries a noun: "launched an attack", "clashes erupted"
    support_at: int = -1
    weak: bool = False
    deed: "Hit | None" = None  # the noun that says what a general verb did: "an air strike hit the market"
