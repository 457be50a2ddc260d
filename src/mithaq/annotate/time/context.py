"""What stands around a time expression: a preposition that bounds it, a verb that looks ahead, sentence breaks."""

from bisect import bisect_left
from functools import lru_cache

from mithaq.annotate.time.parts import Part
from mithaq.grammar import Lexicon, Word
from mithaq.text import Tokens
from mithaq.text.sentences import ENDS

_BOUNDS = (("BY", "by"), ("BEFORE", "before"), ("SINCE", "since"), ("TO", "until"), ("AFTER", "after"))
_LABELS = (("PUBLISHED", "published"), ("UPDATED", "updated"))
_FAR = 15  # words that a clause may put between its verb and its date
_WRAPPED = 40  # characters that a line must have for its end to be a mere wrap
_SHORTEST = 4  # letters of a verb with its future mark
_KINDS = ("date", "offset", "within")
# A date that says so much of itself needs no leaning.
_SETTLED = frozenset({"shift", "year_step", "month_step", "week_step", "hyear"})


class Surroundings:
    """The words of one language that bound a time or show where it lies; what a form is, is asked once."""

    def __init__(self, lexicon: Lexicon, behind: int) -> None:
        self._lexicon = lexicon
        self._behind = behind
        self._tells: dict[str, str] = {}
        self._bounds: dict[str, bool] = {}
        phrases = (phrase for name, _ in _BOUNDS for phrase in lexicon.phrases.get(name, {}))
        self._last = {phrase[-1] for phrase in phrases}
        for form, classes in lexicon.singles.items():
            if any(name in classes for name, _ in _BOUNDS):
                self._last.add(form)

    def bound(self, start: int, words: list[Word]) -> str:
        """Return how the words before token ``start`` bound it: by, before, since, until, after or nothing."""
        if not start:
            return ""
        before = words[start - 1]
        bounds = self._bounds.get(before.form)
        if bounds is None:
            bounds = self._bounds[before.form] = any(reading.stem in self._last for reading in before.readings)
        if not bounds:
            return ""
        for width in range(min(3, start), 0, -1):
            held = words[start - width : start]
            for name, value in _BOUNDS:
                if self._lexicon.value(name, held) is not None:
                    return value
        return ""

    def label(self, start: int, tokens: Tokens, words: list[Word]) -> str:
        """Return "published" or "updated" where such a label, opening its line, stands before token ``start``."""
        end = start
        while end and not words[end - 1].norm[:1].isalnum() and not _new_line(tokens, end):
            end -= 1
        for width in range(min(3, end), 0, -1):
            if _new_line(tokens, end) or any(_new_line(tokens, end - back) for back in range(1, width)):
                continue
            first = end - width
            for name, value in _LABELS:
                opens = first == 0 or _new_line(tokens, first) or not words[first - 1].norm[:1].isalnum()
                if opens and self._lexicon.value(name, words[first:end]) is not None:
                    return value
        return ""

    def leaning(self, part: Part, tokens: Tokens, words: list[Word]) -> str:
        """Return "future" where the clause looks ahead, "alone" where the text holds nothing else, or nothing."""
        if part.kind not in _KINDS:
            return ""
        if part.start <= 1 and part.end >= len(words) - 1 and len(words) <= part.end - part.start + 2:
            return "alone"
        if part.end_fields is None and not _SETTLED.isdisjoint(part.fields):
            return ""
        line = tokens.text.rfind("\n", 0, tokens.starts[part.start])
        for index in range(part.start - 1, max(part.start - _FAR, -1), -1):
            if tokens.starts[index] <= line:
                break
            tells = self.tells(words[index])
            if tells == "promised" and self._on_what(words[index + 1 : part.start]):
                return "future"
            if tells == "future":
                was = self._was(words[max(index - 2, 0) : index]) or self._was_told(words[part.end : part.end + 2])
                return "" if was else "future"
            if tells == "said":
                return ""
            if tells == "end":
                break
        for word in words[part.end : part.end + self._behind]:
            if tells := self.tells(word):
                return "future" if tells == "future" and self._announces(word, parted=False) else ""
        return ""

    def _was(self, words: list[Word]) -> bool:
        """Tell whether "was" makes what follows a plan of the past: had been scheduled for."""
        return any("WAS" in self._lexicon.singles.get(reading.stem, ()) for word in words for reading in word.readings)

    def _on_what(self, words: list[Word]) -> bool:
        """Tell whether words between a promise and a date tell what was promised: "agreed on a withdrawal by May", and
        not "agreed in May on a withdrawal"."""
        singles = self._lexicon.singles
        return any("ON_WHAT" in singles.get(stem, ()) for word in words for stem in (word.norm, word.norm[:3]))

    def _was_told(self, words: list[Word]) -> bool:
        """Tell whether "was" stands right behind, or behind a comma: "the talks planned for May, were called off"."""
        behind = words[1:] if words and words[0].norm == "," else words[:1]
        return self._was([word for word in behind if not any(reading.proclitic for reading in word.readings)])

    def tells(self, word: Word) -> str:
        """Return "future" for a word that announces what is to come, "promised" for one whose object lies ahead
        ("agreed on"), "said" for a verb of saying, "end" for the end of a sentence, "clause" for what opens a clause or
        a quotation."""
        known = self._tells.get(word.form)
        if known is None:
            known = self._tells[word.form] = self._told_by(word)
        return known

    def _told_by(self, word: Word) -> str:
        classes = {name for reading in word.readings for name in self._lexicon.singles.get(reading.stem, ())}
        if self._announces(word):
            return "future"
        if "PROMISED" in classes:
            return "promised"
        if "SAID" in classes:
            return "said"
        if word.norm in ENDS:
            return "end"
        return "" if classes.isdisjoint(("CLAUSE", "QUOTES", "COLON")) else "clause"

    def _announces(self, word: Word, *, parted: bool = True) -> bool:
        """Tell whether a word is of the future; not ``parted``, without an "and", which would open the next clause."""
        singles = self._lexicon.singles
        readings = word.readings if parted else [reading for reading in word.readings if not reading.proclitic]
        for reading in readings:
            classes = singles.get(reading.stem, {})
            if "NOT_FUTURE" in classes or "FUTURE" in classes:
                return "FUTURE" in classes
        return any(
            len(reading.stem) >= _SHORTEST and "FUTURE_PREFIX" in singles.get(reading.stem[:2], {})
            for reading in readings
            if len(reading.proclitic) <= 1
        )


