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
    dashboard.multiselect(key="types_0").select("battle").run()
    assert set(dashboard.dataframe[0].value["Type"]) == {"Battle"}
    dashboard.slider(key="confidence_0").set_value(100).run()
    assert [info.value for info in dashboard.info] == ["No event passes the filters."]
    assert not dashboard.exception


def test_happening_of_two_articles_is_one_row_with_its_sources(dashboard: AppTest) -> None:
    """Two articles that tell one bombing are a row that says so, with the range of their dead and both names."""
    read(dashboard, "A car bomb exploded at the market in Homs on 5 December 2024, killing seven people.")
    read(dashboard, "Nine people were killed when a car bomb tore through a market in Homs on 5 December 2024.")
    dashboard.switch_page("pages/events.py").run()
    rows = dashboard.dataframe[0].value
    assert list(rows["Sources"]) == [2]
    assert list(rows["Deaths"]) == ["Between 7 and 9 killed, by source"]
    assert "; " in rows["Article"][0]
    assert not dashboard.exception
