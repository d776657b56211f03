"""What a person keeps: articles and projects, in a database.

    store = open_store()
    project = store.default_project()
    saved, is_new = store.add(project.id, Article(text="..."))

A `Store` may be used from any number of threads and processes at once. Every method is one transaction: when it returns, what it wrote
outlives a crash of the program.
"""

from geo.store.engine import engine_version
from geo.store.readings import read_and_keep, reading_of
from geo.store.records import Project, SavedArticle
from geo.store.store import Store, open_store

__all__ = ["Project", "SavedArticle", "Store", "engine_version", "open_store", "read_and_keep", "reading_of"]
