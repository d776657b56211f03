"""The look-up of places."""

from streamlit.testing.v1 import AppTest

from geo.gazetteer.build import write_index
from geo.model import Place
from geo.places import OwnPlace
from pages.ui import engine
from tests.app.conftest import layer_of, read
from tests.conftest import small_records
from tests.nominatim import nominatim

__all__ = ["nominatim"]


def test_name_is_looked_up_with_every_place_it_can_mean(dashboard: AppTest) -> None:
    """A name in an odd spelling finds the town, in a table and on the map."""
    dashboard.switch_page("pages/places.py").run()
    dashboard.text_input(key="name_0").set_value("Lattakia").run()
    assert "Latakia" in set(dashboard.dataframe[0].value["Place"])
    assert "Latakia" in layer_of(dashboard)
    assert not dashboard.exception


def test_places_are_seen_whatever_the_map_page_shows(dashboard: AppTest) -> None:
    """Heat, and no places that are merely mentioned, on the map page: here the places that a name can mean stand all the same."""
    read(dashboard, "A bomb killed nine people in Baghdad on Friday.")
    dashboard.segmented_control(key="show_0").set_value("heat").run()
    dashboard.toggle(key="places_0").set_value(False).run()
    assert "Latakia" in layer_of(places_page(dashboard, "Lattakia"))


def test_unknown_name_is_told_in_words(dashboard: AppTest) -> None:
    """What is not in the gazetteer is said not to be, with the name as it was typed."""
    dashboard.switch_page("pages/places.py").run()
    dashboard.text_input(key="name_0").set_value("Xqzzk *<b>* ${y}").run()
    assert [info.value for info in dashboard.info] == [r"The gazetteer holds no place called Xqzzk \*\<b\>\* \${y}."]
    assert not dashboard.exception


def places_page(dashboard: AppTest, name: str) -> AppTest:
    """The page with a name looked up."""
    dashboard.switch_page("pages/places.py").run()
    return dashboard.text_input(key="name_0").set_value(name).run()


def test_a_name_is_placed_by_typed_coordinates_and_taken_back(dashboard: AppTest) -> None:
    """The name is listed with its point; undone, the list is empty again."""
    page = places_page(dashboard, "Kafr Zarbun")
    page.text_input(key="own_point_Kafr Zarbun").set_value("35.2, 36.9").run()
    page.button(key="own_set").click().run()
    assert not page.exception
    (own,) = engine.own_places()
    assert (own.name, own.place.lat, own.place.lon, own.place.country) == ("Kafr Zarbun", 35.2, 36.9, "SY")
    assert "Kafr Zarbun" in layer_of(page)
    page.button(key="own_undo").click().run()
    assert engine.own_places() == ()
    assert not page.exception


def test_a_name_is_placed_at_one_of_the_places_found(dashboard: AppTest) -> None:
    """Another of its meanings than the best known one, in all articles."""
    page = places_page(dashboard, "Tripoli")
    choice = page.selectbox(key="own_choice_Tripoli")
    other = next(number for number, label in enumerate(choice.options) if "Lebanon" in label)
    choice.select_index(other).run()
    page.button(key="own_set").click().run()
    assert engine.own_places()[0].place.country == "LB"
    page.text_input(key="own_point_Tripoli").set_value("10, 20").run()
    page.button(key="own_set").click().run()
    assert (engine.own_places()[0].place.lat, engine.own_places()[0].place.lon) == (10, 20)
    page.button(key="own_remove").click().run()
    assert engine.own_places() == ()
    assert not page.exception


def test_a_name_is_called_no_place_and_left_to_the_articles_again(dashboard: AppTest) -> None:
    """The articles do without the name; the list says so."""
    read(dashboard, "Shelling in Homs killed two people on 5 December 2024.")
    page = places_page(dashboard, "Homs")
    page.button(key="own_none").click().run()
    assert [(own.name, own.place) for own in engine.own_places()] == [("Homs", None)]
    assert any("Set by you: no place" in one.value for one in page.caption)
    assert ["No place"] in [one.value["Place"].tolist() for one in page.dataframe if "Place" in one.value]
    assert any("names that are no place are not in it" in one.value for one in page.caption)
    (saved,) = engine.store().articles(engine.project().id)
    assert not any(one.text == "Homs" for one in engine.readings((saved,))[0].mentions)
    page.button(key="own_remove").click().run()
    another_window_says("Aleppo", Place(id="own:1", name="x", kind="settlement", lat=1, lon=2))
    page.run()
    assert [own.name for own in engine.own_places()] == ["Aleppo"]
    assert not any("not in it" in one.value for one in page.caption)
    assert not page.exception


