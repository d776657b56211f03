"""Everyday English words that are also names of places somewhere: "Reading", "Most", "Of", "Police"."""

from functools import cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).parent / "tables" / "everyday_words.txt"


@cache
def everyday_words() -> frozenset[str]:
    """Words that news writes in lower case at least a quarter as often as with a capital, and some we added; folded."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())


def is_common(key: str) -> bool:
    """Whether a folded name is a single everyday word, with or without an article."""
    return key.removeprefix("the ") in everyday_words()
