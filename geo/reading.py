"""read(): the one road from an article to its mentions, dates and events."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from geo.dates import find_dates, publication_day
from geo.errors import ArticleTooLongError, EmptyArticleError
from geo.events import extract
from geo.gazetteer.index import Gazetteer, open_gazetteer
from geo.language import notices_about
from geo.model import Article, Mention, Reading
from geo.places import OwnPlace, from_spans, is_stand_in, recognise, resolve, with_own

# One million characters is a long book: far more than any article, and read in well under a minute on one core.
MAX_CHARACTERS = 1_000_000
# A notice is a line to read, not a list.
_NAMES_TOLD = 12


def read(
    article: Article,
    *,
    today: date | None = None,
    gazetteer: Gazetteer | None = None,
    spans: Iterable[tuple[int, int]] | None = None,
    trust_published: bool = False,
    own: Sequence[OwnPlace] = (),
) -> Reading:
    """Read an article: its mentions placed, its dates as days, its events with type, place, days and status.

    `today` is the day the reading counts as done on (the clock's if not given); no publication day lies after it unless
    the article gives one. `gazetteer` is the built index if not given. With `spans`, half-open offsets in the text, these are
    taken as the mentions and only placed. A day in the article's own head or dateline counts more than `Article.published`,
    which is often the day of a copy; with `trust_published` it does not. `own` are names that a person has decided about:
    each means a place, or none.

    Raises EmptyArticleError, ArticleTooLongError, InputError for a span that is not in the text, and GazetteerError where the
    index has not been built or is damaged. Nothing else is raised for any text: what could not be read is told in `Reading.notices`.
    """
    _check(article.text)
    names = gazetteer or open_gazetteer()
    published, source = publication_day(article, today=today or datetime.now(tz=UTC).astimezone().date(), trust_given=trust_published)
    found = recognise(article.text, names) if spans is None else from_spans(article.text, spans, names)
    mentions = with_own(article.text, resolve(article.text, found, names, title=article.title), own)
    dates = find_dates(article.text, published=published)
    events = extract(article.text, mentions, dates, published=published, assumed=source == "today")
    notices = (*_set_aside(article, published), *notices_about(article.text), *_unplaced(mentions))
    return Reading(
        article=article, published=published, published_source=source, mentions=mentions, dates=dates, events=events, notices=notices
    )


def _check(text: str) -> None:
    if not text.strip():
        raise EmptyArticleError("There is no text to read. Paste an article, then read it.")
    if len(text) > MAX_CHARACTERS:
        raise ArticleTooLongError(
            f"The text has {len(text):,} characters; up to {MAX_CHARACTERS:,} can be read at once. Split it and read the parts."
        )


def _set_aside(article: Article, published: date) -> tuple[str, ...]:
    if article.published is None or article.published == published:
        return ()
    return (f"The text itself says that it is of {published}; the given publication date {article.published} was set aside.",)


def _unplaced(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """What is said of the names that the gazetteer does not hold: those without a place, and those put beside another."""
    lost = sorted({m.text for m in mentions if m.place is None})
    beside = sorted({f"{m.text} (at {m.place.name})" for m in mentions if m.place is not None and is_stand_in(m)})
    told = []
    if lost:
        told.append(f"Named but not placed, because the gazetteer holds no fitting place: {_listed(lost)}.")
    if beside:
        told.append(f"Not in the gazetteer, and placed where the text puts them: {_listed(beside)}.")
    return tuple(told)


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMES_TOLD
    return ", ".join(names[:_NAMES_TOLD]) + (f" and {more} more" if more > 0 else "")
