"""Whereabouts: the map page, and the way to the others. Start it with `streamlit run dashboard.py`."""

import streamlit as st

from pages.ui import frame, who


def map_page() -> None:
    """Paste an article at the left, see it on the map, read it at the right."""
    frame.begin("map")
    with st.spinner("Preparing the map…"):
        # Here and not above: the first start writes the map's files, which takes seconds, and the page is to say so.
        from pages.ui import engine, explore, form, paste, projects, shelf  # noqa: PLC0415
    articles = engine.store().articles(engine.project().id)
    with st.container(key="workspace"):
        add, sift, middle, right = (st.container(key=key) for key in ("add", "sift", "map_pane", "read_pane"))
        with add:
            projects.chooser()
            if who.may_edit():
                paste.paste_form(is_first=not articles)
            elif not articles:
                st.write("No article is in this project yet.")
        with sift:
            on_map = shelf.shelf(articles)
        explore.explore(on_map, sift.container(), middle, right)
    form.form(lambda key: engine.table(on_map).events_told_with((key,)))


frame.mark_navigated()
st.set_page_config(page_title="Whereabouts", page_icon=frame.ICON, layout="wide", initial_sidebar_state="collapsed")
st.navigation(
    [
        st.Page(map_page, title="Map", icon=":material/map:", default=True),
        st.Page("pages/review.py", title="Review", icon=":material/fact_check:"),
        st.Page("pages/events.py", title="Events", icon=":material/table_rows:"),
        st.Page("pages/places.py", title="Places", icon=":material/location_searching:"),
    ],
    position="top",
).run()
