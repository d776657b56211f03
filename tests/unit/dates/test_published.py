"""The publication day: given, inferred, or today."""

from datetime import date

import pytest

from geo.dates import publication_day
from geo.model import Article

TODAY = date(2026, 11, 22)
NARRATED = "The jury meets today Monday. By dusk on December 7 the ferry had docked. Her crew went ashore on December 8."


def test_publication_day_is_the_day_that_was_given() -> None:
    """A given day stands, whatever days the sentences name."""
    assert publication_day(Article(text=NARRATED, published=date(2024, 12, 10)), today=TODAY) == (date(2024, 12, 10), "given")


def test_publication_day_is_today_where_the_text_says_nothing() -> None:
    """A text that counts from its own day without naming it leaves only today."""
    article = Article(text="Police arrested two men on Friday. The war has gone on since 2015.")
    assert publication_day(article, today=TODAY) == (TODAY, "today")


@pytest.mark.parametrize("today", [date(2024, 12, 9), date(2024, 12, 20), date(2025, 12, 31), TODAY])
def test_publication_day_solves_relative_words_together(today: date) -> None:
    """A Monday shortly after 8 December: the latest such year in which it is not 8 December itself."""
    assert publication_day(Article(text=NARRATED), today=today) == (date(2024, 12, 9), "inferred")


def test_publication_day_is_never_after_today() -> None:
    """What the text names may lie ahead; its publication does not."""
    found, source = publication_day(Article(text=NARRATED), today=date(2024, 12, 8))
    assert (found, source) == (date(2019, 12, 9), "inferred")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels entered the city on Sunday, Dec. 8, officials said.", date(2024, 12, 8)),
        ("Rebels entered on Sunday, Dec. 8, officials said on Monday.", date(2024, 12, 9)),
        ("Yesterday, 8 December, the town fell.", date(2025, 12, 9)),
        ("Today, Monday 9 December, they left.", date(2024, 12, 9)),
        ("On Thursday (14 March) the minister resigned.", date(2024, 3, 14)),
        ("On Friday, March 1, he spoke of next year's 2025 election.", date(2024, 3, 1)),
        ("PORT CITY, March 3 (Agency) - Shells hit the city on Thursday.", date(2022, 3, 3)),
        ("Published: 3 May 2022\n\nShells hit the city on Monday.", date(2022, 5, 3)),
        ("Wednesday 7 December 2016 Shells hit the city.", date(2016, 12, 7)),
        ("23-05-2013 Shells hit the city.", date(2013, 5, 23)),
        ("War began on March 15, 2011. Yesterday, 3 June, it ended.", date(2026, 6, 4)),
        ("The vote was held on Tuesday, 29 February.", date(2000, 2, 29)),
    ],
)
def test_publication_day_is_inferred_from_the_text(text: str, expected: date) -> None:
    """Heads, datelines, weekdays beside days of a month and "yesterday, 8 December" tell the day, the latest that fits."""
    assert publication_day(Article(text=text), today=TODAY) == (expected, "inferred")


def test_publication_day_of_the_text_overrides_the_given_one() -> None:
    """Where the head or the dateline of the article says another day than was given, the text is right."""
    head = Article(text="Agency Friday 21 Oct 2016 Shells hit the city.", published=date(2016, 10, 12))
    dateline = Article(text="PORT CITY, March 3 (Agency) - Shells hit the city.", published=date(2022, 3, 5))
    assert publication_day(head, today=TODAY) == (date(2016, 10, 21), "inferred")
    assert publication_day(dateline, today=TODAY) == (date(2022, 3, 3), "inferred")


def test_publication_day_that_a_person_chose_stands() -> None:
    """Trusted, the given day counts more than the text's own."""
    dateline = Article(text="KYIV, March 3 (Reuters) - Shells fell on Wednesday.", published=date(2022, 3, 5))
    assert publication_day(dateline, today=TODAY, trust_given=True) == (date(2022, 3, 5), "given")


def test_publication_day_is_not_taken_from_a_sentence() -> None:
    """A full date inside a sentence is something that happened, even in the first one."""
    article = Article(text="The war began on 15 March 2011, officials said on Friday.")
    assert publication_day(article, today=TODAY) == (TODAY, "today")


@pytest.mark.parametrize("today", [date.min, date.max])
def test_publication_day_survives_the_ends_of_the_calendar(today: date) -> None:
    """No clue and no calendar's end makes it fail."""
    text = "Tomorrow, 3 May, and on Monday, 31 December, and on Feb. 30, today Monday, next year's 2025 vote. ROME, Jan 1 (X) -"
    assert publication_day(Article(text=text), today=today)[0] <= today


@pytest.mark.parametrize("head", ["1403/01/01", "5 May 1215", "LONDON, May 5, 1215 -"])
def test_no_publication_day_is_older_than_newspapers(head: str) -> None:
    """A year of another calendar, or of the story, is not taken for the day of publication."""
    assert publication_day(Article(text=f"{head}\n\nTen people were killed in Hama."), today=TODAY)[0].year > 1604
