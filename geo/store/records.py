"""What comes out of the store."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from unicodedata import category

from geo.model import Article

# Longer names are cut where they are given: a list has no room for more.
MAX_NAME = 120
# What is seen of a name are letters, numbers, punctuation and symbols, by Unicode's classes, and these of them show nothing either.
_SEEN, _BLANK = "LNPS", frozenset("\u115f\u1160\u2800\u3164\uffa0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A collection of articles that are looked at together."""

    id: int
    name: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedArticle:
    """An article in a project. `name` is what the list calls it; `added` is in UTC."""

    id: int
    project_id: int
    name: str
    article: Article
    added: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line of a project's history: an edit of an event (`Edit.id`, and its text's `Article.id`), or what a name means.

    `words` say what was done; `made` and `undone` are in UTC.
    """

    what: Literal["edit", "name"]
    id: str
    words: str
    author: str
    reason: str
    made: datetime
    undone: datetime | None
    undone_by: str | None
    article_id: str | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLink:
    """A link that shows a project without letting it be changed. `label` says whom it is for; `made` is in UTC."""

    id: int
    label: str
    author: str
    made: datetime


def name_for(article: Article) -> str:
    """What to call an article that nobody named: its title, else its first line, cut after a word."""
    lines = (article.title.strip(), *(line.strip() for line in article.text[:2000].splitlines()))
    return shortened(next((line for line in lines if any(sign.isalnum() and sign not in _BLANK for sign in line)), "Untitled article"))


def is_seen(name: str) -> bool:
    """Whether anything of the name is seen: spaces of no width and signs that turn the writing round are not."""
    return any(category(sign)[0] in _SEEN and sign not in _BLANK for sign in name)


def shortened(name: str, *, limit: int = 80) -> str:
    """A name on one line of at most `limit` characters, cut after a word where that is possible."""
    line = " ".join(name.split())
    if len(line) <= limit:
        return line
    head, _, _ = line[:limit].rpartition(" ")
    return (head if len(head) > limit // 2 else line[: limit - 1]).rstrip(" ,;:.-") + "…"
