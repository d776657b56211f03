"""The map page."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Article
from pages.ui import engine, listing
from tests.app.conftest import ROOT, TIMEOUT_S, component, labels, layer_of, map_of, read

BAGHDAD = "A bomb exploded in Baghdad on 5 December 2024, killing nine people. The road from Beirut to Amman stayed open."
ALEPPO = "Rebels seized the city of Aleppo on 3 December 2024. France condemned the attack on Friday."


def test_empty_dashboard_offers_form_and_sample(dashboard: AppTest) -> None:
    """Nothing was read: the form, what it is for, the sample, and an empty map; no filters and no downloads."""
    assert [area.label for area in dashboard.text_area] == ["Article text"]
    assert [field.label for field in dashboard.date_input] == ["Published on"]
    assert labels(dashboard) == ["Make a copy of it", "Make a link", "Delete this project", "Read article", "Try the sample article"]
    assert not dashboard.exception
    assert layer_of(dashboard)


def test_reading_puts_events_on_the_map_and_the_text_beside_it(dashboard: AppTest) -> None:
    """After the button there is a marker, the marked text, the day's origin, and an empty field for the next article."""
    read(dashboard, BAGHDAD)
    assert not dashboard.exception
    assert "Baghdad" in layer_of(dashboard)
    assert "1 of 1 event on the map." in [caption.value for caption in dashboard.caption]
    assert "".join(piece[0] for piece in component(dashboard, "article_text")["pieces"]) == BAGHDAD
    assert "Day of publication, taken to be the day it was added" in [field.label for field in dashboard.date_input]
    assert dashboard.text_area[0].value == ""


def test_filter_changes_the_layer_and_never_the_map(dashboard: AppTest) -> None:
    """Filters, colouring and switches change what lies on the map; the map itself stays the same string, so it is not remounted."""
    read(dashboard, f"{BAGHDAD} {ALEPPO}")
    whole, before = map_of(dashboard), layer_of(dashboard)
    seen = {before}
    dashboard.multiselect(key="types_0").select("battle").run()
    seen.add(layer_of(dashboard))
    dashboard.segmented_control(key="colour_0").set_value("date").run()
    seen.add(layer_of(dashboard))
    dashboard.toggle(key="places_0").set_value(False).run()
    seen.add(layer_of(dashboard))
    dashboard.slider(key="confidence_0").set_value(100).run()
    seen.add(layer_of(dashboard))
    assert len(seen) == 5
    assert map_of(dashboard) == whole
    next(button for button in dashboard.button if button.label == "Show everything").click().run()
    dashboard.segmented_control(key="colour_0").set_value("type").run()
    dashboard.toggle(key="places_0").set_value(True).run()
    assert layer_of(dashboard) == before


def test_map_loads_nothing_from_elsewhere(dashboard: AppTest) -> None:
    """Every file of the map comes from this program."""
    _, files = map_of(dashboard)
    assert files
    assert all(file.startswith("../") for file in files)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "There is no text to read"), (" \n\t ", "There is no text to read"), ("Hama. " * 200_000, "up to 1,000,000 can be read")],
    ids=["empty", "blank", "too long"],
)
def test_text_that_cannot_be_read_is_told_in_words(dashboard: AppTest, text: str, said: str) -> None:
    """A sentence says what is wrong; nothing is kept."""
    read(dashboard, text)
    assert [said in error.value for error in dashboard.error] == [True]
    assert engine.store().articles(engine.project().id) == ()


def test_same_text_twice_is_one_article(dashboard: AppTest) -> None:
    """The second time the page says that it has the text."""
    read(dashboard, BAGHDAD)
    read(dashboard, BAGHDAD)
    assert len(engine.store().articles(engine.project().id)) == 1
    assert any("in the list already" in toast.value for toast in dashboard.toast)


