"""A reading of three events, and how to make one."""

from datetime import date

from geo.model import Article, Event, Place, Reading

HAMA = Place(id="geonames:170017", name="Hama", kind="settlement", lat=35.1318, lon=36.7578, country="SY")
HOMS = Place(id="geonames:169577", name="Homs", kind="settlement", lat=34.7268, lon=36.7234, country="SY")
IDLIB = Place(id="geonames:169389", name="Idlib", kind="region", lat=35.8, lon=36.6, country="SY")
SALAMIYAH = Place(id="geonames:172955", name="Salamiyah", kind="settlement", lat=35.0113, lon=37.0532, country="SY")
TEXT = "Rebels captured Hama and Homs on Thursday. A bomb killed five people in Idlib. Nobody knows about Salamiyah."
CAPTURE, BOMB = (0, 41), (43, 77)
DAY = date(2024, 12, 5)


def event(name: str, place: Place | None, span: tuple[int, int], **fields) -> Event:
    """An event of the sample text."""
    given = {
        "type": "battle", "sub_type": "armed_clash", "status": "actual", "place_text": place.name if place else None, "precision": "exact" if place else None,
        "first": DAY, "last": DAY, "date_precision": "day", "date_source": "stated", "confidence": 0.6,
    }  # fmt: skip
    return Event(id=name, place=place, quote=TEXT[slice(*span)], start=span[0], end=span[1], **(given | fields))


EVENTS = (
    event("e1", HAMA, CAPTURE),
    event("e2", HOMS, CAPTURE),
    event("e3", IDLIB, BOMB, type="explosion", sub_type="remote_explosive_ied"),
)


def reading(*events: Event, text: str = TEXT) -> Reading:
    """A reading of the sample text that found these events."""
    return Reading(article=Article(text=text), published=date(2024, 12, 9), published_source="given", events=events or EVENTS)
