"""An article as one row of words: sentence, clause, noun classes, mention and date of each word.

The row is built once and read by every later step, so that nothing scans the text twice.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from geo.events import lexicon
from geo.model import DateSpan, Mention
from geo.text import sentences

ClauseKind = Literal["main", "that", "who", "time", "if", "ing", "and", "because"]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., U.N., a.m.
    r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?"  # 1,500  3.5  15-minute's 15, 8th
    r"|[^\W\d_]+(?:[-'’.][^\W\d_]+)*"  # words, with a hyphen, apostrophe or stop inside: cease-fire, don't, al-Rai
    r"|--|[^\w\s]|_",
)
_LONGEST_SENTENCE = 150  # words
_WRAP = re.compile(r"(?<![.!?:;”\"\n])\n(?= *[a-z]| +\S)")


@dataclass(slots=True)
class Clause:
    """Words `start` to `end` (half-open) of a document; `opener` is the word that begins it, `parent` the clause it hangs on."""

    start: int
    end: int
    kind: ClauseKind
    sentence: int
    parent: int = -1


@dataclass(slots=True)
class Document:
    """The words of an article, in parallel lists; offsets are half-open positions in `text`."""

    text: str
    mentions: Sequence[Mention]
    dates: Sequence[DateSpan]
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)  # of each sentence, in words
    clause: list[int] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    nouns: dict[int, frozenset[str]] = field(default_factory=dict)  # from a noun's last word to its classes
    mention_words: list[tuple[int, int]] = field(default_factory=list)
    date_words: list[tuple[int, int]] = field(default_factory=list)
    mention_at: dict[int, int] = field(default_factory=dict)
    date_at: dict[int, int] = field(default_factory=dict)
    quoted: list[bool] = field(default_factory=list)

    def capital(self, k: int) -> bool:
        """Whether word `k` begins with a capital letter."""
        return self.text[self.start[k]].isupper()

    def words(self, text_start: int, text_end: int) -> tuple[int, int]:
        """The words that a stretch of text touches, as a half-open range."""
        return bisect_right(self.end, text_start), bisect_left(self.start, text_end)


def unwrapped(text: str) -> str:
    """The text with the line breaks of hard-wrapped lines as spaces: same length, same offsets."""
    return _WRAP.sub(" ", text)


def read_document(text: str, mentions: Sequence[Mention], dates: Sequence[DateSpan]) -> Document:
    """Words, sentences, noun classes, mentions and dates of an article; clauses are added by `geo.events.clauses`."""
    doc = Document(text, mentions, dates)
    flat = unwrapped(text)
    low = flat.replace("’", "'").lower()
    aligned = len(low) == len(flat)  # a few letters have a longer lower case
    for part in sentences(flat):
        spans = [match.span() for match in _WORD.finditer(flat, part.start, part.end)]
        doc.low += [low[a:b] if aligned else flat[a:b].lower().replace("’", "'") for a, b in spans]
        doc.start += [a for a, _ in spans]
        doc.end += [b for _, b in spans]
        _bound(doc)
    _mark_nouns(doc)
    _mark_spans(doc)
    _mark_quotes(doc)
    return doc


def _bound(doc: Document) -> None:
    """Closes the sentence of the words since the last one; one without end is cut, so that reading stays linear."""
    first, last = len(doc.sentence), len(doc.low)
    for begin in range(first, last, _LONGEST_SENTENCE):
        end = min(last, begin + _LONGEST_SENTENCE)
        doc.sentence += [len(doc.bounds)] * (end - begin)
        doc.bounds.append((begin, end))


def bare(word: str) -> str:
    """A word without the possessive ending."""
    return word[:-2] if word.endswith("'s") else word.removesuffix("'")


def _mark_nouns(doc: Document) -> None:
    table, low, covered = lexicon.classes(), doc.low, -1
    for k, word in enumerate(low):
        found = table.get(word) or (table.get(bare(word)) if "'" in word else None)
        if not found or k <= covered:
            continue
        longest = -1
        for rest, name in found:
            n = len(rest)
            if n < longest:
                break
            if not n or tuple(map(bare, low[k + 1 : k + 1 + n])) == rest:
                longest = n
                doc.nouns[k + n] = doc.nouns.get(k + n, frozenset()) | {name}
        covered = max(covered, k + longest)


def _mark_spans(doc: Document) -> None:
    for number, mention in enumerate(doc.mentions):
        first, last = doc.words(mention.start, mention.end)
        doc.mention_words.append((first, last))
        doc.mention_at.update(dict.fromkeys(range(first, last), number))
    for number, span in enumerate(doc.dates):
        first, last = doc.words(span.start, span.end)
        doc.date_words.append((first, last))
        doc.date_at.update(dict.fromkeys(range(first, last), number))


def _mark_quotes(doc: Document) -> None:
    """Which words stand inside quotation marks; a mark that is never closed ends with its paragraph."""
    inside, where = False, []
    for match in re.finditer(r"[\"“”]|\n", doc.text):
        mark = match.group()
        now = False if mark in "\n”" else True if mark == "“" else not inside
        if now != inside:
            where.append((match.start(), now))
            inside = now
    doc.quoted = [False] * len(doc.start)
    for n, (position, now) in enumerate(where):
        if now:
            stop = where[n + 1][0] if n + 1 < len(where) else len(doc.text)
            first, last = bisect_left(doc.start, position), bisect_left(doc.start, stop)
            doc.quoted[first:last] = [True] * (last - first)
