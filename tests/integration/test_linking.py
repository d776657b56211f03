"""Articles read and linked, with the index that users have."""

import pytest

from tests.quality.linking import ARTICLES, score, told

pytestmark = pytest.mark.gazetteer


def test_made_up_articles_are_linked_where_they_tell_one_happening(gazetteer):
    """No wrong link among 33 articles of seven stories with look-alikes, and four in five of the happenings that two of them tell."""
    found = score(told(ARTICLES, gazetteer))
    assert found["precision"] == 1.0
    assert found["recall"] >= 0.8
