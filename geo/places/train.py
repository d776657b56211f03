"""Learns the models of `geo/places/model/` from toponym corpora: `python -m geo.places.train FOLDER [--all]`.

FOLDER holds `corpora/*.jsonl`, one article a line: {"id", "text", "toponyms": [{"start", "end", "text", "lat", "lon",
"geonameid"}]}. Documents that `split.held_out` names are left out. The product never needs this command; the same corpora
and the same gazetteer give the same model files.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.places import learn_ranker, learn_tagger, ranking, tagger
from geo.places.augment import swapped
from geo.places.learn_ranker import Gold
from geo.places.split import held_out


@dataclass(frozen=True, slots=True)
class Document:
    """An article of a corpus with its gold toponyms in order."""

    id: str
    text: str
    toponyms: tuple[Gold, ...]


def documents(folder: Path) -> tuple[Document, ...]:
    """All documents of the corpora in a folder, in the order of files and lines."""
    return tuple(
        _document(json.loads(line))
        for path in sorted((folder / "corpora").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )


def _document(row: dict[str, object]) -> Document:
    toponyms: list[dict[str, object]] = row["toponyms"]  # type: ignore[assignment]
    return Document(str(row["id"]), str(row["text"]), tuple(_gold(t) for t in sorted(toponyms, key=lambda t: int(str(t["start"])))))


def _gold(row: dict[str, object]) -> Gold:
    point = None if row["lat"] is None else (float(str(row["lat"])), float(str(row["lon"])))
    geonameid = str(row["geonameid"]) if row.get("geonameid") else None
    return Gold(int(str(row["start"])), int(str(row["end"])), str(row["text"]), point, geonameid)


def lessons(document: Document, gazetteer: Gazetteer) -> tuple[learn_tagger.Lesson, learn_tagger.Lesson]:
    """What the recogniser learns from a document: as it is, and with its towns swapped."""
    spans = [(t.start, t.end) for t in document.toponyms]
    plain = learn_tagger.lesson(document.text, spans, gazetteer)
    return plain, learn_tagger.lesson(*swapped(document.text, spans, gazetteer, document.id), gazetteer)


def train(used: Sequence[Document], gazetteer: Gazetteer, model_folder: Path) -> None:
    """Learn both models from the documents and write them."""
    tagger.write(model_folder / "recogniser.json.gz", *learn_tagger.learn(lesson for d in used for lesson in lessons(d, gazetteer)))
    made = learn_ranker.learn([e for d in used for e in learn_ranker.examples(d.text, d.toponyms, gazetteer)])
    ranking.write(model_folder / "ranker.json", made)


def main(arguments: Sequence[str]) -> int:
    """Train on the folder that the command line names."""
    parser = argparse.ArgumentParser(
        prog="python -m geo.places.train", description="Learn the models of geo/places/model/ from toponym corpora."
    )
    parser.add_argument("folder", type=Path, help="the folder that holds corpora/*.jsonl")
    folder = parser.parse_args(arguments).folder
    used = [d for d in documents(folder) if not held_out(d.id)]
    if not used:
        parser.error(f"There are no documents in {folder / 'corpora'}.")
    train(used, open_gazetteer(), Path(__file__).parent / "model")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
