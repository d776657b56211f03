"""Review: the decisions that the machine was least sure of, one at a time, and what was changed in the project."""

import streamlit as st

from pages.ui import engine, form, frame, paste, review, state

frame.begin("review")
paste.read_wanted()
articles = engine.store().articles(engine.project().id)
st.subheader("Review", anchor=False)
if articles:
    review.desk(articles)
else:
    st.write("Nothing left to review: there is no article yet. Read one on the map page; what is uncertain in it is then asked for here.")
form.form()
state.leave()
