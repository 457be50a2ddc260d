"""Texts as sets of hashed word sequences: enough to tell a copy from an independent text."""

import re
import unicodedata
from collections.abc import Sequence
from zlib import crc32

NEAR_IDENTICAL = 0.6
"""Runs in common, of all runs, from which two sentences are one."""
_WORD = re.compile(r"\w+")
_TATWEEL = "\u0640"
_MARKS = {code: None for code in range(0x0610, 0x06ED) if unicodedata.combining(chr(code))} | {ord(_TATWEEL): None}


def words(text: str) -> list[str]:
    """Return the words of ``text`` without marks, case and punctuation: what outlets change when they copy."""
    return _WORD.findall(text.casefold().translate(_MARKS))


def shingle_list(tokens: Sequence[str], size: int = 3) -> list[int]:
    """Return the hashes of each run of ``size`` words in order; of a shorter text, the hash of all of it."""
    runs = range(max(1, len(tokens) - size + 1)) if tokens else range(0)
    return [crc32(" ".join(tokens[at : at + size]).encode("utf-8", "replace")) for at in runs]


def shingles(text: str, size: int = 3) -> frozenset[int]:
    """Return the set of hashed word runs of ``text``."""
    return frozenset(shingle_list(words(text), size))


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the share of all runs that the two have in common (Jaccard; Broder 1997)."""
    return len(left & right) / len(left | right) if left or right else 0.0


def containment(inner: frozenset[int], outer: frozenset[int]) -> float:
    """Return the share of ``inner`` that stands in ``outer`` (Broder 1997)."""
    return len(inner & outer) / len(inner) if inner else 0.0
