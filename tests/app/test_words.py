"""Words for labels."""

import pytest

from pages.ui.words import counted, plain


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Hama fell, the army said.", "Hama fell, the army said."),
        ("*a* _b_ `c` ~d~ $e$ [f](g) <h>", r"\*a\* \_b\_ \`c\` \~d\~ \$e\$ \[f\](g) \<h\>"),
        (":red[x] :material/home: 10:30", r"\:red\[x\] \:material/home: 10:30"),
        ("# heading", r"\# heading"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("two\n\nlines", "two lines"),
        ("http://evil.test www.evil.test", r"http\:\/\/evil.test www\.evil.test"),
    ],
)
def test_plain_escapes_what_markdown_would_read(text: str, escaped: str) -> None:
    """Signs that begin markup are escaped, ordinary punctuation stays as it is for screen readers."""
    assert plain(text) == escaped


def test_counted_knows_one_from_many() -> None:
    """Numbers and nouns agree."""
    assert [counted(0, "event"), counted(1, "event"), counted(2000, "event"), counted(2, "match", "matches")] == [
        "0 events",
        "1 event",
        "2,000 events",
        "2 matches",
    ]
