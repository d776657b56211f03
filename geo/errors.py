"""The errors that Whereabouts raises on purpose.

    WhereaboutsError
    ├── InputError             what a person gave cannot be used
    │   ├── EmptyArticleError      nothing to read
    │   ├── ArticleTooLongError    over the stated limit
    │   └── CoordinateError        a latitude or longitude out of range
    ├── GazetteerError         the index of names
    │   ├── GazetteerMissingError  not built yet
    │   └── GazetteerDamagedError  built, but unreadable or of another version
    ├── StoreError             the database of articles and projects
    ├── ExportError            an event file that cannot be written or read back
    └── GeocodingError         an online service that failed

A message says what was wrong, what is allowed and what to do next.
"""


class WhereaboutsError(Exception):
    """The root: catch this to catch every error raised on purpose."""


class InputError(WhereaboutsError, ValueError):
    """What a person gave cannot be used."""


class EmptyArticleError(InputError):
    """There is no text to read."""


class ArticleTooLongError(InputError):
    """The text is over the stated limit."""


class CoordinateError(InputError):
    """A latitude or longitude is out of range."""


class GazetteerError(WhereaboutsError):
    """The index of names cannot be used."""


class GazetteerMissingError(GazetteerError):
    """The index of names has not been built."""


class GazetteerDamagedError(GazetteerError):
    """The index of names is unreadable or of another version."""


class StoreError(WhereaboutsError):
    """The database of articles and projects failed."""


class ExportError(WhereaboutsError):
    """Events could not be written, or a file of events could not be read."""


class GeocodingError(WhereaboutsError):
    """An online geocoder failed."""
