"""How well happenings told by several articles are linked, on short made-up articles that lie beside this file.

    python -m tests.quality.linking [--errors]

Each article names what it tells: `tells` maps a happening to the clause of `text` that tells it. A link of two events counts as right where
both clauses tell one happening, as wrong where they do not; `recall` is over every happening that two articles tell, also where the engine
has read no event in one of them. The articles are ours, so expect less of a newspaper's: see docs/decisions.md for links judged there.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import geo
from geo.coreference import Linked, link

ARTICLES = Path(__file__).with_suffix(".jsonl")


@dataclass(frozen=True)
class Told:
    """An article as it was read, and where in it each happening is told."""

    name: str
    reading: geo.Reading
    spans: dict[str, tuple[int, int]]

    def happenings(self, event: geo.Event) -> frozenset[str]:
        """What the event's clause tells; empty where it is none of the happenings."""
        return frozenset(label for label, (start, end) in self.spans.items() if event.start < end and start < event.end)


def told(path: Path = ARTICLES, gazetteer: geo.Gazetteer | None = None) -> list[Told]:
    """The articles of a file, read."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = geo.Article(text=row["text"], title=row["title"], source=row["source"], published=date.fromisoformat(row["published"]))
        spans = {label: (at := row["text"].index(clause), at + len(clause)) for label, clause in row["tells"].items()}
        found.append(
            Told(
                row["id"],
                geo.read(article, today=date(2026, 1, 1), gazetteer=gazetteer),
                {label: tuple(span) for label, span in spans.items()},
            )
        )
    return found


def links(groups: tuple[Linked, ...], articles: list[Told]) -> Iterator[tuple[str, str, geo.Event, geo.Event, frozenset[str]]]:
    """Every link: two articles, two events, and the happenings that both tell (none where the link is wrong)."""
    by_id = {one.reading.article.id: one for one in articles}
    for group in groups:
        for (one, a), (other, b) in combinations(group.tellings, 2):
            left, right = by_id[one.id], by_id[other.id]
            yield left.name, right.name, a, b, left.happenings(a) & right.happenings(b)


def score(articles: list[Told]) -> dict[str, float]:
    """Precision and recall of links, and their counts."""
    found = list(links(link(one.reading for one in articles), articles))
    right = {(label, *sorted((a, b))) for a, b, _, _, labels in found for label in labels}
    wanted = {(label, a, b) for label, a, b in pairs_told(articles)}
    precision = sum(bool(labels) for *_, labels in found) / len(found) if found else 1.0
    return {"links": len(found), "precision": precision, "told": len(wanted), "recall": len(right & wanted) / len(wanted)}


def pairs_told(articles: list[Told]) -> Iterator[tuple[str, str, str]]:
    """Every happening with two articles that tell it."""
    for one, other in combinations(sorted(articles, key=lambda told: told.name), 2):
        for label in one.spans.keys() & other.spans.keys():
            yield label, one.name, other.name


def main(arguments: list[str]) -> int:
    """Print the figures and, with --errors, every wrong and every missed link."""
    articles = told()
    print(json.dumps(score(articles)))
    if "--errors" in arguments:
        found = list(links(link(one.reading for one in articles), articles))
        for a, b, one, other, labels in found:
            if not labels:
                print(f"wrong   {a} {b}\n        {one.type}: {one.quote}\n        {other.type}: {other.quote}")
        right = {(label, *sorted((a, b))) for a, b, _, _, labels in found for label in labels}
        for label, a, b in sorted(set(pairs_told(articles)) - right):
            print(f"missed  {label} {a} {b}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
