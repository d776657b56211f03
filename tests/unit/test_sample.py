"""The sample article."""

import re

from geo.sample import sample_article


def test_sample_article_is_one_text_with_a_dateline() -> None:
    """It has paragraphs, no hard line breaks in them, and a dateline that tells its day."""
    article = sample_article()
    assert 2000 < len(article.text) < 3000
    assert not re.search(r"[^\n]\n[^\n]", article.text)
    assert "DAMASCUS, 14 June 2025" in article.text
    assert article.published is None
