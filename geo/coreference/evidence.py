"""How much speaks for two events of different articles being one happening, in points that a person can follow.

The points were set by hand and tuned by reading what they link (docs/decisions.md): there is no annotated data for this, and a wrong link
hides an event, so that it takes more than one type, one town and one day.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.coreference.blocks import BRIEF_DAYS, NEAR_KM
from geo.coreference.columns import PRECISIONS, SOURCES, STATUSES, SUB_TYPES, TYPES, UNKNOWN, UNTOLD, Columns
from geo.gazetteer.sphere import KM_PER_DEGREE

# From here on two events are one.
ENOUGH = 6.0
# Less than this speaks against it: two events of one group never have so little in common.
TOO_LITTLE = 3.0
_SAME_SUB_TYPE, _SAME_TYPE = 2.0, 1.0
_SAME_SPOT, _NEXT_DOOR, _NEAR, _SAME_REGION, _INSIDE, _SAME_COUNTRY = 2.0, 1.5, 1.0, 1.5, 0.5, 0.5
_NEXT_DOOR_KM = 5.0
_DAY_STATED, _DAY_ONCE_STATED, _DAY_PUBLISHED, _DAYS_MEET, _DAYS_UNSURE = 1.5, 1.0, 0.5, 0.5, 0.0
_TOLL_EQUAL, _TOLL_GREAT_EQUAL, _TOLL_ALIKE, _TOLL_OTHER, _TOLL_FAR = 1.5, 2.5, 0.5, -0.5, -3.0
_GREAT_TOLL = 5
_ALIKE_SHARE, _OTHER_SHARE = 0.4, 2.0
_ALONE = 1.0  # a kind of event that a place has once a day at most
# In a place of up to so many people, violence of one kind on one day is one happening, as conflict data sets count it, too.
_SMALL_TOWN = 500_000
_WORD, _MOST_WORDS = 0.5, 3.0
_ALIKE = 2.5  # for quotes that share all their words, and so in part
_FEW = 2  # one word in common may be all that two short quotes have
_ACTOR, _MOST_ACTORS = 0.5, 1.0
_NEVER = -99.0
_COMPATIBLE = (
    ("battle", "explosion"),
    ("battle", "civilians"),
    ("battle", "strategic"),
    ("explosion", "civilians"),
    ("explosion", "other"),
    ("civilians", "other"),
    ("civilians", "riot"),
    ("protest", "riot"),
    ("strategic", "diplomacy"),
    ("strategic", "displacement"),
    ("strategic", "other"),
    ("diplomacy", "pressure"),
)
_LOCAL = ("battle", "explosion", "civilians", "protest", "riot", "displacement")
_SINGULAR = (
    ("battle", "government_regains_territory"),
    ("battle", "non_state_actor_overtakes_territory"),
    ("explosion", "suicide_bomb"),
    ("explosion", "chemical_weapon"),
    ("strategic", "agreement"),
    ("strategic", "non_violent_transfer_of_territory"),
    ("other", "natural_disaster"),
    ("other", "election"),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs of rows with their points, `left` below `right` and each pair once."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    points: NDArray[np.float64]


def weigh(columns: Columns, left: NDArray[np.int64], right: NDArray[np.int64], *, least: float = ENOUGH) -> Weighed:
    """The pairs with at least so many points. Words are compared only where they can still make the difference."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    points = _without_words(columns, low, high)
    hopeful = np.flatnonzero(points + _MOST_WORDS + _ALIKE + _MOST_ACTORS >= least)
    _, first = np.unique(low[hopeful] * len(columns.events) + high[hopeful], return_index=True)
    chosen = hopeful[first]
    low, high, points = low[chosen], high[chosen], points[chosen]
    points = points + np.array([_of_words(columns, a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True)], np.float64)
    kept = points >= least
    return Weighed(low[kept], high[kept], points[kept])


