"""An online service: asked with care, and its failures told in words."""

import sqlite3
from contextlib import closing

import pytest

from geo.errors import GeocodingError, InputError
from geo.geocoding.online import TRIES, OnlineGeocoder
from geo.geocoding.patience import KEPT_FOUND_DAYS, KEPT_NOTHING_DAYS, Memory

DAY = 86_400


@pytest.fixture
def online(nominatim, memory, clock) -> OnlineGeocoder:
    """Geopy's Nominatim that asks the server on this machine and loses patience after .3 s."""
    return OnlineGeocoder(memory, options={**nominatim.options, "timeout": 0.3}, sleep=clock.sleep)


def test_a_name_is_found_and_asked_for_with_an_honest_name(online, nominatim):
    """The answer's places come in their order; the request says who asks."""
    places, kept = online.geocode("Umm al-Tuyur", country_codes=["SY"])
    assert [place.address for place in places] == ["Umm al-Tuyur, Iraq", "Umm al-Tuyur, Hama, Syria"]
    assert (places[1].latitude, places[1].longitude) == (35.05, 36.60)
    assert not kept
    ((path, query, agent),) = nominatim.asked
    assert (path, query["q"], query["countrycodes"]) == ("/search", ["Umm al-Tuyur"], ["sy"])
    assert agent.startswith("Whereabouts/")


def test_the_same_question_is_asked_once(online, nominatim, memory):
    """A second time the kept answer serves, also another geocoder over the same file."""
    first, _ = online.geocode("Umm al-Tuyur")
    again, kept = OnlineGeocoder(memory, options={**nominatim.options, "timeout": 0.3}).geocode("Umm al-Tuyur")
    assert kept
    assert again == first
    assert len(nominatim.asked) == 1


def test_nothing_found_is_kept_for_a_week_and_a_place_for_half_a_year(online, clock):
    """What a service does not know today it may know next week."""
    for name, days in (("Nowhere", KEPT_NOTHING_DAYS), ("Somewhere", KEPT_FOUND_DAYS)):
        online.geocode(name)
        clock.now += days * DAY - 60
        assert online.geocode(name)[1]
        clock.now += 120
        assert not online.geocode(name)[1]
    assert online.geocode("Nowhere")[0] == []


def test_another_service_or_server_has_answers_of_its_own(online, nominatim, memory, clock):
    """A kept answer belongs to the options that it was got with."""
    online.geocode("Umm al-Tuyur")
    other = OnlineGeocoder(memory, options={**nominatim.options, "timeout": 0.4}, sleep=clock.sleep)
    assert not other.geocode("Umm al-Tuyur")[1]


def test_questions_are_a_second_apart_whoever_asks(nominatim, tmp_path, clock):
    """Two geocoders that share only the file take turns."""
    for number in range(3):
        memory = Memory(tmp_path / "shared.sqlite", clock=clock, sleep=clock.sleep)
        OnlineGeocoder(memory, options=nominatim.options).geocode(f"Place {number}")
    assert clock.slept == [1.0, 1.0]


def test_too_long_a_queue_is_told(memory, clock):
    """Nobody waits half a minute without a word."""
    stopped = Memory(memory.path, clock=clock, sleep=lambda _seconds: None)
    for _ in range(31):
        stopped.wait_for_turn("nominatim")
    with pytest.raises(GeocodingError, match="Too many questions wait for Nominatim"):
        stopped.wait_for_turn("nominatim")


def test_a_clock_set_back_blocks_nobody(memory, clock):
    """Turns far in the future are not waited for."""
    memory.wait_for_turn("nominatim")
    clock.now -= 3600
    memory.wait_for_turn("nominatim")
    assert clock.slept == []


@pytest.mark.parametrize("name", ["429", "503", "stall", "hang up", "cut", "drip"])
def test_what_passes_is_tried_again(online, nominatim, name):
    """After one failure of each passing kind the answer is there."""
    nominatim.bad_times = 1
    places, _ = online.geocode(name)
    assert len(places) == 2
    assert len(nominatim.asked) == 2


