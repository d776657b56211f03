"""What is exported comes back as it was, whatever the text holds, and no export can run or break anything."""

import csv as stdlib_csv
import io
import json
from datetime import date
from xml.parsers import expat

from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ExportError
from geo.events.types import EVENT_TYPES
from geo.export import csv, geojson, kml
from geo.model import Actor, Article, Deaths, Event, Place

anything = st.text(max_size=40)
# Without half surrogate pairs, which no UTF-8 file can hold.
writable = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
toll = st.integers(0, 10**6)


def places(text):
    return st.builds(
        Place,
        id=text.filter(bool),
        name=text.filter(bool),
        kind=st.sampled_from(["settlement", "region", "country", "facility", "natural", "continent"]),
        lat=st.floats(-90, 90),
        lon=st.floats(-180, 180),
        country=st.none() | st.sampled_from(["SY", "RU"]),
        admin1=st.none() | text.filter(bool),
        population=st.none() | toll,
        radius_km=st.none() | st.floats(0, 5000),
    )


@st.composite
def events(draw, text):
    kind = draw(st.sampled_from(EVENT_TYPES))
    first, last = sorted((draw(days), draw(days)))
    dated = draw(st.booleans())
    low, high = sorted((draw(toll), draw(toll)))
    return Event(
        id=draw(text.filter(bool)),
        type=kind.name,
        sub_type=draw(st.sampled_from(kind.sub_types)),
        status=draw(st.sampled_from(["actual", "planned", "possible", "denied"])),
        place=draw(st.none() | places(text)),
        place_text=draw(st.none() | text.filter(bool)),
        precision=draw(st.sampled_from([None, "exact", "region", "country", "larger"])),
        first=first if dated else None,
        last=last if dated else None,
        date_precision=draw(st.sampled_from(["day", "week", "month", "season", "year", "decade"])) if dated else None,
        date_source=draw(st.sampled_from(["stated", "context", "published"])),
        quote=draw(text),
        start=draw(toll),
        end=draw(toll),
        confidence=draw(st.floats(0, 1)),
        deaths=draw(st.none() | st.just(Deaths(low=low, high=high))),
        date_assumed=draw(st.booleans()),
        review=draw(st.sampled_from([None, "accepted", "changed", "added"])),
        actors=tuple(draw(st.lists(st.builds(Actor, name=text, role=st.sampled_from(["source", "target"])), max_size=2))),
    )


def articles(text, body):
    optional = st.none() | text.filter(bool)
    return st.builds(
        Article,
        text=body,
        title=text,
        published=st.none() | days,
        url=optional,
        source=optional,
        language=st.none() | st.just("en"),
        published_source=st.sampled_from(["given", "inferred", "today"]),
    )


def pairs(text, body):
    return st.lists(st.tuples(articles(text, body), events(text)), max_size=3)


@given(pairs(anything, anything))
def test_geojson_with_text_gives_back_what_was_written(events):
    """GeoJSON with the articles' texts comes back equal, half surrogate pairs and all."""
    assert geojson.loads(geojson.dumps(events, with_text=True)) == tuple(events)


@given(pairs(anything, st.just("")))
def test_geojson_without_text_gives_back_all_but_the_text(events):
    """Without the texts everything else comes back equal, and the file can be written as UTF-8."""
    text = geojson.dumps(events)
    text.encode("utf-8")
    assert geojson.loads(text) == tuple(events)


@given(pairs(writable, st.just("")))
def test_csv_gives_back_what_was_written(events):
    """CSV comes back equal."""
    assert csv.loads(csv.dumps(events)) == tuple(events)


@given(pairs(anything, anything))
def test_no_text_cell_of_csv_can_run_as_a_formula(events):
    """No cell but a number begins with a sign that a spreadsheet takes for a formula."""
    text = csv.dumps(events)
    text.encode("utf-8")
    for row in stdlib_csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        for column, cell in row.items():
            if column not in {"lat", "lon"}:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (column, cell)


signs = st.text(st.sampled_from("=+-@;,\t\r\n'\" x\uff1d"), max_size=12)


@given(pairs(signs, st.just("")))
def test_csv_gives_back_texts_made_of_the_signs_that_it_guards(events):
    """Quotes, separators, apostrophes and signs of formulas in any order come back equal."""
    assert csv.loads(csv.dumps(events)) == tuple(events)


@given(pairs(signs, st.just("")), st.sampled_from(";\t"))
def test_no_cell_of_csv_runs_where_lines_are_split_at_another_sign(events, separator):
    """A spreadsheet that splits at semicolons or tabs finds no formula in any of the cells that it makes."""
    for row in stdlib_csv.reader(io.StringIO(csv.dumps(events).removeprefix("\ufeff"), newline=""), delimiter=separator):
        for cell in row:
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\uff1d")), cell


@given(pairs(anything, anything))
def test_kml_is_well_formed_and_holds_every_event(events):
    """KML is well-formed XML with a placemark an event, whatever the text holds."""
    found = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: found.append(name)
    parser.Parse(kml.dumps(events).encode("utf-8"), True)
    assert found.count("Placemark") == len(events)


@given(pairs(writable, st.just("")))
def test_geojson_points_are_longitude_first(events):
    """RFC 7946: a point is [lon, lat], and an event without a place has a null geometry."""
    for feature, (_, event) in zip(json.loads(geojson.dumps(events))["features"], events, strict=True):
        wanted = None if event.place is None else {"type": "Point", "coordinates": [event.place.lon, event.place.lat]}
        assert feature["geometry"] == wanted


@given(
    st.text(max_size=200)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda x: (
            st.lists(x, max_size=3)
            | st.dictionaries(
                st.sampled_from(["features", "properties", "geometry", "coordinates", "type", "lat", "status"]), x, max_size=4
            )
        ),
        max_leaves=12,
    ).map(json.dumps)
)
def test_a_foreign_file_is_read_or_refused_in_words(text):
    """Whatever is given for GeoJSON or CSV, the answer is events or an ExportError, never another exception."""
    for module in (geojson, csv):
        assert not (said := refusal(module, text)) or said.endswith("."), said


def refusal(module, text):
    """What the reader says against a file; empty where it reads it."""
    try:
        module.loads(text)
    except ExportError as error:
        return str(error)
    return ""
