"""Where a page goes on in another language: the article after its translation, or beside a stranger's.

Only running text tells: a paragraph of some length, whose language is sure. A paragraph in another language that the
article's own closes again is a quotation, and parts nothing; what stands between (headlines, datelines) goes to the
part of its script.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mithaq.read.language import UNDETERMINED, language_of, script_of
from mithaq.read.lines import Line

_LONG = 60
"""Characters from which on a paragraph tells its language."""
_STORY = 105
"""Characters of running text that a part has at least; less is a teaser."""
_NEIGHBOUR = 300
"""The same where both languages share a script: one paragraph full of names may look like a neighbour's."""


def tongue_starts(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """Return ``starts``, the lines at which articles begin, with those at which another language does."""
    told = [language_of(line.text) if line.paragraph and len(line.text) >= _LONG else UNDETERMINED for line in lines]
    spoken = {code for code in told if code != UNDETERMINED}
    if len(spoken) < 2:
        return list(starts)
    found = set(starts)
    bounds = [*starts, len(lines)]
    for first, last in pairwise(bounds):
        current = UNDETERMINED
        for at in range(first, last):
            if told[at] in (UNDETERMINED, current):
                continue
            if current == UNDETERMINED:
                current = told[at]
            elif current not in told[at + 1 : last]:
                own = script_of(lines[told.index(current)].text) == script_of(lines[at].text)
                if _told(lines, told, at, last) >= (_NEIGHBOUR if own else _STORY):
                    found.add(_head(lines, told, at, first))
                    current = told[at]
    return sorted(found)


def _told(lines: Sequence[Line], told: Sequence[str], at: int, last: int) -> int:
    """Return how many characters of running text a language has from paragraph ``at`` on."""
    return sum(len(lines[index].text) for index in range(at, last) if told[index] == told[at])


def main_tongue(lines: Sequence[Line], found: str) -> str:
    """Return the language of most of an article's text, where its first paragraph's is not the one ``found``."""
    long = [line.text for line in lines if line.paragraph and len(line.text) >= _LONG]
    if not long or language_of(long[0]) in (found, UNDETERMINED):
        return found
    share = Counter[str]()
    for text in long:
        share[language_of(text)] += len(text)
    return share.most_common(1)[0][0]


def _head(lines: Sequence[Line], told: Sequence[str], at: int, first: int) -> int:
    """Return the line at which the part of paragraph ``at`` begins: its headline and dateline stand above it."""
    script = script_of(lines[at].text)
    while at - 1 > first and told[at - 1] == UNDETERMINED and script_of(lines[at - 1].text) in (script, ""):
        at -= 1
    return at
