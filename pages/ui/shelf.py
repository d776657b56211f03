"""The list of articles: which are on the map, what they are called, and which go."""

import streamlit as st

from geo.store import SavedArticle
from pages.ui import engine, session, state, who, words

# A longer list gets a search field, and shows this many at once.
LONG_LIST, MOST_ROWS = 8, 40


def shelf(articles: tuple[SavedArticle, ...]) -> tuple[SavedArticle, ...]:
    """Draw the list; the answer is the articles that are on the map."""
    chosen = state.chosen_articles()
    on_map = articles if chosen is None else tuple(one for one in articles if one.id in chosen)
    _offer_undo()
    if not articles:
        return ()
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="shelf_head"):
        st.markdown(f"**{words.counted(len(articles), 'article')}**", width="stretch")
        if len(on_map) < len(articles):
            st.button("Show all", key="show_all", type="tertiary", on_click=state.choose_articles, args=(None,))
    if not on_map:
        st.info("No article is shown: tick one, or choose “Show all”.", icon=":material/visibility_off:")
    found = _found(articles)
    with st.container(key="shelf", gap=None):
        may_edit = who.may_edit()
        for one in found[:MOST_ROWS]:
            _row(one, articles, is_shown=chosen is None or one.id in chosen, may_edit=may_edit)
    if len(found) > MOST_ROWS:
        st.caption(f"{len(found) - MOST_ROWS} more: search by name.")
    return on_map


def _found(articles: tuple[SavedArticle, ...]) -> tuple[SavedArticle, ...]:
    newest_first = articles[::-1]
    if len(articles) <= LONG_LIST:
        return newest_first
    wanted = st.text_input("Search the articles", key="shelf_search", placeholder="Search by name", label_visibility="collapsed").casefold()
    return tuple(one for one in newest_first if wanted in one.name.casefold())


def _row(one: SavedArticle, articles: tuple[SavedArticle, ...], *, is_shown: bool, may_edit: bool) -> None:
    key = f"shown_{one.id}"
    st.session_state[key] = is_shown
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"row_{one.id}"):
        st.checkbox(words.plain(one.name), key=key, on_change=_toggle, args=(one.id, key, articles), width="stretch")
        with st.popover("Edit" if may_edit else "More", type="tertiary", key=f"menu_{one.id}_{session.round_of('menu')}"):
            _menu(one, may_edit=may_edit)


def _toggle(article_id: int, key: str, articles: tuple[SavedArticle, ...]) -> None:
    if articles[0].project_id != state.open_project():
        return  # a late word of a list that another project's has taken the place of
    known = {one.id for one in articles}
    chosen = state.chosen_articles()
    shown = known if chosen is None else set(chosen) & known
    shown = shown | {article_id} if st.session_state[key] else shown - {article_id}
    state.choose_articles(None if shown == known else shown)


def _menu(one: SavedArticle, *, may_edit: bool) -> None:
    st.button("Show only this article", key=f"only_{one.id}", on_click=state.choose_articles, args=({one.id},), width="stretch")
    st.button("Show its text", key=f"text_{one.id}", on_click=_read, args=(one.id,), width="stretch")
    if not may_edit:
        return
    name_key = f"name_{one.id}"
    st.text_input("Name of this article", one.name, key=name_key, max_chars=120, on_change=_rename, args=(one.id, name_key))
    st.button("Delete this article", key=f"delete_{one.id}", icon=":material/delete:", on_click=_delete, args=(one,), width="stretch")


def _read(article_id: int) -> None:
    state.set_open_text(article_id)
    st.session_state[state.BESIDE] = "text"
    session.next_round("menu")


def _rename(article_id: int, key: str) -> None:
    session.attempt(lambda: engine.store().rename(article_id, st.session_state[key]))


def _delete(one: SavedArticle) -> None:
    if session.attempt(lambda: engine.store().delete([one.id])):
        session.set_deleted([one.id], one.name)
        state.pick_events(())


def _offer_undo() -> None:
    gone = session.deleted()
    if gone is None:
        return
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="undo"):
        st.markdown(f"Deleted: {words.plain(gone.name)}", width="stretch")
        st.button("Undo", key="undo_delete", icon=":material/undo:", on_click=_undo, args=(gone.ids,))


def _undo(ids: tuple[int, ...]) -> None:
    if session.attempt(lambda: engine.store().restore(ids)):
        session.set_deleted()
