"""The gazetteer, then kept answers, then an online service."""

import pytest

from geo.errors import GeocodingError, InputError
from geo.geocoding.chain import ChainGeocoder, OnlineSettings, chain, read_settings
from geo.geocoding.gazetteer import GazetteerGeocoder
from geo.geocoding.online import OnlineGeocoder


@pytest.fixture
def local(tiny_gazetteer) -> GazetteerGeocoder:
    """A geocoder over the tiny gazetteer."""
    return GazetteerGeocoder(tiny_gazetteer)


@pytest.fixture
def linked(local, nominatim, memory, clock) -> ChainGeocoder:
    """The gazetteer with the server on this machine behind it."""
    return ChainGeocoder(local, OnlineGeocoder(memory, options=nominatim.options, sleep=clock.sleep))


def test_what_the_gazetteer_knows_is_asked_nowhere_else(linked, nominatim):
    """No request leaves for Hama."""
    assert linked.geocode("Hama").raw["found_by"] == "gazetteer"
    assert nominatim.asked == []


def test_what_it_does_not_know_is_asked_online_and_then_kept(linked):
    """Each answer says who knew it."""
    assert linked.geocode("Umm al-Tuyur").raw["found_by"] == "nominatim"
    assert linked.geocode("Umm al-Tuyur").raw["found_by"] == "cache"


def test_near_and_limit_hold_online_too(linked):
    """The nearest first, no more than asked for."""
    (place,) = linked.geocode("Umm al-Tuyur", exactly_one=False, limit=1, near=(35.1, 36.7))
    assert place.address == "Umm al-Tuyur, Hama, Syria"


def test_nothing_is_none(linked):
    """As geopy's geocoders answer."""
    assert linked.geocode("Nowhere", exactly_one=False) is None


def test_a_point_far_from_every_name_is_asked_online(linked, nominatim):
    """The middle of the Pacific; beside Hama the gazetteer serves."""
    assert linked.reverse((35.1, 36.7)).raw["found_by"] == "gazetteer"
    assert linked.reverse((-48.9, -123.4)).raw["found_by"] == "nominatim"
    assert len(nominatim.asked) == 1


def test_it_is_off_unless_switched_on(local):
    """Without settings nobody is asked."""
    assert chain(local, OnlineSettings()).geocode("Umm al-Tuyur") is None


def test_a_failure_is_told(linked):
    """Through the chain as well."""
    with pytest.raises(GeocodingError, match="cannot be read"):
        linked.geocode("garbage")


def test_settings_are_read_from_their_file(tmp_path):
    """Any service of geopy's, with its options; no file means off."""
    file = tmp_path / "geocoding.toml"
    assert read_settings(file) == OnlineSettings(online=False, service="nominatim", options={})
    file.write_text('online = true\nservice = "photon"\n[options]\ndomain = "photon.example"\n')
    assert read_settings(file) == OnlineSettings(online=True, service="photon", options={"domain": "photon.example"})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("online = yes", "is no TOML"),
        ("onlien = true", "'onlien', which is not known"),
        ('online = "true"', "true or false"),
        ('service = "atlantis"', "no service of geopy's"),
        ("service = 3", "no service of geopy's"),
        ('[options]\ncolour = "red"', "has no option 'colour'"),
        ("options = 3", "a table"),
        ("[options]\ndomain = 5", "the option domain is a name such as .*; it is '5'"),
        ('[options]\ndomain = ""', "the option domain is a name"),
        ('[options]\ndomain = "a b"', "the option domain is a name"),
        ("[options]\nproxies = 5", "the option proxies is an address"),
        ('[options]\nproxies = ["a"]', "the option proxies is an address"),
        ("[options]\nproxies = {http = 3}", "the option proxies is an address"),
        ("[options]\nssl_context = 1", "the option ssl_context is for programs and cannot be set in a file"),
        ('[options]\nadapter_factory = "x"', "the option adapter_factory is for programs"),
        ('[options]\ntimeout = "soon"', "the option timeout is a number"),
        ("[options]\ntimeout = true", "the option timeout is a number"),
        ("[options]\nuser_agent = 5", "the option user_agent is a text of one line"),
        ('[options]\nuser_agent = "a\\nb"', "the option user_agent is a text of one line"),
        ('service = ["a"]', "no service of geopy's"),
        ("\x00", "is no TOML"),
    ],
)
def test_wrong_settings_are_told_with_what_is_allowed(tmp_path, said, told):
    """A file that says something else."""
    file = tmp_path / "geocoding.toml"
    file.write_text(said)
    with pytest.raises(InputError, match=told):
        read_settings(file)


def test_options_of_each_kind_are_taken(tmp_path, memory):
    """A name, seconds, and proxies in both of geopy's forms."""
    file = tmp_path / "geocoding.toml"
    for options in (
        'domain = "127.0.0.1:80"\ntimeout = 2.5\nproxies = "http://127.0.0.1:1"',
        'proxies = {https = "127.0.0.1:1"}',
        'user_agent = "me"',
    ):
        file.write_text(f"[options]\n{options}")
        told = read_settings(file).options
        assert told
        assert OnlineGeocoder(memory, options=told)


def test_a_folder_in_the_place_of_the_settings_is_told(tmp_path):
    """It is not passed over as if nothing were there."""
    (tmp_path / "geocoding.toml").mkdir()
    with pytest.raises(InputError, match=r"geocoding.toml is a folder"):
        read_settings(tmp_path / "geocoding.toml")


def test_settings_that_are_no_text_are_told(tmp_path):
    """A file in another encoding."""
    file = tmp_path / "geocoding.toml"
    file.write_bytes(b'service = "\xff\xfe"')
    with pytest.raises(InputError, match="is no TOML"):
        read_settings(file)
