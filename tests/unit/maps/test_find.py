"""Which events of a table are meant."""

import numpy as np

from geo.maps.find import newest_first, rows_in_box, rows_with_words, told_in
from geo.maps.table import EventTable
from tests.made_up import readings


def test_rows_are_found_by_key_in_the_order_asked():
    """Unknown keys are passed over, a key that is asked for twice counts once; the order is the asker's."""
    table = EventTable.of(readings(50))
    assert table.leads_of([table.keys[7], "nobody:e1", table.keys[3], table.keys[7]]) == (7, 3)
    assert table.leads_of([]) == ()


def test_words_are_all_found_whatever_their_accents_and_case(week):
    """Every word has to occur, in the quote, the place or the actors; at most so many rows are given."""
    table = EventTable.of(week)
    told = told_in(table)
    rows = np.arange(len(table.events))
    aleppo = rows_with_words(told, rows.tolist(), "ÀLEPPO", limit=50)
    assert aleppo
    assert all("aleppo" in told[row] for row in aleppo)
    assert set(aleppo) == {row for row in rows.tolist() if "aleppo" in told[row]}
    assert rows_with_words(told, rows.tolist(), "aleppo", limit=1) == aleppo[:1]
    assert rows_with_words(told, rows.tolist(), "alep", limit=50) == aleppo
    assert rows_with_words(told, rows.tolist(), "leppo", limit=50) == ()
    assert rows_with_words(told, rows.tolist(), "aleppo xyzzy", limit=50) == ()
    assert rows_with_words(told, rows.tolist(), "  ", limit=50) == ()


def test_newest_come_first_and_undated_last(week):
    """By the last day, within a day in the table's order."""
    table = EventTable.of(week)
    rows = newest_first(table, np.arange(len(table.events)))
    lasts = table.last[rows].tolist()
    assert lasts == sorted(lasts, reverse=True)
    assert sorted(rows.tolist()) == list(range(len(table.events)))


def test_box_holds_what_lies_in_it(week):
    """The events of a cell of counts are those with a point in its box."""
    table = EventTable.of(week)
    placed = np.flatnonzero(~np.isnan(table.lat))
    found = rows_in_box(table, placed, ((33.4, 36.2), (33.6, 36.4)))
    assert {table.events[row][1].place.name for row in found.tolist()} == {"Damascus"}
