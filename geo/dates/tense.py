"""Whether the words around a date speak of what was or of what will be.

A full parse would know more and cost a hundred times as much: the nearest verb form before the date, else behind it, decides nearly
every case in news.
"""

from typing import Literal

from geo.dates.scan import Tokens
from geo.dates.words import KIND

Tense = Literal["past", "future"] | None

_FUTURE = frozenset(
    "will shall ll won scheduled expected expects due plans planned planning upcoming forthcoming slated deadline expires expire"
    " begins starts opens closes resumes debuts premieres should would could may might can must".split()
)
_PAST = frozenset(
    "was were had did been fell began became came took left went made held broke lost met gave sent saw led got rose shot hit struck"
    " found brought kept put ran died fought built bought flew drove grew hung knew lay paid read sang sank sat sold spent spoke stood"
    " stole swept swore taught thought threw understood wore won wrote fled caught chose dealt drew felt forced heard hurt let meant"
    " overthrew sought shook sprang torn withdrew beat burst cut has have having".split()
)
_SPEECH = frozenset("said says told announced reported added wrote stated tweeted confirmed warned adding saying posted published".split())
_UNSURE = frozenset("said told added stated".split())  # these date the speech, not what was spoken of
_NEEDS = {"due": frozenset("in on by for back this next".split()), "may": frozenset(["be"]), "won": frozenset(["t"])}
_NOT_PAST = frozenset("need needed united speed indeed hundred red seed breed feed".split())
_REACH = 14  # tokens looked at on each side: a clause of a news sentence
_SHORT_REACH = 5
_SHORTEST_PAST = 5
_DAYS = KIND["WEEKDAY"] + KIND["WD"]
_ENDS = KIND["BREAK"] + KIND["STOP"]


def tense_of(tokens: Tokens, start: int, end: int) -> Tense:
    """The tense at tokens `start` to `end`: of the speech if a verb of speech stands right before, else of the nearest verb."""
    words = tokens.words
    if start and (words[start - 1] in _SPEECH or (words[start - 1] == "on" and words[start - 2] in _SPEECH)):
        return "past"
    if start and words[start - 1] == "for" and tokens.kinds[start] in _DAYS and tokens.kinds[end : end + 1] != KIND["POSS"]:
        return "future"  # "set for Friday", "a day of mourning for Wednesday"; but "held for Friday's attack"
    for i in range(start - 1, max(-1, start - _REACH), -1):
        if _stops(tokens, i):
            break
        if found := _verb(words, i):
            return found
    reach = _SHORT_REACH if tokens.kinds[end : end + 1] == KIND["POSS"] else _REACH
    for i in range(end, min(len(words), end + reach)):
        if _stops(tokens, i):
            break
        if found := _verb(words, i):
            return found
    return _without_verb(tokens, start)


def _without_verb(tokens: Tokens, start: int) -> Tense:
    """The tense of what has no clear verb: "by Thursday" and "council to vote today" look ahead."""
    words, text = tokens.words, tokens.text
    if start and words[start - 1] in _AHEAD:
        return "future"
    for i in range(start - 2, max(-1, start - _SHORT_REACH), -1):
        if _stops(tokens, i):
            return None
        if words[i] == "to" and words[i + 1] not in _NO_INFINITIVE and text[tokens.starts[i + 1]].islower():
            return "future"
    return None


_AHEAD = frozenset("by until till through".split())
_NO_INFINITIVE = frozenset("the a an his her its their our this that these those be at date police death work people residents".split())


def _stops(tokens: Tokens, i: int) -> bool:
    return tokens.kinds[i] in _ENDS or (tokens.words[i] == "." and i > 0 and len(tokens.words[i - 1]) > 2)  # noqa: PLR2004  ("Gov." goes on)


def _verb(words: list[str], i: int) -> Tense:
    word = words[i]
    behind = words[i + 1] if i + 1 < len(words) else ""
    before = words[i - 1] if i else ""
    if word in _UNSURE:
        return None
    if word in _FUTURE:
        return "future" if word not in _NEEDS or behind in _NEEDS[word] else ("past" if word == "won" else None)
    if word == "set" and behind in ("to", "for"):
        return "future"
    if word in ("be", "going", "ready") and (before in ("to", "be") or behind == "to"):
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in _NOT_PAST):
        return "future" if before == "be" else "past"
    return None
