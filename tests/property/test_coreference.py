"""Whatever articles tell: groups hold together, and do not depend on the articles' order."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.coreference import event_keys, link
from geo.maps.table import EventTable
from geo.model import Deaths, Event, Place, Reading
from tests.unit.coreference.conftest import BLAST, CITY, COUNTRY, DAY, PROVINCE, TOWN, telling

_PLACES: tuple[tuple[Place | None, str | None], ...] = (
    (TOWN, "exact"), (CITY, "exact"), (PROVINCE, "region"), (COUNTRY, "country"), (None, None), (replace(TOWN, id="own:1", lat=89.99), "exact"),
)  # fmt: skip
_KINDS = (
    ("explosion", "remote_explosive_ied"),
    ("civilians", "attack"),
    ("battle", "armed_clash"),
    ("diplomacy", "consult"),
    ("odd", "odd"),
)
_WORDS = st.lists(st.sampled_from("market bridge car school bomb \ud800 Azaz 12 the".split(" ")), max_size=5).map(" ".join)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event near the others in place and time, or without either."""
    place, precision = draw(st.sampled_from(_PLACES))
    kind, sub_type = draw(st.sampled_from(_KINDS))
    first = draw(st.none() | st.integers(0, 2).map(lambda days: DAY + timedelta(days=days)))
    low = draw(st.none() | st.integers(0, 20))
    return replace(
        BLAST, type=kind, sub_type=sub_type, place=place, precision=precision, first=first, quote=draw(_WORDS),
        last=first and first + timedelta(days=draw(st.sampled_from((0, 1, 9, 400)))), deaths=None if low is None else Deaths(low=low, high=low + 2),
        status=draw(st.sampled_from(("actual", "planned", "possible", "denied"))), confidence=draw(st.floats(0, 1)),
        date_source=draw(st.sampled_from(("stated", "context", "published"))),
    )  # fmt: skip


_READINGS = st.lists(st.lists(events(), max_size=4), max_size=6).map(
    lambda told: [telling(f"Article {number}", *some, known=number != 1) for number, some in enumerate(told)]
)


@settings(deadline=None)
@given(_READINGS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_articles(readings: list[Reading], dice: Random) -> None:
    """Shuffled articles give the same groups under the same names."""
    shuffled = dice.sample(readings, len(readings))
    assert [(group.keys, group.sources) for group in link(readings)] == [(group.keys, group.sources) for group in link(shuffled)]


@settings(deadline=None)
@given(_READINGS)
def test_every_event_is_shown_once_and_every_telling_is_reached(readings: list[Reading]) -> None:
    """A group holds one event an article, an event is in one group at most, and from any key of a group all its keys are found."""
    table = EventTable.of(readings)
    grouped = [key for group in table.linked.values() for key in group.keys]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(event_keys(readings))
    assert table.count == len(table.events) - len(grouped) + len(table.linked)
    for group in table.linked.values():
        assert len({article.id for article, _ in group.tellings}) == len(group.keys) > 1
        assert 1 <= group.sources <= len(group.keys)
        for key in group.keys:
            assert set(table.told_with([key])) == set(group.keys)
    shown = [key for row in range(len(table.events)) if table.is_lead[row] for key in table.tellings_of(row)]
    assert sorted(shown) == sorted(table.keys)
