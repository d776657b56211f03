"""How precisely the kind of a place tells where something was."""

from geo.model import Place, PlacePrecision

# A natural feature that reaches this far from its point is told as a larger area: one marker would stand in the middle of a sea. Hills,
# lakes and straits are as good as a district.
_WIDE_KM = 300.0


def precision_of(place: Place | None) -> PlacePrecision | None:
    """The geo precision that a kind of place gives."""
    if place is None:
        return None
    if place.kind in {"settlement", "facility"}:
        return "exact"
    if place.kind == "country":
        return "country"
    wide = place.kind == "continent" or (place.kind == "natural" and (place.radius_km or 0.0) >= _WIDE_KM)
    return "larger" if wide else "region"
