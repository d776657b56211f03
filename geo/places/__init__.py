"""From text to placed mentions: recognise, find candidates, resolve."""

from geo.places.recognise import from_spans, recognise
from geo.places.resolve import is_stand_in, resolve

__all__ = ["from_spans", "is_stand_in", "recognise", "resolve"]
