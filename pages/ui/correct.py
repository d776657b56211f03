"""What a person does to events: kept at once, said in a few words, and taken back on demand."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from geo.coreference import article_of, event_of
from geo.edits import (
    Changes,
    Conflict,
    Edit,
    Reviewed,
    accept,
    add,
    as_seen,
    by_article,
    change,
    conflict_in_words,
    conflicts,
    edit_in_words,
    link,
    merge,
    name_that_means,
    reject,
    reviewed,
    split,
    unlink,
)
from geo.errors import InputError
from geo.model import Event, Place, Reading
from geo.places import OwnPlace
from geo.store import Change, readings_of
from pages.ui import engine, session, who, words

# Events by their keys, as the person who decides saw them.
Seen = Mapping[str, Event]
# What the machine read in some articles and what people did to it, by `Article.id`.
Papers = Mapping[str, tuple[Reading, tuple[Edit, ...]]]
_MANY = 2
_GONE = "The article is not there any more: it was deleted, perhaps in another window."


def shown(article_id: str) -> Reviewed:
    """An article as people have corrected it, with what they did. Raises InputError where it is there no more."""
    return reviewed(*_papers([article_id])[article_id])


def _now(papers: Papers) -> dict[str, Reviewed]:
    """These articles as people have corrected them by now."""
    return {name: reviewed(*paper) for name, paper in papers.items()}


def _papers(article_ids: Collection[str]) -> Papers:
    """The papers of these articles. Raises InputError where one is there no more."""
    found = _found(article_ids)
    if len(found) < len(set(article_ids)):
        raise InputError(_GONE)
    return found


def _found(article_ids: Collection[str]) -> Papers:
    """The same for those that are there."""
    project, store = engine.project().id, engine.store()
    saved = store.articles_of(project, article_ids)
    edits = by_article(store.edits(project, article_ids))
    machine = readings_of(saved, store, engine.gazetteer(), engine=engine.version(), review=False)
    return {one.article.id: (reading, edits.get(one.article.id, ())) for one, reading in zip(saved, machine, strict=True)}


def _seen(events: Seen) -> dict[str, Reviewed]:
    """For each event its article as it was when the event looked as this person saw it: others may have changed it since."""
    papers = _papers({article_of(key) for key in events})
    now = _now(papers)
    return {
        key: here if (here := now[article_of(key)]).event(event_of(key)) == event else as_seen(*papers[article_of(key)], event)
        for key, event in events.items()
    }


def trails(keys: Collection[str]) -> dict[str, tuple[Edit, ...]]:
    """What people did to the events of these keys, in order; nothing where the article is gone."""
    here = _now(_found({article_of(key) for key in keys})) if keys else {}
    return {key: here[article_of(key)].trails.get(event_of(key), ()) if article_of(key) in here else () for key in keys}


def disputed(trails: Mapping[str, Sequence[Edit]]) -> dict[str, str]:
    """What two people disagree about in these events, in words by key; empty where they do not. `trails` are what was done to each."""
    ids = {key: {edit.id for edit in trail} for key, trail in trails.items() if len(trail) > 1}
    if not ids:
        return {}
    edits = by_article(engine.store().edits(engine.project().id, {article_of(key) for key in ids}))
    found = {article: conflicts(its) for article, its in edits.items()}
    return {
        key: _disagreement([one for one in found.get(article_of(key), ()) if {one.earlier.id, one.later.id} <= mine])
        for key, mine in ids.items()
    }


def _disagreement(found: Sequence[Conflict]) -> str:
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{conflict_in_words(found[0])}{more}. It is settled on the Review page." if found else ""


def accept_all(events: Seen) -> bool:
    """These events are right as they were shown."""
    return _each(events, "accepted", lambda here, event_id: accept(here, event_id, author=who.author()))


def reject_all(events: Seen) -> bool:
    """There are no such events."""
    return _each(events, "rejected", lambda here, event_id: reject(here, event_id, author=who.author()))


def change_all(events: Seen, changes: Changes, *, reason: str = "") -> bool:
    """These events have these values.

    Where they get another place that their own name can mean, it means it from now on in the whole project; another one is offered for it.
    """
    return session.attempt(lambda: _change(_seen(events), events, changes, reason))


def _change(here: Mapping[str, Reviewed], events: Seen, changes: Changes, reason: str) -> None:
    edits = [change(here[key], event_of(key), changes, reason=reason, author=who.author()) for key in events]
    place = changes.place if isinstance(changes.place, Place) else None
    moved = {key: event for key, event in events.items() if place and event.place != place}
    meant = (name_that_means(here[key].reading, event, place) for key, event in moved.items() if place)
    name = next(filter(None, meant), None)
    _keep(edits, _many(events, "changed"), OwnPlace(name, place) if name else None)
    if name is None and (called := next((event.place_text for event in moved.values() if event.place_text), None)):
        session.set_placed(called, place)


def merge_all(stays: str, events: Seen) -> bool:
    """The events, all of one article, are the one of the key that stays."""
    return keep(lambda: [_merged(stays, events)])


def _merged(stays: str, events: Seen) -> Edit:
    paper = _papers([article_of(stays)])[article_of(stays)]
    return merge(as_seen(*paper, *events.values()), event_of(stays), map(event_of, events), author=who.author())


def split_one(key: str, event: Event, changes: Changes, *, reason: str = "") -> bool:
    """The clause tells of another event, too."""
    return keep(lambda: [split(_seen({key: event})[key], event_of(key), changes, reason=reason, author=who.author())])


def add_one(article_id: str, span: tuple[int, int], changes: Changes, *, reason: str = "") -> bool:
    """The words of this span tell of an event that was missed."""
    return keep(lambda: [add(shown(article_id), *span, changes, reason=reason, author=who.author())])


def link_all(keys: Sequence[str]) -> bool:
    """These events of several articles are one happening."""
    return keep(lambda: [link(_tellings(keys), author=who.author())])


def unlink_one(key: str, others: Iterable[str]) -> bool:
    """This event is another happening than the others, of other articles."""
    return keep(lambda: [unlink(_tellings([key, *others]), author=who.author())])


def _tellings(keys: Sequence[str]) -> list[tuple[Reviewed, str]]:
    here = _now(_papers({article_of(key) for key in keys}))
    return [(here[article_of(key)], event_of(key)) for key in keys]


def _each(events: Seen, done: str, make: Callable[[Reviewed, str], Edit]) -> bool:
    """One edit an event, all in one batch."""
    return keep(lambda: [make(here, event_of(key)) for key, here in _seen(events).items()], _many(events, done))


def _many(events: Seen, done: str) -> str:
    """What was done, where one edit's words do not say it."""
    return "" if len(events) == 1 else f"{words.counted(len(events), 'event')} {done}."


