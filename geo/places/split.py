"""Which documents of a corpus are kept out of training, so that measurements on them are honest."""

import hashlib

# One document in five is held out.
_PARTS = 5


def part_of(doc_id: str) -> int:
    """The part, 0 to 4, that a document belongs to: the same on every machine, whatever else is in the corpus."""
    return int(hashlib.sha256(doc_id.encode("utf-8")).hexdigest(), 16) % _PARTS


def held_out(doc_id: str) -> bool:
    """Whether the document is kept for validation."""
    return part_of(doc_id) == 0
