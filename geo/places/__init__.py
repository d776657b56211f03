"""From text to placed mentions: recognise, find candidates, resolve."""

from geo.places.recognise import from_spans, recognise
from geo.places.resolve import resolve

__all__ = ["from_spans", "recognise", "resolve"]
