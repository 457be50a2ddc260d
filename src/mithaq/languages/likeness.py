"""How alike two names sound, whatever scripts they are written in: Arabic, Latin or Cyrillic.

Each letter, or group of letters, stands for the sounds it is used for (``sounds.yaml``); two spellings are aligned so
that letters which may stand for one sound cost little, vowels that Arabic does not write cost little, and any other
difference costs much. Names only propose: who is meant is decided by office, country and date.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mithaq.grammar import load_yaml
from mithaq.text import fold

SAME = 0.82
"""From this likeness on, two names may be one person's; chosen on one half of evaluation/name_pairs.tsv."""

_VOWELS = frozenset("aeiou")
_BOUNDARIES = str.maketrans(dict.fromkeys("-‐‑–.،,ـ_", " "))
_MOST_WORDS = 6
_ARTICLE = "+"
_FAR = 1.0
_ONE_RANK = 0.08  # a sound further down a letter's list is that much less likely
_ONE_RANK_IN_SCRIPT = 0.3  # writers of one script agree more on what a letter sounds like
_EXTRA_WORD = 0.06
_UNLIKE = 0.6

Spelled = tuple[int, ...]


def likeness(left: str, right: str) -> float:
    """Return how alike two names are, from 0 to 1 (the same sounds)."""
    table = _table()
    return table.likeness(spelled(left), spelled(right))


@lru_cache(maxsize=50_000)
def spelled(name: str) -> tuple[Spelled, ...]:
    """Return the words of a name as the letters they are made of, without articles and links; the costly half."""
    return _table().spelled(name)


@lru_cache(maxsize=1)
def _table() -> "Sounds":
    return Sounds(load_yaml(files("mithaq.languages") / "sounds.yaml"))


@dataclass(slots=True)
class _Letters:
    """The letters of all scripts by number: what each sounds like, and what leaving it out costs."""

    sounds: list[tuple[str, ...]] = field(default_factory=list)
    dropped: list[float] = field(default_factory=list)
    dropped_beside_arabic: list[float] = field(default_factory=list)
    script: list[str] = field(default_factory=list)
    arabic: list[bool] = field(default_factory=list)


