"""A reading as plain text for a terminal."""

from geo.events.types import BY_NAME, label_of
from geo.model import Event, Mention, Reading

_SOURCES = {"given": "as given", "inferred": "inferred from the text", "today": "today: the text does not tell it"}


def report(name: str, result: Reading | Exception) -> str:
    """What was read, in lines of text; an exception becomes one line that says what is wrong."""
    if isinstance(result, Exception):
        return f"{name}\n  could not be read: {result}\n"
    lines = [name, f"  Published {result.published} ({_SOURCES[result.published_source]})", "", f"  Events: {len(result.events)}"]
    for event in result.events:
        lines += _event(event)
    lines += ["", f"  Places: {len(result.mentions)} mentions"]
    lines += [f"    {line}" for line in dict.fromkeys(_mention(m) for m in result.mentions)]
    lines += [f"  Note: {notice}" for notice in result.notices]
    return "\n".join(lines) + "\n"


def _event(event: Event) -> list[str]:
    where = f"{event.place_text} ({event.precision})" if event.place_text else "no place"
    days = f"{event.first}" if event.first == event.last else f"{event.first} to {event.last}"
    head = f"    {days}  {where}  {BY_NAME[event.type].label}: {label_of(event.sub_type)} [{event.status}]"
    deaths = f", {event.deaths.low}-{event.deaths.high} killed" if event.deaths else ""
    return [f"{head}{deaths}", f"      “{' '.join(event.quote.split())}”"]


def _mention(mention: Mention) -> str:
    place = mention.place
    if place is None:
        return f"{mention.text}: not placed"
    area = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{mention.text}: {place.name} ({area}) {place.lat:.4f}, {place.lon:.4f}  {place.kind}, {mention.role}"