def another_window_says(name: str, place: Place | None) -> None:
    engine.store().set_own_place(engine.project().id, OwnPlace(name, place), author="Bob")


def test_the_offer_to_undo_ends_where_another_person_has_changed_the_name(dashboard: AppTest) -> None:
    """What Bob has decided since stays, whether the button was on the page already or not."""
    page = places_page(dashboard, "Homs")
    page.button(key="own_none").click().run()
    here = Place(id="own:1", name="x", kind="settlement", lat=1, lon=2)
    another_window_says("Homs", here)
    page.button(key="own_undo").click().run()
    assert engine.own_places() == (OwnPlace("Homs", here),)
    assert "Nothing was undone" in page.error[0].value
    page.button(key="own_remove").click().run()
    assert "own_undo" in {button.key for button in page.button}
    another_window_says("Homs", here)
    page.run()
    assert "own_undo" not in {button.key for button in page.button}
    assert not page.exception


def test_what_is_no_point_is_told(dashboard: AppTest) -> None:
    """Nothing is set."""
    page = places_page(dashboard, "Kafr Zarbun")
    page.text_input(key="own_point_Kafr Zarbun").set_value("somewhere").run()
    page.button(key="own_set").click().run()
    assert "is no point" in page.error[0].value
    assert engine.own_places() == ()


def test_an_article_offers_to_place_what_it_could_not(dashboard: AppTest) -> None:
    """A name that the gazetteer lacks leads to the page of places, already looked up."""
    engine.store().set_own_place(engine.project().id, OwnPlace("Elsewhere", Place(id="own:1", name="x", kind="settlement", lat=1, lon=2)))
    read(dashboard, "Two people were killed in Umm al-Zuweid, Hama province, and in the village of Umm al-Zuweid. Homs was calm.")
    offered = dashboard.selectbox(key="lost_name")
    assert "Umm al-Zuweid" in offered.options
    offered.select("Umm al-Zuweid").run()
    assert dashboard.text_input(key="name_0").value == "Umm al-Zuweid"


def test_a_service_is_asked_only_after_the_button(dashboard: AppTest, home, nominatim) -> None:
    """Its places can be chosen; a failure is a sentence."""
    options = "".join(f'{key} = "{value}"\n' for key, value in nominatim.options.items())
    (home / "geocoding.toml").write_text(f"[options]\n{options}")
    page = places_page(dashboard, "Xqzzk")
    assert nominatim.asked == []
    page.button(key="ask_online").click().run()
    labels = [label.split(" at ")[0] for label in page.selectbox(key="own_choice_Xqzzk").options]
    assert [(label.split(", ")[0], label.split(", ")[-1]) for label in labels] == [("Umm al-Tuyur", "Iraq"), ("Umm al-Tuyur", "Syria")]
    page = places_page(page, "garbage")
    page.button(key="ask_online").click().run()
    assert "an answer that cannot be read" in page.error[0].value
    assert not page.exception


def test_a_file_of_places_is_added_and_taken_out_again(dashboard: AppTest, home, gazetteer_index) -> None:
    """The index with the new place is used at once; a file that is none is told."""
    (home / gazetteer_index.name).unlink()
    write_index(home / gazetteer_index.name, [("test places", "CC BY 4.0, GeoNames", small_records())])
    page = places_page(dashboard, "Kafr Zarbun")
    page.file_uploader(key="more_file").upload("mine.csv", b"name,lat,lon\nKafr Zarbun,35.2,36.9\n", "text/csv").run()
    page.button(key="more_add").click().run()
    assert not page.exception
    assert "Kafr Zarbun" in set(page.dataframe[0].value["Place"])
    page.button(key="more_remove").click().run()
    assert any("holds no place called Kafr Zarbun" in info.value for info in page.info)
    page.file_uploader(key="more_file").upload("mine.csv", b"nothing here", "text/csv").run()
    page.button(key="more_add").click().run()
    assert "The first line of mine.csv must name the columns" in page.error[0].value
