"""The table of events."""

import streamlit as st

st.title("Events")
