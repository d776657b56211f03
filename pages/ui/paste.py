"""The form in which an article is pasted."""

from datetime import date

import streamlit as st

from geo.errors import WhereaboutsError
from geo.model import Article
from geo.reading import MAX_CHARACTERS
from geo.sample import sample_article
from pages.ui import engine, mapped, session, state, words

_TEXT, _PUBLISHED, _EMPTIED, _DRAWN = "article_text", "published_on", "_emptied", "_paste_drawn"
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
    _empty_once_read()
    with st.form("paste", border=False):
        st.text_area(
            "Article text",
            key=_TEXT,
            height=220 if is_first else 130,
            placeholder="Paste the article here, its headline included.",
        )
        st.date_input(
            "Published on",
            None,
            key=_PUBLISHED,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            help="Optional. Without it the day is inferred from the text, else taken to be today. You can correct it later.",
        )
        is_pressed = st.form_submit_button(
            "Read article",
            key="read_article",
            type="primary",
            icon=":material/travel_explore:",
            width="stretch",
            on_click=_want_pasted,
        )
    # After a restart the browser's first press can come before there is a callback to tell it to.
    is_early = _DRAWN not in st.session_state
    if is_pressed and is_early:
        _want_pasted()
    if is_first:
        is_pressed = st.button(
            "Try the sample article", key="read_sample", icon=":material/article:", width="stretch", on_click=_want_sample
        )
        if is_pressed and is_early:
            _want_sample()
    st.session_state[_DRAWN] = True
    read_wanted()


def _empty_once_read() -> None:
    """The fields keep their keys, under which a browser still has a draft when the program was started anew."""
    turn = session.round_of("paste")
    if st.session_state.get(_EMPTIED, 0) != turn:
        st.session_state[_EMPTIED], st.session_state[_TEXT], st.session_state[_PUBLISHED] = turn, "", None


# What is pressed is told to a callback, which no other run can come before: the answer of `st.button` is lost where the run that answers
# the map's own report ends just then. What is wanted stands until it was done, whichever run does it.
def _want_pasted() -> None:
    _want(Article(text=st.session_state.get(_TEXT) or "", published=st.session_state.get(_PUBLISHED)))


def _want_sample() -> None:
    _want(sample_article())


def _want(article: Article) -> None:
    session.attempt(lambda: session.want(article, engine.project().id))


def read_wanted() -> None:
    """Read what was asked for, on whichever page the person is by then; it stands in the project that it was asked for in."""
    wanted = session.wanted()
    if wanted is None:
        return
    try:
        with st.spinner("Reading the article…" if len(wanted.article.text) < MAX_CHARACTERS // 10 else "Reading a very long text…"):
            _keep(wanted)
    except Exception as error:
        session.end_wanted(wanted)
        if not isinstance(error, WhereaboutsError):
            raise
        st.error(words.plain(str(error)), icon=":material/error:")
        return
    _show(wanted)
    session.next_round("paste")
    session.end_wanted(wanted)
    st.rerun()


def _keep(wanted: session.Wanted) -> None:
    """Once: an article that was kept and then deleted does not come back because the run that read it was cut short."""
    if wanted.kept is not None:
        return
    saved, reading, is_new = engine.read_new(wanted.article, wanted.project_id)
    found = f"{words.counted(len(reading.events), 'event')} and {words.counted(len(reading.mentions), 'place name')} found."
    if wanted.kept is None:  # else another run was faster, and to this one the text was in the list already
        wanted.kept, wanted.found = saved.id, found if is_new else f"This text was in the list already. {found}"


def _show(wanted: session.Wanted) -> None:
    """Open it where its project is open; where another one is by now, say where it is."""
    project = engine.store().project(wanted.project_id)
    if project is None or wanted.kept is None or all(one.id != wanted.kept for one in engine.store().articles(project.id)):
        return  # it was deleted since
    if project.id != engine.project().id:
        session.tell(f"{wanted.found} The article is in the project “{project.name}”.")
        return
    shown = state.chosen_articles()
    if shown is not None:
        state.choose_articles(shown | {wanted.kept})
    state.set_open_text(wanted.kept)
    mapped.set_just_read(wanted.kept)
    state.pick_events(())
    session.set_deleted()
    session.tell(wanted.found)
