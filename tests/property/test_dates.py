"""Dates: what holds for every text and every day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import find_dates, publication_day
from geo.dates.spans import merge
from geo.model import Article

# Words of date expressions in any order are far likelier to meet a corner than random letters are.
WORDS = (
    "the a of in on by since until from to between and or late early mid- end last next this that same ago later earlier before after"
    " day days week weekend month year years decade century quarter half spring fall Monday Fri. Sun. today yesterday overnight morning"
    " night May March Dec. December Ramadan Azar Easter Christmas 1 8th 31 30 12 2024 1999 '68 1980s 1445 0 99999999999 10:30 9 p.m. BC"
    " 2024-12-08 31/02/2015 1.1.0001 31.12.9999 , . - – ( ) / ' ; \n\n two few hundred second will was said"
).split(" ")
days = st.dates()
texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(texts, days)
def test_find_dates_gives_ordered_spans_inside_any_text(text: str, published: date) -> None:
    """No text raises; spans are in order, do not overlap, hold the words they claim, and begin before they end."""
    end = 0
    for span in find_dates(text, published=published):
        assert end <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        assert span.first <= span.last
        end = span.end


@settings(max_examples=300, deadline=None)
@given(texts, days)
def test_publication_day_is_a_day_up_to_today_for_any_text(text: str, today: date) -> None:
    """No text raises; without a given day the answer is never after today, and "today" means today."""
    found, source = publication_day(Article(text=text), today=today)
    assert found <= today
    assert source in ("inferred", "today")
    assert source == "inferred" or found == today


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(1200, 1, 1), max_value=date(2199, 12, 31)), days)
def test_find_dates_reads_back_every_day_that_is_written_out(day: date, published: date) -> None:
    """A day written in full means that day, in every order of its parts, whenever the text was published."""
    month = day.strftime("%B")
    for written in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day.year:04d}-{day.month:02d}-{day.day:02d}"):
        (span,) = find_dates(f"It fell on {written}.", published=published)
        assert (span.text, span.first, span.last) == (written, day, day)


@settings(max_examples=200, deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 6))
def test_find_dates_puts_a_past_weekday_into_the_last_seven_days(published: date, back: int) -> None:
    """A town that fell "on Monday" fell on the last Monday on or before the publication day."""
    day = published - timedelta(days=back)
    (span,) = find_dates(f"The town fell on {day:%A}.", published=published)
    assert (span.first, span.last) == (day, day)


@settings(max_examples=200, deadline=None)
@given(texts, days)
def test_merge_gives_a_span_for_any_dates(text: str, published: date) -> None:
    """Whatever the dates of a clause, their span begins before it ends."""
    found = find_dates(text, published=published)
    merged = merge(found, published=published)
    assert (merged is None) == (not found)
    assert merged is None or merged[0] <= merged[1]
