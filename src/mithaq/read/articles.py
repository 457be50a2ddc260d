"""Make Documents of a decoded text: split it into articles, mark their blocks, name their carriers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from mithaq.model.documents import Document, Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import BlockKind
from mithaq.read.blocks import Marked, blocks_of, mark
from mithaq.read.carriers import carriers_of
from mithaq.read.furniture import Furniture, furniture
from mithaq.read.language import UNDETERMINED, language_of
from mithaq.read.lines import Line, lines_of
from mithaq.read.stories import story_starts
from mithaq.read.tongues import main_tongue, tongue_starts

# What makes a row or feed entry the one it is, wherever it is stored and whichever row it is there.
_IDENTITY = ("title", "url", "date", "outlet", "id", "language")

# Where each article of a page begins, and what the page tells of it alone.
Parts = tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A decoded text with what its carrier told. ``row`` is set when it is one row or entry of an archive.

    ``parts`` are its articles where its markup tells them apart; else they are told by how their lines look.
    """

    source: str
    name: str
    text: str
    hints: Mapping[str, str]
    row: int | None = None
    parts: Parts = ()


def documents_of(page: Page) -> Iterator[Document]:
    """Yield the page's articles. A row is one article whatever it holds; another story in it is marked as related."""
    cues = furniture()
    lines = lines_of(page.text, cues)
    starts = story_starts(lines, cues)
    if page.row is not None:
        yield _row_document(page, lines, starts, cues)
        return
    if page.parts:
        starts = [next(at for at, line in enumerate(lines) if line.start >= start) for start, _ in page.parts]
    else:
        starts = tongue_starts(lines, starts)
    bounds = [*starts, len(lines)]
    for part, (first, last) in enumerate(pairwise(bounds)):
        begin = lines[first].start if part else 0
        end = len(page.text) if last == len(lines) else lines[last - 1].end
        told = _hints(page, part).get("title")
        follows = part > 0 and not page.parts and not lines[first].paragraph
        marked = mark(lines[first:last], cues, told_title=told, follows=follows)
        yield _document(page, part, Span(start=begin, end=end), marked, cues)


def _row_document(page: Page, lines: list[Line], starts: list[int], cues: Furniture) -> Document:
    own = starts[1] if len(starts) > 1 else len(lines)
    marked = mark(lines[:own], cues, told_title=page.hints.get("title"))
    foreign = [BlockKind.RELATED] * (len(lines) - own)
    marked = Marked(lines=lines, kinds=[*marked.kinds, *foreign], title=marked.title)
    return _document(page, page.row or 0, Span(start=0, end=len(page.text)), marked, cues)


def _document(page: Page, part: int, span: Span, marked: Marked, cues: Furniture) -> Document:
    hints = _hints(page, part)
    carriers = carriers_of(marked, cues)
    return Document(
        id=_identify(page, part),
        source=page.source,
        name=page.name,
        part=part,
        language=main_tongue(marked.lines, _language(page.text[span.start : span.end], hints)),
        text=page.text,
        span=span,
        blocks=blocks_of(marked, cues),
        title=hints.get("title") or marked.title_text,
        url=hints.get("url"),
        outlet=hints.get("outlet") or carriers.outlet,
        agency=carriers.agency,
        hints=tuple(hints.items()),
    )


def _hints(page: Page, part: int) -> dict[str, str]:
    """Return what is told of one article: what the carrier told of the page's date and title is of its first alone."""
    hints = dict(page.hints)
    if part and page.row is None:
        hints = {key: value for key, value in hints.items() if key in ("url", "language", "outlet")}
    return {**hints, **page.parts[part][1]} if page.parts else hints


def _identify(page: Page, part: int) -> str:
    """Return the document's id.

    Of a page: the hash of the source's id (itself the hash of its bytes) and the part. Of a row or feed entry: the
    hash of its content and of what the carrier told of it, but neither of the archive nor of the row's number, so
    that the same article is known again in another archive, in a longer one, or in the same one twice.
    """
    if page.row is None:
        return content_id("doc", page.source, part)
    return content_id("doc", page.text, *(page.hints.get(key) for key in _IDENTITY))


def _language(text: str, hints: Mapping[str, str]) -> str:
    found = language_of(text)
    told = hints.get("language", "").replace("_", "-").split("-")[0].lower()
    return told if found == UNDETERMINED and 2 <= len(told) <= 3 else found
