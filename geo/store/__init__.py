"""What a person keeps: projects with their articles, own places and edits, in a database.

    store = open_store()
    project = store.default_project()
    saved, is_new = store.add(project.id, Article(text="..."))
    store.add_edits(project.id, [edit])          # see geo.edits
    store.undo(project.id)

A `Store` may be used from any number of threads and processes at once. Every method is one transaction: when it returns, what it wrote
outlives a crash of the program.
"""

from geo.store.database import is_shared
from geo.store.engine import engine_version
from geo.store.read_only import ReadOnlyStore
from geo.store.readings import corrected, read_and_keep, reading_of, readings_of
from geo.store.records import Change, Project, ReadingLink, SavedArticle
from geo.store.remembered import Remembered
from geo.store.store import Store, open_store
from geo.store.views import View

__all__ = [
    "Change",
    "Project",
    "ReadOnlyStore",
    "ReadingLink",
    "Remembered",
    "SavedArticle",
    "Store",
    "View",
    "corrected",
    "engine_version",
    "is_shared",
    "open_store",
    "read_and_keep",
    "reading_of",
    "readings_of",
]
