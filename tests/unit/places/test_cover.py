"""Whether an article names more than the gazetteer holds."""

import pytest

from geo.model import Mention, Place
from geo.places.cover import thin_country


def mentions(*countries: str | None) -> list[Mention]:
    """One name for each country; None is a name without a place."""
    return [
        Mention(
            start=10 * number,
            end=10 * number + 5,
            text=f"Name {number}",
            kind="settlement",
            place=None if country is None else Place(id=f"x:{number}", name="x", kind="settlement", lat=1, lon=1, country=country),
        )
        for number, country in enumerate(countries)
    ]


@pytest.mark.parametrize(
    ("countries", "thin"),
    [
        (("SY", "SY", "TR", None, None, None), "SY"),
        (("SY", "SY", "TR", None, None), None),
        (("SY", "TR", "IQ", None, None, None), None),
        ((None, None, None), None),
        ((), None),
    ],
)
def test_the_country_of_most_names_is_proposed_where_three_are_lost(countries, thin):
    """Not for one odd street, nor where the article is about no one country."""
    assert thin_country(mentions(*countries), []) == thin


def test_a_name_counts_once_and_an_added_country_is_not_proposed_again():
    """Three times the same lost name is one; who has the pack needs no second."""
    lost = mentions("SY", None)
    assert thin_country([*lost, lost[1], lost[1]], []) is None
    assert thin_country(mentions("SY", None, None, None), ["SY"]) is None
