"""Headlines of other stories that lost the space between them and the sentence after them.

"<Name>: <words of a headline><next sentence>": pages that set a teaser inside a paragraph lose its tags and the
space, so that the last word of the headline and the first of the sentence stand as one.
"""

import re

from mithaq.read.furniture import Furniture, Label, Role, words
from mithaq.text import fold

# A headline in running text is brief; a sentence that happens to hold a glued word is not.
_LONGEST = 170
_FEWEST_WORDS = 3
_COLON_WITHIN = 60
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!؟?؛;]\s")
_MARK = re.compile(r"[!؟?\"»”](?=\w)")
_TOKEN = re.compile(r"[^\s()\[\]]*\w[^\s()\[\]]*")
_LABEL = 40
_COMMA = re.compile(r"[،,]")
_CASE = re.compile(r"[^\W\d_]{3,}?[a-zа-яё](?=[A-ZА-ЯЁ][a-zа-яё]*\s)")


def glued_headline(text: str, cues: Furniture) -> int | None:
    """Return where in a paragraph a headline glued to its front ends, or None.

    The cut is trusted only where what stands before it looks like a headline: brief, without a full stop, opening
    with no verb of a report, and with a colon near its start, a name followed by a verb in the present, or a
    question or exclamation mark at its end.
    """
    head = text[:_LONGEST]
    first = words(head[:40])[:3]
    if len(first) < _FEWEST_WORDS or first[0] in cues.reporting or first[0].startswith(cues.openings):
        return None
    colon = ":" in head[:_COLON_WITHIN]
    at = _after_mark(head, colon, cues)
    if at is None and (colon or _in_the_present(first, cues)):
        at = _cut(head, cues)
    return at if at is not None and _is_headline(head[:at]) else None


def trailing_headline(text: str, cues: Furniture) -> int | None:
    """Return where in a paragraph "read also: <headline>" begins that runs to the paragraph's end, or None."""
    colon = text.find(":", max(0, len(text) - _LONGEST))
    while colon >= 0:
        start = _label_start(text, colon, cues)
        tail = text[colon + 1 :]
        if start and tail.strip() and not _STOP.search(tail) and not tail.endswith("."):
            return start
        colon = text.find(":", colon + 1)
    return None


def _label_start(text: str, colon: int, cues: Furniture) -> int | None:
    """Return where the label begins that ends before a colon, after a sentence's stop or an opening bracket."""
    found = list(_TOKEN.finditer(text, max(0, colon - _LABEL), colon))
    for count in (3, 2):
        last = found[-count:]
        wanted = tuple(word for token in last for word in words(token.group()))
        if len(last) == count and any(_is_related(label, wanted) for label in cues.labels.get(wanted[0], ())):
            start = last[0].start()
            before = text[max(0, start - _LABEL) : start].rstrip()
            return start if before and before[-1] in ".!؟?([" else None
    return None


def _is_related(label: Label, wanted: tuple[str, ...]) -> bool:
    return label.role is Role.RELATED and label.words == wanted


def _is_headline(front: str) -> bool:
    """Tell whether what stands before a cut is one phrase of some words, its quotation marks closed."""
    if _STOP.search(front) or (":" not in front and _COMMA.search(front)):
        return False
    closed = front.count('"') % 2 == 0 and front.count("«") == front.count("»")
    return closed and len(words(front)) >= _FEWEST_WORDS


def _in_the_present(first: list[str], cues: Furniture) -> bool:
    """Tell whether a verb in the present is the second or third word, as in headlines that put the name first."""
    if first[0] in cues.continuations:
        return False
    return any(len(word) > 3 and word.startswith(cues.present_prefixes) for word in first[1:])


def _after_mark(head: str, colon: bool, cues: Furniture) -> int | None:
    """Return where a sentence opens right after a closing mark: "...?And the minister said"."""
    for match in _MARK.finditer(head):
        after = words(head[match.end() : match.end() + 20])
        if after and after[0] in cues.sentence_openings and (colon or match.group() in "؟?!"):
            return match.end()
    return None


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
