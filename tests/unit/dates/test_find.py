"""Date expressions and the days that they mean."""

from datetime import date

import pytest

from geo.dates import find_dates

MONDAY = date(2024, 12, 9)


def said(text: str, published: date = MONDAY) -> list[tuple[str, str, str]]:
    return [(d.text, d.first.isoformat(), d.last.isoformat()) for d in find_dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("It fell on 8 December 2024.", "8 December 2024", "2024-12-08", "2024-12-08"),
        ("It fell on December 8, 2024.", "December 8, 2024", "2024-12-08", "2024-12-08"),
        ("It fell on Dec. 8.", "Dec. 8", "2024-12-08", "2024-12-08"),
        ("It fell on Aug. 7, they said.", "Aug. 7", "2024-08-07", "2024-08-07"),
        ("It fell on 2024-12-08 at last.", "2024-12-08", "2024-12-08", "2024-12-08"),
        ("It fell on 08.12.2024 at last.", "08.12.2024", "2024-12-08", "2024-12-08"),
        ("It fell on Sunday, Dec. 8, they said.", "Sunday, Dec. 8", "2024-12-08", "2024-12-08"),
        ("The 8th of December 2024 was cold.", "The 8th of December 2024", "2024-12-08", "2024-12-08"),
        ("It fell by early October 1939.", "early October 1939", "1939-10-01", "1939-10-31"),
        ("It began in mid-2016.", "mid-2016", "2016-01-01", "2016-12-31"),
        ("He taught there all the summer of 1962.", "the summer of 1962", "1962-06-01", "1962-08-31"),
        ("It began in the third quarter of 2013.", "the third quarter of 2013", "2013-07-01", "2013-09-30"),
        ("They built it over the second half of 1987.", "the second half of 1987", "1987-07-01", "1987-12-31"),
        ("It began in the late 1980s.", "the late 1980s", "1980-01-01", "1989-12-31"),
        ("It began in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31"),
        ("It fell on Christmas Eve 1963.", "Christmas Eve 1963", "1963-12-24", "1963-12-24"),
        ("It fell on 18 Azar 1403.", "18 Azar 1403", "2024-12-08", "2024-12-08"),
        ("It fell on 1 Ramadan 1446.", "1 Ramadan 1446", "2025-03-01", "2025-03-01"),
    ],
)
def test_find_dates_reads_dates_that_are_written_out(text: str, expression: str, first: str, last: str) -> None:
    """A date that is written out means its own days, however it is written, and a part of a unit means the whole unit."""
    assert said(text) == [(expression, first, last)]


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("Shelling began today Monday in the north.", "today Monday", "2024-12-09", "2024-12-09"),
        ("Shelling began yesterday.", "yesterday", "2024-12-08", "2024-12-08"),
        ("Shelling began last night.", "last night", "2024-12-08", "2024-12-08"),
        ("Overnight shelling hit the port.", "Overnight", "2024-12-08", "2024-12-09"),
        ("He said on Monday that it fell.", "Monday", "2024-12-09", "2024-12-09"),
        ("It fell on Tuesday.", "Tuesday", "2024-12-03", "2024-12-03"),
        ("It will open on Tuesday.", "Tuesday", "2024-12-10", "2024-12-10"),
        ("The vote is to be held on Thursday.", "Thursday", "2024-12-12", "2024-12-12"),
        ("Talks resume on Thursday of next week.", "Thursday of next week", "2024-12-19", "2024-12-19"),
        ("It fell early Sunday morning.", "early Sunday morning", "2024-12-08", "2024-12-08"),
        ("It fell at the weekend.", "the weekend", "2024-12-07", "2024-12-08"),
        ("They met earlier this week.", "earlier this week", "2024-12-09", "2024-12-15"),
        ("They met last week.", "last week", "2024-12-02", "2024-12-08"),
        ("They met late last month.", "late last month", "2024-11-01", "2024-11-30"),
        ("They left three days ago.", "three days ago", "2024-12-06", "2024-12-06"),
        ("They left two weeks ago.", "two weeks ago", "2024-11-25", "2024-12-01"),
        ("The arrest comes a week after thieves emptied a bank.", "a week after", "2024-12-02", "2024-12-02"),
        ("Forty died over the past five days.", "the past five days", "2024-12-04", "2024-12-09"),
        ("Forty died in the last 48 hours.", "the last 48 hours", "2024-12-07", "2024-12-09"),
        ("In May they left.", "May", "2024-05-01", "2024-05-31"),
        ("They will return in March.", "March", "2025-03-01", "2025-03-31"),
        ("They left last spring.", "last spring", "2024-03-01", "2024-05-31"),
        ("They left two days after Christmas.", "two days after Christmas", "2023-12-27", "2023-12-27"),
        ("It fell at 9 p.m. on Sunday.", "9 p.m. on Sunday", "2024-12-08", "2024-12-08"),
        ("It fell at 10:30 GMT.", "10:30 GMT", "2024-12-09", "2024-12-09"),
        ("They died over the past week.", "the past week", "2024-12-02", "2024-12-09"),
        ("They have talked since the 9/11 attacks.", "9/11", "2001-09-11", "2001-09-11"),
        ("The Sept. 11 attacks changed that.", "Sept. 11", "2001-09-11", "2001-09-11"),
        ("He will speak on Monday.", "Monday", "2024-12-09", "2024-12-09"),
        ("They meet next Monday.", "next Monday", "2024-12-16", "2024-12-16"),
        ("The season begins Jan. 15.", "Jan. 15", "2025-01-15", "2025-01-15"),
        ("Food was scarce in Ramadan 1997.", "Ramadan 1997", "1997-12-30", "1998-01-27"),
        ("They had rested during Ramadan.", "Ramadan", "2024-03-11", "2024-04-08"),
        ("They came on the 8th, he said.", "the 8th", "2024-12-08", "2024-12-08"),
    ],
)
def test_find_dates_counts_from_the_publication_day(text: str, expression: str, first: str, last: str) -> None:
    """What is said without a year, or relative to today, counts from the publication day, by tense."""
    assert said(text) == [(expression, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on.",
        "May has kept her seat.",
        "A second strike hit the port.",
        "They paid $27 and 50% of it.",
        "Some 2,015 people and 1500 soldiers left.",
        "It cost 1990 dollars.",
        "Flight 1549 and Resolution 2254 and MH370.",
        "The Sunday Times reported it.",
        "A 26-year-old man, aged 31, won 3-2.",
        "They pray on Fridays.",
        "In 490 BC the war went on.",
        "It fell on 30 February.",
        "They decided not to fall for it.",
        "It stands on the 8th floor.",
        "A Christmas market was hit by a man driving a 2008 Ford.",
        "They met every Monday, and the last two Fridays.",
        "A 2000-metre race ended 2:01:38.",
    ],
)
def test_find_dates_leaves_out_what_only_looks_like_a_date(text: str) -> None:
    """Verbs, money, shares, counts, names, ages, scores, sets and impossible days are no dates."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 27 November to 8 December they fought.", [("27 November", "since"), ("8 December", "until")]),
        ("On 27-28 November they fought.", [("27", "since"), ("28 November", "until")]),
        ("Between 4 and 6 December 2023 they slept.", [("4", "since"), ("6 December 2023", "until")]),
        ("They fought in 2014-15.", [("2014", "since"), ("15", "until")]),
        ("By 7 December it was theirs.", [("7 December", "by")]),
        ("Since 2015 it was calm.", [("2015", "since")]),
        ("They stayed until Friday.", [("Friday", "until")]),
        ("They left prior to 1980.", [("1980", "before")]),
        ("They did not leave; not until 1980 did they.", [("1980", "on")]),
        ("They married on June 3 - the day after it.", [("June 3", "on"), ("the day after", "on")]),
        ("They fought from Friday to Thursday.", [("Friday", "since"), ("Thursday", "until")]),
        ("They left before 1990 and returned after 2001.", [("1990", "before"), ("2001", "after")]),
        ("They met in May and June 2011.", [("May", "on"), ("June 2011", "on")]),
        ("They sang on August 16 and 17.", [("August 16", "on"), ("17", "on")]),
    ],
)
def test_find_dates_tells_how_a_date_is_related(text: str, expected: list[tuple[str, str]]) -> None:
    """The preposition is the relation, and the two ends of a range are two expressions, since and until."""
    assert [(d.text, d.relation) for d in find_dates(text, published=MONDAY)] == expected


def test_find_dates_shares_the_month_and_the_year_of_a_range() -> None:
    """The end that leaves out its month or year has the other end's."""
    assert said("It lasted from April to 5 June 1968, and again on 3 and 4 May 1970.") == [
        ("April", "1968-04-01", "1968-04-30"),
        ("5 June 1968", "1968-06-05", "1968-06-05"),
        ("3", "1970-05-03", "1970-05-03"),
        ("4 May 1970", "1970-05-04", "1970-05-04"),
    ]


