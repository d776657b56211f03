"""An article that was asked for is read once, in the project it was asked for in, whatever became of the run that did so."""

from streamlit.testing.v1 import AppTest

from geo.model import Article
from pages.ui import engine
from pages.ui.session import Wanted
from tests.app.conftest import read
from tests.app.test_projects import BAGHDAD, HOMS, chooser, new_project, shown


def want(app: AppTest, wanted: Wanted) -> AppTest:
    """As a press leaves it where the run that answers it was ended early."""
    app.session_state["_wanted"] = (wanted,)
    return app


def names_in(project_id: int) -> list[str]:
    return [one.name for one in engine.store().articles(project_id)]


def test_article_stands_in_the_project_it_was_asked_for_in(dashboard: AppTest) -> None:
    """Another project is opened before it is read: it stands in the first one alone, and the news says so."""
    new_project(dashboard, "Syria")
    chooser(dashboard).set_value(1)
    want(dashboard, Wanted(Article(text=HOMS), 2)).run()
    assert names_in(2) == [HOMS]
    assert names_in(1) == shown(dashboard) == []
    assert "Syria" in dashboard.toast[0].value
    assert not dashboard.exception


def test_two_that_were_asked_for_are_both_read(dashboard: AppTest) -> None:
    """One that is asked for while another is waited for takes nothing from it."""
    dashboard.session_state["_wanted"] = (Wanted(Article(text=HOMS), 1), Wanted(Article(text=BAGHDAD), 1))
    dashboard.run()
    assert names_in(1) == [HOMS, BAGHDAD]


def test_deleted_article_does_not_come_back(dashboard: AppTest) -> None:
    """It was kept, its run was ended, and it was deleted since: nothing is read again."""
    read(dashboard, HOMS)
    (kept,) = engine.store().articles(1)
    engine.store().delete([kept.id])
    want(dashboard, Wanted(Article(text=HOMS), 1, kept=kept.id, found="1 event found.")).run()
    assert names_in(1) == []
    assert not dashboard.toast


def test_reading_is_finished_on_another_page(dashboard: AppTest) -> None:
    """Who goes on to the table while the text is read finds its events there."""
    want(dashboard, Wanted(Article(text=HOMS), 1)).switch_page("pages/events.py").run()
    assert names_in(1) == [HOMS]
    assert list(dashboard.dataframe[0].value["Place"]) == ["Homs"]


def test_article_of_a_deleted_project_is_told_of_no_more(dashboard: AppTest) -> None:
    """Its project is gone when it is read: said in words, and the page goes on."""
    new_project(dashboard, "Syria")
    chooser(dashboard).set_value(1)
    engine.store().delete_project(2)
    want(dashboard, Wanted(Article(text=HOMS), 2)).run()
    assert "deleted" in dashboard.error[0].value
    assert names_in(1) == []
    assert not dashboard.exception