def place_everywhere(name: str, place: Place | None) -> bool:
    """A name means this place, or with None no place, in the whole project."""
    own = OwnPlace(name, place)
    if done := session.attempt(lambda: engine.store().set_own_place(engine.project().id, own, author=who.author())):
        session.set_done(_meaning(own))
        session.set_placed()
    return done


def _meaning(own: OwnPlace) -> str:
    return f"“{own.name}” {f'means {words.in_full(own.place)}' if own.place else 'is no place'} in the whole project."


def keep(make: Callable[[], Sequence[Edit]], told: str = "") -> bool:
    """Make edits and keep them; the answer is whether that went well. What went wrong is told, too."""
    return session.attempt(lambda: _keep(make(), told))


def _keep(edits: Sequence[Edit], told: str, own: OwnPlace | None = None) -> None:
    kept = engine.store().add_edits(engine.project().id, edits, own=own)
    said = [told or f"{edit_in_words(kept[0])}.", f"From now on {_meaning(own)}" if own else "", _disagreement(_unseen_by(kept))]
    session.set_done(" ".join(filter(None, said)))
    session.set_placed()


def _unseen_by(edits: Sequence[Edit]) -> list[Conflict]:
    """Where these edits have changed what somebody else had changed unseen."""
    mine, articles = {edit.id for edit in edits}, {edit.article_id for edit in edits}
    return [one for one in conflicts(engine.store().edits(engine.project().id, articles)) if one.later.id in mine]


def undo() -> None:
    """Take the person's last change back."""
    _step("Nothing to undo.", "Undone", lambda project: engine.store().undo(project, of=who.author(), author=who.author()))


def redo() -> None:
    """Make the change again that was undone last."""
    _step("Nothing to redo.", "Done again", lambda project: engine.store().redo(project, of=who.author()))


def undo_event(key: str) -> None:
    """Take back what was done last to one event, with all that was done at once with it."""
    session.attempt(lambda: _undo_last(trails([key])[key]))


def _undo_last(trail: Sequence[Edit]) -> None:
    if trail:
        project = engine.project().id
        together = engine.store().made_with(project, trail[-1])
        engine.store().undo_changes(project, together, author=who.author())
        _tell_step("", "Undone", together)


def turn(line: Change) -> None:
    """Take a change of the history back, or have it hold again where it was undone."""
    session.attempt(lambda: _turn(line))


def _turn(line: Change) -> None:
    project, store = engine.project().id, engine.store()
    if line.undone:
        store.redo_changes(project, [line])
    else:
        store.undo_changes(project, [line], author=who.author())
    session.set_done(_said("Done again" if line.undone else "Undone", [line]))
    session.outdate()


def _step(nothing: str, done: str, step: Callable[[int], tuple[Change, ...]]) -> None:
    session.attempt(lambda: _tell_step(nothing, done, step(engine.project().id)))


def _tell_step(nothing: str, done: str, found: tuple[Change, ...]) -> None:
    if any(one.what == "name" for one in found):
        session.outdate()
    session.set_placed()
    session.set_done(_said(done, found) if found else nothing)


def _said(done: str, found: Sequence[Change]) -> str:
    """One change in its words, and beside it what a name was said to mean; of several their number."""
    edits, names = ([one.words for one in found if one.what == what] for what in ("edit", "name"))
    told = edits if len(edits) < _MANY else [words.counted(len(edits), "change")]
    return f"{done}: {'; '.join([*told, *names])}."
