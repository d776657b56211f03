"""Which events of several articles people joined, and which they told apart."""

from collections.abc import Iterable, Mapping, Sequence

from geo.coreference import KeyPair, key_for
from geo.edits.find import find
from geo.edits.model import ACROSS, Anchor, Edit, made_id
from geo.edits.review import kept_id
from geo.model import Reading


def joined_by_hand(edits: Iterable[Edit], readings: Sequence[Reading]) -> tuple[tuple[KeyPair, ...], tuple[KeyPair, ...]]:
    """The pairs of keys of events that people joined, and those that they told apart, as `geo.coreference.link` takes them.

    Edits in the order in which they were made: of a pair the last word counts, undone ones say nothing. `readings` are the machine's
    own, in which the events are looked for as they are for other edits.
    """
    said = [edit for edit in edits if edit.is_active and edit.kind in ACROSS]
    if not said:
        return (), ()
    key_of = _keys([anchor for edit in said for anchor in _anchors(edit)], readings)
    is_one: dict[frozenset[str], bool] = {}
    for edit in said:
        first, *others = (key_of[anchor] for anchor in _anchors(edit))
        if edit.kind == "link":  # nothing that was said before parts any two of them
            is_one = {pair: one for pair, one in is_one.items() if one or not pair <= {first, *others}}
        is_one |= {frozenset((first, other)): edit.kind == "link" for other in others}
    pairs_of = {answer: tuple(_pair(keys) for keys, one in is_one.items() if one is answer and len(keys) > 1) for answer in (True, False)}
    return pairs_of[True], pairs_of[False]


def _anchors(edit: Edit) -> tuple[tuple[str, Anchor], ...]:
    """The events that an edit is about, each with the `Article.id` of its text."""
    return ((edit.article_id, edit.anchor), *((one.article_id or edit.article_id, one) for one in edit.others))


def _keys(anchors: Iterable[tuple[str, Anchor]], readings: Sequence[Reading]) -> Mapping[tuple[str, Anchor], str]:
    """The key of each event as it is shown; of one whose article is gone, a key that no event has."""
    by_article: dict[str, list[Anchor]] = {}
    for article_id, anchor in anchors:
        by_article.setdefault(article_id, []).append(anchor)
    there = {reading.article.id: reading for reading in readings}
    keys: dict[tuple[str, Anchor], str] = {}
    for article_id, mine in by_article.items():
        events = there[article_id].events if article_id in there else ()
        found = find((one.event for one in mine if one.made_by is None), events)
        for one in mine:
            at = found.get(one.event)
            event_id = made_id(one.made_by) if one.made_by else events[at].id if at is not None else kept_id(one.event)
            keys[article_id, one] = key_for(article_id, event_id)
    return keys


def _pair(keys: frozenset[str]) -> KeyPair:
    one, other = sorted(keys)
    return one, other
