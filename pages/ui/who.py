"""Who sits in front of the page, and whether they may change what is in it."""


def author() -> str:
    """The name that stands beside what a person does; empty where nobody is signed in."""
    return ""


def may_edit() -> bool:
    """Whether this person may correct events: not with a link that is for reading only."""
    return True
