"""Across articles: which events are the same happening (cross-document event coreference), and how many independent sources tell it."""

from geo.coreference.keys import article_of, event_key, event_keys, event_of, key_for
from geo.coreference.link import KeyPair, Linked, link

__all__ = ["KeyPair", "Linked", "article_of", "event_key", "event_keys", "event_of", "key_for", "link"]