def test_find_dates_counts_later_days_from_the_last_date_said() -> None:
    """Words like "two days later" and "the next day" count from the date before them."""
    text = "They met on 28 April 1945. Two days later he died. The next day it was over."
    assert [d[1] for d in said(text)] == ["1945-04-28", "1945-04-30", "1945-05-01"]


def test_find_dates_lets_a_narrative_go_on_from_what_it_said() -> None:
    """In a history, months without a year belong to the time that is told, past a new year and past an aside."""
    text = (
        "On 1 September 1939 the war began. In October it spread, in December 1940 it turned. In January the front broke. "
        "The papers, published in 2005, told more. By 5 February 1941 it was over. In March they signed."
    )
    assert [d[1][:7] for d in said(text)] == ["1939-09", "1939-10", "1940-12", "1941-01", "2005-01", "1941-02", "1941-03"]


def test_find_dates_anchors_background_on_an_older_full_date_of_the_sentence() -> None:
    """In news, "by July" behind "in March 2011" is that year's, a month of its own the last one."""
    text = "Protests rose in March 2011 and it was war by July. In May they met."
    assert [d[1] for d in said(text)] == ["2011-03-01", "2011-07-01", "2024-05-01"]


def test_find_dates_takes_the_year_that_the_weekday_fits() -> None:
    """A weekday beside a day of the month names the year where the nearest one does not fit."""
    assert said("It fell on Sunday, 8 December.", date(2026, 3, 1)) == [("Sunday, 8 December", "2024-12-08", "2024-12-08")]


