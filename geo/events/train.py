"""Learns the models of this folder from typed sentences and annotated articles that are not part of the project.

    python -m geo.events.train ../shared              train on everything and write model/
    python -m geo.events.train ../shared --measure    cross-validate instead: types by sentence, events by article

The places and dates of the annotated articles are read by the project's own stages, so the gazetteer must be built.
"""

import argparse
import importlib.util
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from geo import dates, places
from geo.events import classify, clauses, confidence, learn, triggers
from geo.events.classify import Kind, Scheme
from geo.events.document import read_document
from geo.events.draft import Draft
from geo.events.extract import LEAST_CONFIDENCE, drafted
from geo.gazetteer.index import open_gazetteer
from geo.model import Article

Row = dict[str, Any]
_FOLDS = 5
_SEED = 7
FILES: dict[Scheme, str] = {"acled": "case_dev.jsonl", "plover": "plv_train.jsonl"}
_UNTYPED: Kind = ("battle", None)  # assaults, which PLOVER does not tell apart


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated article with what the stages make of it."""

    gold: Row
    drafts: list[Draft]


def main(arguments: Sequence[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m geo.events.train", description="Learn the models of events.")
    parser.add_argument("shared", type=Path, help="the folder that holds types/ and events/")
    parser.add_argument("--measure", action="store_true", help="cross-validate and print the figures, write nothing")
    given = parser.parse_args(arguments)
    return measure(given.shared) if given.measure else train(given.shared)


def train(shared: Path) -> int:
    """Write every model."""
    for scheme, name in FILES.items():
        sentences = rows(shared / "types" / name)
        model = learn.fit_types([_features(row) for row in sentences], [_kind(row) for row in sentences])
        classify.save(learn.pruned(model), scheme)
    classify.load.cache_clear()
    scorer = _scorer(shared / "events" / "score.py")
    read = [_read(row) for row in rows(shared / "events" / "dev.jsonl")]
    examples = [example for one in read for example in _examples(one, scorer)]
    weights = learn.fit_events([found for found, _ in examples], [right for _, right in examples])
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= learn.LEAST_WEIGHT}
    confidence.WEIGHTS.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")
    return 0


def measure(shared: Path) -> int:
    """Print the cross-validated figures."""
    for scheme in FILES:
        sys.stdout.write(f"{scheme} {json.dumps(measured_types(shared, scheme))}\n")
    sys.stdout.write(json.dumps(measured_events(shared), indent=1) + "\n")
    return 0


def measured_events(shared: Path) -> Row:
    """The scorer's figures over the annotated articles, each with the confidence of a model that has not seen it."""
    scorer = _scorer(shared / "events" / "score.py")
    read = [_read(row) for row in rows(shared / "events" / "dev.jsonl")]
    said = {one.gold["id"]: one for one in _out_of_fold(read, scorer)}
    found = {key: {"events": [as_row(d) for d in one.drafts if d.confidence >= LEAST_CONFIDENCE]} for key, one in said.items()}
    scores: Row = scorer.score({one.gold["id"]: one.gold for one in read}, found)
    return scores


def out_of_sample(shared: Path) -> list[list[tuple[float, bool]]]:
    """For each annotated article its drafts: the confidence of a model that has not seen the article, and whether the draft is right."""
    scorer = _scorer(shared / "events" / "score.py")
    said = _out_of_fold([_read(row) for row in rows(shared / "events" / "dev.jsonl")], scorer)
    return [[(draft.confidence, right) for draft, (_, right) in zip(one.drafts, _examples(one, scorer), strict=True)] for one in said]


def measured_types(shared: Path, scheme: Scheme) -> Row:
    """Cross-validated scores over types and sub-types of one file of sentences."""
    name = FILES[scheme]
    sentences = rows(shared / "types" / name)
    found, kinds = [_features(row) for row in sentences], [_kind(row) for row in sentences]
    guessed: dict[int, Kind] = {}
    for inside, outside in _folds(len(sentences)):
        model = learn.fit_types([found[n] for n in inside], [kinds[n] for n in inside])
        guessed |= {n: model.kinds[int(model.probabilities(found[n]).argmax())] for n in outside}
    scorer = _scorer(shared / "types" / "score.py")
    pairs = [
        [(row[field], guessed[n][at]) for n, row in enumerate(sentences) if row[field]] for at, field in enumerate(("type", "sub_type"))
    ]
    return {"type": scorer.scores(pairs[0]), "sub_type": scorer.scores(pairs[1])}


def _out_of_fold(read: list[Annotated], scorer: ModuleType) -> Iterator[Annotated]:
    """Each article with the confidence that a model which has not seen it gives."""
    for inside, outside in _folds(len(read), len(read)):
        examples = [example for n in inside for example in _examples(read[n], scorer)]
        weights = learn.fit_events([found for found, _ in examples], [right for _, right in examples])
        for n in outside:
            for draft in read[n].drafts:
                draft.confidence = confidence.probability(draft.features, weights)
            yield read[n]


def _folds(size: int, count: int = _FOLDS) -> Iterator[tuple[list[int], list[int]]]:
    order = list(range(size))
    random.Random(_SEED).shuffle(order)  # noqa: S311  (a fixed split, no secret)
    for fold in range(count):
        outside = order[fold::count]
        yield [n for n in order if n not in set(outside)], outside


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _features(row: Row) -> dict[str, float]:
    return classify.features(*classify.parsed(row["text"]))


def _kind(row: Row) -> Kind:
    return (row["type"], row["sub_type"]) if row["type"] else _UNTYPED


def _read(row: Row) -> Annotated:
    """The drafts that the engine makes of an annotated article."""
    text, title = row["text"], row.get("title") or ""
    given = Article(text=text, title=title, published=date.fromisoformat(row["published"]))
    day, _ = dates.publication_day(given, today=datetime.now(tz=UTC).date())
    gazetteer = open_gazetteer()
    mentions = places.resolve(text, places.recognise(text, gazetteer), gazetteer, title=title)
    doc = read_document(text, mentions, dates.find_dates(text, published=day))
    clauses.split(doc)
    return Annotated(row, drafted(doc, triggers.find(doc), day))


def _examples(one: Annotated, scorer: ModuleType) -> list[tuple[tuple[str, ...], bool]]:
    """Each draft's features, and whether a gold event agrees in type, place and days."""
    said = [as_row(draft) for draft in one.drafts]
    right = {id(found) for _, found in scorer.pairs(one.gold["events"], said, scorer.ASKS["dot"])}
    return [(draft.features, id(row) in right) for draft, row in zip(one.drafts, said, strict=True)]


def as_row(draft: Draft) -> Row:
    """A draft as the scorer reads it."""
    place = draft.scene.place
    return {
        "type": draft.kind[0],
        "sub_type": draft.kind[1],
        "place": draft.scene.text,
        "country": place and place.country,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "start": draft.when.first.isoformat(),
        "end": draft.when.last.isoformat(),
        "status": draft.status,
        "deaths": draft.deaths and {"low": draft.deaths.low, "high": draft.deaths.high},
    }


def _scorer(path: Path) -> ModuleType:
    """The scorer that lies beside the annotated data."""
    spec = importlib.util.spec_from_file_location(f"scorer_{path.parent.name}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
