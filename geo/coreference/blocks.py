"""Which events are compared at all: those whose place and days can be one, found through keys of cells, so that time stays near linear."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from geo.coreference.columns import PRECISIONS, UNTOLD, Columns
from geo.gazetteer.sphere import KM_PER_DEGREE

# A quarter's point, a suburb's and the town's may lie this far apart; villages of one name's neighbourhood, too.
NEAR_KM = 15.0
# Only what took some days is looked for by its days; a longer span is compared with spans that begin on its day.
BRIEF_DAYS = 7
SLACK_DAYS = 1
_CELL_LAT, _CELL_LON = 0.25, 1.0  # degrees; a degree of longitude is wider than NEAR_KM up to 82 degrees of latitude
_COLUMNS = 360
# Each event is compared with at most so many of a key's events on each side, those that read most alike: a day with thousands of
# events in one town costs no more than a thousand times as many days with one each.
WINDOW = 32
_CHUNK = 20_000
_EXACT, _REGION = PRECISIONS["exact"], PRECISIONS["region"]
_SPOT, _PROVINCE, _WHOLE, _LONG = range(4)
_KINDS = 4
Keys = tuple[NDArray[np.int64], NDArray[np.int64]]
Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


def candidates(columns: Columns) -> Iterator[Pairs]:
    """Pairs of rows of different articles, in portions; a pair may come more than once."""
    rows, keys = _joined(_told(columns))
    asking, asked = _joined(_asked(columns))
    names, codes = np.unique(keys, return_inverse=True)
    if not len(names):
        return
    count = len(columns.events) + 1
    order = np.argsort(codes * count + columns.rank[rows], kind="stable")
    rows, places = rows[order], (codes * count + columns.rank[rows])[order]
    found = np.minimum(np.searchsorted(names, asked), len(names) - 1)
    hit = names[found] == asked
    asking, found = asking[hit], found[hit]
    for begin in range(0, len(asking), _CHUNK):
        yield _beside(columns, (asking[begin : begin + _CHUNK], found[begin : begin + _CHUNK]), (rows, places))


def _beside(columns: Columns, asked: Keys, told: Keys) -> Pairs:
    """Rows that ask with the numbers of their keys, and those that answer: rows in the order of their places, key by key and by rank."""
    (asking, found), (rows, places), count = asked, told, len(columns.events) + 1
    low, high = np.searchsorted(places, found * count), np.searchsorted(places, (found + 1) * count)
    own = np.searchsorted(places, found * count + columns.rank[asking])
    low, high = np.maximum(low, own - WINDOW), np.minimum(high, own + WINDOW)
    sizes = high - low
    left = np.repeat(asking, sizes)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    right = rows[np.repeat(low, sizes) + steps]
    apart = columns.article[left] != columns.article[right]
    return left[apart], right[apart]


def _joined(parts: Iterator[Keys]) -> Keys:
    found = list(parts)
    return np.concatenate([rows for rows, _ in found]), np.concatenate([keys for _, keys in found])


def _key(kind: int, area: NDArray[np.int64], day: NDArray[np.int64]) -> NDArray[np.int64]:
    """One whole number for a kind of key, an area below 2**32 and a day."""
    keys: NDArray[np.int64] = ((area + 1) * 2**22 + day) * _KINDS + kind
    return keys


def _days(rows: NDArray[np.int64], columns: Columns, slack: int) -> Keys:
    """Rows and days: one for each day of the span and of the slack around it."""
    sizes = columns.last[rows] - columns.first[rows] + 1 + 2 * slack
    again = np.repeat(rows, sizes)
    steps = np.arange(len(again)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return again, np.maximum(0, columns.first[again] - slack + steps)


def _cell(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.int64]:
    cells: NDArray[np.int64] = np.floor((lat + 90) / _CELL_LAT).astype(np.int64) * _COLUMNS + (
        np.floor((lon + 180) / _CELL_LON).astype(np.int64) % _COLUMNS
    )
    return cells


def _kinds(columns: Columns) -> tuple[NDArray[np.int64], ...]:
    """Rows with a spot, in a province, of a whole country or more, and of long spans; those without place or day are in none."""
    known = (columns.place != UNTOLD) & (columns.first > 0)
    brief = columns.last - columns.first <= BRIEF_DAYS
    small = np.isin(columns.precision, (_EXACT, _REGION))
    return (
        np.flatnonzero(known & brief & small),
        np.flatnonzero(known & brief & small & (columns.province != UNTOLD)),
        np.flatnonzero(known & brief & ~small),
        np.flatnonzero(known & ~brief),
    )


def _told(columns: Columns) -> Iterator[Keys]:
    spots, inside, whole, long = _kinds(columns)
    rows, days = _days(spots, columns, 0)
    yield rows, _key(_SPOT, _cell(columns.lat[rows], columns.lon[rows]), days)
    rows, days = _days(inside, columns, 0)
    yield rows, _key(_PROVINCE, columns.province[rows].astype(np.int64), days)
    rows, days = _days(whole, columns, 0)
    yield rows, _key(_WHOLE, columns.place[rows].astype(np.int64), days)
    yield long, _key(_LONG, columns.place[long].astype(np.int64), columns.first[long])


def _asked(columns: Columns) -> Iterator[Keys]:
    spots, inside, whole, long = _kinds(columns)
    rows, days = _days(spots, columns, SLACK_DAYS)
    tall = NEAR_KM / KM_PER_DEGREE
    wide = np.minimum(_CELL_LON, tall / np.maximum(0.01, np.cos(np.radians(columns.lat[rows]))))
    seen: list[NDArray[np.int64]] = []
    for up, aside in ((0, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)):
        cell = _cell(np.clip(columns.lat[rows] + up * tall, -90, 90), columns.lon[rows] + aside * wide)
        new = np.ones(len(rows), np.bool_)
        for other in seen:
            new &= cell != other
        seen.append(cell)
        yield rows[new], _key(_SPOT, cell[new], days[new])
    regions = inside[columns.precision[inside] == _REGION]
    rows, days = _days(regions, columns, SLACK_DAYS)
    yield rows, _key(_PROVINCE, columns.province[rows].astype(np.int64), days)
    rows, days = _days(whole, columns, SLACK_DAYS)
    yield rows, _key(_WHOLE, columns.place[rows].astype(np.int64), days)
    yield long, _key(_LONG, columns.place[long].astype(np.int64), columns.first[long])
