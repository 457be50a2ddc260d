"""Texts as sets of hashed word sequences: enough to tell a copy from an independent text."""

import re
import unicodedata
from collections.abc import Sequence
from zlib import crc32

NEAR_IDENTICAL = 0.6
"""Runs in common, of all runs, from which two sentences are one."""
_WORD = re.compile(r"\w+")
_TATWEEL = "\u0640"
_MARKED = [chr(code) for code in range(0x0610, 0x06ED) if unicodedata.combining(chr(code))]
_MARKS = re.compile(f"[{_TATWEEL}{''.join(_MARKED)}]+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_EASTERN = re.compile("[٠-٩۰-۹]")


def words(text: str) -> list[str]:
    """Return the words of ``text`` without marks, case and punctuation, all digits as 0 to 9: what copying changes."""
    bare = _MARKS.sub("", text.casefold())
    return _WORD.findall(bare.translate(_DIGITS) if _EASTERN.search(bare) else bare)


class _Hashes(dict[str, int]):
    """The hash of each word met, up to a bound: faster by half than a cache that counts its use."""

    LIMIT = 500_000

    def __missing__(self, word: str) -> int:
        if len(self) > self.LIMIT:
            self.clear()
        value = self[word] = crc32(word.encode("utf-8", "replace"))
        return value


_HASH = _Hashes().__getitem__


def shingle_list(tokens: Sequence[str], size: int = 3) -> list[int]:
    """Return the hashes of each run of ``size`` words in order; of a shorter text, the hash of all of it."""
    hashes = list(map(_HASH, tokens))
    if size == 1:
        return hashes
    if len(hashes) < size:
        return [hash(tuple(hashes))] if hashes else []
    # The hash of a tuple of whole numbers is the same in every process: only those of strings are salted.
    return list(map(hash, zip(*(hashes[shift:] for shift in range(size)), strict=False)))


class _Marks(dict[str, int]):
    """The hash of what stands between two spaces, without what copying changes; 0 where nothing is left of it."""

    def __missing__(self, mark: str) -> int:
        if len(self) > _Hashes.LIMIT:
            self.clear()
        found = words(mark)
        value = self[mark] = _HASH(found[0]) if len(found) == 1 else crc32(" ".join(found).encode("utf-8", "replace"))
        return value


_MARK = _Marks().__getitem__


def runs_of(text: str) -> list[int]:
    """Return the hashes of each run of three words of a whole text, in order: as ``shingle_list`` does, but sooner.

    Words are what spaces part, so that each is looked at once, however often it stands there.
    """
    hashes = list(filter(None, map(_MARK, text.split())))
    if len(hashes) < 3:
        return [hash(tuple(hashes))] if hashes else []
    return list(map(hash, zip(hashes, hashes[1:], hashes[2:], strict=False)))


def shingles(text: str, size: int = 3) -> frozenset[int]:
    """Return the set of hashed word runs of ``text``."""
    return frozenset(shingle_list(words(text), size))


def resemblance(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the share of all runs that the two have in common (Jaccard; Broder 1997)."""
    shared = len(left & right)
    every = len(left) + len(right) - shared
    return shared / every if every else 0.0


def containment(inner: frozenset[int], outer: frozenset[int]) -> float:
    """Return the share of ``inner`` that stands in ``outer`` (Broder 1997)."""
    return len(inner & outer) / len(inner) if inner else 0.0
