"""What the address bar held when a project was left, and the same for another copy of the project."""

import msgspec

# What the address bar holds: each name with its values.
View = dict[str, list[str]]
# These two name articles by their numbers in the database: "3.5.8" or a word, and "3".
ARTICLES, TEXT = "articles", "text"
NO_ARTICLE = "none"
# A longer one is nothing that a page wrote; 2,000 articles chosen one by one take some 15 KB.
MAX_VIEW = 1_000_000


def view_of(said: str | bytes) -> View:
    """A view out of its JSON; empty where that is none."""
    try:
        return msgspec.json.decode(said, type=View)
    except (msgspec.MsgspecError, ValueError):
        return {}


def said_of(view: View) -> str:
    """A view as JSON."""
    return msgspec.json.encode(view).decode()


def moved(view: View, new_ids: dict[str, str]) -> View:
    """The view for articles that have other numbers; those that have none there are left out."""
    return {name: _moved(values, new_ids) if name in (ARTICLES, TEXT) else values for name, values in view.items()}


def _moved(values: list[str], new_ids: dict[str, str]) -> list[str]:
    ids = new_ids | {NO_ARTICLE: NO_ARTICLE}
    kept = (".".join(ids[one] for one in value.split(".") if one in ids) for value in values)
    return [value for value in kept if value]
