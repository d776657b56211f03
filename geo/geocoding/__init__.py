"""Geocoders with geopy's interface."""
