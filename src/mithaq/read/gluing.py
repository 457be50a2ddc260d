"""Headlines of other stories that lost the space between them and the sentence after them.

"<Name>: <words of a headline><next sentence>": pages that set a teaser inside a paragraph lose its tags and the
space, so that the last word of the headline and the first of the sentence stand as one.
"""

import re

from mithaq.read.furniture import Furniture, words
from mithaq.text import fold

# A headline in running text is brief; a sentence that happens to hold a glued word is not.
_LONGEST = 170
_FEWEST_WORDS = 3
_COLON_WITHIN = 60
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!؟?؛;]\s")
_COMMA = re.compile(r"[،,]")
_CASE = re.compile(r"[^\W\d_]{3,}?[a-zа-яё](?=[A-ZА-ЯЁ][a-zа-яё]*\s)")


def glued_headline(text: str, cues: Furniture) -> int | None:
    """Return where in a paragraph a headline glued to its front ends, or None.

    The cut is trusted only where what stands before it looks like a headline: brief, without a full stop, with a
    colon near its start or a name followed by a verb in the present tense.
    """
    head = text[:_LONGEST]
    if ":" not in head[:_COLON_WITHIN] and not _present(head, cues):
        return None
    at = _cut(head, cues)
    if at is not None and ":" not in head[:at] and _COMMA.search(head, 0, at):
        return None
    if at is None or _STOP.search(head, 0, at) or '"' in head[:at] or "«" in head[: head.find(":") + 3]:
        return None
    return at if len(words(head[:at])) >= _FEWEST_WORDS else None


def _present(head: str, cues: Furniture) -> bool:
    """Tell whether the second word is a verb in the present, as in headlines that put the name first."""
    first = words(head[:40])[:3]
    if len(first) < 3 or first[0] in cues.reporting | cues.continuations or first[0].startswith(cues.conjunctions):
        return False
    return any(len(word) > 3 and word.startswith(cues.present_prefixes) for word in first[1:])


def _cut(head: str, cues: Furniture) -> int | None:
    for match in _WORD.finditer(head):
        word = match.group()
        if len(word) >= 5 and match.end() < len(head) and (inside := _lost_space(word, cues)) is not None:
            return match.start() + inside
    case = _CASE.search(head)
    return case.end() if case else None


def _lost_space(word: str, cues: Furniture) -> int | None:
    """Return where in a word a second one begins: after a letter that only ends words, or before "and said"."""
    for letter in cues.final_letters:
        at = word.find(letter, 2, -2)
        if at > 0:
            return at + 1
    flat = fold(word)
    if len(flat) != len(word) or not flat.endswith(cues.openings):
        return None
    at = min(len(flat) - len(opening) for opening in cues.openings if flat.endswith(opening))
    return at if at >= 3 else None
