"""Events: what happened, where, when, and whether it happened, out of an article with its places and dates."""

from geo.events.extract import extract

__all__ = ["extract"]
