"""Projects: which one is open, what it is called, new ones, and the file that holds one whole."""

from functools import partial

import streamlit as st

from geo.store import Project
from geo.store.project_file import ENDING, MAX_FILE_BYTES, MIME
from geo.store.records import MAX_NAME
from pages.ui import engine, links, session, state, who, words

_CHOICE, _NAME, _NEW, _FILE = "project_choice", "project_name", "project_new", "project_file"
_MOST_MB = MAX_FILE_BYTES // 1_000_000
_UNSAFE = '\\/:*?"<>|'


def settle() -> None:
    """Open the project that the address names, as it was left where the address says no more; say so where it is not there any more.

    Nothing else may go on to another project: what a person does is meant for the one that they see.
    """
    wanted, project = state.open_project(), engine.project_to_open()
    misspelled = state.misspelled_project()
    is_lost = (wanted is not None and wanted != project.id and not state.reading_token()) or bool(misspelled)
    if state.is_bare() or is_lost:
        state.show_view(project.id, engine.store().view(project.id))
    if is_lost:
        st.warning(
            f"Project {words.plain(misspelled[:40]) or wanted} is not there any more: it was deleted, or the address is another machine's. "
            f"“{words.plain(project.name)}” is open instead.",
            icon=":material/folder_off:",
        )
    if wanted != project.id:
        state.set_open_project(project.id)
        _mark_opened(project.id)


def chooser() -> None:
    """The open project's name, which opens everything that can be done with projects; and the way to get a deleted one back."""
    project = engine.project()
    if not who.may_edit():
        _shown(project)
        return
    # Named for the project, so that it closes when another one is opened.
    key = f"projects_{project.id}"
    with st.container(key="projects"), st.popover(words.plain(project.name), icon=":material/folder_open:", key=key, width="stretch"):
        _choose(project)
        key = f"{_NAME}_{project.id}_{project.name}"
        st.text_input("Name of this project", project.name, key=key, max_chars=MAX_NAME, on_change=_rename, args=(project, key))
        name = "".join("_" if sign in _UNSAFE else sign for sign in project.name)
        made = partial(engine.store().export_project, project.id)
        st.download_button(
            "Save the project as a file",
            made,
            f"{name}{ENDING}",
            MIME,
            key="project_save",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
            help="Everything in it, to send to a colleague: articles, corrections, own places and view.",
        )
        st.button(
            "Make a copy of it", key="project_copy", icon=":material/content_copy:", on_click=_copy, args=(project,), width="stretch",
            help="A project of its own, with everything in it, to try something out in.",
        )  # fmt: skip
        links.links(project)
        st.button("Delete this project", key="project_delete", icon=":material/delete:", on_click=_delete, args=(project,), width="stretch")
        _other()
    _offer_undo()


def _shown(project: Project) -> None:
    """The project for those who may change nothing: its name, and the others where they may see them."""
    st.subheader(words.plain(project.name), anchor=False)
    _choose(project)


def _choose(project: Project) -> None:
    names = {one.id: one.name for one in engine.store().projects()}
    if len(names) > 1:
        # A name of its own for each: what a browser still says of the chooser of the project before is no choice made in this one.
        key = f"{_CHOICE}_{project.id}"
        st.session_state[key] = project.id
        st.selectbox(
            "Open project", list(names), key=key, format_func=lambda number: names.get(number, ""), on_change=_switch, args=(project, key)
        )


def _other() -> None:
    """A new project, by its name or out of a file."""
    turn = session.round_of("project")
    new, file = f"{_NEW}_{turn}", f"{_FILE}_{turn}"
    st.text_input("New project", key=new, max_chars=MAX_NAME, placeholder="Its name", on_change=_create, args=(new,))
    st.file_uploader(
        "Open a project file", type=[ENDING.removeprefix(".")], key=file, on_change=_open_file, args=(file,), max_upload_size=_MOST_MB
    )


def _offer_undo() -> None:
    gone = session.deleted_project()
    if gone is not None:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="undo_project"):
            st.markdown(f"Deleted project: {words.plain(gone.name)}", width="stretch")
            st.button("Undo", key="project_undo", icon=":material/undo:", on_click=_restore, args=gone.ids)


def _switch(project: Project, key: str) -> None:
    if state.open_project() == project.id:
        _open(st.session_state[key])


def _open(project_id: int) -> None:
    _mark_opened(project_id)
    state.switch_to(project_id, engine.store().view(project_id))


def _mark_opened(project_id: int) -> None:
    if who.may_edit():
        engine.store().mark_opened(project_id)


def _rename(project: Project, key: str) -> None:
    session.attempt(lambda: engine.store().rename_project(project.id, st.session_state[key]))


def _create(key: str) -> None:
    if st.session_state[key].strip() and key == f"{_NEW}_{session.round_of('project')}":  # a browser may say it twice
        session.attempt(lambda: _arrive(engine.store().create_project(st.session_state[key])))


def _open_file(key: str) -> None:
    file = st.session_state[key]
    if file is not None and key == f"{_FILE}_{session.round_of('project')}":
        session.attempt(lambda: _arrive(engine.store().import_project(file.getvalue())))
        session.next_round("project")


def _arrive(project: Project) -> None:
    _open(project.id)
    session.set_deleted_project()
    session.next_round("project")
    session.tell(f"The project “{project.name}” is open.")


def _copy(project: Project) -> None:
    session.attempt(lambda: _arrive(engine.store().duplicate_project(project.id)))


def _delete(project: Project) -> None:
    session.attempt(lambda: _leave(project))


def _leave(project: Project) -> None:
    engine.store().delete_project(project.id)
    _open(engine.store().default_project().id)
    session.set_deleted_project(project.id, project.name)


def _restore(project_id: int) -> None:
    session.attempt(lambda: _arrive(engine.store().restore_project(project_id)))