@pytest.mark.parametrize(
    ("name", "told", "tries"),
    [
        ("429", "has had enough questions", TRIES),
        ("429 much later", "has had enough questions", 1),
        ("503", "has too much to do", TRIES),
        ("403", "wants a valid key", 1),
        ("garbage", "an answer that cannot be read", 1),
        ("other shape", "an answer that cannot be read", 1),
        ("cut", "cannot be reached .the answer was cut off", TRIES),
        ("endless", "cannot be reached .the answer is longer", TRIES),
        ("drip", "did not answer in time", TRIES),
        ("stall", "did not answer in time", TRIES),
        ("hang up", "cannot be reached", TRIES),
    ],
)
def test_what_lasts_is_told_in_a_sentence(online, nominatim, name, told, tries):
    """Every failure ends as a GeocodingError, after as many tries as make sense, and is not kept."""
    for _ in range(2):
        nominatim.asked.clear()
        with pytest.raises(GeocodingError, match=told):
            online.geocode(name)
        assert len(nominatim.asked) == tries


def test_waits_grow_and_follow_the_service(online, nominatim, clock):
    """One second, then two; or as long as Retry-After says."""
    with pytest.raises(GeocodingError):
        online.geocode("503")
    assert clock.slept == [1.0, 2.0]
    clock.slept.clear()
    nominatim.bad_times = 1
    online.geocode("429 later")
    assert 4.0 in clock.slept


def test_no_server_at_all_is_a_sentence(memory, clock):
    """With the cable pulled."""
    online = OnlineGeocoder(memory, options={"domain": "127.0.0.1:9", "scheme": "http"}, sleep=clock.sleep)
    with pytest.raises(GeocodingError, match="Nominatim cannot be reached"):
        online.geocode("Hama")


def test_a_point_is_named(online, nominatim):
    """Reverse geocoding goes the same way."""
    places, kept = online.reverse(35.05, 36.60)
    assert places[0].address == "Umm al-Tuyur, Hama, Syria"
    assert not kept
    assert nominatim.asked[0][0] == "/reverse"


@pytest.mark.parametrize(
    ("service", "options"),
    [
        ("atlantis", {}),
        ("nominatim", {"colour": "red"}),
        ("here", {}),
        ("nominatim", {"domain": 5}),
        ("nominatim", {"timeout": -1}),
        ("nominatim", {"timeout": float("nan")}),
        ("nominatim", {"timeout": "soon"}),
    ],
)
def test_what_geopy_does_not_know_is_refused_at_once(memory, service, options):
    """A wrong name, a wrong option, a missing key."""
    with pytest.raises(InputError, match=f"'{service}' cannot be used"):
        OnlineGeocoder(memory, service=service, options=options)


def test_a_damaged_file_of_answers_is_begun_anew(memory, online):
    """It holds nothing that a person made."""
    memory.path.write_bytes(b"no database at all, but long enough to be looked at as one" * 100)
    assert online.geocode("Hama")[0]
    assert online.geocode("Hama")[1]


def test_a_file_of_answers_that_cannot_be_is_told(tmp_path):
    """A folder stands in its place."""
    with pytest.raises(GeocodingError, match="cannot be used"):
        Memory(tmp_path).recall("nominatim", {"query": "Hama"})


def test_a_damaged_answer_is_asked_for_again(memory, online):
    """As if it had not been kept."""
    online.geocode("Hama")
    with closing(sqlite3.connect(memory.path)) as connection:
        connection.execute("UPDATE answer SET found = '{'")
        connection.commit()
    places, kept = online.geocode("Hama")
    assert places
    assert not kept


def test_a_service_that_cannot_keep_to_a_country_says_so(memory):
    """Rather than answering with places elsewhere."""
    with pytest.raises(GeocodingError, match="keep to a country"):
        OnlineGeocoder(memory, service="photon").geocode("Hama", country_codes=["SY"])
