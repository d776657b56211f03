"""A damaged article is read like any other."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import EmptyArticleError
from geo.gazetteer.index import Gazetteer
from geo.model import Article
from geo.reading import read
from geo.sample import sample_article
from tests.quality.damage import damaged
from tests.quality.mutations import TODAY, faults

_SAMPLE = sample_article().text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_damaged_article_is_read_without_an_error(seed: int, tiny_gazetteer: Gazetteer) -> None:
    """Cut, shuffled, joined, with numbers that cannot be: nothing but an empty text raises, and what is read stands in the text."""
    text = damaged(_SAMPLE, Random(seed), others=(_SAMPLE,))  # noqa: S311 (no secret)
    try:
        reading = read(Article(text=text), today=TODAY, gazetteer=tiny_gazetteer)
    except EmptyArticleError:
        assert not text.strip()
    else:
        assert list(faults(reading)) == []
