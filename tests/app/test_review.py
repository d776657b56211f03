"""The Review page, and the form, without a browser."""

from streamlit.testing.v1 import AppTest

from geo.edits import Changes, change, queue
from pages.ui import correct, engine
from tests.app.conftest import ROOT, TIMEOUT_S, component, labels, read

TEXT = "Fighters from Salem and Victoria met in Springfield, officials said. Clashes were reported near Georgetown and San Jose."
WHERE = "pages/review.py"


def opened(dashboard: AppTest, text: str = TEXT) -> AppTest:
    """The Review page with one article of many namesakes."""
    read(dashboard, text)
    return dashboard.switch_page(WHERE).run()


def waiting():
    """What is to be decided."""
    return queue(engine.readings(engine.store().articles(engine.project().id)))


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button that begins so."""
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def test_review_without_articles_says_what_to_do(dashboard: AppTest) -> None:
    """An empty project has nothing to review, and the page says where to begin."""
    dashboard.switch_page(WHERE).run()
    assert any("Nothing left to review" in one.value for one in dashboard.markdown)
    assert not dashboard.exception


def test_decided_item_leaves_the_queue_and_undo_brings_it_back(dashboard: AppTest) -> None:
    """A choice is kept at once: the next item is shown, progress counts, undo shows the same one again."""
    opened(dashboard)
    first, count = component(dashboard, "review_item")["key"], len(waiting())
    assert count > 1
    press(dashboard, "1")
    assert component(dashboard, "review_item")["key"] != first
    assert len(waiting()) == count - 1
    press(dashboard, "Undo")
    assert component(dashboard, "review_item")["key"] == first
    assert len(waiting()) == count
    assert not dashboard.exception


def test_rejected_name_is_no_place_and_undo_brings_it_back(dashboard: AppTest) -> None:
    """None of the places is meant, for it is a person: the name leaves the queue, the text's marks and the map."""
    opened(dashboard)
    doubt = next(one for one in waiting() if one.event is None and one.mention)
    while component(dashboard, "review_item")["key"] != doubt.key:
        press(dashboard, "Skip")
    press(dashboard, "Reject")
    name = doubt.mention.text
    assert [(own.name, own.place) for own in engine.own_places()] == [(name, None)]
    assert doubt.key not in {one.key for one in waiting()}
    (reading,) = engine.readings(engine.store().articles(engine.project().id))
    assert name not in {one.text for one in reading.mentions}
    press(dashboard, "Undo")
    assert doubt.key in {one.key for one in waiting()}
    assert engine.own_places() == ()
    assert not dashboard.exception


def test_everything_skipped_can_be_looked_at_again(dashboard: AppTest) -> None:
    """Skipping decides nothing; at the end the page offers what was skipped."""
    opened(dashboard)
    count = len(waiting())
    for _ in range(count):
        press(dashboard, "Skip")
    assert any(one.value == "Only what you skipped is left" for one in dashboard.subheader)
    press(dashboard, "Look at")
    assert component(dashboard, "review_item")["key"] == waiting()[0].key
    assert len(waiting()) == count


def test_all_decided_says_so(dashboard: AppTest) -> None:
    """The last decision ends in words, not in an empty page."""
    opened(dashboard)
    for _ in range(len(waiting())):
        press(dashboard, "Accept" if "Accept" in labels(dashboard) else "1")
    assert any(one.value == "Nothing left to review" for one in dashboard.subheader)


def test_reading_only_shows_without_a_way_to_change(dashboard: AppTest) -> None:
    """Who comes by a reading link sees the item and its history, and no button that decides."""
    opened(dashboard)
    visitor = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S)
    visitor.query_params["read"] = engine.opened_store().make_link(engine.project().id)
    visitor.run().switch_page(WHERE).run()
    assert component(visitor, "review_item")["heading"]
    assert not {"Accept", "Reject", "Skip", "Edit…", "Undo"} & set(labels(visitor))


def test_disagreement_is_settled_for_the_earlier_one(dashboard: AppTest) -> None:
    """Two people set another status unseen: both are named, and the earlier one holds when it is taken."""
    read(dashboard, "A bomb exploded in Baghdad on 5 December 2024, killing nine people.")
    (saved,) = engine.store().articles(engine.project().id)
    shown = correct.shown(saved.article.id)
    event = shown.reading.events[0]
    for name, status in (("Ann", "planned"), ("Bob", "denied")):
        engine.store().add_edits(engine.project().id, [change(shown, event.id, Changes(status=status), author=name)])
    dashboard.switch_page(WHERE).run()
    assert any("Ann" in one.value and "Bob" in one.value for one in dashboard.markdown)
    press(dashboard, "Take the earlier one")
    assert correct.shown(saved.article.id).reading.events[0].status == "planned"
    assert "Take the earlier one" not in labels(dashboard)


def test_places_of_one_name_are_told_apart_on_their_buttons_and_in_the_news(dashboard: AppTest) -> None:
    """A town and the region named after it say their kinds, and so does what is said after one of them was chosen."""
    opened(dashboard, "Fighters attacked San Jose, officials said.")
    choices = [label for label in labels(dashboard) if label[:1].isdigit()]
    assert len({label.partition(" ")[2] for label in choices}) == len(choices) > 1
    assert any(label.endswith("(region)") for label in choices)
    press(dashboard, region := next(label for label in choices if label.endswith("(region)")))
    assert region.partition(" ")[2] in component(dashboard, "undo_keys")["said"]
