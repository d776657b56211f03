"""Several projects on the dashboard."""

from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from geo.edits import Changes, change, reject, reviewed
from geo.model import Article, Place
from pages.ui import correct, engine
from tests.app.conftest import ROOT, TIMEOUT_S, layer_of, read

BAGHDAD = "A bomb killed nine people in Baghdad on Friday."
HOMS = "Rebels attacked Homs on Monday."
SALAMIYAH = Place(id="geonames:172955", name="Salamiyah", kind="settlement", lat=35.0113, lon=37.0532, country="SY")


def opened(project: str = "", **others: str) -> AppTest:
    """A new window on the dashboard at an address."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S)
    for name, value in ({"project": project} if project else {}).items() | others.items():
        app.query_params[name] = value
    return app.run()


def new_project(app: AppTest, name: str) -> AppTest:
    """Type the name of a new project."""
    field = next(one for one in app.text_input if one.label == "New project")
    return field.set_value(name).run()


def chooser(app: AppTest) -> Selectbox:
    """The field that opens another project."""
    return next(one for one in app.selectbox if one.label == "Open project")


def names() -> list[str]:
    return [one.name for one in engine.store().projects()]


def shown(app: AppTest) -> list[str]:
    """The articles in the list."""
    return [box.label for box in app.checkbox if str(box.key).startswith("shown_")]


def test_new_project_is_empty_and_each_keeps_its_own(dashboard: AppTest) -> None:
    """An article read in one stands in no other; the address bar names the open one."""
    read(dashboard, BAGHDAD)
    new_project(dashboard, "Syria")
    assert shown(dashboard) == []
    assert dashboard.query_params["project"] == "2"
    read(dashboard, HOMS)
    assert shown(dashboard) == [HOMS]
    chooser(dashboard).set_value(1).run()
    assert shown(dashboard) == [BAGHDAD]
    assert dashboard.query_params["project"] == "1"
    assert not dashboard.exception


def test_each_project_opens_as_it_was_left(dashboard: AppTest) -> None:
    """Filters go with the project: the other one has its own, and a window without an address opens the last one so."""
    read(dashboard, BAGHDAD)
    dashboard.multiselect(key="types_0").set_value(["riot"]).run()
    new_project(dashboard, "Syria")
    read(dashboard, HOMS)
    assert dashboard.multiselect(key="types_1").value == []
    chooser(dashboard).set_value(1).run()
    assert dashboard.multiselect(key="types_2").value == ["riot"]
    again = opened()
    assert (shown(again), again.multiselect(key="types_0").value) == ([BAGHDAD], ["riot"])
    other = opened("2")
    assert (shown(other), other.multiselect(key="types_0").value) == ([HOMS], [])


def test_late_word_of_the_project_before_changes_no_filter(dashboard: AppTest) -> None:
    """A browser that has not drawn the new project yet tells what stands in the old one's widgets: the new one's view stays."""
    new_project(dashboard, "Syria")
    read(dashboard, HOMS)
    chooser(dashboard).set_value(1).run()
    read(dashboard, BAGHDAD)
    dashboard.multiselect(key="types_2").set_value(["riot"]).run()
    dashboard.checkbox(key="shown_2").uncheck().run()
    late = WidgetStates()
    for one in dashboard._tree.get_widget_states().widgets:
        if not one.HasField("trigger_value"):  # a browser tells of a button only when it was pressed
            late.widgets.append(one)
    chooser(dashboard).set_value(2).run()
    said = dict(dashboard.query_params)
    dashboard._run(late)
    assert dashboard.query_params == said
    assert said.keys() == {"project", "text"} >= {"project"} | engine.store().view(2).keys()


def test_address_that_says_more_opens_what_it_says(dashboard: AppTest) -> None:
    """A link with filters shows these, not how the project was left."""
    read(dashboard, BAGHDAD)
    dashboard.multiselect(key="types_0").set_value(["riot"]).run()
    assert opened("1", types="battle").multiselect(key="types_0").value == ["battle"]


def test_what_is_done_is_never_done_to_another_project(dashboard: AppTest) -> None:
    """Two projects hold one text; the open one is deleted in another window: no key and no button of the page changes the other."""
    read(dashboard, BAGHDAD)
    first = engine.project()
    copy = engine.store().duplicate_project(first.id)
    app = opened(str(copy.id))
    shown = correct.shown(engine.store().articles(first.id)[0].article.id)
    engine.store().add_edits(first.id, [reject(shown, shown.reading.events[0].id)])
    before = engine.store().edits(first.id)
    engine.store().add_edits(copy.id, [reject(shown, shown.reading.events[0].id)])
    app.run()
    engine.store().delete_project(copy.id)
    next(one for one in app.button if one.label == "Undo").click().run()
    assert engine.store().edits(first.id) == before
    assert any("not there any more" in one.value for one in app.warning)
    assert any("deleted in another window" in one.value for one in app.error)
    assert not app.exception


def test_copy_is_a_project_of_its_own(dashboard: AppTest) -> None:
    """It opens with the same articles; what is done in it is not done in the other one."""
    read(dashboard, BAGHDAD)
    first = engine.project()
    next(one for one in dashboard.button if one.label == "Make a copy of it").click().run()
    assert len(names()) == 2
    assert len(shown(dashboard)) == 1
    read(dashboard, HOMS)
    assert len(shown(dashboard)) == 2
    assert len(engine.store().articles(first.id)) == 1


@pytest.mark.parametrize("number", ["99", "9" * 40, "-1", "<b>"])
def test_project_that_is_not_there_is_told_and_the_default_opens(dashboard: AppTest, number: str) -> None:
    """In words; the address then names the one that is open."""
    read(dashboard, BAGHDAD)
    app = opened(number, articles="7")
    assert shown(app) == [BAGHDAD]
    assert app.query_params["project"] == "1"
    assert "not there any more" in app.warning[0].value
    assert not app.exception


def test_project_is_renamed_and_a_bad_name_is_told(dashboard: AppTest) -> None:
    """An empty or a taken name changes nothing and says why."""
    new_project(dashboard, "Syria")
    field = next(one for one in dashboard.text_input if one.label == "Name of this project")
    field.set_value("Syria *2024*").run()
    assert names() == ["My articles", "Syria *2024*"]
    next(one for one in dashboard.text_input if one.label == "Name of this project").set_value("my articles").run()
    assert "already" in dashboard.error[0].value
    assert names() == ["My articles", "Syria *2024*"]


def test_deleted_project_is_one_press_away_from_coming_back(dashboard: AppTest) -> None:
    """The other one opens; undone, the deleted one is open again with its articles. The last one deleted leaves an empty one."""
    read(dashboard, BAGHDAD)
    dashboard.button(key="project_delete").click().run()
    assert (shown(dashboard), names()) == ([], ["My articles"])
    dashboard.button(key="project_undo").click().run()
    assert shown(dashboard) == [BAGHDAD]
    assert names() == ["My articles", "My articles (2)"]
    assert not dashboard.exception


def test_project_deleted_in_another_window_is_told(dashboard: AppTest) -> None:
    """The next press says so, and another project is open."""
    read(dashboard, BAGHDAD)
    other = engine.store().create_project("Other")
    engine.store().delete_project(1)
    dashboard.run()
    assert dashboard.query_params["project"] == str(other.id)
    assert "not there any more" in dashboard.warning[0].value


def test_project_file_is_opened_and_a_bad_one_is_told(dashboard: AppTest) -> None:
    """The file of a project is one more project with the same articles; what is no such file is said to be none."""
    read(dashboard, BAGHDAD)
    content = engine.store().export_project(1)
    next(iter(dashboard.get("file_uploader"))).upload("a.whereabouts", content).run()
    assert (shown(dashboard), names()) == ([BAGHDAD], ["My articles", "My articles (2)"])
    next(iter(dashboard.get("file_uploader"))).upload("a.whereabouts", b"nonsense").run()
    assert "no project file" in dashboard.error[0].value
    assert len(names()) == 2


def test_corrections_are_on_the_map_at_once(dashboard: AppTest) -> None:
    """An edit kept by anybody is drawn at the next run, and undone it is not."""
    read(dashboard, BAGHDAD)
    saved = engine.store().articles(1)
    shown_reading = reviewed(engine.readings(saved)[0], ())
    event = shown_reading.reading.events[0]
    engine.store().add_edits(1, [change(shown_reading, event.id, Changes(place=SALAMIYAH))])
    assert "Salamiyah" in layer_of(dashboard.run())
    engine.store().undo(1)
    assert "Salamiyah" not in layer_of(dashboard.run())


def test_same_text_in_two_projects_is_corrected_in_one(home: Path) -> None:  # noqa: ARG001  (the folder is used by the page)
    """What is kept for one project is not taken for the other's."""
    store = engine.store()
    first, second = store.default_project(), store.create_project("Other")
    for project in (first, second):
        store.add(project.id, Article(text=BAGHDAD))
    reading = reviewed(engine.readings(store.articles(first.id))[0], ())
    store.add_edits(second.id, [change(reading, reading.reading.events[0].id, Changes(place=SALAMIYAH))])
    places = [opened(str(project.id)) for project in (first, second)]
    assert ["Salamiyah" in layer_of(app) for app in places] == [False, True]
