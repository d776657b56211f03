"""Text that others wrote, made safe for Streamlit's labels and messages, and numbers with their nouns."""

import re

from geo.model import Place
from geo.places import point_in_words
from geo.places.whereabouts import in_full, told_apart, whereabouts

__all__ = ["counted", "in_full", "plain", "told", "told_apart", "whereabouts"]

# Streamlit reads labels and messages as Markdown: an image in a name would be fetched, a dollar sign begins a formula.
# No more is escaped than can begin markup, because screen readers are given the label as it is written.
_MARKUP = re.compile(r"([\\`*_~$<>|&\[\]]|(?<!\w):(?=\w)|^[#+\-=](?= )|(?<=^\d)[.)](?= )|://|(?<=www)\.)")


def plain(text: str) -> str:
    """The text on one line, with every sign that Markdown could take for its own escaped."""
    return _MARKUP.sub(lambda found: "".join(f"\\{sign}" for sign in found.group()), " ".join(text.split()))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 event", "2,000 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def told(place: Place) -> str:
    """A place with its province and country, its kind where the name leaves that open, and its point."""
    name = whereabouts(place) if point_in_words(place) else in_full(place)
    return plain(f"{name} at {place.lat:.3f}, {place.lon:.3f}")
