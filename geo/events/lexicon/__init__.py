"""The words by which events are told: triggers, their frames, noun classes, cues and seats, read from the CSV files beside this one.

Everything is generated once, on first use: a table from each inflected form to what it may begin.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Tag = Literal["base", "s", "past", "part", "ed", "ing", "sg", "pl"]
PartOfSpeech = Literal["v", "n"]
_HERE = Path(__file__).parent
_VOWELS = "aeiou"
GAP_WORDS = 6  # words that "_" in a pattern may stand for, and that may stand between a verb and its noun


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger as it may stand in a text: the words after its first one, its frame, and what form it has."""

    rest: tuple[str, ...]
    lemma: str
    frame: str
    pos: PartOfSpeech
    tag: Tag
    weak: bool = False  # tells what a sentence is about, but seldom that something happened


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a trigger with an everyday meaning must have as its subject or object to tell an event."""

    side: Literal["subject", "object"]
    classes: frozenset[str]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this folder."""
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["base"]: (row["past"], row["participle"]) for row in rows("irregular.csv")}


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(verb: str) -> Iterator[tuple[str, Tag]]:
    """The inflected forms of an English verb with their tags; past and participle are told apart only where they differ."""
    yield verb, "base"
    yield plural(verb) if verb not in {"have", "be", "do", "go"} else {"have": "has", "be": "is", "do": "does", "go": "goes"}[verb], "s"
    past, part = _irregular().get(verb, ("", ""))
    yield _with_ending(verb, "ing", doubled=past.endswith(verb[-1] + "ed")), "ing"
    if not past:
        past = part = _with_ending(verb, "ed", doubled=False)
    if past == part:
        yield past, "ed"
    else:
        yield past, "past"
        yield part, "part"


def _with_ending(verb: str, ending: str, *, doubled: bool) -> str:
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and verb != "be" and (ending == "ed" or not verb.endswith(("ee", "oe"))):
        return verb[:-1] + ending
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS and ending == "ed":
        return verb[:-1] + "ied"
    if doubled or verb in _DOUBLING:
        return verb + verb[-1] + ending
    return verb + ending


_DOUBLING = frozenset("hit put cut set let run win beg get split shut swim".split())


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """From the first word of an inflected trigger to the patterns that begin with it, the longest first."""
    table: dict[str, list[Pattern]] = defaultdict(list)
    for row in rows("triggers.csv"):
        for lemma in row["words"].split(";"):
            for form, tag in _forms(lemma, row["pos"].lower()):
                first, *rest = form.split()
                pos: PartOfSpeech = "v" if row["pos"] in "vV" else "n"
                table[first].append(Pattern(tuple(rest), lemma, row["frame"], pos, tag, row["pos"].isupper()))
    return {first: tuple(sorted(found, key=lambda p: -len(p.rest))) for first, found in table.items()}


def _forms(lemma: str, pos: str) -> Iterator[tuple[str, Tag]]:
    first, _, rest = lemma.partition(" ")
    if pos == "v":
        for form, tag in verb_forms(first):
            yield f"{form} {rest}".strip(), tag
        return
    yield lemma, "sg"
    yield plural(lemma), "pl"


@cache
def classes() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """From the first word of a noun, singular or plural, to (its other words, its class), the longest first."""
    table: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for row in rows("classes.csv"):
        for noun in row["words"].split(";"):
            for form in (noun, plural(noun)):
                first, *rest = form.split()
                table[first].add((tuple(rest), row["class"]))
    return {first: tuple(sorted(found, key=lambda f: (-len(f[0]), f[1]))) for first, found in table.items()}


@cache
def defaults() -> dict[str, tuple[str, str]]:
    """From each frame to the type and sub-type it has where nothing says otherwise."""
    return {row["frame"]: (row["type"], row["sub_type"]) for row in rows("frames.csv")}


@cache
def requirements() -> dict[tuple[str, str], tuple[Requirement, ...]]:
    """From (frame, lemma) to what it requires, any one of which is enough."""
    table: dict[tuple[str, str], list[Requirement]] = defaultdict(list)
    for row in rows("requires.csv"):
        side: Literal["subject", "object"] = "object" if row["side"] == "object" else "subject"
        for lemma in row["words"].split(";"):
            table[row["frame"], lemma].append(Requirement(side, frozenset(row["classes"].split(";"))))
    return {key: tuple(found) for key, found in table.items()}


@cache
def cues(kind: str) -> frozenset[str]:
    """The words or phrases of one kind of cue, as the table writes them."""
    return frozenset(word for row in rows("cues.csv") if row["kind"] == kind for word in row["words"].split(";"))


@cache
def cue_forms(kind: str) -> frozenset[str]:
    """The same with every form of the verbs: first words inflected, phrases kept whole."""
    return frozenset(form for word in cues(kind) for form, _ in _forms(word, "v"))
