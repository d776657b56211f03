"""From text to placed mentions: recognise, find candidates, resolve."""

from geo.places.own import OwnPlace, key_of, named_in, point_in_words, point_of, typed_point, with_own
from geo.places.recognise import from_spans, recognise
from geo.places.resolve import is_stand_in, resolve

__all__ = [
    "OwnPlace",
    "from_spans",
    "is_stand_in",
    "key_of",
    "named_in",
    "point_in_words",
    "point_of",
    "recognise",
    "resolve",
    "typed_point",
    "with_own",
]
