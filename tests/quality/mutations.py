"""Ten thousand damaged articles through `geo.read`: none may raise, hang, or take more time than its length allows.

Needs the articles of ../shared beside the project (or at $WHEREABOUTS_SHARED); the product itself never does.

    python -m tests.quality.mutations [--count 10000] [--seed 1] [--processes 1]

Each text is a real article, damaged one to three times: cut, shuffled, joined to another, its numbers made extreme, its line breaks or spaces
taken away, strange characters strewn in. A reading must hold together, too: offsets in the text, days in order, finite points. Time is counted on
the processor and for each thousand characters, beside the undamaged articles'. Exit status 1 where anything failed.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import geo
from geo.errors import EmptyArticleError
from tests.quality.damage import damaged

SHARED = Path(os.environ.get("WHEREABOUTS_SHARED", Path(__file__).resolve().parents[3] / "shared"))
FILES = ("events/dev.jsonl", "corpora/lgl.jsonl", "corpora/trnews.jsonl", "corpora/gwn.jsonl", "dates/wikiwars.jsonl")
TODAY = date(2026, 1, 1)
# A thousand characters take some milliseconds; what takes a second is no longer a matter of the machine. Short texts get it whole.
SLOWEST_S = 1.0


@dataclass(frozen=True)
class Outcome:
    """What reading one text came to: its number, characters, seconds of processor time, and what was wrong."""

    number: int
    length: int
    seconds: float
    wrong: str | None

    @property
    def is_slow(self) -> bool:
        """Whether it took longer than its length allows."""
        return self.seconds > SLOWEST_S * max(1.0, self.length / 1000)


def articles() -> list[str]:
    """The texts of the real articles."""
    return [json.loads(line)["text"] for name in FILES for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def outcome(job: tuple[int, str]) -> Outcome:
    """Read one text and look at what comes out."""
    number, text = job
    begin, wrong = time.process_time(), None
    try:
        wrong = next(iter(faults(geo.read(geo.Article(text=text), today=TODAY))), None)
    except EmptyArticleError:
        wrong = None if not text.strip() else "said to be empty, and is not"
    except Exception as error:  # noqa: BLE001 (whatever is raised is what is looked for)
        wrong = f"{type(error).__name__}: {error}"
    return Outcome(number, len(text), time.process_time() - begin, wrong)


def faults(reading: geo.Reading) -> Iterable[str]:
    """What does not hold together in a reading."""
    text = reading.article.text
    for mention in reading.mentions:
        if text[mention.start : mention.end] != mention.text:
            yield f"mention {mention.text!r} does not stand at {mention.start}"
    for span in reading.dates:
        if span.first > span.last:
            yield f"date {span.text!r} ends before it begins"
    for event in reading.events:
        if text[event.start : event.end] != event.quote:
            yield f"quote {event.quote!r} does not stand at {event.start}"
        if event.first and event.last and event.first > event.last:
            yield f"event {event.quote!r} ends before it begins"
        if event.deaths and not 0 <= event.deaths.low <= event.deaths.high:
            yield f"deaths of {event.quote!r} are {event.deaths}"


def jobs(texts: list[str], count: int, seed: int) -> Iterable[tuple[int, str]]:
    """Numbered damaged texts; the same for one seed."""
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")  # noqa: S311 (no secret)
        yield number, damaged(dice.choice(texts), dice, others=texts)


def main() -> int:
    """Read them all and say what failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    if not SHARED.is_dir():
        print(f"The articles are not at {SHARED}. Put them there or set WHEREABOUTS_SHARED to their folder.", file=sys.stderr)
        return 2
    texts = articles()
    whole = [outcome(job) for job in enumerate(texts)]
    if asked.processes == 1:
        found = [told(one) for one in map(outcome, jobs(texts, asked.count, asked.seed))]
    else:
        with get_context("spawn").Pool(asked.processes) as pool:
            found = [told(one) for one in pool.imap(outcome, jobs(texts, asked.count, asked.seed), chunksize=20)]
    bad = [one for one in found if one.wrong or one.is_slow]
    slowest = max(found, key=lambda one: one.seconds / max(1000, one.length))
    print(f"{len(texts)} articles as they are: {pace(whole)}")
    print(f"{len(found)} damaged ones: {pace(found)}; the slowest for its length, number {slowest.number}:"
          f" {slowest.seconds:.2f} s for {slowest.length} characters")  # fmt: skip
    print(f"{len(bad)} failed")
    return 1 if bad else 0


def told(one: Outcome) -> Outcome:
    """The same, told where it failed."""
    if one.wrong or one.is_slow:
        print(f"number {one.number}, {one.length} characters, {one.seconds:.2f} s: {one.wrong or 'slow'}", flush=True)
    return one


def pace(outcomes: list[Outcome]) -> str:
    """Seconds of processor time a million characters, and the most of any one of at least a thousand characters."""
    total, length = sum(one.seconds for one in outcomes), sum(one.length for one in outcomes)
    return f"{length} characters, {total / max(1, length) * 1e6:.1f} s a million"


if __name__ == "__main__":
    sys.exit(main())