@lru_cache(maxsize=16)
def surroundings(lexicon: Lexicon, behind: int = 3) -> Surroundings:
    """Return the surroundings of a lexicon, made once; ``behind`` is how many words a verb may stand behind a time."""
    return Surroundings(lexicon, behind)


def _new_line(tokens: Tokens, index: int) -> bool:
    """Tell whether token ``index`` is the first of its line."""
    return not index or "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]


def paragraph_starts(tokens: Tokens) -> frozenset[int]:
    """Return the tokens that begin a paragraph: after a blank line, a short line or one that ends its sentence.

    A line that breaks off in mid-sentence was only wrapped.
    """
    text, starts = tokens.text, set()
    index = line = 0
    while (at := text.find("\n", line)) >= 0 and tokens.starts:
        index = bisect_left(tokens.starts, at, index)
        if 0 < index < len(tokens):
            wrapped = (
                at - line > _WRAPPED and not text[at + 1 : at + 2].isspace() and tokens.words[index - 1] not in ENDS
            )
            if not wrapped:
                starts.add(index)
        line = at + 1
    return frozenset(starts)


def breaks_between(text: str, start: int, end: int) -> int:
    """Count the sentences that end in a stretch of text."""
    between = text[start:end]
    stops = sum(between.count(mark) for mark in (". ", ".\n", "؟"))
    return stops + (between.count("\n\n") or between.count("\n"))
