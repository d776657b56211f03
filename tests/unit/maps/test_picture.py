"""The pictures: the scene's marks where they belong, every text escaped, the same each time."""

import io
from dataclasses import replace
from xml.parsers import expat

import numpy as np
import pytest
from PIL import Image

from geo.errors import ExportError
from geo.events.types import BY_NAME
from geo.maps import picture
from geo.maps.drawing import Circle, Clip, Group, Text, ungrouped
from geo.maps.scene import View, build_scene
from geo.maps.style import PALETTES

SYRIA = ((32.0, 34.0), (37.5, 42.5))
SIZE = (800, 500)


def parsed(svg):
    """Names of elements and all text of an SVG; raises where it is not well-formed."""
    names, texts = [], []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.CharacterDataHandler = texts.append
    parser.Parse(svg.encode("utf-8"), True)
    return names, "".join(texts)


def items_on_map(drawing):
    clip = next(item for item in drawing.items if isinstance(item, Clip))
    return clip, clip.items


def test_png_has_the_size_and_says_what_it_is(week):
    """The PNG is as large as asked and carries title and description as text."""
    image = Image.open(io.BytesIO(picture.png(build_scene(week, title="A week"), size=SIZE)))
    assert image.size == SIZE
    assert image.text["Title"] == "A week"
    assert "16 events" in image.text["Description"]


def test_marker_stands_at_its_place_in_its_colour(week):
    """Deir ez-Zor's battle is where Web Mercator puts it, in the colour of battles."""
    scene = build_scene(week)
    drawing = picture.drawing(scene, bounds=SYRIA, size=(1600, 1000))
    clip, items = items_on_map(drawing)
    group = next(item for item in items if isinstance(item, Group) and "Deir ez-Zor" in item.title)
    ring = next(item for item in group.items if isinstance(item, Circle) and item.stroke == BY_NAME["battle"].colour)
    image = Image.open(io.BytesIO(picture.png(scene, bounds=SYRIA, size=(1600, 1000)))).convert("RGB")
    pixel = image.getpixel((round(clip.x + ring.x), round(clip.y + ring.y - ring.radius)))
    assert np.abs(np.array(pixel) - (0x88, 0x22, 0x55)).max() < 40


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_land_and_water_have_the_themes_colours(week, theme):
    """The Mediterranean is water and the Syrian desert land, in either theme."""
    clip, _ = items_on_map(picture.drawing(build_scene(week), bounds=SYRIA, size=(1600, 1000)))
    image = Image.open(io.BytesIO(picture.png(build_scene(week, View(theme=theme), labels=()), bounds=SYRIA, size=(1600, 1000))))
    colours = {f"#{r:02X}{g:02X}{b:02X}" for r, g, b in image.convert("RGB").get_flattened_data()}
    assert {PALETTES[theme].land, PALETTES[theme].water, PALETTES[theme].paper} <= colours
    assert clip.width > 1000


def test_svg_is_well_formed_and_readable_to_screen_readers(week):
    """The SVG has a title, a description, and a title for every marker."""
    scene = build_scene(week, title="A week")
    names, text = parsed(picture.svg(scene, bounds=SYRIA, size=SIZE))
    assert names.count("desc") == 1
    assert "A week" in text
    assert "Battle: non state actor overtakes territory. Deir ez-Zor" in text
    assert names.count("title") > 10


def test_hostile_text_stays_text(hostile_week):
    """Whatever the title, places and sources hold, the SVG is valid and has no script, and PNG and PDF are drawn."""
    title = hostile_week[0].article.title
    scene = build_scene(hostile_week, title=title)
    names, text = parsed(picture.svg(scene, size=SIZE))
    assert not {"script", "img", "image", "foreignObject"} & set(names)
    assert "window.ran" in text
    assert picture.png(scene, size=SIZE).startswith(b"\x89PNG")
    assert picture.pdf(scene, size=SIZE).startswith(b"%PDF")


def test_picture_carries_legend_dates_scale_sources_and_attribution(week):
    """Title, dates, legend, scale bar, what has no marker, source and attribution are all in the picture."""
    scene = build_scene(week, title="A week")
    _, text = parsed(picture.svg(scene, bounds=SYRIA))
    for said in ("A week", "1 Nov – 9 Dec 2024", "Type of event", "100 km", "no place is told (1)", "Made-up Gazette", "GeoNames", "GSHHG"):
        assert said in text, said


def test_same_scene_gives_the_same_files(week):
    """PNG, SVG and PDF of one scene are the same bytes each time."""
    scene = build_scene(week)
    for write in (picture.png, picture.svg, picture.pdf):
        assert write(scene, size=SIZE) == write(scene, size=SIZE)


