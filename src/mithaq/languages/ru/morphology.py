"""The little of Russian morphology that rules need."""

from collections.abc import Iterator

PROCLITICS: tuple[str, ...] = ()


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield the readings of a folded form as (what is written onto it, stem); nothing is in Russian."""
    yield "", norm


def plain(norm: str) -> str:
    """Write e for ё, as most writers do."""
    return norm.replace("ё", "е")
