"""The page of one report: its text as it came, everything understood of it marked at its offsets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mithaq.link.relinks import meant_by, relinks
from mithaq.model.claims import Claim
from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import BlockKind
from mithaq.model.understood import Understood
from mithaq.run.desk import Desk
from mithaq.view.context import Context, Told
from mithaq.view.segments import segments
from mithaq.web.chrome import Chrome
from mithaq.web.listing import called, naming
from mithaq.web.marks import Mark, marks_of, notes_on
from mithaq.web.rendering import page

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same marks throughout: ``begins`` where one of them starts here."""

    text: str
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    begins: bool
    first_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the report and the block it stands in."""

    block: BlockKind | None
    pieces: tuple[Piece, ...]


def report(request: Request, desk: Desk) -> Response:
    """Answer /report/{document}; ``?claim=`` or ``?at=START-END`` are the words asked for. Raises HTTPException."""
    name = request.path_params["document"]
    if name not in desk.context.reports:
        raise HTTPException(404)

    def make(chrome: Chrome) -> Mapping[str, Any]:
        understood = desk.understood(name)
        if understood is None:
            raise HTTPException(404)
        wanted = request.query_params.get("claim")
        spans = asked_spans(understood, wanted, request.query_params.get("at"))
        return _told(understood, desk, spans, wanted) | _relinking(understood, desk, chrome)

    return page(request, desk, "report.html", make)


def _told(understood: Understood, desk: Desk, spans: Sequence[Span], wanted: str | None) -> dict[str, Any]:
    annotated, notes = understood.annotated, notes_on(understood)
    context = desk.context
    return {
        "document": annotated.document,
        "report": context.reports[annotated.document.id],
        "dct": annotated.dct,
        "paragraphs": tuple(paragraphs(annotated.document, marks_of(notes, understood, spans))),
        "notes": notes,
        "wanted": wanted,
        "names": _names(understood, context),
        "quote": lambda span: annotated.document.text[span.start : span.end],
    }


def _relinking(understood: Understood, desk: Desk, chrome: Chrome) -> dict[str, Any]:
    """Return what the form shows that links a name of the report to somebody else, and what was linked anew."""
    around, document = desk.surroundings, understood.annotated.document.id
    links = relinks(desk.stored.by_people)
    named = dict.fromkeys(one.entity for one in understood.annotated.mentions if one.entity)
    return {
        "linked": list(named),
        "meant": {one: new for one in named if (new := meant_by(one, document, links)) != one},
        "name_of": naming(desk, chrome),
        "suggested": called(desk, (*around.parties[:150], *around.people[:150]), chrome),
        "seen": desk.judged,
    }


def asked_spans(understood: Understood, claim: str | None, at: str | None) -> tuple[Span, ...]:
    """Return the stretches a reader asked to see: a claim's evidence, or START-END."""
    every: tuple[Told, ...] = (*understood.claims, *understood.agreements, *understood.commitments)
    found = tuple(part.span for one in every if one.id == claim for part in one.evidence)
    match = _AT.fullmatch(at or "")
    if found or match is None:
        return found
    return (Span(start=int(match.group(1)), end=int(match.group(2))),)


def paragraphs(document: Document, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """Yield the article line by line, each cut where marks begin and end. Joined, the pieces are the text."""
    at, seen = document.span.start, False
    for line in document.text[document.span.start : document.span.end].split("\n"):
        end = at + len(line)
        if line.strip():
            pieces = tuple(_pieces(document.text, at, end, marks, seen))
            seen = seen or any(piece.first_asked for piece in pieces)
            yield Paragraph(block=_block(document.blocks, at, end), pieces=pieces)
        at = end + 1


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark], seen: bool) -> Iterator[Piece]:
    for left, right, over in segments(start, end, marks):
        kinds = tuple(dict.fromkeys(mark.kind for mark in over))
        first = not seen and "asked" in kinds
        seen = seen or first
        narrowest_first = sorted(over, key=lambda mark: mark.end - mark.start)
        notes = tuple(dict.fromkeys(mark.note for mark in narrowest_first if mark.note))
        begins = any(mark.note and mark.start == left for mark in over)
        yield Piece(text=text[left:right], kinds=kinds, notes=notes, begins=begins, first_asked=first)


def _block(blocks: Sequence[Block], start: int, end: int) -> BlockKind | None:
    return next((block.kind for block in blocks if block.span.start < end and start < block.span.end), None)


def _names(understood: Understood, context: Context) -> dict[str, Any]:
    """Return the names of all that a report speaks of, as the views give them."""
    own = {entity.id: entity for entity in understood.annotated.entities}
    known = {name: context.entities.get(name, entity) for name, entity in own.items()}
    claimed = {name for claim in understood.claims for name in _ids(claim)}
    known |= {name: context.entities[name] for name in claimed if name in context.entities}
    return {name: {"name": dict(entity.names[::-1])} for name, entity in known.items()}


def _ids(claim: Claim) -> Iterator[str]:
    yield from (*claim.parties, *claim.third_parties, *claim.people)
    yield from (name for name in (claim.place, claim.speaker, claim.actor) if name)
