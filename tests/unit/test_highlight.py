"""A text cut into pieces."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.highlight import pieces
from geo.model import Article, DateSpan, Event, Mention, Reading

DAY = date(2024, 12, 5)


def mention(start: int, end: int) -> Mention:
    """A mention at these offsets."""
    return Mention(start=start, end=end, text="", kind="settlement")


def day(start: int, end: int) -> DateSpan:
    """A date at these offsets."""
    return DateSpan(start=start, end=end, text="", first=DAY, last=DAY, precision="day")


def event(start: int, end: int) -> Event:
    """An event whose clause stands at these offsets."""
    return Event(
        id="1", type="battle", sub_type="armed_clash", status="actual", place=None, place_text=None, precision=None, first=DAY, last=DAY,
        date_precision="day", date_source="stated", quote="", start=start, end=end, confidence=1,
    )  # fmt: skip


def reading(text: str, *found: Mention | DateSpan | Event) -> Reading:
    """A reading of a text in which these were found."""
    return Reading(
        article=Article(text=text),
        published=DAY,
        published_source="given",
        mentions=tuple(one for one in found if isinstance(one, Mention)),
        dates=tuple(one for one in found if isinstance(one, DateSpan)),
        events=tuple(one for one in found if isinstance(one, Event)),
    )


def test_pieces_know_what_they_belong_to() -> None:
    """A clause with a place and a date in it is cut at each of them, and each piece knows its clause."""
    found = pieces(reading("They took Hama on 5 December. Then nothing.", event(0, 29), mention(10, 14), day(18, 28)))
    assert [piece.text for piece in found] == ["They took ", "Hama", " on ", "5 December", ".", " Then nothing."]
    assert [piece.events for piece in found] == [(0,)] * 5 + [()]
    assert [piece.mention is not None for piece in found] == [False, True, False, False, False, False]
    assert [piece.date is not None for piece in found] == [False, False, False, True, False, False]


def test_overlapping_clauses_share_pieces() -> None:
    """Where two clauses overlap, the piece belongs to both."""
    found = pieces(reading("abcdef", event(0, 4), event(2, 6)))
    assert [(piece.text, piece.events) for piece in found] == [("ab", (0,)), ("cd", (0, 1)), ("ef", (1,))]


spans = st.tuples(st.integers(-3, 40), st.integers(-3, 40))


@given(st.text(max_size=30), st.lists(spans, max_size=6), st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_pieces_are_the_whole_text(
    text: str, places: list[tuple[int, int]], days: list[tuple[int, int]], clauses: list[tuple[int, int]]
) -> None:
    """Whatever the spans are, even outside the text or the wrong way round, no character is lost or doubled."""
    found = (*(mention(*span) for span in places), *(day(*span) for span in days), *(event(*span) for span in clauses))
    assert "".join(piece.text for piece in pieces(reading(text, *found))) == text
