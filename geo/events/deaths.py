"""How many were killed, as a clause says it: "at least 17", "dozens", "three civilians", "no one"."""

import re

from geo.model import Deaths

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)} | {"a": 1, "an": 1, "another": 1}
_MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE: dict[str, tuple[int, int]] = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 9999),
    "tens of thousands": (10_000, 99_999),
    "hundreds of thousands": (100_000, 999_999),
    "millions": (1_000_000, 9_999_999),
    "tens of millions": (10_000_000, 99_999_999),
    "hundreds of millions": (100_000_000, 999_999_999),
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
    r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s(?:hundred|thousand|million|billion))?"
    rf"|(?:(?:{_SPELLED})(?:[ -](?:{_SPELLED}))?(?:\s(?:hundred|thousand|million|billion))?)"
    r"|(?:tens of |hundreds of )?(?:thousands|millions)|half a dozen|a dozen|a few|a couple|a number of|no one|nobody|dozens|scores"
    r"|hundreds|several|multiple|many|both|no)"
)
_WHO = (
    "people persons? citizens? civilians? soldiers? troops police(?:men|man|\\sofficers?)? officers? children child women woman"
    " men man boys? girls? fighters? militants? rebels? terrorists? gunmen insurgents? jihadists?"
    " members? villagers? residents? students? workers?"
    " passengers? protesters? demonstrators? others worshippers? journalists? migrants? refugees? victims? miners? tourists?"
    " servicemen personnel guards? farmers? shoppers pilgrims? inmates? prisoners? commanders? leaders? teachers? lives attackers?"
    " assailants? bombers? crew teenagers? families patients? doctors? nurses? activists? commandos? marines? sailors? pilots?"
    " hostages? palestinians israelis syrians iraqis afghans americans turks kurds bodies herders bystanders? dead".split()
)
_PEOPLE = rf"(?:(?!kill|wound|injur)\w[\w’'.-]*\s){{0,4}}?(?:{'|'.join(_WHO)})"
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NO_DAY = rf"(?!\s{_MONTHS}\b)"
_N1, _N2 = _COUNT.format("n") + _NO_DAY, _COUNT.format("m")
_BOUND = (
    r"(?:(?:a|an entire) family of"
    r"|at least|more than|over|up to|around|about|nearly|almost|some|an estimated|as many as|approximately|a total of|only"
    r"|another|the other|all|least)?\s?"
)
_WERE = r"(?:were|was|have been|had been|are|have|has|had)\s"
_KILL = (
    r"(?:been\s|being\s)?(?:also |reportedly |immediately |later |all )?"
    r"(?:killed|slain|slaughtered|martyred|murdered|executed|beheaded|massacred|died|dead|shot dead|gunned down|perished|drowned"
    r"|lost their lives|found dead|feared dead|burned to death)"
)
_KILLING = (
    r"\b(?:kill(?:ed|ing|s)?|slaughter(?:ed|ing)|massacr(?:ed|ing)|execut(?:ed|ing)|behead(?:ed|ing)|murder(?:ed|ing)|stabbed"
    r"|slay(?:ing)?|shot dead|shooting dead|death toll (?:of|to|at|stood at|rose to))"
)
_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b{_N1}\s(?:{_PEOPLE}(?:(?!kill|wound|injur)[\w\s,()’'-]){{0,60}}?\s{_WERE}|{_PEOPLE}\s(?:{_WERE})?|{_WERE})?{_KILL}\b",
        rf"{_KILLING}\s{_BOUND}\b{_N1}\b(?!\s?(?:%|per ?cent|days|years|km|miles))",
        rf"\b(?:claim(?:ed|ing|s)?|tak(?:en|ing)|took)\s(?:the lives of\s)?{_BOUND}\b{_N1}\s(?:[\w-]+\s)?(?:lives|{'|'.join(_WHO)})",
        rf"\b(?:leaving|left|leaves)\s{_BOUND}\b{_N1}\s(?:{_PEOPLE}\s)?dead",
        rf"\b{_N1}\s(?:civilian\s|combat\s)?(?:deaths|fatalities|dead\b)",
        rf"\b(?:deaths?|killings?|martyrdom) of {_BOUND}\b{_N1}\s{_PEOPLE}\b",
    )
)
_AND_MORE = re.compile(rf"\band\s(?:also\s)?(?:an(?:other)?\s)?{_N2}\s(?:more\s|other\s)?{_PEOPLE}", re.IGNORECASE)
_OF_HIS = re.compile(rf"\band\s(?:another\s)?{_N2}\s(?:more\s)?of\s(?:his|her|their|its)\s[\w-]+", re.IGNORECASE)
_AND_KIN = re.compile(
    r"\band\s(?:his|her)\s(?:[\w’'-]+\s){0,2}?(?:wife|husband|mother|father|son|daughter|brother|sister|child|baby|cousin|nephew|niece|uncle"
    r"|aunt|driver|bodyguard|deputy|assistant|aide)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:who|he|she|[A-Z][\w'’-]+|man|woman|child|boy|girl|soldier|policeman|officer|journalist|leader|commander|ambassador"
    r"|gunman|attacker)\s(?:was|is|has been|had been|were)\s(?:\w+ly\s|later\s|also\s|shot and\s)?"
    r"(?:killed|shot dead|assassinated|murdered|executed|beheaded|gunned down)\b"
)
_NONE = re.compile(
    r"\b(?:no (?:casualties|deaths|injuries|one was (?:killed|hurt|injured)|fatalities)|without casualties"
    r"|caus(?:ed|ing) no (?:injuries|casualties|deaths))\b",
    re.IGNORECASE,
)
_MAX = 50_000_000
_AMONG = re.compile(rf"\bamong\s{_BOUND}{_N1}", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:kill(?:ed|ing)|assassinat(?:ed|ing)|murder(?:ed|ing)|execut(?:ed|ing)|behead(?:ed|ing))"
    r"\s(?:[A-Z][\w'’-]+\s(?:al-|bin\s|van\s|de\s)?[A-Z][\w'’-]+)(?!\s?\w+(?:s|men|people)\b)"
)
_COUNTED = re.compile(rf"\s{_N1}\s{_PEOPLE}", re.IGNORECASE)
_PERSON = re.compile(rf"an?\s(?:[\w’'-]+\s)?(?:{'|'.join(_WHO)})\b", re.IGNORECASE)
# "8 April 2017", "April 8", "in 2016": a day or a year counts nobody.
_OF_DATE = re.compile(
    rf"(?:\b{_MONTHS}\s(?:\d{{1,2}},?\s)?(?:\d{{1,2}}|\d{{4}})"
    r"|\b(?:in|since|of|until|from)\s(?:19|20)\d\d)$",
    re.IGNORECASE,
)
_DATE_REACH = 20
_HURT = r"(?i)\b(?:wound|injur|hurt|maim)"
_REACH = 140  # characters in which the second item of a list of dead stands
_HURT_REACH = 30


