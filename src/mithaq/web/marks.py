"""What is marked in a report, and what there is to say of each mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mithaq.model.annotations import Mention, Timex
from mithaq.model.claims import AgreementClaim, Claim
from mithaq.model.documents import Diagnostic, Span
from mithaq.model.understood import Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch of the text; ``note`` is the id of what is said of it in the margin."""

    start: int
    end: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the margin says, each with its id: claims, agreements, times, names, diagnostics."""

    claims: tuple[tuple[str, Claim, tuple[Timex, ...]], ...]
    agreements: tuple[tuple[str, AgreementClaim], ...]
    times: tuple[tuple[str, Timex, str | None], ...]
    mentions: tuple[tuple[str, Mention], ...]
    diagnostics: tuple[tuple[str, Diagnostic], ...]


def notes_on(understood: Understood) -> Notes:
    """Return the notes on a report, in the order of the text."""
    annotated = understood.annotated
    claims = sorted(understood.claims, key=lambda claim: _first(claim))
    named = [one for one in understood.agreements if one.act != "alluded"]
    return Notes(
        claims=tuple((f"c{n}", claim, dating(claim, annotated.timexes)) for n, claim in enumerate(claims)),
        agreements=tuple((f"a{n}", one) for n, one in enumerate(sorted(named, key=_first))),
        times=tuple((f"t{n}", one, _anchor(one, understood)) for n, one in enumerate(annotated.timexes)),
        mentions=tuple((f"m{n}", one) for n, one in enumerate(annotated.mentions)),
        diagnostics=tuple((f"d{n}", one) for n, one in enumerate(annotated.diagnostics)),
    )


def marks_of(notes: Notes, understood: Understood, asked: Sequence[Span]) -> list[Mark]:
    """Return all marks of a report, the words asked for among them."""
    return [*_noted(notes), *_dating(understood), *(_mark(span, "asked", "") for span in asked)]


def _noted(notes: Notes) -> Iterator[Mark]:
    for name, claim, _ in notes.claims:
        yield from (_mark(part.span, "claim", name) for part in claim.evidence)
    for name, naming in notes.agreements:
        yield from (_mark(part.span, "agreement", name) for part in naming.evidence)
    for name, time, _ in notes.times:
        yield _mark(time.span, "time", name)
    for name, mention in notes.mentions:
        yield _mark(mention.span, "name", name)
    for name, diagnostic in notes.diagnostics:
        if diagnostic.span:
            yield _mark(diagnostic.span, "note", name)


def _dating(understood: Understood) -> Iterator[Mark]:
    for reason in understood.annotated.dct.reasons:
        if reason.span:
            yield _mark(reason.span, "dated", "published")


def _mark(span: Span, kind: str, note: str) -> Mark:
    return Mark(start=span.start, end=span.end, kind=kind, note=note)


def dating(claim: Claim, times: Sequence[Timex]) -> tuple[Timex, ...]:
    """Return the time expressions in a claim's evidence that its date may have been read from."""
    inside = [time for time in times if any(part.span.overlaps(time.span) for part in claim.evidence)]
    exact = tuple(time for time in inside if time.value and claim.date and time.value[:10] == claim.date[:10])
    return exact or tuple(inside)


def _anchor(time: Timex, understood: Understood) -> str | None:
    """Return the words that a time expression is counted from; "dct" for the report's own date."""
    if time.anchor in (None, "dct"):
        return time.anchor
    text, times = understood.annotated.document.text, understood.annotated.timexes
    return next((text[one.span.start : one.span.end] for one in times if one.id == time.anchor), time.anchor)


def _first(claim: Claim | AgreementClaim) -> int:
    return min((part.span.start for part in claim.evidence), default=0)
