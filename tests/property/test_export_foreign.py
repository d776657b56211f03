"""A file of another program is read or refused in words, and what was read can be drawn."""

import csv as stdlib_csv
import io
import json
from datetime import date

from hypothesis import given, note, settings
from hypothesis import strategies as st

from geo.errors import ExportError
from geo.export import csv, geojson
from geo.export.rows import COLUMNS
from geo.maps.scene import View, build_scene
from geo.model import Reading

WHOLE = ("quote_start", "quote_end", "deaths_low", "deaths_high", "population")
whole = st.integers(0, 2**60) | st.just(10**400)
numbers = whole | st.integers(-3, 3) | st.floats()
scalars = st.none() | st.booleans() | numbers | st.text(max_size=6)
values = st.recursive(
    scalars, lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(["name", "role"]), x, max_size=2), max_leaves=4
)
days = (st.dates() | st.dates(date(1, 1, 1), date(1, 1, 12))).map(date.isoformat)
fitting = {
    **dict.fromkeys(COLUMNS, st.text(max_size=6)),
    **dict.fromkeys(("start", "end", "article_published"), days),
    **dict.fromkeys(WHOLE, whole),
    "type": st.sampled_from(["battle", "protest", "other", "unheard of"]),
    "status": st.sampled_from(["actual", "planned", "possible", "denied"]),
    "date_precision": st.sampled_from([None, "day", "month", "year"]),
    "date_source": st.sampled_from(["stated", "published"]),
    "precision": st.sampled_from([None, "exact", "region", "country", "larger"]),
    "kind": st.sampled_from(["settlement", "region"]),
    "confidence": numbers,
    "radius_km": numbers,
    "actors": st.lists(
        st.fixed_dictionaries({"name": st.text(max_size=3), "role": st.sampled_from(["source", "target"]) | values}), max_size=2
    ),
}
points = st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list)
anywhere = st.lists(values, max_size=3)
geometries = st.none() | st.fixed_dictionaries({"type": st.just("Point"), "coordinates": points | anywhere}) | values


@st.composite
def properties(draw):
    """Some columns with values that fit them, and now and then one with any other."""
    keys = draw(st.lists(st.sampled_from(sorted(fitting)), unique=True, max_size=8))
    row = {key: draw(fitting[key]) for key in keys}
    return row | draw(st.dictionaries(st.sampled_from(sorted(fitting)), values, max_size=1) | st.just({}))


features = st.fixed_dictionaries({"geometry": st.just({"type": "Point", "coordinates": [37, 36]}), "properties": properties()}) | (
    st.fixed_dictionaries({"geometry": geometries, "properties": properties() | values})
)
collections = st.fixed_dictionaries({"features": st.lists(features, max_size=3) | values}, optional={"texts": values})


def scenes(pairs):
    """Scenes of the events, by type and by date."""
    readings = [
        Reading(article=article, published=date(2024, 12, 9), published_source="given", events=(event,)) for article, event in pairs
    ]
    return [build_scene(readings, View(colour_by=colour, size_by_deaths=True)) for colour in ("type", "date")]


def read(module, text):
    """The events of a file; those of an empty one where it is refused in words."""
    try:
        return module.loads(text)
    except ExportError as error:
        note(str(error))
        return ()


def table(rows):
    """Rows as CSV, lists as JSON."""
    out = io.StringIO(newline="")
    writer = stdlib_csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({key: json.dumps(value) if isinstance(value, list | dict) else value for key, value in row.items()} for row in rows)
    return out.getvalue()


# The first drawing loads what the others find loaded.
@settings(deadline=None)
@given(collections)
def test_any_geojson_is_refused_in_words_or_read_and_drawn(collection):
    """Reading GeoJSON raises nothing but ExportError, and every event that it gives is drawn or listed."""
    pairs = read(geojson, json.dumps(collection))
    assert all(scene.shown + sum(len(one.keys) for one in scene.listed) == len(pairs) for scene in scenes(pairs))


@settings(deadline=None)
@given(st.lists(properties(), max_size=3))
def test_any_table_is_refused_in_words_or_read_and_drawn(rows):
    """Reading CSV raises nothing but ExportError, and every event that it gives is drawn or listed."""
    pairs = read(csv, table(rows))
    assert all(scene.shown + sum(len(one.keys) for one in scene.listed) == len(pairs) for scene in scenes(pairs))
