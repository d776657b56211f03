"""Reading what a server sends, with an end to its time and its size: a socket's own time-out starts anew with every byte."""

import time
from collections.abc import Callable, Iterator
from typing import Any, Final

_CHUNK: Final = 64 * 1024


def user_agent() -> str:
    """What Whereabouts calls itself to a server: its own name and version, as online services ask for."""
    from geo import __version__  # noqa: PLC0415  (geo itself imports this file)

    return f"Whereabouts/{__version__} (maps the places of news articles; one person's machine)"


def body(page: Any, *, seconds: float, most_bytes: int, clock: Callable[[], float] = time.monotonic) -> Iterator[bytes]:
    """The body of an open HTTP response, in pieces.

    Raise TimeoutError where it is not whole after `seconds`, ValueError where it has more than `most_bytes` or is not as
    long as the server said.
    """
    end, said, read = clock() + seconds, page.headers.get("Content-Length"), 0
    while piece := page.read1(_CHUNK):
        read += len(piece)
        if read > most_bytes:
            raise ValueError(f"the answer is longer than {most_bytes:,} bytes")
        if clock() > end:
            raise TimeoutError(f"the answer was not complete after {seconds:g} seconds")
        yield piece
    if said is not None and said.isdecimal() and int(said) != read:
        raise ValueError(f"the answer was cut off after {read:,} of {int(said):,} bytes")
