"""Who is let in."""

import pytest

from pages.ui.admission import admits, email_of, is_local, patterns


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "[::1]:8501", "127.8.8.8", "LOCALHOST:80", "a.localhost"])
def test_own_addresses_are_local(host):
    """With a port or without one."""
    assert is_local(host)


@pytest.mark.parametrize(
    "host",
    ["", "0.0.0.0", "192.168.1.7:8501", "maps.example.org", "localhost.example.org", "::", "127.0.0.1.example.org"],  # noqa: S104  (nothing is bound)
)
def test_other_addresses_are_not_local(host):
    """Nor is no address, which stands for all of them."""
    assert not is_local(host)


@pytest.mark.parametrize(
    ("listed", "email", "is_in"),
    [
        (["ann@example.org"], "Ann@Example.org ", True),
        (["@example.org"], "ann@example.org", True),
        (["@example.org"], "ann@evil-example.org", False),
        (["@example.org"], "ann@sub.example.org", False),
        (["@example.org"], "ann@example.org@evil.org", False),
        (["example.org"], "ann@example.org", False),
        (["@"], "", False),
        (["", "@"], "ann@", False),
        (["*"], "", True),
        ([], "ann@example.org", False),
    ],
)
def test_list_admits_addresses_and_domains(listed, email, is_in):
    """Whole addresses, whole domains, everybody; and nobody by a part of a name."""
    assert admits(listed, email) is is_in


@pytest.mark.parametrize(("said", "read"), [("@a.org", ("@a.org",)), (["a@b.c", 3], ("a@b.c",)), (True, ()), (None, ()), ({"*": 1}, ())])
def test_list_is_read_as_a_person_wrote_it(said, read):
    """One word is a list of one; what is no list lets nobody in."""
    assert patterns(said) == read


def test_address_that_nobody_has_checked_is_none():
    """A provider says so with the address; one that says nothing is believed."""
    assert email_of({"email": "ann@example.org", "email_verified": True}) == "ann@example.org"
    assert email_of({"email": "ann@example.org"}) == "ann@example.org"
    assert email_of({"email": "ann@example.org", "email_verified": False}) == ""
    assert email_of({"email": "ann@example.org", "email_verified": "false"}) == ""
    assert email_of({"email": ["ann@example.org"]}) == ""