def _without_words(columns: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    kind, place, day = _of_kind(columns, a, b), _of_place(columns, a, b), _of_days(columns, a, b)
    small = _IS_LOCAL[columns.type[a]] & (columns.people[a] <= _SMALL_TOWN)
    alone = (_IS_SINGULAR[columns.sub_type[a]] | small) & (columns.sub_type[a] == columns.sub_type[b])
    alone &= (columns.place[a] == columns.place[b]) & (columns.precision[a] == PRECISIONS["exact"]) & (day > _DAYS_MEET)
    total: NDArray[np.float64] = kind + place + day + _of_deaths(columns, a, b) + alone * _ALONE
    return total


def _of_kind(columns: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    one, other = columns.type[a], columns.type[b]
    points = np.where(columns.sub_type[a] == columns.sub_type[b], _SAME_SUB_TYPE, np.where(one == other, _SAME_TYPE, 0.0))
    points = np.where(_MAY_MEET[one, other], points, _NEVER)
    denied = (columns.status[a] == STATUSES["denied"]) != (columns.status[b] == STATUSES["denied"])
    return np.where(denied, _NEVER, points)


def _of_place(columns: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    exact, region = PRECISIONS["exact"], PRECISIONS["region"]
    one, other = columns.precision[a], columns.precision[b]
    same = columns.place[a] == columns.place[b]
    away = _short_way_km(columns, a, b)
    spots = (one == exact) & (other == exact)
    mixed = ((one == exact) & (other == region)) | ((one == region) & (other == exact))
    inside = mixed & (columns.province[a] == columns.province[b]) & (columns.province[a] != UNTOLD)
    return np.select(
        [same & spots, spots & (away <= _NEXT_DOOR_KM), spots & (away <= NEAR_KM), same & (one == region), inside | (mixed & same), same],
        [_SAME_SPOT, _NEXT_DOOR, _NEAR, _SAME_REGION, _INSIDE, _SAME_COUNTRY],
        _NEVER,
    )


def _short_way_km(columns: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    """Kilometres between points; right for some tens of them, which is all that is asked."""
    aside = (columns.lon[a] - columns.lon[b] + 180) % 360 - 180
    way: NDArray[np.float64] = np.hypot(columns.lat[a] - columns.lat[b], aside * np.cos(np.radians(columns.lat[a]))) * KM_PER_DEGREE
    return way


def _of_days(columns: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    first, last = np.maximum(columns.first[a], columns.first[b]), np.minimum(columns.last[a], columns.last[b])
    told = np.minimum(columns.source[a], columns.source[b]), np.maximum(columns.source[a], columns.source[b])
    stated, published = SOURCES["stated"], SOURCES["published"]
    equal = (columns.first[a] == columns.first[b]) & (columns.last[a] == columns.last[b])
    brief = np.maximum(columns.last[a] - columns.first[a], columns.last[b] - columns.first[b]) <= BRIEF_DAYS
    unsure = (told[1] == UNKNOWN) | ~brief
    points = np.select(
        [unsure, equal & (told[1] == stated), equal & (told[0] == stated), equal & (told[1] <= published)],
        [_DAYS_UNSURE, _DAY_STATED, _DAY_ONCE_STATED, _DAY_PUBLISHED],
        _DAYS_MEET,
    )
    # A day that nobody told may be one off; two that were told are what they are.
    gap = first - last
    return np.where(gap <= 0, points, np.where((gap == 1) & (told[1] != stated), _DAYS_UNSURE, _NEVER))


def _of_deaths(columns: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    told = (columns.deaths_low[a] != UNTOLD) & (columns.deaths_low[b] != UNTOLD)
    equal = (columns.deaths_low[a] == columns.deaths_low[b]) & (columns.deaths_high[a] == columns.deaths_high[b])
    none = equal & (columns.deaths_high[a] == 0)
    gap = np.maximum(columns.deaths_low[a], columns.deaths_low[b]) - np.minimum(columns.deaths_high[a], columns.deaths_high[b])
    share = gap / np.maximum(1, np.minimum(columns.deaths_high[a], columns.deaths_high[b]))
    points = np.select(
        [none, equal & (columns.deaths_low[a] >= _GREAT_TOLL), equal, share <= _ALIKE_SHARE, share <= _OTHER_SHARE],
        [0.0, _TOLL_GREAT_EQUAL, _TOLL_EQUAL, _TOLL_ALIKE, _TOLL_OTHER],
        _TOLL_FAR,
    )
    return np.where(told, points, 0.0)


def _of_words(columns: Columns, a: int, b: int) -> float:
    one, other = columns.words(a), columns.words(b)
    shared = len(one & other)
    points = min(_MOST_WORDS, shared * _WORD)
    if shared >= _FEW:
        points += _ALIKE * shared / len(one | other)
    return points + min(_MOST_ACTORS, _ACTOR * len(columns.actors(a) & columns.actors(b)))


def _meetings() -> NDArray[np.bool_]:
    table = np.eye(len(TYPES), dtype=np.bool_)
    for one, other in _COMPATIBLE:
        table[TYPES[one], TYPES[other]] = table[TYPES[other], TYPES[one]] = True
    return table


def _singular() -> NDArray[np.bool_]:
    table = np.zeros(len(SUB_TYPES) + 1, np.bool_)
    table[[SUB_TYPES[pair] for pair in _SINGULAR]] = True
    return table


_MAY_MEET, _IS_SINGULAR = _meetings(), _singular()
_IS_LOCAL = np.isin(list(TYPES), _LOCAL)
