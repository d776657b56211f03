"""A reading with every field filled."""

from datetime import date

from geo.model import Actor, Article, Candidate, DateSpan, Deaths, Event, Mention, Place, Reading

HAMA = Place(id="geonames:170017", name="Hama", kind="settlement", lat=35.1318, lon=36.7578, country="SY", admin1="Hama", population=460602)
TEXT = "Rebels entered Hama on 5 December, killing 12."


def full_reading(article: Article | None = None) -> Reading:
    """A reading of `TEXT`, or of another article, in which nothing is left out."""
    mention = Mention(
        start=15, end=19, text="Hama", kind="settlement", place=HAMA, confidence=0.93, role="scene",
        candidates=(Candidate(place=HAMA, score=0.93, reasons=("in Syria", "460,602 people")),),
    )  # fmt: skip
    day = date(2024, 12, 5)
    event = Event(
        id="1", type="battle", sub_type="armed_clash", status="actual", place=HAMA, place_text="Hama", precision="exact", first=day, last=day,
        date_precision="day", date_source="stated", quote=TEXT, start=0, end=len(TEXT), confidence=0.8, deaths=Deaths(low=12, high=12),
        actors=(Actor(name="Rebels", role="source"),),
    )  # fmt: skip
    span = DateSpan(start=23, end=33, text="5 December", first=day, last=day, precision="day", source="published", relation="on")
    return Reading(
        article=article or Article(text=TEXT), published=date(2024, 12, 9), published_source="inferred", mentions=(mention,), dates=(span,),
        events=(event,), notices=("A notice.",),
    )  # fmt: skip
