"""Where Whereabouts keeps what it builds and what a person saves."""

import os
from pathlib import Path

from platformdirs import user_data_path

from geo.errors import InputError

HOME_VARIABLE = "WHEREABOUTS_HOME"


def data_folder() -> Path:
    """The folder for the gazetteer index and the store: $WHEREABOUTS_HOME, else the user's data folder. Made if missing.

    Raise InputError where it cannot be made.
    """
    folder = Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else user_data_path("whereabouts", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file" if isinstance(error, FileExistsError) else error.strerror or str(error)
        origin = f" of {HOME_VARIABLE}" if os.environ.get(HOME_VARIABLE) else ""
        raise InputError(
            f"The data folder {folder}{origin} cannot be used: {why}. Set {HOME_VARIABLE} to a folder that may be written to."
        ) from error
    return folder


def gazetteer_path() -> Path:
    """The gazetteer index."""
    return data_folder() / "gazetteer.sqlite"


def store_path() -> Path:
    """The SQLite store of articles and projects."""
    return data_folder() / "whereabouts.sqlite"
