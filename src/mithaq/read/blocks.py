"""Mark an article's lines as title, dateline, body, caption or furniture. Nothing is cut."""

import re
from dataclasses import dataclass

from mithaq.model.documents import Block, Span
from mithaq.model.kinds import BlockKind
from mithaq.read.datelines import Dateline
from mithaq.read.furniture import Furniture, Role, words
from mithaq.read.gluing import glued_headline, trailing_headline
from mithaq.read.lines import Line
from mithaq.read.outlets import outlet_named
from mithaq.read.stories import akin, continues, opening_at

_FURNITURE = {
    Role.SOURCE: BlockKind.CREDITS,
    Role.CREDIT: BlockKind.CREDITS,
    Role.CAPTION: BlockKind.CAPTION,
    Role.RELATED: BlockKind.RELATED,
    Role.TAGS: BlockKind.TAGS,
    Role.CONTROL: BlockKind.TAGS,
    Role.RULE: BlockKind.TAGS,
}
_SIGNATURE_WORDS = 12
# A line between title and body of so few words is a name; a deck says more.
_NAME_WORDS = 4
_BYLINE_WORDS = 5
_SITE_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An article's lines with the kind of each, and which of them is the title."""

    lines: list[Line]
    kinds: list[BlockKind]
    title: int | None
    follows: bool = False

    @property
    def title_text(self) -> str | None:
        """The words of the title, if the page has one."""
        if self.title is None:
            return None
        line = self.lines[self.title]
        return line.told if self.follows else line.text


def mark(lines: list[Line], cues: Furniture, *, told_title: str | None = None, follows: bool = False) -> Marked:
    """Give each line of one article its kind. ``told_title``: what the carrier says the title is.

    ``follows``: the article is not the first of its page, so that it opens with its headline.
    """
    kinds = [_FURNITURE.get(line.role, BlockKind.BODY) for line in lines]
    body = _first_body(lines)
    # One that opens with its outlet's name has its headline under that, as the first of a page may.
    follows = follows and outlet_named(lines[0].text, cues) is None
    title = 0 if follows else _title(lines, body, cues, told_title)
    _mark_header(lines, kinds, title, body, cues)
    _mark_datelines(lines, kinds, body)
    _mark_related(lines, kinds, body, cues)
    _mark_links(lines, kinds, body)
    _mark_signature(lines, kinds, body)
    return Marked(lines=lines, kinds=kinds, title=title, follows=follows)


def blocks_of(marked: Marked, cues: Furniture) -> tuple[Block, ...]:
    """Turn marked lines into blocks; a headline glued to the front of a paragraph becomes a block of its own."""
    blocks = []
    for line, kind in zip(marked.lines, marked.kinds, strict=True):
        stretches = [(kind, 0, len(line.text))]
        if (cut := _cut(marked, line, kind, cues)) is not None:
            stretches = [(BlockKind.RELATED, 0, cut), (kind, cut, len(line.text))]
        elif kind is BlockKind.BODY and (tail := trailing_headline(line.text, cues)) is not None:
            stretches = [(kind, 0, tail), (BlockKind.RELATED, tail, len(line.text))]
        blocks += [_block(line, *stretch) for stretch in stretches]
    return tuple(blocks)


def _block(line: Line, kind: BlockKind, start: int, end: int) -> Block:
    """Make a block of a stretch of a line, without the blanks at its end."""
    end = start + len(line.text[start:end].rstrip())
    return Block(kind=kind, span=Span(start=line.start + start, end=line.start + end))


def _cut(marked: Marked, line: Line, kind: BlockKind, cues: Furniture) -> int | None:
    """Return where a line falls into two blocks: after a glued headline, or after "read also" before a title."""
    if kind is BlockKind.TITLE:
        return line.value if marked.follows and line.value else None
    return glued_headline(line.text, cues) if kind is BlockKind.BODY and not line.short else None


def _first_body(lines: list[Line]) -> int:
    """Return the index of the first paragraph; where no line ends as a sentence does, of the second text line."""
    for at, line in enumerate(lines):
        if line.paragraph:
            return at
    texts = [at for at, line in enumerate(lines) if line.role is Role.TEXT and line.dateline is Dateline.NONE]
    return texts[1] if len(texts) > 1 else (texts[0] if texts else len(lines))


def _title(lines: list[Line], body: int, cues: Furniture, told: str | None) -> int | None:
    fit = [at for at in range(min(body, len(lines))) if lines[at].headline]
    fit = [at for at in fit if lines[at].dateline is Dateline.NONE or at == 0]
    if told is not None:
        return next((at for at in fit if _same_words(lines[at].text, told)), None)
    if not fit and lines and body > 0 and _labelled_headline(lines[0]):
        return 0
    long = [at for at in fit if len(words(lines[at].text)) >= 3]
    if len(long) > 1 and _is_byline(lines[long[0]]):
        del long[0]
    # A line that may name an outlet is a headline all the same where no other is.
    long = [at for at in long if outlet_named(lines[at].text, cues) is None] or long
    for at in long or fit:
        if not _opens_sentence(lines[at], cues):
            return at
    return None


def _labelled_headline(line: Line) -> bool:
    """Tell whether a page opens with a headline that looks like furniture: "See: ...", "Photo: ..."."""
    return line.role in (Role.RELATED, Role.CREDIT) and line.short and len(words(line.told)) >= 3


def _opens_sentence(line: Line, cues: Furniture) -> bool:
    """Tell whether a line begins with the verb of a sentence and is as long as one: a paragraph without its stop."""
    head = words(line.text[:30])
    return len(line.text) > 80 and bool(head) and head[0] in cues.reporting


