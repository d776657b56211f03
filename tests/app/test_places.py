"""The look-up of places."""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import layer_of


def test_name_is_looked_up_with_every_place_it_can_mean(dashboard: AppTest) -> None:
    """A name in an odd spelling finds the town, in a table and on the map."""
    dashboard.switch_page("pages/places.py").run()
    dashboard.text_input(key="name").set_value("Lattakia").run()
    assert "Latakia" in set(dashboard.dataframe[0].value["Place"])
    assert "Latakia" in layer_of(dashboard)
    assert not dashboard.exception


def test_unknown_name_is_told_in_words(dashboard: AppTest) -> None:
    """What is not in the gazetteer is said not to be, with the name as it was typed."""
    dashboard.switch_page("pages/places.py").run()
    dashboard.text_input(key="name").set_value("Xqzzk *<b>* ${y}").run()
    assert [info.value for info in dashboard.info] == [r"The gazetteer holds no place called Xqzzk \*\<b\>\* \${y}."]
    assert not dashboard.exception
