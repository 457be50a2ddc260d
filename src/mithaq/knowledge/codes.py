"""Codes of other schemes for a claim: PLOVER 2.0, CAMEO, PA-X."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mithaq.errors import PackError

_COLUMNS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """PLOVER event, mode and contexts; a CAMEO code; PA-X issue codes."""

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    pax: tuple[str, ...]


@lru_cache
def _rows() -> tuple[tuple[tuple[str, str, str], Codes], ...]:
    text = (files("mithaq.knowledge") / "data" / "codes.tsv").read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    return tuple(_row(number, line) for number, line in lines[1:])


def _row(number: int, line: str) -> tuple[tuple[str, str, str], Codes]:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise PackError(f"codes.tsv:{number}: {len(cells)} columns, not {_COLUMNS}")
    kind, status, act, event, mode, contexts, cameo, pax = cells
    listed = tuple(part for part in contexts.split("|") if part)
    codes = Codes(
        event=event, mode=mode or None, contexts=listed, cameo=cameo, pax=tuple(p for p in pax.split("|") if p)
    )
    return (kind, status, act), codes


@lru_cache
def codes_of(kind: str, status: str, act: str | None) -> Codes:
    """Return the codes of a claim of this kind, status and act; every kind has some."""
    asked = (kind, status, act or "says")
    for key, codes in _rows():
        if all(want in ("*", have) for want, have in zip(key, asked, strict=True)):
            return codes
    raise PackError(f"codes.tsv: no row fits {asked}")