def test_empty_scene_is_a_map_of_the_world():
    """A scene without events is drawn as the world, in all three formats."""
    scene = build_scene([])
    assert "0 events" in parsed(picture.svg(scene, size=SIZE))[1]
    assert picture.png(scene, size=SIZE)
    assert picture.pdf(scene, size=SIZE)


@pytest.mark.parametrize("mark", ["\n", "\r", "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029"])
def test_breaks_in_a_name_become_a_space(week, mark):
    """A title, source or name of a place with a break in it is drawn as one line, in all three formats."""
    name = f"Deir{mark}ez-Zor"
    reading = replace(
        week[0],
        article=replace(week[0].article, title=name, source=name),
        events=tuple(replace(event, place=replace(event.place, name=name) if event.place else None) for event in week[0].events),
    )
    titled = replace(reading, article=replace(reading.article, source=None))
    for told in (reading, titled):
        scene = build_scene([told], title=name, labels=[(name, 35.3, 40.1, 1)])
        assert scene.source_line == "Source: Deir ez-Zor"
        assert picture.png(scene, bounds=SYRIA, size=SIZE)
        assert picture.pdf(scene, bounds=SYRIA, size=SIZE)
        said = parsed(picture.svg(scene, bounds=SYRIA, size=SIZE))[1]
        assert name not in said
        assert "Deir ez-Zor" in said


@pytest.mark.parametrize("size", [(100, 1000), (1600, 9000), (0, 0)])
def test_size_that_cannot_be_drawn_is_refused_in_words(week, size):
    """Too small and too large pictures are an ExportError that says the limits."""
    with pytest.raises(ExportError, match="320 to 8000"):
        picture.png(build_scene(week), size=size)


@pytest.mark.parametrize("size", [(320, 320), (500, 900), (2400, 700)])
def test_any_shape_of_picture_keeps_its_texts_inside(week, size):
    """In square, tall and wide pictures nothing is written beyond the edge."""
    drawing = picture.drawing(build_scene(week, title="A long title " * 20), size=size)
    for item in drawing.items:
        if isinstance(item, Text):
            assert 0 <= item.x <= size[0]
            assert 0 <= item.y <= size[1]


def test_names_cover_neither_each_other_nor_a_marker(week):
    """No two names on the map overlap."""
    from geo.maps.fonts import text_width  # noqa: PLC0415

    _, items = items_on_map(picture.drawing(build_scene(week), bounds=SYRIA))
    boxes = []
    for item in ungrouped(items):
        if isinstance(item, Text) and item.halo and not item.spacing and not item.text.endswith("km"):
            wide = text_width(item.text, item.size, bold=item.bold)
            left = item.x - {"start": 0, "middle": wide / 2, "end": wide}[item.anchor]
            boxes.append((left, item.y - item.size * 0.7, left + wide, item.y))
    assert len(boxes) > 20
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


@pytest.mark.parametrize("name", ["حلب", "Δαμασκός", "Дамаск", "תל אביב", "Dïyarbakır"])
def test_names_in_other_scripts_are_drawn_as_letters(week, name):
    """Arabic, Greek, Cyrillic, Hebrew and accented names show letters, not the empty boxes of a missing glyph."""
    from geo.maps.fonts import font, typeface  # noqa: PLC0415

    face = font(typeface(name, bold=False), 40)
    missing = face.getmask("\U000e0fff").getbbox(), bytes(face.getmask("\U000e0fff"))
    for letter in name.replace(" ", ""):
        assert (face.getmask(letter).getbbox(), bytes(face.getmask(letter))) != missing
    place = replace(week[0].events[4].place, name=name)
    scene = build_scene([replace(week[0], events=(replace(week[0].events[4], place=place),), mentions=())])
    assert name in parsed(picture.svg(scene, size=SIZE))[1]
    assert picture.pdf(scene, size=SIZE)


def test_window_across_the_date_line_shows_both_sides(week):
    """Bounds from Fiji to Samoa are drawn as one piece, with both markers on it."""
    fiji = replace(week[0].events[0], place=replace(week[0].events[0].place, id="a", name="Suva", lat=-18.1, lon=178.4))
    samoa = replace(fiji, id="x", place=replace(fiji.place, id="b", name="Apia", lat=-13.8, lon=-171.8))
    scene = build_scene([replace(week[0], events=(fiji, samoa), mentions=())])
    clip, items = items_on_map(picture.drawing(scene))
    places = [item.items[0].x for item in items if isinstance(item, Group)]
    assert len(places) == 2
    assert all(0 < x < clip.width for x in places)
    assert places[0] > places[1] or places[1] > places[0]
