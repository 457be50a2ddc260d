"""Where on a page one article ends and another begins.

A page may carry a second story under "read also", after its credits, or after a rule. A mere list of headlines, or a
headline with one teaser, is no article. Every rule below asks for a headline, and for the running text of a story
under it, and for a sign that the story before has ended.
"""

import re
from dataclasses import dataclass

from mithaq.read.datelines import Dateline
from mithaq.read.furniture import Furniture, Role, words
from mithaq.read.lines import Line
from mithaq.read.outlets import outlet_named

_HEADER = frozenset({Role.DATELINE, Role.SOURCE, Role.CREDIT, Role.CAPTION, Role.CONTROL})
_GRAM = 5
_TEASER = 160
# One paragraph of more is a story, not a teaser.
_STORY = 500
_RUNNING = 120
_HEADLINE = 160
_AGENCY = re.compile(r"^[^()]{2,25}\([^()]{2,25}\)$")
_PLACED = 45
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What follows a headline: a dateline, how many paragraphs in a row, how long, and whether they are its own.

    ``kin``: the first paragraph takes up the headline's words. ``continues``: it opens as a follow-on sentence does.
    """

    dated: bool
    paragraphs: int
    length: int
    kin: bool
    continues: bool


def story_starts(lines: list[Line], cues: Furniture) -> list[int]:
    """Return the index of the first line of each article of the page; the first is always 0."""
    starts = [0]
    body = ended = False
    for at, line in enumerate(lines):
        opens = body and (
            _heads_page(lines, at, cues) or (_may_head(lines, at, ended) and _starts(lines, at, ended, cues))
        )
        if opens:
            starts.append(at)
            body = ended = False
        elif line.paragraph:
            body = True
        elif body and line.role in (Role.SOURCE, Role.TAGS):
            ended = True
    return starts


def _heads_page(lines: list[Line], at: int, cues: Furniture) -> bool:
    """Tell whether a line heads a story as papers head a page: outlet and full date, headline, paragraphs."""
    if not (lines[at].headline or lines[at].role is Role.DATELINE) or outlet_named(lines[at].text, cues) is None:
        return False
    head = at + 1
    while head < len(lines) and lines[head].role is Role.DATELINE:
        head += 1
    dated = any(line.role is Role.DATELINE and _full_date(line) for line in lines[at:head])
    if not dated or head >= len(lines) or not lines[head].headline:
        return False
    return len(words(lines[head].text)) >= 3 and opening_at(lines, head, cues).paragraphs > 1


def _may_head(lines: list[Line], at: int, ended: bool) -> bool:
    """Tell whether a line may be a story's headline.

    After the credits that may also be what stands beside "read also", or a brief line under it that ends in a stop.
    """
    line = lines[at]
    if line.headline or not ended:
        return line.headline
    if line.role is Role.RELATED:
        return line.short and bool(line.told)
    under = lines[at - 1].role is Role.RELATED and not lines[at - 1].told
    return under and line.role is Role.TEXT and len(line.text) <= _HEADLINE


def _starts(lines: list[Line], at: int, ended: bool, cues: Furniture) -> bool:
    """Tell whether the headline at ``at`` opens a story of its own."""
    before = lines[at - 1].role
    marked = before in (Role.RELATED, Role.RULE)
    dateline = _dateline_under(lines, at, cues)
    dated = dateline is not None
    if not (ended or marked or dated) or len(words(lines[at].told)) < 3:
        return False
    opening = opening_at(lines, at, cues)
    if not opening.paragraphs:
        return False
    if before is Role.DATELINE and not ended:
        # A date over a headline: an entry of a chronicle, where the date below is the next entry's.
        return False
    if opening.dated:
        return ended or marked or (dateline is not None and _full_date(dateline))
    if before is Role.RULE and _placed(lines[at + 1]):
        return True
    listed = ended and (before is Role.RELATED or lines[at].role is Role.RELATED)
    if opening.paragraphs < 2 or opening.length < _TEASER:
        return listed and opening.length > _STORY
    if listed:
        return True
    whole = ended and opening.paragraphs > 2 and opening.length > _STORY
    return (opening.kin or whole) and not opening.continues


def _dateline_under(lines: list[Line], at: int, cues: Furniture) -> Line | None:
    """Return the dateline under a headline, be it under the outlet's name."""
    under = lines[at + 1 : at + 3]
    if len(under) > 1 and under[0].headline and outlet_named(under[0].text, cues):
        under = under[1:]
    return under[0] if under and under[0].role is Role.DATELINE else None


def _placed(line: Line) -> bool:
    """Tell whether a line is a place with an agency behind it in brackets: "Bujumbura (Africa 24)"."""
    return line.headline and len(line.text) <= _PLACED and bool(_AGENCY.search(line.text))


def _full_date(line: Line) -> bool:
    """Tell whether a dateline names the year, or is labelled as one: more than the head of a chronicle's entry."""
    return bool(line.value) or bool(_YEAR.search(line.text))


def opening_at(lines: list[Line], at: int, cues: Furniture) -> Opening:
    """Look at what follows the headline ``lines[at]``."""
    dated, after = False, at + 1
    while after < len(lines) and _is_header(lines[after], cues):
        dated = dated or lines[after].dateline is not Dateline.NONE
        after += 1
    if after + 1 < len(lines) and lines[after].headline and lines[after + 1].paragraph:
        after += 1
    first = after
    while after < len(lines) and _is_running(lines[after]):
        after += 1
    lead = lines[first].text if after > first else ""
    return Opening(
        dated=dated,
        paragraphs=after - first,
        length=sum(len(line.text) for line in lines[first:after]),
        kin=akin(lines[at].told, lead),
        continues=continues(lead, cues),
    )


def _is_header(line: Line, cues: Furniture) -> bool:
    """Tell whether a line under a headline tells where, when and by whom."""
    if line.role in _HEADER or line.dateline is Dateline.LOOSE:
        return True
    return line.headline and outlet_named(line.text, cues) is not None


def _is_running(line: Line) -> bool:
    """Tell whether a line is running text; some pages leave out the stop at the end of a paragraph."""
    return line.paragraph or (line.headline and len(line.text) >= _RUNNING)


def continues(paragraph: str, cues: Furniture) -> bool:
    """Tell whether a paragraph opens as one that goes on with what came before."""
    head = words(paragraph[:40])
    if not head:
        return False
    if any(" ".join(head[:count]) in cues.continuations for count in (1, 2, 3)):
        return True
    return head[0].startswith(cues.openings)


def akin(headline: str, lead: str) -> bool:
    """Tell whether a lead takes up its headline's words: two of them, and two fifths of the longer ones.

    Words are compared by shared runs of letters, so that articles, prefixes and endings do not part them.
    """
    long = [word for word in words(headline) if len(word) >= _GRAM]
    runs = {run for word in words(lead[:600]) for run in _runs(word)}
    shared = sum(1 for word in long if any(run in runs for run in _runs(word)))
    return shared >= 2 and shared / len(long) >= 0.4


def _runs(word: str) -> list[str]:
    return [word[at : at + _GRAM] for at in range(len(word) - _GRAM + 1)]
