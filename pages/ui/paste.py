"""The form in which an article is pasted."""

from datetime import date

import streamlit as st

from geo.errors import WhereaboutsError
from geo.model import Article
from geo.reading import MAX_CHARACTERS
from geo.sample import sample_article
from pages.ui import engine, mapped, session, state, words

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
        text = st.text_area(
            "Article text",
            key=f"article_text_{session.paste_round()}",
            height=220 if is_first else 130,
            placeholder="Paste the article here, its headline included.",
        )
        published = st.date_input(
            "Published on",
            None,
            key=f"published_on_{session.paste_round()}",
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            help="Optional. Without it the day is inferred from the text, else taken to be today. You can correct it later.",
        )
        wanted = st.form_submit_button(
            "Read article", key="read_article", type="primary", icon=":material/travel_explore:", width="stretch"
        )
    if wanted:
        _read(Article(text=text or "", published=published))
    if is_first and st.button("Try the sample article", key="read_sample", icon=":material/article:", width="stretch"):
        _read(sample_article())


def _read(article: Article) -> None:
    try:
        with st.spinner("Reading the article…" if len(article.text) < MAX_CHARACTERS // 10 else "Reading a very long text…"):
            saved, reading, is_new = engine.read_new(article)
    except WhereaboutsError as error:
        st.error(words.plain(str(error)), icon=":material/error:")
        return
    shown = state.chosen_articles()
    if shown is not None:
        state.choose_articles(shown | {saved.id})
    state.set_open_text(saved.id)
    mapped.set_just_read(saved.id)
    state.pick_events(())
    session.set_deleted()
    session.next_paste_round()
    found = f"{words.counted(len(reading.events), 'event')} and {words.counted(len(reading.mentions), 'place name')} found."
    session.tell(found if is_new else f"This text was in the list already. {found}")
    st.rerun()
