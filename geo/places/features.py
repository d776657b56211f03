"""What the place recogniser sees of a word: features as strings, in groups that depend on a few small values.

A group is a tuple: the number of its function in GROUPS and the function's arguments. The same group means the same features
wherever it turns up, so the tagger sums the weights of a group once and remembers the sum: that is what makes it fast.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from geo.places.lexicon import WordType
from geo.places.names import UNKNOWN, Names, describe, kind_of
from geo.places.words import Run, Word

Group: TypeAlias = tuple[int | str, ...]

EDGE = WordType("^", "^", "", "", "^", is_name_like=False)
# Cues that tell what kind of thing a run of capitalised words names.
_TELLING = frozenset(("org", "media", "road", "unit", "nature", "site", "title"))
# Words between the members of a list, or between a place and what it lies in.
_LISTING = frozenset((",", "and", "or", "&", "in", "-", "/"))
# Words of a run that are read on for a telling cue.
_READ_ON = 5
_FAR = 3
WORD, FAR, NAME, LEFT, RIGHT, SIDES, BEFORE, AFTER, OUTER, LIST, RUN, USES, PLACE, PAIR = range(14)


def features(group: Group) -> list[str]:
    """The features of a group."""
    number, *values = group
    return GROUPS[int(number)](*values)


class Describer:
    """The groups of the words of one article."""

    def __init__(self, found: Sequence[Word], names: Names) -> None:
        self._words = found
        self._types = [EDGE, EDGE, *(word.type for word in found), EDGE, EDGE]
        self._names = names
        self._uses = _uses(self._types)

    def groups(self, i: int, run: Run) -> list[Group]:
        """The groups of word i, which is in the run."""
        word, names = self._words[i], self._names
        before2, before, own, after, after2 = self._types[i : i + 5]
        over = names.over.get(i)
        single = describe(names.facts.get((i, 1)))
        part, long = _part(i, over), describe(names.facts[over]) if over else UNKNOWN
        found: list[Group] = [
            (WORD, 0, own.low, own.cue, own.flags, own.shape),
            (WORD, -1, before.low, before.cue, before.flags, before.shape),
            (WORD, 1, after.low, after.cue, after.flags, after.shape),
            (FAR, -2, before2.low, before2.cue, before2.shape),
            (FAR, 2, after2.low, after2.cue, after2.shape),
            (PAIR, -2, before2.low, before.low),
            (PAIR, 2, after2.low, after.low),
            (NAME, single, part, long, own.cue, own.flags),
            (LEFT, before.cue, before.flags, long, own.flags),
            (RIGHT, after.cue, after.flags, long, own.flags),
            (SIDES, before.cue, after.cue),
            (BEFORE, before.low, part),
            (AFTER, after.low, part),
            *self._around(i, over, part),
            self._in_run(i, run, part, single[:4]),
            (USES, self._uses.get(own.text, ""), single),
        ]
        if word.opens or word.headline:
            found.append((PLACE, word.opens, word.headline, single, long, own.flags))
        return found

    def _around(self, i: int, over: tuple[int, int] | None, part: str) -> list[Group]:
        """What stands before and after the whole name that covers word i, and the names beyond a comma or an "and"."""
        first, count = over or (i, 1)
        last = first + count
        before, after = self._types[first + 1], self._types[last + 2]
        found: list[Group] = [
            (OUTER, "[", before.low, before.cue, before.flags, before.shape, part),
            (OUTER, "]", after.low, after.cue, after.flags, after.shape, part),
        ]
        for mark, near, beyond in (("[", before, first - 2), ("]", after, last + 1)):
            if near.low in _LISTING and (other := self._names.over.get(beyond)):
                found.append((LIST, mark, near.low, kind_of(self._names.facts[other]), part))
        return found

    def _in_run(self, i: int, run: Run, part: str, single: str) -> Group:
        """The words of the same run that betray an organisation, a road or a person: "California Polytechnic State University"."""
        types = self._types
        later = ""
        for j in range(i + 3, min(run.last + 2, i + 3 + _READ_ON)):
            if types[j].cue in _TELLING:
                later = types[j].cue
                break
        where = f"{min(i - run.first, _FAR)}{min(run.last - 1 - i, _FAR)}"
        return (RUN, where, later, part, single, types[run.last + 1].cue, types[run.first + 2].flags)


def _part(i: int, over: tuple[int, int] | None) -> str:
    if over is None:
        return "O"
    first, count = over
    if count == 1:
        return "S"
    return "B" if i == first else "E" if i == first + count - 1 else "M"


def _uses(types: Sequence[WordType]) -> dict[str, str]:
    """How an article uses each name-like word: after "in", as a person's surname, written small elsewhere, how often."""
    count: dict[str, int] = {}
    seen: dict[str, set[str]] = {}
    small = {t.text for t in types if not t.is_name_like}
    for before, word in pairwise(types):
        if not word.is_name_like:
            continue
        count[word.text] = count.get(word.text, 0) + 1
        uses = seen.setdefault(word.text, set())
        if before.cue == "where":
            uses.add("i")
        if before.cue == "title" or (before.is_name_like and "f" in before.flags.lower()):
            uses.add("p")
        if word.low in small:
            uses.add("s")
    return {text: f"{min(number, _FAR)}{''.join(sorted(seen[text]))}" for text, number in count.items()}