class Sounds:
    """The table of sounds, and names compared by it."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._near = {pair: float(far) for key, far in data["near"].items() for pair in (key, key[::-1])}
        self._links = frozenset(fold(word) for word in data["links"])
        self._joined = frozenset(fold(word) for word in data["joined"])
        self._tails = frozenset(fold(word) for word in data["tails"])
        self._article = fold(data["article"])
        self._letters = _Letters()
        self._distances: dict[tuple[tuple[str, ...], tuple[str, ...], float], float] = {}
        self._numbers: dict[str, int] = {}
        for script in ("arabic", "latin", "cyrillic"):
            for spelling, sounds in data[script].items():
                self._enter(fold(spelling) or spelling, tuple(sounds), script)
        self._longest = max(map(len, self._numbers))
        self._rows = [self._row(number) for number in range(len(self._letters.sounds))]
        self._whole: dict[Spelled, Spelled] = {}
        self._compared: dict[tuple[Spelled, Spelled], float] = {}

    def _enter(self, spelling: str, sounds: tuple[str, ...], script: str) -> None:
        if spelling in self._numbers:
            return
        letters, arabic = self._letters, script == "arabic"
        self._numbers[spelling] = len(letters.sounds)
        for cheapest in (1.0, 0.3) if arabic else (1.0,):  # a letter written twice may be one sound
            letters.sounds.append(sounds)
            letters.script.append(script)
            letters.arabic.append(arabic)
            letters.dropped.append(min(cheapest, _cost_of_dropping(sounds, arabic, False)))
            letters.dropped_beside_arabic.append(min(cheapest, _cost_of_dropping(sounds, arabic, True)))

    def spelled(self, name: str) -> tuple[Spelled, ...]:
        """Return the words of a name as numbers of letters."""
        words: list[str] = []
        pending = ""
        for written in name.translate(_BOUNDARIES).split():
            word = fold(written)
            if word in self._joined:
                pending = word
            elif word in self._tails and words:
                words[-1] += word
            elif word not in self._links:
                article = not pending and written.startswith(self._article)
                words.append(pending + (_ARTICLE if article else "") + word)
                pending = ""
        return tuple(filter(None, (self._letters_of(word) for word in [*words, pending][:_MOST_WORDS])))

    def _letters_of(self, word: str) -> Spelled:
        if word.startswith(_ARTICLE):
            whole = word.removeprefix(_ARTICLE)
            if len(whole) < len(self._article) + 3:
                return self._letters_of(whole)
            bare = self._letters_of(whole.removeprefix(self._article))
            self._whole[bare] = self._letters_of(whole)
            return bare
        word = word.replace("x", "ks")
        found: list[int] = []
        at = 0
        while at < len(word):
            for width in range(min(self._longest, len(word) - at), 0, -1):
                letters = word[at : at + width]
                number = self._numbers.get(letters if width > 1 else self._plain(letters))
                if number is not None:
                    doubled = found and found[-1] == number
                    if not doubled:
                        found.append(number)
                    elif self._letters.arabic[number]:
                        found.append(number + 1)
                    break
            at += width
        return tuple(found)

    def _plain(self, letter: str) -> str:
        """Take the accent off a letter that the table holds only without it."""
        return letter if letter in self._numbers else unicodedata.normalize("NFD", letter)[0]

    def likeness(self, left: tuple[Spelled, ...], right: tuple[Spelled, ...]) -> float:
        """Compare two names word by word in order; as one word where they are parted differently."""
        if len(left) > len(right):
            left, right = right, left
        if not left:
            return 0.0
        extra = len(right) - len(left)
        best = min(self._alignments(left, right), key=_distance)
        far = _distance(best) + _EXTRA_WORD * extra
        if extra and far > 1 - SAME:
            far = min(far, self._word(sum(left, ()), sum(right, ())))
        return max(0.0, 1.0 - far)

    def _alignments(self, left: Sequence[Spelled], right: Sequence[Spelled]) -> Iterator[tuple[float, ...]]:
        """Yield the word distances of each way to find the shorter name in the longer one, the last word kept last."""
        if len(left) == len(right):
            yield tuple(map(self._word, left, right))
        elif len(left) == 1:
            yield (self._word(left[0], right[-1]),)
        else:
            for gap in range(1, len(left)):
                kept = [*right[:gap], *right[gap - len(left) :]]
                yield tuple(map(self._word, left, kept))

    def _word(self, left: Spelled, right: Spelled) -> float:
        if left == right:
            return 0.0
        key = (left, right)
        found = self._compared.get(key)
        if found is None:
            if len(self._compared) > 200_000:
                self._compared.clear()
            found = self._align(left, right)
            for bare, other in (key, key[::-1]):
                if found > _UNLIKE / 2 and bare in self._whole:  # "al-" may begin the name itself
                    found = min(found, self._align(self._whole[bare], other))
            self._compared[key] = found
        return found

    def _align(self, left: Spelled, right: Spelled) -> float:
        """Return the cost of the cheapest alignment of two words over the cost of dropping both, halved."""
        letters = self._letters
        of_left = letters.dropped_beside_arabic if letters.arabic[right[0]] else letters.dropped
        of_right = letters.dropped_beside_arabic if letters.arabic[left[0]] else letters.dropped
        drops = [of_right[number] for number in right]
        row = [0.0]
        for drop in drops:
            row.append(row[-1] + drop)
        whole = row[-1]
        for number in left:
            costs = self._rows[number]
            drop = of_left[number]
            whole += drop
            diagonal = row[0]
            cheapest = row[0] = diagonal + drop
            for at, other in enumerate(right, 1):
                above = row[at]
                here = diagonal + costs[other]
                if above + drop < here:
                    here = above + drop
                if cheapest + drops[at - 1] < here:
                    here = cheapest + drops[at - 1]
                diagonal = above
                row[at] = cheapest = here
        return min(_FAR, 2 * row[-1] / max(whole, 1.0))

    def _row(self, number: int) -> list[float]:
        mine = self._letters.sounds[number]
        script = self._letters.script[number]
        row = [
            self._apart(mine, other, _ONE_RANK_IN_SCRIPT if script == its else _ONE_RANK)
            for other, its in zip(self._letters.sounds, self._letters.script, strict=True)
        ]
        row[number] = 0.0
        return row

    def _apart(self, left: tuple[str, ...], right: tuple[str, ...], rank: float) -> float:
        """How far two letters lie apart: the likeliest sound that they may share."""
        key = (left, right, rank)
        if (known := self._distances.get(key)) is not None:
            return known
        best = _FAR
        for i, a in enumerate(left):
            for j, b in enumerate(right):
                if a and b:
                    far = 0.0 if a == b else self._near.get(a + b, _FAR)
                    best = min(best, far + rank * (i + j))
        self._distances[key] = self._distances[(right, left, rank)] = best
        return best


def _distance(words: tuple[float, ...]) -> float:
    """A name is as far as its words are on the whole, and as the farthest of them is."""
    return 0.4 * sum(words) / len(words) + 0.6 * max(words)


def _cost_of_dropping(sounds: tuple[str, ...], arabic: bool, beside_arabic: bool) -> float:
    """What it costs that a letter has no counterpart: little for what a script leaves out."""
    if "" in sounds:
        return 0.1 + 0.1 * sounds.index("")
    if sounds[0] in _VOWELS:
        if arabic:
            return (0.6 if beside_arabic else 0.3) if sounds[0] == "a" else (0.7 if beside_arabic else 0.45)
        return 0.15 if beside_arabic else 0.4
    return 0.6 if sounds[0] in "hyw" else 1.0