def deaths_in(text: str) -> Deaths | None:
    """The deaths told first in a stretch of text, or None. "At least n" and "over n" are n, by the field's custom."""
    return next((deaths for _, deaths in tolls(text)), None)


def tolls(text: str) -> list[tuple[int, Deaths]]:
    """Every toll that a sentence tells, with the position in `text` where it is told, in order."""
    found: list[tuple[int, int, Deaths]] = []
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in found) and (deaths := _toll(text, match, number)):
                found.append((match.start(), match.end(), deaths))
    if not found and (named := _NAMED.search(text)) is not None:
        more = _more(text, named.end())
        found.append((named.start(), named.end(), Deaths(low=1 + more[0], high=1 + more[1])))
    if not found and (told := _ONE.search(text) or _NONE.search(text)) is not None:
        count = 0 if told.re is _NONE else 1
        found.append((told.start(), told.end(), Deaths(low=count, high=count)))
    return [(start, deaths) for start, _, deaths in sorted(found, key=lambda f: f[0])]


def _toll(text: str, match: re.Match[str], number: int) -> Deaths | None:
    value = _value(match["n"])
    if value is None or _OF_DATE.search(text[max(0, match.start("n") - _DATE_REACH) : match.end("n")]):
        return None
    if number == 0 and match["n"].lower() in {"a", "an"} and (inner := _COUNTED.findall(match.group())):
        alone = 1 if _PERSON.match(match.group()) else 0  # "A nurse and 15 patients"; but "A bus crashed and 15 people"
        low, high = _value(inner[-1]) or value
        value = low + alone, high + alone
    if number == 0 and (among := _AMONG.search(match.group())) and (whole := _value(among["n"])):
        return Deaths(low=whole[0], high=whole[1])
    more = _more(text, match.end()) if number == 1 else (0, 0)
    return Deaths(low=value[0] + more[0], high=value[1] + more[1])


def _more(text: str, start: int) -> tuple[int, int]:
    """The second item of "killed four pupils and six others", "a man and his wife", unless those were only wounded."""
    for pattern in (_AND_MORE, _OF_HIS, _AND_KIN):
        match = pattern.search(text, start, start + _REACH)
        if match is not None and not re.search(_HURT, text[start : match.end() + _HURT_REACH]):
            return (1, 1) if pattern is _AND_KIN else _value(match["m"]) or (0, 0)
    return 0, 0


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
