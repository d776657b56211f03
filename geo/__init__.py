"""Whereabouts: read a news article; see where and when it happened."""
