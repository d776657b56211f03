"""How many independent sources tell a happening: copies of one text, and articles of one publisher, are one source.

Copies are found by shared runs of words (shingles; Broder, "On the resemblance and containment of documents", 1997): a wire story that a
paper cuts and heads anew still shares most of its runs with the original, two reporters' own words share hardly any.
"""

import re
import zlib
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache

from geo.model import Article

# Seven words in a row: quoted speech and stock phrases are mostly shorter. See docs/decisions.md.
_RUN = 7
# Of the shorter text's runs, this share in the other makes it a copy, perhaps cut or with paragraphs of its own.
_COPY_SHARE = 0.25
# A long text is known by every eighth run, the same ones in every text: those whose hash ends in zeros.
_LONG_RUNS, _KEPT_OF = 4000, 8
_WORD = re.compile(r"[^\W_]+")


def independent(articles: Sequence[Article]) -> int:
    """The number of independent sources among some articles."""
    return len(set(source_of_each(articles)))


def source_of_each(articles: Sequence[Article]) -> tuple[Hashable, ...]:
    """For each article, what tells its source from the others': equal for copies and for articles of one publisher."""
    root = list(range(len(articles)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    publishers: dict[str, int] = {}
    for number, article in enumerate(articles):
        if name := " ".join((article.source or "").casefold().split()):
            root[find(number)] = find(publishers.setdefault(name, number))
    for number, article in enumerate(articles):
        for other in range(number):
            if find(number) != find(other) and are_copies(article, articles[other]):
                root[find(number)] = find(other)
    return tuple(find(number) for number in range(len(articles)))


def are_copies(one: Article, other: Article) -> bool:
    """Whether one text is the other's, whole, cut or with additions."""
    a, b = _runs(one.text), _runs(other.text)
    if len(a) > len(b):
        a, b = b, a
    if not a:
        return one.text.split() == other.text.split()
    return len(a & b) >= _COPY_SHARE * len(a)


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    hashes = [zlib.crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "replace")) for at in range(len(words) - _RUN + 1)]
    return frozenset(hashes if len(hashes) <= _LONG_RUNS else _thinned(hashes))


def _thinned(hashes: Iterable[int]) -> Iterable[int]:
    return (value for value in hashes if value % _KEPT_OF == 0)
