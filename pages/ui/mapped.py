"""What a browser's session remembers of its maps: which clicks were answered, where each was clicked, what it looks at first."""

import streamlit as st

_CLICKS = "_clicks"
_JUST_READ = "_just_read"
_FRAMED = "_framed"


def is_new_click(count: int) -> bool:
    """Whether the map was clicked since this was last asked; `count` is the map's own number of clicks, which a new map begins at 0."""
    before = st.session_state.get(_CLICKS, 0)
    st.session_state[_CLICKS] = count
    return count > before


def forget_clicks() -> None:
    """A map was made anew: it counts its clicks from 0."""
    st.session_state[_CLICKS] = 0


def is_new_point(point: tuple[float, float] | None, *, key: str) -> bool:
    """Whether the map of this key was clicked at another point since this was last asked."""
    before = st.session_state.get(f"_clicked_{key}")
    st.session_state[f"_clicked_{key}"] = point
    return point is not None and point != before


def point_for(item: str, point: tuple[float, float] | None, *, key: str) -> tuple[float, float] | None:
    """Where the map of this key was clicked while it showed this item; what was clicked before counts for the one before."""
    before = st.session_state.get(f"_point_{key}", ("", None))
    if before[0] != item:
        st.session_state[f"_point_{key}"] = before = (item, point)
    return None if point == before[1] else point


def set_just_read(article_id: int) -> None:
    """An article was read: the map looks at it first."""
    st.session_state[_JUST_READ] = article_id


def framed(choice: str) -> int | None:
    """The article that the map looks at while this choice of articles is on it: the one that was just read; None is all of them."""
    before = st.session_state.get(_FRAMED)
    if _JUST_READ in st.session_state or before is None or before[0] != choice:
        before = st.session_state[_FRAMED] = (choice, st.session_state.pop(_JUST_READ, None))
    return before[1]  # type: ignore[no-any-return]