def _same_words(line: str, told: str) -> bool:
    mine, theirs = set(words(line)), set(words(told))
    return bool(mine) and len(mine & theirs) >= 0.6 * max(len(mine), len(theirs))


def _mark_header(lines: list[Line], kinds: list[BlockKind], title: int | None, body: int, cues: Furniture) -> None:
    """Mark the title, the names of sections above it, and those of authors and papers below."""
    if title is None:
        return
    kinds[title] = BlockKind.TITLE
    for at in range(title):
        if lines[at].headline and outlet_named(lines[at].text, cues):
            kinds[at] = BlockKind.CREDITS
        elif lines[at].headline and len(lines[at].text) <= 40:
            kinds[at] = BlockKind.CREDITS if _is_byline(lines[at]) else BlockKind.TAGS
    for at in range(title + 1, min(body, len(lines))):
        line = lines[at]
        if line.headline and line.dateline is Dateline.NONE and (_is_byline(line) or _is_name(line, cues)):
            kinds[at] = BlockKind.CREDITS
        elif line.headline and outlet_named(line.text, cues):
            kinds[at] = BlockKind.DATELINE


def _is_name(line: Line, cues: Furniture) -> bool:
    """Tell whether a line below the title is so brief that it can only name an author, or a paper."""
    found = words(line.text)
    return len(found) <= (_SITE_WORDS if any(word in cues.outlet_words for word in found) else _NAME_WORDS)


def _is_byline(line: Line) -> bool:
    """Tell whether a short line is a place or desk, a colon and a name, as papers set it over a report."""
    return ":" in line.text and len(line.text.split()) <= _BYLINE_WORDS


def _mark_datelines(lines: list[Line], kinds: list[BlockKind], body: int) -> None:
    """Mark datelines over the body and at the very end; a bare date between paragraphs heads a section instead."""
    last = max((at for at, line in enumerate(lines) if line.paragraph), default=-1)
    for at, line in enumerate(lines):
        loose = line.dateline is Dateline.LOOSE and kinds[at] is BlockKind.BODY
        if line.role is not Role.DATELINE and not loose:
            continue
        if line.value or at < body or (at > last and not loose):
            kinds[at] = BlockKind.DATELINE


def _mark_related(lines: list[Line], kinds: list[BlockKind], body: int, cues: Furniture) -> None:
    """Mark what stands under "read also", and what trails after the credits."""
    ended = listing = False
    for at, line in enumerate(lines):
        if at <= body and line.role is not Role.RELATED:
            listing = listing and line.headline and kinds[at] is not BlockKind.TITLE
        elif line.role is Role.RELATED:
            listing = ended or not line.told or _lists(lines, at)
            continue
        elif line.role is not Role.TEXT:
            ended = ended or line.role in (Role.SOURCE, Role.TAGS)
            continue
        else:
            listing = _goes_on(lines, at, listing, ended, cues)
        if listing:
            kinds[at] = BlockKind.RELATED


def _mark_links(lines: list[Line], kinds: list[BlockKind], body: int) -> None:
    """Mark headlines of other stories that a page sets between its paragraphs, two or more in a row.

    Only where paragraphs are the rule: a text whose sentences end without their stops has no headlines.
    """
    inner = range(body + 1, len(lines))
    links = [at for at in inner if lines[at].headline and kinds[at] is BlockKind.BODY and not _listed(lines[at])]
    told = sum(lines[at].paragraph for at in inner)
    if told < _FEW_PARAGRAPHS or len(links) > told:
        return
    beside = frozenset(links)
    for at in links:
        if at - 1 in beside or at + 1 in beside:
            kinds[at] = BlockKind.RELATED


_FEW_PARAGRAPHS = 4
_LISTED = re.compile(r"[-–—•*▪\d(«\"“]")


def _listed(line: Line) -> bool:
    """Tell whether a line is an item of a list, or somebody's words."""
    return _LISTED.match(line.text) is not None


def _lists(lines: list[Line], at: int) -> bool:
    """Tell whether two headlines in a row follow a labelled one: a list, and no heading of the next section."""
    return at + 2 < len(lines) and lines[at + 1].headline and lines[at + 2].headline


def _goes_on(lines: list[Line], at: int, listing: bool, ended: bool, cues: Furniture) -> bool:
    """Tell whether a text line after the first paragraph belongs to a list of other stories."""
    line = lines[at]
    if line.short:
        return listing or (ended and not _resumes(lines, at, cues))
    if not listing:
        return False
    if ended:
        return True
    before = lines[at - 1]
    return before.headline and not continues(line.text, cues) and _is_teaser(lines, at, before)


def _is_teaser(lines: list[Line], at: int, before: Line) -> bool:
    """Tell whether a paragraph belongs to the headline over it and not to the article: it takes up its words."""
    earlier = next((line.text for line in lines[: at - 1] if line.paragraph), "")
    return akin(before.text, lines[at].text) and not akin(before.text, earlier)


def _resumes(lines: list[Line], at: int, cues: Furniture) -> bool:
    """Tell whether a short line after a source line heads a further section of the same article."""
    return opening_at(lines, at, cues).paragraphs > 0


def _mark_signature(lines: list[Line], kinds: list[BlockKind], body: int) -> None:
    """Mark a short line between the last paragraph and the credits: the site or the author signing."""
    last = max((at for at, line in enumerate(lines) if line.paragraph), default=-1)
    closing = list(range(max(last, body) + 1, len(lines)))
    if not any(lines[at].role in (Role.SOURCE, Role.CREDIT) for at in closing):
        return
    for at in closing:
        if lines[at].role is not Role.TEXT:
            return
        if len(words(lines[at].text)) <= _SIGNATURE_WORDS and kinds[at] is BlockKind.BODY:
            kinds[at] = BlockKind.CREDITS
