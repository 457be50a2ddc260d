"""Sources and documents: what was fetched, and the articles read out of it."""

from dataclasses import dataclass, field
from typing import Final

from mithaq.model.kinds import BlockKind
from mithaq.model.record import Record


@dataclass(slots=True, unsafe_hash=True, init=False)
class Span(Record):
    """A half-open stretch of text, in Unicode code points of ``Document.text``."""

    start: Final[int]
    end: Final[int]

    def __init__(
        self,
        *,
        start: int,
        end: int,
    ) -> None:
        self.start = start
        self.end = end

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Bytes as they came, with what the carrier said about them.

    ``id`` is the SHA-256 of the payload. ``hints`` are what a row of JSONL or a feed entry tells
    beside the text: ``title``, ``date`` (ISO publication date), ``outlet``, ``url``, ``language``, ``id``.
    """

    id: str
    payload: bytes
    media_type: str
    name: str
    url: str | None = None
    outlet: str | None = None
    retrieved_at: str | None = None
    hints: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A marked stretch of a document."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """One article. ``text`` is the whole decoded page; the article is ``span`` of it.

    Offsets of every annotation count in ``text``, so that two articles of one page share one count.
    ``hints`` repeat the source's, narrowed to this article.
    """

    id: str
    source: str
    name: str
    part: int
    language: str
    text: str
    span: Span
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    hints: tuple[tuple[str, str], ...] = ()

    def hint(self, name: str) -> str | None:
        """Return what the carrier told under ``name``, if anything."""
        return next((value for key, value in self.hints if key == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic(Record):
    """Something a reader should know: an input that could not be read, two dates that disagree."""

    code: str
    message: str
    span: Span | None = None
    name: str | None = field(default=None)