def _word(offset: int, low: str, cue: str, flags: str, shape: str) -> list[str]:
    at = f"{offset}:" if offset else ""
    out = [f"{at}w={low}", f"{at}q={cue}", f"{at}l={flags}", f"{at}s={shape}"]
    if low[0].isalpha():
        out += [f"{at}e={low[-3:]}", f"{at}ql={cue}{flags}"]
    if offset == 0:
        out += ["1", f"b={low[:3]}", f"e2={low[-2:]}", f"e4={low[-4:]}", f"n={min(len(low), 8)}"]
    return out


def _far(offset: int, low: str, cue: str, shape: str) -> list[str]:
    return [f"{offset}:w={low}", f"{offset}:q={cue}", f"{offset}:s={shape}"]


def _pair(offset: int, low: str, between: str) -> list[str]:
    return [f"{offset}:ww={low}|{between}"]


def _name(single: str, part: str, long: str, cue: str, flags: str) -> list[str]:
    return [f"g={single}", f"G={part}{long}", f"gp={part}", f"gl={single}{flags}", f"gk={part}{long[:3]}{cue}"]


def _left(cue: str, flags: str, long: str, own: str) -> list[str]:
    return [f"<g={cue}{long}", f"<l={flags}|{own}", f"<q={cue}|{own}"]


def _right(cue: str, flags: str, long: str, own: str) -> list[str]:
    return [f">g={cue}{long}", f">l={own}|{flags}", f">q={cue}|{own}"]


def _sides(before: str, after: str) -> list[str]:
    return [f"<>q={before}|{after}"]


def _before(low: str, part: str) -> list[str]:
    return [f"<w={low}|{part}"]


def _after(low: str, part: str) -> list[str]:
    return [f">w={low}|{part}"]


def _outer(mark: str, low: str, cue: str, flags: str, *more: str) -> list[str]:
    shape, part = more
    return [f"{mark}w{low}", f"{mark}{part}{cue}", f"{mark}s{shape}{part}", f"{mark}l{flags}{part}"]


def _list(mark: str, low: str, kind: str, part: str) -> list[str]:
    return [f"{mark}{low}{kind}{part}"]


def _run(where: str, later: str, part: str, single: str, *ends: str) -> list[str]:
    last_cue, first_flags = ends
    return [f"r={where}", f"r>{later}", f"r>{later}{part}", f"r>{later}{single}", f"rl={last_cue}|{where}", f"rf={first_flags}|{where}"]


def _use(uses: str, single: str) -> list[str]:
    return [f"u={uses[1:]}", f"u={uses[1:]}{single[:4]}", f"un={uses}"]


def _place(opens: bool, headline: bool, single: str, long: str, flags: str) -> list[str]:
    out = ["open", f"open{single}", f"open{flags}"] if opens else []
    return [*out, "head", f"head{long}", f"head{flags}"] if headline else out


GROUPS: tuple[Callable[..., list[str]], ...] = (
    _word, _far, _name, _left, _right, _sides, _before, _after, _outer, _list, _run, _use, _place, _pair,
)  # fmt: skip
