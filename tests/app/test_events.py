"""The table of events."""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import read
from tests.app.test_dashboard import ALEPPO, BAGHDAD


def test_empty_table_sends_to_the_map(dashboard: AppTest) -> None:
    """Without articles the page says what to do first."""
    dashboard.switch_page("pages/events.py").run()
    assert [heading.value for heading in dashboard.subheader] == ["No events yet"]


def test_table_holds_what_the_filters_let_through(dashboard: AppTest) -> None:
    """Every event is a row, those without a marker too; a filter takes rows away, and no row at all is said in words."""
    read(dashboard, f"{BAGHDAD} {ALEPPO}")
    dashboard.switch_page("pages/events.py").run()
    rows = dashboard.dataframe[0].value
    assert {"Baghdad", "Aleppo", "France"} <= set(rows["Place"])
    assert "9 killed" in set(rows["Deaths"])
    dashboard.multiselect(key="types").select("battle").run()
    assert set(dashboard.dataframe[0].value["Type"]) == {"Battle"}
    dashboard.slider(key="confidence").set_value(100).run()
    assert [info.value for info in dashboard.info] == ["No event passes the filters."]
    assert not dashboard.exception