def test_unchecking_an_article_takes_it_off_the_map(dashboard: AppTest) -> None:
    """Two articles, one of them off: its events are gone from map and text, and "Show all" brings them back."""
    read(dashboard, BAGHDAD)
    read(dashboard, ALEPPO)
    assert {"Baghdad" in layer_of(dashboard), "Aleppo" in layer_of(dashboard)} == {True}
    first = engine.store().articles(engine.project().id)[0]
    dashboard.checkbox(key=f"shown_{first.id}").uncheck().run()
    assert "Baghdad" not in layer_of(dashboard)
    assert "Aleppo" in layer_of(dashboard)
    dashboard.button(key="show_all").click().run()
    assert "Baghdad" in layer_of(dashboard)


def test_rename_delete_and_undo(dashboard: AppTest) -> None:
    """The list's menu does what it says."""
    read(dashboard, BAGHDAD)
    (saved,) = engine.store().articles(engine.project().id)
    dashboard.text_input(key=f"name_{saved.id}").set_value("One *day*").run()
    assert engine.store().articles(engine.project().id)[0].name == "One *day*"
    dashboard.text_input(key=f"name_{saved.id}").set_value("  ").run()
    assert any("at least one character" in error.value for error in dashboard.error)
    dashboard.button(key=f"delete_{saved.id}").click().run()
    assert engine.store().articles(engine.project().id) == ()
    dashboard.button(key="undo_delete").click().run()
    assert len(engine.store().articles(engine.project().id)) == 1
    assert not dashboard.exception


def test_article_that_cannot_be_deleted_or_brought_back_is_told_in_words(dashboard: AppTest, home: Path) -> None:
    """Where the database refuses to write, the reason stands on the page, and the list stays as it is."""
    read(dashboard, BAGHDAD)
    (saved,) = engine.store().articles(engine.project().id)
    with closing(sqlite3.connect(home / "whereabouts.sqlite")) as database:
        database.execute("CREATE TRIGGER refuse BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
        dashboard.button(key=f"delete_{saved.id}").click().run()
        assert [len(dashboard.error), len(dashboard.exception)] == [1, 0]
        assert "Baghdad" in layer_of(dashboard)
        database.execute("DROP TRIGGER refuse")
        dashboard.button(key=f"delete_{saved.id}").click().run()
        database.execute("CREATE TRIGGER refuse BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
        dashboard.button(key="undo_delete").click().run()
    assert [len(dashboard.error), len(dashboard.exception)] == [1, 0]
    assert "undo_delete" in [button.key for button in dashboard.button]


def test_name_of_an_article_is_never_markup(dashboard: AppTest) -> None:
    """A first line of Markdown is escaped where Streamlit would read it."""
    read(dashboard, f"![x](http://evil.test/a.png) $y$ :red[z]\n\n{BAGHDAD}")
    (box,) = dashboard.checkbox
    assert box.label == r"!\[x\](http\:\/\/evil.test/a.png) \$y\$ \:red\[z\]"


def test_correcting_the_day_reads_the_article_again(dashboard: AppTest) -> None:
    """The day that is set becomes the day of publication, and the events' days follow."""
    read(dashboard, "Shelling in Idlib killed four people on Tuesday.")
    field = next(field for field in dashboard.date_input if field.label.startswith("Day of publication"))
    field.set_value("2020-03-10").run()
    assert "Day of publication, as given" in [field.label for field in dashboard.date_input]
    assert "10 Mar 2020" in json.dumps(component(dashboard, "article_text"))


def test_card_says_that_a_day_is_assumed(home: Path) -> None:
    """Where neither the event nor the article tells a day, the card says that it is the day of adding; with a day given it does not."""
    assert home.exists()
    store, project = engine.store(), engine.project()
    for published, assumed in ((None, True), (date(2024, 12, 9), False)):
        saved, _ = store.add(project.id, Article(text="A bomb exploded in Baghdad.", published=published))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S)
        app.query_params["event"] = f"{saved.article.id}:e1"
        app.run()
        assert ("taken to be the day it was added" in json.dumps(component(app, "event_cards"))) is assumed
        store.delete([saved.id])


def test_damaged_database_is_told_in_words(home: Path) -> None:
    """A broken file of articles stops the page with a sentence that names the file."""
    (home / "whereabouts.sqlite").write_bytes(b"no database at all, but long enough to look like one" * 20)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S).run()
    assert any("is damaged" in error.value for error in app.error)
    assert not app.exception


