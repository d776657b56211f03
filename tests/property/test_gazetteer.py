"""What nobody thinks of, asked of the gazetteer."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.gazetteer.spelling import sounds_like, variants
from geo.gazetteer.sphere import cell, cell_ranges, distance_km
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.text import fold

LATS = st.floats(-90, 90)
LONS = st.floats(-180, 180)
# The session's gazetteer is read-only, and the machine may be busy.
RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@RELAXED
@given(name=st.text(max_size=60))
def test_find_answers_any_text(tiny_gazetteer, name):
    """Any text is an answer or nothing, never an error, and two ways to ask agree."""
    assert tiny_gazetteer.find_many([name]).get(name, ()) == tiny_gazetteer.find(name)


@RELAXED
@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip))
def test_geocode_answers_any_text(tiny_gazetteer, name):
    """Any text, commas and all, is a place or None."""
    found = GazetteerGeocoder(tiny_gazetteer).geocode(name)
    assert found is None or -90 <= found.latitude <= 90


@RELAXED
@given(lat=LATS, lon=LONS, radius_km=st.floats(0, 3000))
def test_near_misses_nothing(tiny_gazetteer, lat, lon, radius_km):
    """Looking into cells finds the same places as measuring every distance."""
    names = ("Hama", "Paris", "Moscow", "Washington", "London", "Black Sea", "Russia")
    entries = [entry for name in names for entry in tiny_gazetteer.find(name)]
    inside = {e.place.id for e in entries if distance_km((lat, lon), (e.place.lat, e.place.lon)) <= radius_km}
    assert inside <= {e.place.id for e in tiny_gazetteer.near(lat, lon, radius_km=radius_km, limit=1000)}


@given(lat=LATS, lon=LONS)
def test_a_point_lies_in_the_cells_around_itself(lat, lon):
    """The cells that are searched for a point hold the cell that the point is filed under."""
    assert any(first <= cell(lat, lon) <= last for first, last in cell_ranges(lat, lon, 1.0))


@given(st.text(max_size=40).map(fold))
def test_variants_are_folded_and_other(key):
    """Every variant of a key is a key, and another one."""
    assert all(fold(other) == other and other != key for other in variants(key))


@given(
    st.text("abcdeiklmnoqrstuwyz ", min_size=1, max_size=20).map(fold), st.text("abcdeiklmnoqrstuwyz ", min_size=1, max_size=20).map(fold)
)
def test_sounding_alike_is_mutual(one, other):
    """If one spelling sounds like another, so does the other like the one."""
    assert sounds_like(one, other) == sounds_like(other, one)
