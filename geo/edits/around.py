"""The words around a clause."""

from dataclasses import dataclass

from geo.text import sentences


@dataclass(frozen=True, slots=True)
class Around:
    """A clause and its neighbours: the sentence before, the clause's own sentence cut in three at the clause, and the one after."""

    before: str
    head: str
    marked: str
    tail: str
    after: str


def around(text: str, start: int, end: int) -> Around:
    """What stands around the half-open offsets `start` and `end`; a neighbour that is not there is empty."""
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    spans = sentences(text)
    own = [at for at, span in enumerate(spans) if span.start < max(end, start + 1) and span.end > start]
    if not own:
        return Around("", "", text[start:end], "", "")
    first, last = own[0], own[-1]
    before = spans[first - 1] if first else None
    after = spans[last + 1] if last + 1 < len(spans) else None
    return Around(
        before=text[before.start : before.end] if before else "",
        head=text[spans[first].start : start],
        marked=text[start:end],
        tail=text[end : spans[last].end],
        after=text[after.start : after.end] if after else "",
    )
