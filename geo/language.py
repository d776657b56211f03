"""What a text is written in, as far as it bears on how well it can be read."""

import re
import unicodedata
from collections import Counter

# The most frequent English words. In English prose they make up 30 to 50 % of the words, elsewhere below 10 %.
_ENGLISH = frozenset(
    """the of and to in a is was for on that with as by at from it he his are were
    be has had have not but an they said which their who will""".split()
)
_ENGLISH_SHARE = 0.12
# Below this many words the share says nothing.
_ENOUGH_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_LETTER = re.compile(r"[A-Za-z]")
# The start of a Unicode character's name -> the script in a reader's words.
_SCRIPTS = {
    "ARABIC": "Arabic",
    "CYRILLIC": "Cyrillic",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "DEVANAGARI": "Devanagari",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
}
_OTHER_SCRIPT = (
    "The text is written in {script} script. Whereabouts reads English: place names that it knows in this script are placed, "
    "events and dates are not read."
)
# A sample tells the script; no more is looked at.
_SAMPLE = 4000


def notices_about(text: str) -> tuple[str, ...]:
    """Sentences about the language of a text that will be read less well than English; empty for English."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is not None:
        return (_OTHER_SCRIPT.format(script=script),)
    words = _WORD.findall(sample.casefold())
    if len(words) >= _ENOUGH_WORDS and sum(map(_ENGLISH.__contains__, words)) < _ENGLISH_SHARE * len(words):
        return ("The text does not seem to be English. Whereabouts reads English: places may be found, events and dates hardly.",)
    return ()


def _script(sample: str) -> str | None:
    """The script of most letters, or None where that is the Latin one or there are no letters."""
    if sample.isascii():
        return None
    latin = len(_PLAIN_LETTER.findall(sample))
    counts = Counter(_SCRIPTS.get(unicodedata.name(c, "").split(" ")[0]) for c in sample if not c.isascii() and c.isalpha())
    counts[None] += latin
    if counts.most_common(1)[0][0] is None:
        return None
    return "Japanese" if "Japanese" in counts else counts.most_common(1)[0][0]
