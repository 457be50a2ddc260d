"""Ids of derived records: hashes of what the record is made of."""

from hashlib import sha256

_SEPARATOR = "\x1f"


def content_id(kind: str, *parts: object) -> str:
    """Return the id of a ``kind`` of record made of ``parts``: the same on every machine, in every order of work.

    The order of ``parts`` counts; sort what has no order of its own before it is passed.
    """
    seed = _SEPARATOR.join((kind, *("" if part is None else str(part) for part in parts)))
    return f"{kind}-{sha256(seed.encode('utf-8')).hexdigest()[:16]}"


def composed(name: str) -> bool:
    """Tell whether an id was made of a text's words ("agreement/statement@x+y"): elsewhere it may mean another thing."""
    return "/" in name
