"""The little of English morphology that rules need: clitics parted, accents dropped, forms spelled out."""

import unicodedata
from collections.abc import Iterator

GLUED_FROM = 2
"""Letters above which a word may carry a clitic."""
PROCLITICS: tuple[str, ...] = ()

_APOSTROPHES = "'’ʼ"
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})
_PLAIN = str.maketrans({"'": "", "’": "", "ʼ": "", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a"})


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield the one reading of a folded form: nothing is written onto an English word from the left."""
    yield "", norm


def plain(norm: str) -> str:
    """Drop the accents and apostrophes of a folded form, which writers vary: Erdoğan, Sana'a."""
    if norm.isascii():
        return norm.replace("'", "") if len(norm) > 1 else norm
    if len(norm) == 1 and not norm.isalpha():
        return norm
    parts = unicodedata.normalize("NFD", norm.translate(_PLAIN))
    return "".join(part for part in parts if unicodedata.category(part) != "Mn") if parts else norm


def glued(word: str) -> int:
    """Return where a clitic parts from its word: "Armenia's", "didn't", "they'll"; 0 where none does."""
    if word.isalpha():
        return 0
    if word[-1:] in "tT" and word[-2:-1] in _APOSTROPHES and word[-3:-2] in "nN":
        return len(word) - 3 if len(word) > 3 else 0
    for at in range(len(word) - 1, 0, -1):
        if word[at] in _APOSTROPHES:
            return at if word[at + 1 :].lower() in _CLITICS else 0
    return 0
