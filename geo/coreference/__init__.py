"""Across articles: which events are the same happening (cross-document event coreference), and how many independent sources tell it."""

from geo.coreference.keys import event_key, event_keys
from geo.coreference.link import KeyPair, Linked, link

__all__ = ["KeyPair", "Linked", "event_key", "event_keys", "link"]
