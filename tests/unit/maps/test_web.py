"""The folium map and the HTML page: constant, offline, and safe with any text."""

import json
import re
from html.parser import HTMLParser

import pytest

from geo.maps.page import html_page
from geo.maps.scene import View, build_scene
from geo.maps.web import Assets, base_map, layer
from geo.maps.webfiles import REGION, SCRIPTS, STYLES, write_folder
from geo.maps.wire import script_json

ASSETS = Assets(scripts=("leaflet.js", "whereabouts.js"), styles=("leaflet.css",), region_script="region.js")


def script_of(element, element_id):
    element._id = element_id
    return element._template.module.script(element)


def map_script(theme="light"):
    made = base_map(ASSETS, theme=theme)
    call = next(iter(made._children.values()))
    return script_of(made, "m") + script_of(call, "c")


class Tags(HTMLParser):
    """The tags of a page, and the attributes that would load something."""

    def __init__(self):
        super().__init__()
        self.tags, self.loads, self.policy = [], [], ""

    def handle_starttag(self, tag, attrs):
        """Keep the tag and what it would load."""
        self.tags.append(tag)
        attributes = dict(attrs)
        self.loads += [attributes[name] for name in ("src", "href", "data", "srcset") if name in attributes]
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_base_map_is_the_same_each_time(theme):
    """Two maps have the same script, so that Streamlit keeps the one on screen."""
    assert map_script(theme) == map_script(theme)


def test_base_map_asks_for_our_files_only():
    """The map's lists of files are ours; folium's own classes keep theirs."""
    made = base_map(ASSETS)
    assert [url for _, url in made.default_js] == list(ASSETS.scripts)
    assert [url for _, url in made.default_css] == list(ASSETS.styles)
    assert "http" in str(type(made).default_js)


def test_online_tiles_are_an_offer_only():
    """The only address that a script could load from is that of the tiles, a layer to switch on; the others are links to licences."""
    script = map_script()
    linked = set(re.findall(r"href=\\\"(https?://[^\"\\/]+)", script))
    assert set(re.findall(r"https?://[^\"\\/]+", script)) - linked == {"https://tile.openstreetmap.org"}
    assert "tile_layer" not in map_script()


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "${alert(1)}", "`", "{{ 'x' }}", "{% raw %}", "\u2028\u2029", "\ud800", "C:\\users", "a\nb", "&lt;"]
)
def test_script_json_is_inert_and_the_same_data(text):
    """Nothing in the JSON ends a script, opens a template or breaks a line, and it reads back as it was."""
    made = script_json({"text": text})
    assert not re.search(r"[<>&`\n\u2028\u2029]|\{\{|\{%", made)
    assert json.loads(made) == {"text": text}


def test_layer_holds_every_mark_as_plain_data(week):
    """The feature group's script is one call with the scene's data, hostile text included."""
    scene = build_scene(week)
    group = layer(scene, fit="a", selected=scene.keys[:1])
    group._id = "g"
    code = script_of(next(iter(group._children.values())), "c")
    data = json.loads(code[code.index("(") + 1 : code.index(").addTo(")])
    assert sum(len(mark[6]) for mark in data["marks"]) == scene.shown
    assert data["selected"] == [scene.keys[0]]
    assert data["fit"] == "a"


def test_page_loads_nothing_and_says_so(week):
    """The page has no address to load from, and a policy that forbids the browser any request."""
    tags = Tags()
    tags.feed(html_page(build_scene(week, title="A week")))
    assert tags.loads == []
    assert "default-src 'none'" in tags.policy


def test_page_shows_hostile_text_as_text(week, hostile_week):
    """Hostile titles, places, quotes and sources add no element to the page."""
    plain, hostile = Tags(), Tags()
    plain.feed(html_page(build_scene(week, title="A week")))
    page = html_page(build_scene(hostile_week, title=hostile_week[0].article.title))
    hostile.feed(page)
    assert hostile.tags.count("script") == plain.tags.count("script")
    assert "img" not in hostile.tags
    assert "<script>window.ran" not in page
    page.encode("utf-8")


def test_page_tells_everything_in_words(week):
    """Title, dates, source, every event, and what has no marker stand in the page as text."""
    scene = build_scene(week, View(theme="dark"), title="A week")
    page = html_page(scene)
    for said in ("<h1>A week</h1>", "16 events, 1 Nov – 9 Dec 2024", "Made-up Gazette", "no place is told (1)", "GeoNames"):
        assert said in page, said
    assert page.count("<li><h3>") == len(week[0].events)


def test_files_are_written_once(tmp_path):
    """The folder holds every file that the map asks for; a second call finds it and writes nothing."""
    folder = write_folder(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert {*SCRIPTS, *STYLES, REGION} <= before.keys()
    assert write_folder(tmp_path) == folder
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_page_has_a_card_for_every_marker(week):
    """Every marker's key has a card in the page, so that no click is without an answer."""
    scene = build_scene(week)
    page = html_page(scene)
    data = json.JSONDecoder().raw_decode(page[page.index("Whereabouts.marks(") + len("Whereabouts.marks(") :])[0]
    assert set(data["cards"]) == set(scene.keys)
