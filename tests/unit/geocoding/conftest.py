"""Fixtures of the geocoders."""

from tests.nominatim import clock, memory, nominatim

__all__ = ["clock", "memory", "nominatim"]
