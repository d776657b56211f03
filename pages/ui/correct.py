"""What a person does to events: kept at once, said in a few words, and taken back on demand."""

from collections.abc import Callable, Collection, Iterable, Sequence

from geo.edits import Changes, Edit, Reviewed, accept, add, by_article, change, edit_in_words, merge, reject, reviewed, split
from geo.errors import InputError, WhereaboutsError
from geo.model import Place
from geo.places import OwnPlace
from geo.store import Change, readings_of
from pages.ui import engine, session, who, words

_GONE = "The article is not there any more: it was deleted, perhaps in another window."


def article_of(key: str) -> str:
    """The `Article.id` in an event's key."""
    return key.partition(":")[0]


def event_of(key: str) -> str:
    """The `Event.id` in an event's key."""
    return key.partition(":")[2].partition("#")[0]


def shown(article_id: str) -> Reviewed:
    """An article as people have corrected it, with what they did. Raises InputError where it is there no more."""
    return shown_many([article_id])[article_id]


def shown_many(article_ids: Collection[str]) -> dict[str, Reviewed]:
    """The same for several articles, by their `Article.id`."""
    project, store = engine.project().id, engine.store()
    saved = store.articles_of(project, article_ids)
    if len(saved) < len(set(article_ids)):
        raise InputError(_GONE)
    edits = by_article(store.edits(project, article_ids))
    machine = readings_of(saved, store, engine.gazetteer(), engine=engine.version(), review=False)
    return {one.article.id: reviewed(reading, edits.get(one.article.id, ())) for one, reading in zip(saved, machine, strict=True)}


def trail(key: str) -> tuple[Edit, ...]:
    """What people did to the event of a key, in order; nothing where its article is gone."""
    try:
        return shown(article_of(key)).trails.get(event_of(key), ())
    except InputError:
        return ()


def accept_all(keys: Iterable[str]) -> bool:
    """These events are right as they are shown."""
    return _each(keys, "accepted", lambda here, event_id: accept(here, event_id, author=who.author()))


def reject_all(keys: Iterable[str]) -> bool:
    """There are no such events."""
    return _each(keys, "rejected", lambda here, event_id: reject(here, event_id, author=who.author()))


def change_all(keys: Iterable[str], changes: Changes, *, reason: str = "") -> bool:
    """These events have these values."""
    return _each(keys, "changed", lambda here, event_id: change(here, event_id, changes, reason=reason, author=who.author()))


def merge_all(key: str, others: Iterable[str], *, reason: str = "") -> bool:
    """The others, events of the same article, are the same event as this one."""
    here = article_of(key)
    rest = [event_of(other) for other in others if article_of(other) == here]
    return keep(lambda: [merge(shown(here), event_of(key), rest, reason=reason, author=who.author())])


def split_one(key: str, changes: Changes, *, reason: str = "") -> bool:
    """The clause tells of another event, too."""
    return keep(lambda: [split(shown(article_of(key)), event_of(key), changes, reason=reason, author=who.author())])


def add_one(article_id: str, span: tuple[int, int], changes: Changes, *, reason: str = "") -> bool:
    """The words of this span tell of an event that was missed."""
    return keep(lambda: [add(shown(article_id), *span, changes, reason=reason, author=who.author())])


def _each(keys: Iterable[str], done: str, make: Callable[[Reviewed, str], Edit]) -> bool:
    """One edit an event, all in one batch; each article is looked up once."""
    by_key: dict[str, list[str]] = {}
    for key in keys:
        by_key.setdefault(article_of(key), []).append(event_of(key))

    def edits() -> list[Edit]:
        here = shown_many(by_key)
        return [make(here[name], one) for name, mine in by_key.items() for one in mine]

    count = sum(map(len, by_key.values()))
    return keep(edits, "" if count == 1 else f"{words.counted(count, 'event')} {done}.")


def place_everywhere(name: str, place: Place) -> bool:
    """A name means this place in the whole project."""
    try:
        engine.store().set_own_place(engine.project().id, OwnPlace(name, place), author=who.author())
    except WhereaboutsError as error:
        session.report(str(error))
        return False
    session.set_done(f"“{name}” is {place.name} in the whole project.")
    session.set_placed()
    return True


def keep(make: Callable[[], Sequence[Edit]], told: str = "") -> bool:
    """Make edits and keep them; the answer is whether that went well. What went wrong is told, too."""
    try:
        kept = engine.store().add_edits(engine.project().id, make())
    except WhereaboutsError as error:
        session.report(str(error))
        return False
    session.set_done(told or f"{edit_in_words(kept[0])}.")
    return True


def undo() -> None:
    """Take the person's last change back."""
    _step("Nothing to undo.", "Undone", lambda project: engine.store().undo(project, of=who.author(), author=who.author()))


def redo() -> None:
    """Make the change again that was undone last."""
    _step("Nothing to redo.", "Done again", lambda project: engine.store().redo(project, of=who.author()))


def undo_event(key: str) -> None:
    """Take back what was done last to one event, with all that was done at once with it."""
    if done := trail(key):
        undo_edits(done[-1])


def undo_edits(edit: Edit) -> None:
    """Take one edit back, with all that was done at once with it."""
    project = engine.project().id
    together = [one.id for one in engine.store().edits(project) if one.id == edit.id or (edit.batch and one.batch == edit.batch)]
    try:
        engine.store().undo_edits(project, together, author=who.author())
    except WhereaboutsError as error:
        session.report(str(error))
        return
    session.set_done(_said("Undone", len(together), edit_in_words(edit)))


def turn(line: Change) -> None:
    """Take a change of the history back, or have it hold again where it was undone."""
    project, store = engine.project().id, engine.store()
    try:
        if line.undone:
            store.redo_changes(project, [line])
        else:
            store.undo_changes(project, [line], author=who.author())
    except WhereaboutsError as error:
        session.report(str(error))
        return
    session.set_done(_said("Done again" if line.undone else "Undone", 1, line.words))
    session.outdate()


def _step(nothing: str, done: str, step: Callable[[int], tuple[Change, ...]]) -> None:
    try:
        found = step(engine.project().id)
    except WhereaboutsError as error:
        session.report(str(error))
        return
    if any(one.what == "name" for one in found):
        session.outdate()
    session.set_done(_said(done, len(found), found[0].words) if found else nothing)


def _said(done: str, count: int, first: str) -> str:
    return f"{done}: {first}." if count == 1 else f"{done}: {words.counted(count, 'change')}."
