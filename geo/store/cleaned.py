"""Text that every database can hold."""

import re
from dataclasses import replace

from geo.model import Article
from geo.store.records import MAX_NAME, is_seen, shortened

# Characters that no UTF-8 database holds (halves of surrogate pairs) or PostgreSQL refuses (NUL). One for one, so offsets stay true.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What the column holds; a language's tag is far shorter.
_MAX_LANGUAGE = 40


def storable(article: Article) -> Article:
    """The article without the characters that a database cannot hold; each becomes one U+FFFD, so offsets stay true."""
    return replace(
        article,
        text=cleaned(article.text),
        title=cleaned(article.title),
        url=article.url and cleaned(article.url),
        source=article.source and cleaned(article.source),
        language=article.language and cleaned(article.language)[:_MAX_LANGUAGE],
    )


def cleaned(text: str) -> str:
    """The text with U+FFFD for each character that no database holds."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def bare(text: str) -> str:
    """A name without such characters: no offset counts in it."""
    return _UNSTORABLE.sub("", text)


def short(name: str) -> str:
    """A name as the lists show it; empty where nothing of it would be seen."""
    return shortened(bare(name), limit=MAX_NAME) if is_seen(name) else ""
