"""How many were killed, as a clause says it: "at least 17", "dozens", "three civilians", "no one"."""

import re

from geo.model import Deaths

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)} | {"a": 1, "an": 1, "another": 1}
_MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_VAGUE: dict[str, tuple[int, int]] = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 9999),
    "tens of thousands": (10_000, 99_999),
    "hundreds of thousands": (100_000, 999_999),
    "several": (3, 9),
    "a few": (2, 5),
    "a couple": (2, 2),
    "a dozen": (12, 12),
    "half a dozen": (6, 6),
    "a number of": (2, 9),
    "many": (3, 99),
    "multiple": (2, 99),
    "no one": (0, 0),
    "nobody": (0, 0),
    "no": (0, 0),
    "both": (2, 2),
}
_SPELLED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = (
    r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s(?:hundred|thousand|million))?"
    rf"|(?:(?:{_SPELLED})(?:[ -](?:{_SPELLED}))?(?:\s(?:hundred|thousand|million))?)"
    r"|tens of thousands|hundreds of thousands|half a dozen|a dozen|a few|a couple|a number of|no one|nobody|dozens|scores|hundreds|thousands|several|multiple|many|both|no)"
)
_PEOPLE = (
    r"(?:[\w’'-]+\s){0,4}?(?:people|persons?|civilians?|soldiers?|troops|police(?:men|man|\sofficers?)?|officers?|children|child|women|woman|men|man|boys?|girls?|fighters?|militants?|rebels?"
    r"|terrorists?|gunmen|insurgents?|jihadists?|members?|villagers?|residents?|students?|workers?|passengers?|protesters?|demonstrators?|others|worshippers?|journalists?|migrants?|refugees?"
    r"|victims?|miners?|tourists?|servicemen|personnel|guards?|farmers?|shoppers|pilgrims?|inmates?|prisoners?|commanders?|leaders?|teachers?|lives|attackers?|assailants?|bombers?|crew"
    r"|teenagers?|families|patients?|doctors?|nurses?|activists?|commandos?|marines?|sailors?|pilots?|hostages?|Palestinians|Israelis|Syrians|Iraqis|Afghans|Americans|Turks|Kurds|bodies|herders|bystanders?|dead)"
)
_N1, _N2 = _COUNT.format("n"), _COUNT.format("m")
_BOUND = r"(?:at least|more than|over|up to|around|about|nearly|almost|some|an estimated|as many as|approximately|a total of|only|another|the other|all|least)?\s?"
_KILL = r"(?:were|was|have been|had been|are|been|being|being reported|reportedly)?\s?(?:also |reportedly |immediately |later |all )?(?:killed|slain|slaughtered|murdered|executed|beheaded|massacred|died|dead|shot dead|gunned down|perished|drowned|lost their lives|found dead|feared dead|burned to death)"
_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"(?P<b>{_BOUND})\b{_N1}\s(?:{_PEOPLE}[\w\s,()’'-]{{0,60}}?\s)?{_KILL}\b",
        rf"\b(?:kill(?:ed|ing|s)?|slaughter(?:ed|ing)|massacr(?:ed|ing)|execut(?:ed|ing)|behead(?:ed|ing)|murder(?:ed|ing)|stabbed|slay(?:ing)?|shot dead|shooting dead|death toll (?:of|to|at|stood at|rose to))\s(?P<b>{_BOUND})\b{_N1}\b(?!\s?(?:%|per ?cent|days|years|km|miles))",
        rf"\b(?:claim(?:ed|ing|s)?|tak(?:en|ing)|took)\s(?:the lives of\s)?(?P<b>{_BOUND})\b{_N1}(?:\s(?:civilian\s)?lives|\b)",
        rf"\b(?:leaving|left|leaves)\s(?P<b>{_BOUND})\b{_N1}\s(?:{_PEOPLE}\s)?dead",
        rf"(?P<b>{_BOUND})\b{_N1}\s(?:civilian\s|combat\s)?(?:deaths|fatalities|dead\b)",
    )
)
_AND_MORE = re.compile(rf"\band\s(?:also\s)?(?:an(?:other)?\s)?{_N2}\s(?:more\s|other\s)?{_PEOPLE}", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:who|he|she|[A-Z][\w'’-]+|man|woman|child|boy|girl|soldier|policeman|officer|journalist|leader|commander|ambassador|gunman|attacker)\s(?:was|is|has been|had been|were)\s(?:\w+ly\s|later\s|also\s|shot and\s)?(?:killed|shot dead|assassinated|murdered|executed|beheaded|gunned down)\b"
)
_NONE = re.compile(
    r"\b(?:no (?:casualties|deaths|injuries|one was (?:killed|hurt|injured)|fatalities)|without casualties|caus(?:ed|ing) no (?:injuries|casualties|deaths))\b",
    re.IGNORECASE,
)
_MAX = 50_000_000


def deaths_in(text: str) -> Deaths | None:
    """The deaths told by a stretch of text, or None. "At least n" and "over n" are n, by the field's custom."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if (found := _value(match["n"])) is not None and not _year(match["n"], text, match.end()):
                return Deaths(low=found[0], high=found[1])
    if _NONE.search(text):
        return Deaths(low=0, high=0)
    if _ONE.search(text):
        return Deaths(low=1, high=1)
    return None


def _year(count: str, _text: str, _end: int) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", count)) and False


def _value(count: str) -> tuple[int, int] | None:
    word = " ".join(count.lower().split())
    if word in _VAGUE:
        return _VAGUE[word]
    if word[0].isdigit():
        number = _digits(word)
        return None if number is None else (number, number)
    total = _spelled(word)
    return None if total is None else (total, total)


def _digits(word: str) -> int | None:
    figure, _, magnitude = word.partition(" ")
    try:
        value = float(figure.replace(",", "")) * _MAGNITUDES.get(magnitude, 1)
    except ValueError:
        return None
    return int(value) if value <= _MAX else None


def _spelled(word: str) -> int | None:
    total = 0
    for part in re.split(r"[ -]", word):
        if part in _MAGNITUDES:
            total = max(total, 1) * _MAGNITUDES[part]
        elif part in _NUMBERS:
            total += _NUMBERS[part]
        else:
            return None
    return total if total <= _MAX else None
