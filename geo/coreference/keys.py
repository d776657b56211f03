"""The names of events across articles."""

from collections.abc import Iterable, Iterator

from geo.model import Article, Event, Reading


def event_key(article: Article, event: Event) -> str:
    """The name of one event across articles: "<article.id>:<event.id>"."""
    return key_for(article.id, event.id)


def key_for(article_id: str, event_id: str) -> str:
    """The same of an `Article.id` and an `Event.id`."""
    return f"{article_id}:{event_id}"


def article_of(key: str) -> str:
    """The `Article.id` in an event's key."""
    return key.partition(":")[0]


def event_of(key: str) -> str:
    """The `Event.id` in an event's key."""
    return key.partition(":")[2].partition("#")[0]


def event_keys(readings: Iterable[Reading]) -> Iterator[str]:
    """The events' keys; where two would be equal (an article twice, or texts that were left out of a file), the later gets a number."""
    seen: set[str] = set()
    for reading in readings:
        prefix = reading.article.id  # a hash of the text: taken once an article, not once an event
        for event in reading.events:
            key = key_for(prefix, event.id)
            if key in seen:
                key = f"{key}#{len(seen)}"
            seen.add(key)
            yield key