def test_damaged_gazetteer_is_told_in_words(bare_home: Path) -> None:
    """A broken index stops the page with a sentence that says what to do."""
    (bare_home / "gazetteer.sqlite").write_bytes(b"no index at all" * 100)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S).run()
    assert [len(app.error), len(app.exception)] == [1, 0]
    assert "gazetteer" in app.error[0].value


def test_kept_articles_are_there_when_the_program_starts(home: Path) -> None:
    """What an earlier session kept is on the map at once."""
    assert home.exists()
    engine.store().add(engine.project().id, Article(text=BAGHDAD))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S).run()
    assert "Baghdad" in layer_of(app)


def test_address_bar_chooses_articles_filters_and_cards(home: Path) -> None:
    """A link opens the view that it describes."""
    assert home.exists()
    store, project = engine.store(), engine.project()
    store.add(project.id, Article(text=BAGHDAD))
    second, _ = store.add(project.id, Article(text=ALEPPO))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S)
    app.query_params["articles"] = str(second.id)
    app.query_params["types"] = "battle"
    app.query_params["event"] = f"{second.article.id}:e1"
    app.run()
    assert "Baghdad" not in layer_of(app)
    assert app.multiselect(key="types_0").value == ["battle"]
    assert len(component(app, "event_cards")["cards"]) == 1


def test_days_the_wrong_way_round_are_told_and_turned(dashboard: AppTest) -> None:
    """From a later day to an earlier one: a sentence says so, and the events between the two stay."""
    read(dashboard, f"{BAGHDAD} {ALEPPO}")
    dashboard.date_input(key="from_0").set_value("2024-12-05").run()
    dashboard.date_input(key="to_0").set_value("2024-12-04").run()
    assert any("later than" in caption.value for caption in dashboard.caption)
    assert "5 Dec 2024" in layer_of(dashboard)
    assert "3 Dec 2024" not in layer_of(dashboard)


def test_empty_choice_of_articles_is_told_in_words(dashboard: AppTest) -> None:
    """With the only shown article deleted, the page says why the map is empty and what to do."""
    read(dashboard, BAGHDAD)
    read(dashboard, ALEPPO)
    first, second = engine.store().articles(engine.project().id)
    dashboard.checkbox(key=f"shown_{first.id}").uncheck().run()
    dashboard.button(key=f"delete_{second.id}").click().run()
    assert any("No article is shown" in info.value for info in dashboard.info)


def test_text_without_events_is_told_in_words(dashboard: AppTest) -> None:
    """A text in which nothing is found says so beside it, and what to paste instead."""
    read(dashboard, "Lorem ipsum dolor sit amet.")
    assert any("paste the article itself" in info.value for info in dashboard.info)


def test_files_tell_the_name_and_a_known_day(dashboard: AppTest) -> None:
    """What is taken away has the article's name as its title; a day is written down only where it is known."""
    read(dashboard, BAGHDAD)
    saved = engine.store().articles(engine.project().id)
    (told,) = listing.told(saved).values()
    assert (told.title, told.published) == (saved[0].name, None)
    engine.store().set_published(saved[0].id, date(2024, 12, 6))
    saved = engine.store().articles(engine.project().id)
    assert listing.told(saved)[saved[0].article.id].published == date(2024, 12, 6)
    assert listing.sources_of(saved)[0].endswith(", 6 Dec 2024")
