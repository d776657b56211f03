"""The form in which an article is pasted."""

from datetime import date

import streamlit as st

from geo.errors import WhereaboutsError
from geo.model import Article
from geo.reading import MAX_CHARACTERS
from geo.sample import sample_article
from pages.ui import engine, mapped, session, state, words

_TEXT, _PUBLISHED = "article_text", "published_on"
# Days that a newspaper may carry: wide enough for archives, narrow enough to refuse a slip of the finger.
EARLIEST, LATEST = date(1500, 1, 1), date(2200, 12, 31)


def limits(*days: date | None) -> tuple[date, date]:
    """The earliest and the latest day that a field takes which shows these: history is older than newspapers."""
    shown = [day for day in days if day is not None]
    return min((EARLIEST, *shown)), max((LATEST, *shown))


def paste_form(*, is_first: bool) -> None:
    """The text area, the day of publication and the button; with `is_first` also what this is for, and the sample article."""
    if is_first:
        st.subheader("What happened where, and when?", anchor=False)
        st.write("Paste a news article. Its places, dates and events appear on the map, and nothing leaves this computer.")
    with st.form("paste", border=False):
        st.text_area(
            "Article text",
            key=_key(_TEXT),
            height=220 if is_first else 130,
            placeholder="Paste the article here, its headline included.",
        )
        st.date_input(
            "Published on",
            None,
            key=_key(_PUBLISHED),
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            help="Optional. Without it the day is inferred from the text, else taken to be today. You can correct it later.",
        )
        st.form_submit_button(
            "Read article",
            key="read_article",
            type="primary",
            icon=":material/travel_explore:",
            width="stretch",
            on_click=_want_pasted,
            args=(_key(_TEXT), _key(_PUBLISHED)),
        )
    if is_first:
        st.button("Try the sample article", key="read_sample", icon=":material/article:", width="stretch", on_click=_want_sample)
    if wanted := session.wanted():
        _read(wanted)


def _key(field: str) -> str:
    """The key of a field of the form, which is another, empty one after each article."""
    return f"{field}_{session.round_of('paste')}"


# What is pressed is told to a callback, which no other run can come before: the answer of `st.button` is lost where the run that answers
# the map's own report ends just then. What is wanted stands until it was done, whichever run does it.
def _want_pasted(text: str, published: str) -> None:
    """Of fields by their keys, which are gone where this is the second press of two and the first one was answered."""
    if text in st.session_state:
        session.want(Article(text=st.session_state[text] or "", published=st.session_state.get(published)))


def _want_sample() -> None:
    session.want(sample_article())


def _read(wanted: session.Wanted) -> None:
    article = wanted.article
    try:
        with st.spinner("Reading the article…" if len(article.text) < MAX_CHARACTERS // 10 else "Reading a very long text…"):
            saved, reading, is_new = engine.read_new(article)
            wanted.was_new = wanted.was_new or is_new
    except Exception as error:
        session.end_wanted()
        if not isinstance(error, WhereaboutsError):
            raise
        st.error(words.plain(str(error)), icon=":material/error:")
        return
    shown = state.chosen_articles()
    if shown is not None:
        state.choose_articles(shown | {saved.id})
    state.set_open_text(saved.id)
    mapped.set_just_read(saved.id)
    state.pick_events(())
    session.set_deleted()
    session.next_round("paste")
    found = f"{words.counted(len(reading.events), 'event')} and {words.counted(len(reading.mentions), 'place name')} found."
    session.tell(found if wanted.was_new else f"This text was in the list already. {found}")
    session.end_wanted()
    st.rerun()
