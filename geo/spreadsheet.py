"""Text in the cells of a spreadsheet, which may run what it reads."""

import re

# Where a cell may begin, before what spreadsheets take for a formula, perhaps after white space that some skip or a quote that they
# take away. The apostrophe itself is among it, so that reading back is exact.
_CELL, _FORMULA = r"(?:\A|(?<=[;\t\r\n]))", "(?= *[=+\\-@\t\r\n'\"\uff1d\uff0b\uff0d\uff20])"
_RISKY, _GUARDED = re.compile(_CELL + _FORMULA), re.compile(f"{_CELL}'{_FORMULA}")


def guarded(text: str) -> str:
    """The text of a cell, with an apostrophe before whatever a spreadsheet would run."""
    # Half a surrogate pair cannot be written as UTF-8.
    text = text.encode("utf-8", "replace").decode() if not text.isascii() else text
    return _RISKY.sub("'", text)


def unguarded(cell: str) -> str:
    """The text that `guarded` made a cell of."""
    return _GUARDED.sub("", cell)
