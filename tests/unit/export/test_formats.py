"""The three formats: what stands where, and which files are refused in which words."""

import json
from csv import DictReader
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from xml.parsers import expat

import pytest

from geo.coreference import link
from geo.errors import ExportError
from geo.export import csv, geojson, kml
from geo.export.rows import COLUMNS
from geo.model import Article, Event, Place, Reading

WEEK = (Path(__file__).resolve().parents[2] / "data" / "week.geojson").read_text("utf-8")
PAIRS = geojson.loads(WEEK)


def event_on(first, last, precision):
    place = Place(id="geonames:1", name="Aleppo", kind="settlement", lat=36.2, lon=37.16)
    return Event(
        id="e1", type="battle", sub_type="armed_clash", status="actual", place=place, place_text="Aleppo", precision="exact", first=first,
        last=last, date_precision=precision, date_source="stated", quote="They fought.", start=0, end=12, confidence=0.5,
    )  # fmt: skip


def collection(**properties):
    return json.dumps({"features": [{"geometry": {"type": "Point", "coordinates": [37.0, 36.0]}, "properties": properties}]})


def test_geojson_follows_rfc_7946():
    """A FeatureCollection of points, longitude first, null where there is no place, no crs, attribution beside it."""
    data = json.loads(geojson.dumps(PAIRS))
    assert data["type"] == "FeatureCollection"
    assert "crs" not in data
    assert "GeoNames" in data["attribution"]
    assert data["features"][0]["geometry"] == {"type": "Point", "coordinates": [37.16, 36.2]}
    assert [f["geometry"] for f in data["features"]].count(None) == 1
    assert len({f["properties"]["event_id"] for f in data["features"]}) == len(PAIRS)


def test_readings_and_pairs_give_the_same_file():
    """Exports take readings as well as (article, event) pairs."""
    reading = Reading(article=PAIRS[0][0], published=date(2024, 12, 9), published_source="given", events=tuple(event for _, event in PAIRS))
    for module in (geojson, csv, kml):
        assert module.dumps([reading]) == module.dumps(PAIRS)


@pytest.mark.parametrize("module", [geojson, csv])
def test_articles_without_text_stay_apart_and_keep_their_ids(module):
    """Two pasted articles, of which a file holds nothing but the ids, are two when read back, and the same two when written again."""
    articles = [Article(text="One text."), Article(text="Another text.")]
    text = module.dumps([(article, event) for article in articles for _, event in PAIRS[:2]])
    again = module.loads(text)
    assert [article.id for article in dict.fromkeys(article for article, _ in again)] == [article.id for article in articles]
    assert module.dumps(again) == text


def test_texts_stay_out_unless_asked_for():
    """An article's text is in the GeoJSON only with `with_text`, and once however many events it has."""
    article = Article(text="The whole text of somebody else.", title="Their article")
    pairs = [(article, event) for _, event in PAIRS[:3]]
    assert article.text not in geojson.dumps(pairs)
    assert geojson.dumps(pairs, with_text=True).count(article.text) == 1
    assert geojson.loads(geojson.dumps(pairs, with_text=True)) == tuple(pairs)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not GeoJSON"),
        ("[]", "FeatureCollection"),
        ('{"features": [1]}', "Feature 1 is not"),
        ('{"features": [{"geometry": {"type": "LineString", "coordinates": []}, "properties": {}}]}', "no point"),
        ('{"features": [{"geometry": {"type": "Point", "coordinates": [37, 136]}, "properties": {}}]}', "Latitude 136"),
        (collection(status="perhaps"), "one of actual, planned"),
        (collection(start="yesterday"), "a day such as"),
        (collection(deaths_low="many"), "a whole number"),
        (collection(actors="Anna"), "a list of objects"),
        (collection(actors=[{"name": "Anna", "role": []}]), "source or target"),
        (collection(radius_km=10**400), "a finite number"),
        (collection(confidence=10**400), "a finite number"),
        (collection(radius_km=float("nan")), "a finite number"),
        (collection(deaths_low=-1), "from 0 to"),
        (collection(deaths_high=10**400), "from 0 to"),
        (collection(start="2024-12-09", end="2024-12-08"), "on or after 'start', 2024-12-09"),
        (collection().replace("36.0", "1" * 400), "'lat' is .* a finite number"),
    ],
)
def test_file_that_is_wrong_is_refused_in_words(text, said):
    """The error says which feature, what was wrong and what is allowed."""
    with pytest.raises(ExportError, match=said):
        geojson.loads(text)


def test_foreign_points_are_read_as_far_as_they_go():
    """Points of another program with a name and a date become events of type other."""
    ((article, event),) = geojson.loads(collection(name="Aleppo", start="2024-12-08", end="2024-12-08"))
    assert (article.text, event.type, event.place.name, event.first) == ("", "other", "Aleppo", date(2024, 12, 8))


@pytest.mark.parametrize("key", ["start", "end"])
def test_a_lone_day_is_the_whole_span(key):
    """An event with only its first or only its last day was on that day, in GeoJSON and in CSV."""
    day = date(2024, 12, 8)
    for ((_, event),) in (geojson.loads(collection(**{key: "2024-12-08"})), csv.loads(f"type,{key}\nbattle,2024-12-08\n")):
        assert (event.first, event.last) == (day, day)


@pytest.mark.parametrize(("told", "taken"), [(1e300, 1.0), (-3, 0.0), (0.25, 0.25), (None, 0.0)])
def test_confidence_is_read_into_its_bounds(told, taken):
    """A confidence beyond 0 to 1 is the nearer of the two."""
    ((_, event),) = geojson.loads(collection(confidence=told))
    assert event.confidence == taken


