"""What is known of words besides places: common English words, first names and surnames, and the words that betray a name's kind.

`model/words.txt.gz` holds one word a line with flags: `c` common and `w` rarer English word, `F` frequent and `f` rare first
name, `S`, `s`, `t` surname of falling frequency. Sources: SCOWL word lists (Kevin Atkinson; its notices are in
`model/words-LICENSE.txt`), United States Census 1990 names (public domain).
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Words whose looks are remembered, some 15 MB; beyond it all are forgotten.
_REMEMBERED = 50_000
# Letters of a word that make its shape.
_SHAPED = 24
_WORDS = Path(__file__).parent / "model" / "words.txt.gz"

_TABLES = Path(__file__).parent / "tables"


def table(name: str) -> dict[str, list[str]]:
    """The words of a table of `tables/`, by the kind that its line begins with; an indented line goes on with the one before."""
    kinds: dict[str, list[str]] = {}
    kind = ""
    for line in (_TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, colon, rest = line.partition(": ")
        kind = kind if line[0].isspace() else head
        kinds.setdefault(kind, []).extend((line if line[0].isspace() or not colon else rest).split())
    return kinds


@dataclass(frozen=True, slots=True)
class WordType:
    """A word wherever it stands: in small letters, its cue, its flags, its shape, whether it begins as names do."""

    text: str
    low: str
    cue: str
    flags: str
    shape: str
    is_name_like: bool


class Lexicon:
    """Flags of words and kinds of cue words. Made once, read by all threads."""

    def __init__(self) -> None:
        self._looks: dict[str, WordType] = {}
        lines = gzip.decompress(_WORDS.read_bytes()).decode("utf-8").splitlines()
        self._flags: dict[str, str] = dict(line.split(" ", 1) for line in lines)
        self._cues: dict[str, str] = {}
        for cue, listed in table("cues.txt").items():
            for word in listed:
                self._cues.setdefault(word, cue)

    def look_all(self, words: Sequence[str]) -> list[WordType]:
        """What is known of each of these words."""
        known = self._looks.get
        return [known(word) or self.look(word) for word in words]

    def look(self, word: str) -> WordType:
        """What is known of a word wherever it stands."""
        known = self._looks.get(word)
        if known is None:
            if len(self._looks) >= _REMEMBERED:
                self._looks = {}
            known = self._looks[word] = WordType(word, word.lower(), self.cue(word), self.flags(word), shape(word), is_name_like(word))
        return known

    def flags(self, word: str) -> str:
        """The flags of a word, whatever its case; empty for an unknown one."""
        return self._flags.get(word.lower().removesuffix("."), "")

    def is_common(self, word: str) -> bool:
        """Whether it is an English word that is written small."""
        flags = self.flags(word)
        return "c" in flags or "w" in flags

    def cue(self, word: str) -> str:
        """The kind of name that a word betrays ("title", "org", "unit" ...), or an empty string."""
        return self._cues.get(word.lower(), "")

    def title_case(self, word: str) -> str:
        """A word of a text whose case says nothing, in the case that it would have in running prose."""
        if self.is_common(word) or len(word) == 1:
            return word.lower()
        return word if "." in word else word[:1].upper() + word[1:].lower()


def is_name_like(word: str) -> bool:
    """Whether a word begins with a capital, as names do, an Arabic article aside."""
    first = word[word.find("-") + 1 :][:1]
    return first.isupper() or first.istitle()


def shape(word: str) -> str:
    """The pattern of a word's letters: X, x, d and marks, repeats once."""
    out: list[str] = []
    for c in word[:_SHAPED]:
        kind = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else "c" if c.isalpha() else c
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out)


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read on first use."""
    return Lexicon()
