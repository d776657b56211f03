"""Readings as bytes and back."""

import pytest

from geo.model import Article
from geo.store.codec import pack, unpack
from tests.unit.store.samples import full_reading


@pytest.mark.parametrize("content", [b"", b"nonsense", pack(full_reading())[:-4], b"x\x9cc\x60\x00\x00\x00\x01\x00\x01"])
def test_unpack_of_what_is_no_reading_is_none(content: bytes) -> None:
    """A damaged or outdated reading is read again, it is no error."""
    assert unpack(content, Article(text="x")) is None


def test_pack_leaves_the_article_to_its_own_row() -> None:
    """The text is not kept twice."""
    long = full_reading(Article(text="a unique sentence " * 1000))
    assert len(pack(long)) < 2000
    assert unpack(pack(long), long.article) == long
