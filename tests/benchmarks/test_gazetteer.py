"""How long the gazetteer takes: opening it, looking names up, importing a dump.

Set WHEREABOUTS_BENCH_ROWS=12000000 for an import of the size of GeoNames' allCountries.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from geo.gazetteer.index import Gazetteer

NAMES = (
    "Hama Homs Aleppo Paris London Springfield Georgia Washington Jordan Lebanon Cairo Athens Moscow Vienna Berlin Kabul Gaza Idlib Tripoli Aden"
    " Khartoum Goma Bamako Lagos Kyiv Kharkiv Odesa Mariupol Donetsk Luhansk Basra Mosul Kirkuk Taiz Sanaa Marib Damascus Beirut Amman Ankara"
).split()
UNKNOWN = [f"Nowhere{letter}ville" for letter in "abcdefghijklmnopqrstuvwxyz"]
ROWS = int(os.environ.get("WHEREABOUTS_BENCH_ROWS", "100000"))
ROOT = Path(__file__).resolve().parents[2]
AFTER = f"gazetteer: 40 names after an import of {ROWS:,} rows of a dump"
SYLLABLES = "ba be da do fa ga hi ja ka ko la lu ma mi na nu ra ri sa shi ta to va wa ya zu al ar en un".split()


@pytest.mark.benchmark(group="gazetteer: open and answer once")
def test_open(benchmark, gazetteer):
    """From nothing to the first answer."""

    def open_and_ask() -> None:
        with Gazetteer(gazetteer.path) as fresh:
            assert fresh.find("Hama")

    benchmark(open_and_ask)


@pytest.mark.benchmark(group="gazetteer: 40 names, most of them with many namesakes")
def test_find_new_names(benchmark, gazetteer):
    """One name at a time, none asked before."""
    benchmark.pedantic(
        lambda fresh: [fresh.find(name) for name in NAMES], setup=lambda: ((Gazetteer(gazetteer.path),), {}), rounds=20, warmup_rounds=1
    )


@pytest.mark.benchmark(group="gazetteer: 40 names, most of them with many namesakes")
def test_find_many_new_names(benchmark, gazetteer):
    """All names of an article in one query."""
    benchmark.pedantic(lambda fresh: fresh.find_many(NAMES), setup=lambda: ((Gazetteer(gazetteer.path),), {}), rounds=20, warmup_rounds=1)


@pytest.mark.benchmark(group="gazetteer: 40 names, most of them with many namesakes")
def test_find_many_asked_before(benchmark, gazetteer):
    """The names of the article before."""
    gazetteer.find_many(NAMES)
    benchmark(gazetteer.find_many, NAMES)


@pytest.fixture(scope="module")
def any_names(gazetteer):
    """A thousand names taken from the index by chance."""
    with sqlite3.connect(gazetteer.path) as connection:
        keys = [key for (key,) in connection.execute("SELECT DISTINCT key FROM name ORDER BY key")]
    return random.Random(3).sample(keys, 1000)  # noqa: S311  (the same names each time)


@pytest.mark.benchmark(group="gazetteer: a thousand names of the index, taken by chance: milliseconds are microseconds a name")
def test_find_any_names(benchmark, gazetteer, any_names):
    """One name at a time, none asked before."""
    benchmark.pedantic(
        lambda fresh: [fresh.find(name) for name in any_names], setup=lambda: ((Gazetteer(gazetteer.path),), {}), rounds=10, warmup_rounds=1
    )


@pytest.mark.benchmark(group="gazetteer: 26 names that nobody bears")
def test_find_unknown_names(benchmark, gazetteer):
    """What is no place is looked for by its sound, too."""
    benchmark.pedantic(lambda fresh: fresh.find_many(UNKNOWN), setup=lambda: ((Gazetteer(gazetteer.path),), {}), rounds=20, warmup_rounds=1)


@pytest.fixture(scope="module")
def grown(gazetteer, tmp_path_factory):
    """A copy of the index with the rows of a made-up dump; how long the import took, in s, and what it held at most, in MB."""
    folder = tmp_path_factory.mktemp("grown")
    dump, index = folder / "made-up.txt", folder / "index.sqlite"
    chance = random.Random(7)  # noqa: S311  (the same rows each time)
    with dump.open("w", encoding="utf-8") as file:
        file.writelines(_row(number, chance) for number in range(ROWS))
    shutil.copyfile(gazetteer.path, index)
    # Not ru_maxrss, which begins with what the process held that started this one.
    code = (
        "import re, sys, time; from pathlib import Path; from geo.gazetteer.add import add; added = add(Path(sys.argv[1]), index=Path(sys.argv[2]));"
        "peak = re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1]; print(added.places, time.process_time(), int(peak) // 1024)"
    )
    places, seconds, peak_mb = subprocess.check_output([sys.executable, "-c", code, dump, index], cwd=ROOT, text=True).split()
    assert int(places) == ROWS
    dump.unlink()
    yield index, float(seconds), int(peak_mb)
    index.unlink()


@pytest.mark.benchmark(group=AFTER)
def test_find_new_names_after_import(benchmark, grown):
    """One name at a time, none asked before, beside as many rows as were imported."""
    index, seconds, peak_mb = grown
    benchmark.group = f"{AFTER}: {seconds:,.0f} s of one core, {peak_mb:,} MB at most, file {index.stat().st_size / 1e6:,.0f} MB"
    benchmark.pedantic(
        lambda fresh: [fresh.find(name) for name in NAMES], setup=lambda: ((Gazetteer(index),), {}), rounds=20, warmup_rounds=1
    )


@pytest.mark.benchmark(group=AFTER)
def test_find_new_names_before_import(benchmark, gazetteer, grown):
    """The same names in the index as it was."""
    index, seconds, peak_mb = grown
    benchmark.group = f"{AFTER}: {seconds:,.0f} s of one core, {peak_mb:,} MB at most, file {index.stat().st_size / 1e6:,.0f} MB"
    benchmark.pedantic(
        lambda fresh: [fresh.find(name) for name in NAMES], setup=lambda: ((Gazetteer(gazetteer.path),), {}), rounds=20, warmup_rounds=1
    )


def _row(number: int, chance: random.Random) -> str:
    def name() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 5))).capitalize()

    point = f"{chance.uniform(-60, 70):.5f}\t{chance.uniform(-180, 180):.5f}"
    people = chance.choice((0, 0, 0, 700, 12_000))
    return f"{20_000_000 + number}\t{name()}\t\t{name()},{name()}\t{point}\tP\tPPL\t{chance.choice(('SY', 'US', 'FR'))}\t\t01\t\t\t\t{people}\t\t1\tUTC\t2024-01-01\n"
