"""What several articles tell, on the map and in its card."""

from dataclasses import replace

from geo.coreference import Linked
from geo.maps.cards import card_of
from geo.maps.marks import Symbol
from geo.maps.page import html_page
from geo.maps.scene import Scene, View, build_scene
from geo.maps.table import EventTable
from tests.unit.coreference.conftest import BLAST, COUNTRY, PROVINCE, TOWN, killed, telling

SEVEN = replace(BLAST, deaths=killed(7))
NINE = replace(BLAST, quote="A bomb in a car tore through a market", deaths=killed(9))
THREE = [telling("Alpha", SEVEN), telling("Beta", NINE), telling("Gamma", SEVEN, text="Gamma has it, too")]


def symbols(scene: Scene) -> list[Symbol]:
    """All symbols of a scene."""
    return [symbol for mark in scene.marks for symbol in mark.symbols]


def test_map_legend_and_counts_show_a_happening_once() -> None:
    """Three tellings are one symbol, one in the legend and one shown; its title says how many sources and how many dead."""
    scene = build_scene(THREE)
    (symbol,) = symbols(scene)
    assert scene.shown == len(scene.keys) == 1
    assert next(group for group in scene.legend if group.title == "Type of event").rows[0].count == 1
    assert "Between 7 and 9 killed, by source. 3 independent sources (3 articles)." in symbol.title


def test_happening_is_filtered_by_the_telling_that_stands_for_it() -> None:
    """A group passes where its representative does, and with fewer articles the representative is one of those."""
    sure, unsure = telling("Alpha", replace(SEVEN, confidence=0.9)), telling("Beta", replace(NINE, confidence=0.4))
    assert build_scene([sure, unsure], View(min_confidence=0.8)).shown == 1
    assert build_scene([unsure], View(min_confidence=0.8)).shown == 0


def test_happening_without_a_marker_is_listed_once() -> None:
    """Two tellings of a whole country's event are one line of the list, with both in its card."""
    wide = replace(SEVEN, place=COUNTRY, precision="country")
    scene = build_scene([telling("Alpha", wide), telling("Beta", wide)])
    (listed,) = scene.listed
    assert len(listed.events) == 1
    assert listed.linked[0] is not None
    assert "2 independent sources" in html_page(scene)


def test_place_of_a_telling_that_does_not_stand_for_its_happening_is_kept() -> None:
    """Where one article names the town and another only the province, the province is a ring of the town's event."""
    scene = build_scene([telling("Alpha", SEVEN), telling("Beta", replace(SEVEN, place=PROVINCE, precision="region"))])
    (symbol,) = symbols(scene)
    assert symbol.event.place == TOWN
    assert [(ring.name, ring.kind, ring.keys) for ring in scene.rings] == [(PROVINCE.name, "named", (symbol.key,))]


def test_card_lists_every_source_with_its_own_words_and_deaths() -> None:
    """The heading says how many; each article has its name, its deaths and its quote, hostile text included as plain text."""
    (group,) = EventTable.of(THREE).linked.values()
    card = card_of(*group.tellings[0], group)
    assert card["sources"] == "3 independent sources (3 articles)"
    assert {(told["source"], told["deaths"], told["quote"]) for told in card["tellings"]} == {
        ("Alpha", "7 killed", SEVEN.quote),
        ("Beta", "9 killed", NINE.quote),
        ("Gamma", "7 killed", SEVEN.quote),
    }
    assert card["quote"] == ""
    assert "Between 7 and 9 killed, by source" in card["lines"]


def test_copies_are_said_to_be_one_source() -> None:
    """Two copies of a story are "1 source (2 articles)"."""
    story = " ".join(f"word{number}" for number in range(40))
    copies = [telling("Alpha", SEVEN, text=story), telling("Beta", SEVEN, text=f"{story} more")]
    (group,) = EventTable.of(copies).linked.values()
    assert isinstance(group, Linked)
    assert card_of(*group.tellings[0], group)["sources"] == "1 source (2 articles)"


def test_page_escapes_what_the_sources_say() -> None:
    """A hostile name and quote of a second source stand as text in the page's list."""
    evil = telling("<img src=x onerror=alert(1)>", replace(SEVEN, quote="</script><b>x</b>"))
    page = html_page(build_scene([telling("Alpha", SEVEN), evil]))
    assert "<img src=x" not in page
    assert "</script><b>" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
