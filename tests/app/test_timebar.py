"""The timeline, the drawn area, heat and the table on the map page."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geo.maps.area import parsed
from geo.text import fold
from pages.ui import engine, state
from tests.app.conftest import ROOT, TIMEOUT_S, component, layer_of, map_of, read
from tests.made_up import fill

TEXT = (
    "A bomb exploded in Baghdad on 5 December 2024, killing nine people. "
    "Rebels seized the city of Aleppo on 3 December 2024. Protesters marched in Latakia in November 2024. "
    "France condemned the attack on Friday."
)


@pytest.fixture
def filled(home, request):
    """The dashboard over a store of made-up events, 300 unless the test asks for another number."""
    assert home.exists()
    fill(engine.store(), engine.gazetteer(), getattr(request, "param", 300))
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_S)


def bins(app):
    """All bars that the timeline was given."""
    return component(app, "timebar")["bins"]


def test_timeline_counts_the_dated_events(dashboard: AppTest) -> None:
    """Every dated event is in a bar once; the words beside it say how many there are."""
    read(dashboard, TEXT)
    told = component(dashboard, "timebar")
    counted = sum(sum(one["counts"]) + one["share"] for one in told["bins"])
    table = engine.table(engine.store().articles(engine.project().id))
    assert round(counted) == int((table.first > 0).sum()) > 2
    assert told["window"] is None
    assert told["counted"] == f"{round(counted)} dated events"


def test_window_and_days_of_the_filters_are_one_thing(dashboard: AppTest) -> None:
    """Days given in the filters are the timeline's window and stand in the address bar; the bars stay, the map is the same."""
    read(dashboard, TEXT)
    before, whole = bins(dashboard), map_of(dashboard)
    dashboard.date_input(key="from_0").set_value("2024-12-04").run()
    told = component(dashboard, "timebar")
    assert told["window"] == [date(2024, 12, 4).toordinal(), None]
    assert told["bins"] == before
    assert "Baghdad" in layer_of(dashboard)
    assert "Aleppo, 3 Dec" not in layer_of(dashboard)
    assert dashboard.query_params["from"] == "2024-12-04"
    assert map_of(dashboard) == whole


def test_link_opens_window_past_heat_area_and_table(filled: AppTest) -> None:
    """What the address says of them is what the page shows."""
    for name, value in {
        "from": "2024-11-01", "to": "2024-11-30", "past": "yes", "show": "heat", "beside": "table", "area": "50,20_50,60_10,60_10,20",
    }.items():  # fmt: skip
        filled.query_params[name] = value
    filled.run()
    assert not filled.exception
    told = component(filled, "timebar")
    assert (told["past"], told["window"]) == (True, [date(2024, 11, 1).toordinal(), date(2024, 11, 30).toordinal()])
    assert '"heat":{"cells":' in layer_of(filled)
    assert '"area":[[50.0,20.0]' in layer_of(filled)
    assert filled.button(key="clear_area").label == "Clear"
    assert len(filled.dataframe) == 1
    filled.button(key="clear_area").click().run()
    assert '"area":null' in layer_of(filled)
    assert "area" not in filled.query_params


def test_table_holds_exactly_the_events_on_the_map(filled: AppTest) -> None:
    """Under a type, a window and an area, the rows are the markers' events, newest first, and their number stands on the switch."""
    for name, value in {"beside": "table", "types": "battle", "from": "2024-06-01", "area": "60,10_60,80_0,80_0,10"}.items():
        filled.query_params[name] = value
    filled.run()
    table, area = engine.table(engine.store().articles(engine.project().id)), parsed("60,10_60,80_0,80_0,10")
    assert area is not None
    wanted = [
        event for (_, event), stands in zip(table.events, table.is_lead, strict=True)
        if stands and event.type == "battle" and event.last >= date(2024, 6, 1) and event.place.lat <= 60 and event.place.lat >= 0 and 10 <= event.place.lon <= 80
    ]  # fmt: skip
    rows = filled.dataframe[0].value
    assert sorted(rows["Quote"]) == sorted(event.quote for event in wanted)
    assert list(rows["First day"].notna()) == [True] * len(wanted) != []
    assert f"Table: {len(wanted)} events" in str(filled.segmented_control(key="beside_0").options)


@pytest.mark.parametrize("filled", [1200], indirect=True)
def test_long_table_is_given_in_pages(filled: AppTest) -> None:
    """A thousand and more events are sent five hundred rows at a time, with the count said; an event picked elsewhere is the first row."""
    filled.query_params["beside"] = "table"
    filled.run()
    assert len(filled.dataframe[0].value) == 500
    assert "Rows 1–500 of 1,200" in [caption.value for caption in filled.caption]
    filled.button(key="map_rows_right").click().run()
    assert "Rows 501–1,000 of 1,200" in [caption.value for caption in filled.caption]
    table = engine.table(engine.store().articles(engine.project().id))
    oldest = table.keys[int(table.last.argmin())]
    filled.session_state[f"_url_{state._EVENTS}"] = [oldest]
    filled.run()
    assert "Rows 1–500 of 1,200" in [caption.value for caption in filled.caption]
    assert filled.session_state["map_rows"]["selection"]["rows"] == [0]
    assert filled.dataframe[0].value["Quote"].iloc[0] == table.events[int(table.last.argmin())][1].quote


def test_search_finds_places_and_events(filled: AppTest) -> None:
    """Words find a place of the gazetteer and events on the map; what neither holds is said in words."""
    filled.run()
    filled.text_input(key="find").set_value("Aleppo").run()
    groups = component(filled, "event_cards")["groups"]
    assert [group["heading"] for group in groups] == ["Places"]
    assert groups[0]["rows"][0]["title"].startswith("Aleppo")
    filled.text_input(key="find").set_value("report 7.3").run()
    (events,) = component(filled, "event_cards")["groups"]
    assert events["heading"] == "Events on the map"
    assert any(row["quote"].startswith("Report 7.3:") for row in events["rows"])
    assert all({"report", "73"} <= set(fold(row["quote"]).replace(":", "").split()) for row in events["rows"])
    filled.text_input(key="find").set_value("xyzzy").run()
    assert any("Neither a place" in caption.value for caption in filled.caption)
    filled.button(key="close_found").click().run()
    assert filled.text_input(key="find").value == ""


def test_nothing_about_time_is_shown_before_an_article_is_there(dashboard: AppTest) -> None:
    """An empty dashboard has no timeline, no search and no table."""
    with pytest.raises(AssertionError, match="no timebar"):
        component(dashboard, "timebar")
    assert "find" not in [field.key for field in dashboard.text_input]