@pytest.mark.parametrize("source", ["given", "inferred", "today"])
def test_files_say_how_the_day_of_publication_is_known(source):
    """A day of publication that nobody knows is no day in a file: it says that today stood in for it, and which days were counted from it."""
    day, event = date(2024, 12, 9), replace(event_on(date(2024, 12, 9), date(2024, 12, 9), "day"), date_assumed=source == "today")
    readings = [Reading(article=Article(text="They fought."), published=day, published_source=source, events=(event,))]
    for module in (geojson, csv):
        ((article, again),) = module.loads(module.dumps(readings))
        assert (article.published, article.published_source) == (None if source == "today" else day, source)
        assert again == event
    assert f'<Data name="article_published_source"><value>{source}</value>' in kml.dumps(readings)
    assert f'<Data name="date_assumed"><value>{str(source == "today").lower()}</value>' in kml.dumps(readings)


def test_files_say_what_nobody_looked_at():
    """An event is the machine's until a person did something to it, and a review that there is not is refused."""
    assert {one["properties"]["review"] for one in json.loads(geojson.dumps(PAIRS))["features"]} == {"machine"}
    assert [event.review for _, event in csv.loads("type,review\nbattle,machine\nbattle,accepted\nbattle,\n")] == [None, "accepted", None]
    with pytest.raises(ExportError, match="one of machine, accepted"):
        csv.loads("type,review\nbattle,liked\n")


def test_what_a_spreadsheet_made_of_true_is_read():
    """Spreadsheets write TRUE, and other words for it are refused."""
    assert [event.date_assumed for _, event in csv.loads("type,date_assumed\nbattle,TRUE\nbattle,FALSE\nbattle,\n")] == [True, False, False]
    with pytest.raises(ExportError, match="Line 2: the column 'date_assumed' holds"):
        csv.loads("type,date_assumed\nbattle,perhaps\n")
    with pytest.raises(ExportError, match="true or false"):
        csv.loads("type,date_assumed\nbattle,1\n")


def test_csv_begins_with_the_documented_header():
    """The first line names the columns in the documented order, after the mark that spreadsheets need."""
    lines = csv.dumps(PAIRS).splitlines()
    assert lines[0] == "\ufeff" + ",".join((*COLUMNS, "attribution"))
    assert len(lines) == 1 + len(PAIRS)


def test_csv_reads_columns_in_any_order():
    """A table with fewer columns in another order is read, and missing values are unknown."""
    ((_, event),) = csv.loads("start,type,lat,lon,end\n2024-12-08,battle,36.2,37.16,2024-12-08\n")
    assert (event.type, event.place.lat, event.first, event.deaths) == ("battle", 36.2, date(2024, 12, 8), None)


@pytest.mark.parametrize(
    ("text", "said"),
    [("a,b\n1,2\n", "column 'type'"), ("type,lat\nbattle,north\n", "Line 2: the column 'lat'"), ('type\n"battle', "not CSV")],
)
def test_csv_that_is_wrong_is_refused_in_words(text, said):
    """The error names the line and the column."""
    with pytest.raises(ExportError, match=said):
        csv.loads(text)


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        (date(2024, 12, 8), date(2024, 12, 8), "day", "<TimeStamp><when>2024-12-08</when></TimeStamp>"),
        (date(2024, 12, 1), date(2024, 12, 31), "month", "<TimeStamp><when>2024-12</when></TimeStamp>"),
        (date(2015, 1, 1), date(2015, 12, 31), "year", "<TimeStamp><when>2015</when></TimeStamp>"),
        (date(2024, 11, 27), date(2024, 12, 7), "day", "<TimeSpan><begin>2024-11-27</begin><end>2024-12-07</end></TimeSpan>"),
        (None, None, None, "</description><styleUrl>"),
    ],
)
def test_kml_tells_the_date_as_precisely_as_it_is_known(first, last, precision, said):
    """A day, a month or a year is a TimeStamp, a span a TimeSpan, no date neither."""
    assert said in kml.dumps([(Article(text=""), event_on(first, last, precision))])


def test_kml_is_well_formed_with_longitude_first():
    """KML parses, and its points are lon,lat."""
    text = kml.dumps(PAIRS, title="A week & more")
    expat.ParserCreate().Parse(text.encode(), True)
    assert "<coordinates>37.16,36.2</coordinates>" in text
    assert "A week &amp; more" in text


def test_files_say_which_events_are_one_happening():
    """Events that were linked keep a row each, with one `linked` for both and their number of sources; an event alone has neither."""
    one, other = (Reading(article=Article(text=text), published=date(2024, 12, 9), published_source="given",
                          events=(event_on(date(2024, 12, 8), date(2024, 12, 8), "day"),)) for text in ("One.", "Other."))  # fmt: skip
    alone = replace(one.events[0], id="e2", place=None, precision=None)
    readings = [replace(one, events=(*one.events, alone)), other]
    groups = link(readings)
    rows = [feature["properties"] for feature in json.loads(geojson.dumps(readings, linked=groups))["features"]]
    assert [row["linked"] for row in rows] == [groups[0].id, None, groups[0].id]
    assert [row["sources"] for row in rows] == [2, None, 2]
    table = list(DictReader(StringIO(csv.dumps(readings, linked=groups).removeprefix(csv.MARK))))
    assert [(row["linked"], row["sources"]) for row in table] == [(groups[0].id, "2"), ("", ""), (groups[0].id, "2")]
    assert kml.dumps(readings, linked=groups).count(f'<Data name="linked"><value>{groups[0].id}</value>') == 2
    assert len(geojson.loads(geojson.dumps(readings, linked=groups))) == len(csv.loads(csv.dumps(readings, linked=groups))) == 3
