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
    """Tell whether an id was made of a text's words ("agreement/statement@x+y"): elsewhere it may mean another."""
    return "/" in name


def owner(name: str) -> str | None:
    """Return the one whose office, organ or instrument a composed id names ("body/ministry@x"); None without one."""
    tail = name.partition("@")[2] if composed(name) else ""
    return tail if tail and "+" not in tail else None
