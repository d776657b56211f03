"""How many independent sources some articles are."""

from geo.coreference.sources import are_copies, independent
from geo.model import Article

STORY = (
    "The council voted late on Tuesday to close the old harbour bridge to lorries after engineers found cracks in two of its pillars. "
    "Drivers will have to cross the river by the new bridge to the north, which adds twenty minutes to the way into town. "
    "The mayor said that repairs would begin in May and last until the end of the year if the province paid its share."
)
OWN_WORDS = (
    "Heavy vehicles are banned from the harbour crossing, councillors decided at a night session, because inspectors had seen damage to "
    "its supports. Hauliers complained about the long detour. Work on the structure is planned for spring, the mayor told reporters."
)


def test_copies_are_one_source():
    """A story that was cut, headed anew and followed by a paragraph of another's is still its first writer's."""
    cut = STORY.split(". ", maxsplit=1)[0] + ". " + STORY.split(". ")[1] + "."
    longer = (
        f"HARBOUR - {STORY} Our reporter adds that shops by the bridge fear for their trade and will ask the council for help next week."
    )
    assert are_copies(Article(text=STORY), Article(text=cut))
    assert independent([Article(text=STORY), Article(text=cut), Article(text=longer)]) == 1


def test_own_words_are_a_source_of_their_own():
    """Two reporters at one meeting are two sources."""
    assert independent([Article(text=STORY), Article(text=OWN_WORDS)]) == 2


def test_articles_of_one_publisher_are_one_source():
    """The publisher's name counts whatever its case and spaces; nameless articles are not of one publisher."""
    first, second = Article(text=STORY, source="Coast  Courier"), Article(text=OWN_WORDS, source="coast courier")
    assert independent([first, second]) == 1
    assert independent([Article(text=STORY, source=" "), Article(text=OWN_WORDS, source="")]) == 2


def test_copy_and_publisher_chain():
    """A's copy in B, and B's other article, are all one source."""
    assert independent([Article(text=STORY), Article(text=STORY, source="B"), Article(text=OWN_WORDS, source="b")]) == 1


def test_texts_too_short_to_compare_are_copies_only_if_equal():
    """A few words are a copy of the same few words only."""
    assert independent([Article(text="A bomb exploded."), Article(text="A  bomb exploded.")]) == 1
    assert independent([Article(text="A bomb exploded."), Article(text="A bomb went off.")]) == 2


def test_long_texts_are_known_by_a_part_of_their_runs():
    """A book and its first half are copies; two books are not."""
    book = " ".join(f"word{number * number % 7919} then{number}" for number in range(20_000))
    other = " ".join(f"term{number * number % 7919} next{number}" for number in range(20_000))
    assert are_copies(Article(text=book), Article(text=book[: len(book) // 2]))
    assert not are_copies(Article(text=book), Article(text=other))
