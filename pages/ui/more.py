"""More places for the gazetteer: a country's from GeoNames, or a file of one's own; and names that only an online service knows."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from geo.errors import WhereaboutsError
from geo.gazetteer.add import Added, add, remove
from geo.gazetteer.index import Layer
from geo.gazetteer.packs import add_country
from geo.gazetteer.sources.cities import read_countries
from geo.places.reasons import country_name
from pages.ui import session, who, words

COUNTRY = "more_country"
# Letters of a file's name; file systems take 255 bytes.
_LONGEST_NAME = 60
_FILE_TYPES = ["txt", "zip", "csv", "tsv", "geojson", "json"]
Say = Callable[[float, str], None]


def more(layers: tuple[Layer, ...]) -> None:
    """The forms that add places and take them out again."""
    st.caption(
        "The gazetteer holds places of more than 500 people. GeoNames knows the villages and hills, too, many thousands in a country. "
        "What is added is kept on this machine, and your articles are read again with it."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        codes = sorted(read_countries(), key=country_name)
        code = st.selectbox("All places of a country, from GeoNames (online)", codes, None, key=COUNTRY, format_func=country_name)
        if st.button("Fetch and add", key="more_fetch", disabled=code is None):
            _run(lambda say: add_country(str(code), progress=say))
    given = st.file_uploader("Or a file: a dump of GeoNames, CSV with name, lat, lon, or GeoJSON points", _FILE_TYPES, key="more_file")
    if st.button("Add the file", key="more_add", disabled=given is None) and given is not None:
        _run(lambda say: _uploaded(given.name, given.getvalue(), say))
    added = [layer.name for layer in layers if layer.added]
    if added:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.selectbox("Added before", added, key="more_added", format_func=words.plain)
            if st.button("Take out again", key="more_remove"):
                _run(lambda _say: remove(name))


def _uploaded(name: str, content: bytes, say: Say) -> Added:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Path(name).name[-_LONGEST_NAME:]
        file.write_bytes(content)
        return add(file, name=Path(name).stem, progress=say)


def _run(job: Callable[[Say], Added | None]) -> None:
    """Do it with progress shown, and tell what came of it once the page has the new index."""
    if not who.may_edit():
        st.error("The gazetteer can be looked at, and not be changed from here.", icon=":material/lock:")
        return
    bar = st.progress(0.0, "Beginning…")
    try:
        done = job(lambda share, what: bar.progress(min(max(share, 0.0), 1.0), words.plain(what)))
    except WhereaboutsError as error:
        bar.empty()
        st.error(words.plain(str(error)), icon=":material/error:")
        return
    if done is not None:
        session.tell(" ".join([f"{done.places:,} places of {done.layer} are new in the gazetteer.", *done.skipped[:3]]))
    st.rerun()