@pytest.mark.parametrize(
    ("text", "published", "first"),
    [
        ("The Oct. 7 massacre changed that.", MONDAY, "2023-10-07"),
        ("They met on Oct. 7, he said.", MONDAY, "2024-10-07"),
        ("The Oct. 7 attack on the depot failed.", date(2019, 10, 20), "2019-10-07"),
    ],
)
def test_find_dates_knows_days_by_their_names(text: str, published: date, first: str) -> None:
    """A day that goes by its name keeps its year; the date alone, or the name before the day came, is the nearest one."""
    assert [d[1] for d in said(text, published)] == [first]


def test_find_dates_says_where_a_date_came_from() -> None:
    """A full date is stated, one counted from another is context, one counted from today is published."""
    text = "On 5 December 2024 they met; two days later they fought; yesterday they stopped."
    assert [d.source for d in find_dates(text, published=MONDAY)] == ["stated", "context", "published"]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_find_dates_survives_the_ends_of_the_calendar(published: date) -> None:
    """Counting beyond the first or the last day of the calendar leaves an expression out instead of failing."""
    text = (
        "yesterday, tomorrow, overnight, last week, next year, last decade, 9000 years ago, in the next 5000 years, on Monday, "
        "last Friday, next weekend, last spring, 5 May, 29 February, Easter, Ramadan, the next quarter, from Monday to Thursday, from Friday to Thursday"
    )
    assert all(d.first <= d.last for d in find_dates(text, published=published))


def test_find_dates_keeps_the_words_of_the_text() -> None:
    """Offsets are positions in the text, also behind letters of other scripts."""
    text = "حلب — في اليوم 😀 On 8 December 2024 it fell."
    (found,) = find_dates(text, published=MONDAY)
    assert text[found.start : found.end] == found.text == "8 December 2024"
