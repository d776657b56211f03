"""What people correct in a reading: edits as data, and the reading with them applied. Pure; `geo.store` keeps them.

    shown = reviewed(reading, edits)                      # `edits` of the project, in order, undone ones too
    for event in shown.reading.events: ...                # event.review is "accepted", "changed", "added" or None
    edit = change(shown, event.id, Changes(place=salamiyah, status="planned"), author="Ann", reason="The text says so.")
    store.add_edits(project.id, [edit])                   # kept for good; store.undo(project.id) takes it back

`accept`, `reject`, `change`, `merge`, `split` and `add` make edits from an event on the screen; each raises InputError in words. An edit
means the event as it was first read (its `Anchor`), so it holds when the article is read again: the same event is looked for, and one that
is found no more is put in as it was. Where others may have changed the event since it was drawn, make the edit of
`as_seen(reading, edits, event)`, so that both are told. `link` and `unlink` say which events of several articles are one happening.

`shown.gone` are the events that were taken out, `shown.trails[event.id]` the edits of an event, `joined_by_hand(edits, readings)` the
pairs of events that people joined and told apart, `conflicts(edits)` where two people changed the same field without knowing of each
other; `settle` ends that.
"""

from geo.edits.around import Around, around
from geo.edits.by_hand import joined_by_hand
from geo.edits.check import MAX_PEOPLE, checked, checked_event, checked_place
from geo.edits.conflicts import PRESENCE, Conflict, conflicts, disputes
from geo.edits.form import actors_in_words, actors_of, deaths_of, differing, guessed, mention_of, name_that_means
from geo.edits.make import accept, add, change, link, merge, reject, settle, split, unlink
from geo.edits.model import FIELDS, Anchor, Changes, Edit, Kind, by_article
from geo.edits.queue import SURE_ENOUGH, Doubt, decided, offered_places, queue
from geo.edits.repeated import each_once
from geo.edits.review import Gone, Reviewed, apply, as_seen, reviewed, trails_by_key
from geo.edits.words import (
    conflict_in_words,
    deeds_in_words,
    edit_in_words,
    event_in_words,
    field_in_words,
    reasons_of,
    trail_in_words,
    value_in_words,
)

__all__ = [
    "FIELDS",
    "MAX_PEOPLE",
    "PRESENCE",
    "SURE_ENOUGH",
    "Anchor",
    "Around",
    "Changes",
    "Conflict",
    "Doubt",
    "Edit",
    "Gone",
    "Kind",
    "Reviewed",
    "accept",
    "actors_in_words",
    "actors_of",
    "add",
    "apply",
    "around",
    "as_seen",
    "by_article",
    "change",
    "checked",
    "checked_event",
    "checked_place",
    "conflict_in_words",
    "conflicts",
    "deaths_of",
    "decided",
    "deeds_in_words",
    "differing",
    "disputes",
    "each_once",
    "edit_in_words",
    "event_in_words",
    "field_in_words",
    "guessed",
    "joined_by_hand",
    "link",
    "mention_of",
    "merge",
    "name_that_means",
    "offered_places",
    "queue",
    "reasons_of",
    "reject",
    "reviewed",
    "settle",
    "split",
    "trail_in_words",
    "trails_by_key",
    "unlink",
    "value_in_words",
]
