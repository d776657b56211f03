"""What was changed in the project, by whom, when and why; and where two people disagree."""

from functools import partial

import streamlit as st

from geo.edits import PRESENCE, Conflict, conflicts, disputes, event_in_words, field_in_words, settle, value_in_words
from geo.store import Change, SavedArticle
from pages.ui import correct, engine, session, who, words

# So many are read through; older ones are asked for.
_SHOWN, _MORE = 20, 200
_MOST_CONFLICTS = 10


def history(saved: tuple[SavedArticle, ...]) -> None:
    """Where two people disagree about these articles, and the project's last changes, each of which can be taken back."""
    project = engine.project().id
    if found := engine.of_edits(saved, "disputes", lambda edits: disputes(conflicts(edits))):
        _disagreements(found)
    limit = session.history_limit(_MORE)
    lines = engine.store().history(project, limit=limit)
    is_all = len(lines) < limit
    said = words.counted(len(lines), "change") if is_all else f"the last {len(lines):,} changes"
    with st.expander(f"History: {said}" if lines else "History", key="history"):
        if not lines:
            st.caption("Nothing was changed yet. Every correction will stand here, with its time and reason, and can be taken back.")
        shown = lines if st.session_state.get("history_all") else lines[:_SHOWN]
        for line in shown:
            _line(line)
        if len(lines) > _SHOWN:
            st.toggle(f"Show all {len(lines):,}", key="history_all")
        if not is_all and st.session_state.get("history_all"):
            st.button("Show older ones", key="history_older", on_click=session.set_history_limit, args=(limit + _MORE,))


def _line(line: Change) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"change_{line.what}_{line.id}"):
        said = words.plain(line.words)
        by = f", by {words.plain(line.author)}" if line.author else ""
        when = f"{line.made:%Y-%m-%d %H:%M} UTC{by}"
        undone = f" · undone {line.undone:%Y-%m-%d %H:%M} UTC" if line.undone else ""
        reason = f" · {words.plain(line.reason)}" if line.reason else ""
        st.markdown(f"{f'~~{said}~~' if line.undone else said}  \n:small[{when}{reason}{undone}]", width="stretch")
        if who.may_edit():
            label, icon = ("Redo", "redo") if line.undone else ("Undo", "undo")
            st.button(
                label, key=f"back_{line.what}_{line.id}", icon=f":material/{icon}:", type="tertiary", on_click=correct.turn, args=(line,)
            )


def _disagreements(found: tuple[tuple[Conflict, ...], ...]) -> None:
    with st.container(border=True, key="conflicts"):
        st.markdown(f"**{words.counted(len(found), 'disagreement')}**")
        st.caption("Two people changed the same thing without knowing of each other. The later one holds until somebody settles it.")
        for number, dispute in enumerate(found[:_MOST_CONFLICTS]):
            _disagreement(number, dispute)
        if len(found) > _MOST_CONFLICTS:
            st.caption(f"{len(found) - _MOST_CONFLICTS} more follow when these are settled.")


def _disagreement(number: int, dispute: tuple[Conflict, ...]) -> None:
    one, *others = dispute
    said = words.plain(f"{field_in_words(one.field)} of {event_in_words(one.anchor.event)}")
    said += f" and of {words.counted(len(others), 'other')}" if others else ""
    st.markdown(f"{said[:1].upper()}{said[1:]}: {_side(one, earlier=True)}, then {_side(one, earlier=False)}")
    if who.may_edit():
        with st.container(horizontal=True):
            for label, earlier in (("Take the earlier one", True), ("Keep the later one", False)):
                st.button(label, key=f"settle_{number}_{earlier}", on_click=partial(_settle, dispute, earlier=earlier))


def _side(one: Conflict, *, earlier: bool) -> str:
    edit, value = (one.earlier, one.earlier_value) if earlier else (one.later, one.later_value)
    told = ("there is such an event" if value else "there is none") if one.field == PRESENCE else value_in_words(one.field, value)
    made = f" ({edit.made:%Y-%m-%d %H:%M})" if edit.made else ""
    return f"**{words.plain(told)}** by {words.plain(edit.author or 'somebody')}{made}"


def _settle(dispute: tuple[Conflict, ...], *, earlier: bool) -> None:
    """By somebody who has seen both."""
    correct.keep(lambda: [settle(correct.shown(one.earlier.article_id), one, earlier=earlier, author=who.author()) for one in dispute])
