"""The document's date: what the page states, what its carrier tells, what its words leave open. Never a guess."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mithaq.annotate.date_candidates import candidate_days
from mithaq.annotate.date_constraints import Constraint
from mithaq.annotate.time import SymbolicTime, resolve_times
from mithaq.annotate.time.parts import whole
from mithaq.model.annotations import DocumentDate, Reason
from mithaq.model.documents import Diagnostic, Document, Span
from mithaq.model.kinds import Basis, BlockKind, Grain
from mithaq.text import fold

# /2023/05/19/, /2023-05-19, 20230519 as one piece of the path.
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
# What a carrier may tell: 2023-05-19T10:00, 2023/5/19, 20230519, 19/05/2023.
_FIGURES = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.]?)(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)"
    r"|(?P<day_>\d\d?)(?P<sep_>[-/.])(?P<month_>\d\d?)(?P=sep_)(?P<year_>\d{4})(?!\d)"
)
_HEAD = 120  # characters at the head of the body in which a place and a date may open the report
_OPENING = re.compile(r"\s*\)?\s*(?:[-\u2013\u2014:]|\(|/\s?\w)")
# Behind a place and a comma the date may close a sentence of its own: "CAIRO, 5 May 2023. Talks between ..."
_PLACED = re.compile(r"\W*[^\W\d][^.!?,،\d\n]*[,،]\s*")
# So may it behind a place and a full stop, as Russian agencies print them: "Moscow. 5 May 2023. Talks between ..."
_PLACE_ALONE = re.compile(r"\W*[^\W\d_]+(?:[ -][^\W\d_]+)?\.\s*")
_CLOSED = re.compile(r"\s*\.\s+\S")
# An agency's name may stand between the date and the dash, where place and date are all that stands before it.
_AGENCY = re.compile(r"\s+\w+(?:\s\w+)?\s*[-\u2013\u2014]")
_HEADER = 4  # blocks among which a page's own date may stand alone
_NAME_WORDS = 5
_DASHES = ("-", "\u2013", "\u2014")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_HOUR = re.compile(r"\d{1,2}:\d\d")
_PIECES = re.compile(r"[|\u2022\u00b7\n]")

Told = tuple[date, str, Span | None]


def document_date(
    document: Document, symbolic: Sequence[SymbolicTime], facts: Sequence[Constraint] = ()
) -> DocumentDate:
    """Return the day on which ``document`` was published, with the reasons.

    In falling order of trust: a dateline or a line that says "published"; the carrier's metadata; a date in the URL;
    "today" with a full date in the body; the days that all deictic expressions of the body allow. An article that is
    not the first of its page takes nothing from the page's metadata. ``value`` is None unless one day is left.
    ``facts`` are constraints from outside the text, for a page that states no date: offices and their holders.
    """
    stated = list(_stated(document, symbolic))
    if stated:
        return _decided(stated, Basis.STATED, list(_carried(document)))
    carried = list(_carried(document))
    if carried:
        return _decided(carried[:1], Basis.METADATA, carried[1:])
    today = list(_today(document, symbolic))
    if today:
        return _decided(today, Basis.STATED, [])
    updated = [(day, "the line of the last update", time.span) for time, day in _labelled(symbolic, "updated")]
    datelines = _yearless_datelines(document, symbolic)
    days, reasons = candidate_days(_of_body(document, symbolic), [day for day, _, _ in updated], datelines, facts)
    if updated and (not days or updated[0][0] in days):
        return _decided(updated[:1], Basis.INFERRED, [])
    days = _of_told_year(days, datelines, symbolic)
    if not days:
        return DocumentDate(value=None, basis=Basis.UNKNOWN, reasons=tuple(reasons))
    written = tuple(day.isoformat() for day in days)
    return DocumentDate(
        value=written[0] if len(written) == 1 else None,
        basis=Basis.INFERRED if len(written) == 1 else Basis.UNKNOWN,
        candidates=written,
        reasons=tuple(reasons),
    )


def _decided(told: Sequence[Told], basis: Basis, others: Iterable[Told]) -> DocumentDate:
    """The day that is told; where the page states several, the one that the carrier confirms, or none."""
    days = sorted({day for day, _, _ in told})
    confirmed = [day for day, _, _ in others if day in days]
    value = days[0] if len(days) == 1 else confirmed[0] if confirmed else None
    reasons = [Reason(why=why, span=span) for _, why, span in told]
    reasons += [Reason(why=f"{why}: {day.isoformat()}", span=span) for day, why, span in others]
    return DocumentDate(
        value=value.isoformat() if value else None,
        basis=basis if value else Basis.UNKNOWN,
        candidates=(value.isoformat(),) if value else tuple(day.isoformat() for day in days),
        reasons=tuple(reasons),
    )


def full_day(time: SymbolicTime) -> date | None:
    """Return the day that an expression names with its year, whatever the document's date."""
    if time.kind != "date" or time.end_fields is not None:
        return None
    if "year" not in time.fields and "hyear" not in time.fields:
        return None
    bare = SymbolicTime(span=time.span, kind=time.kind, fields=time.fields)
    (found,) = resolve_times((bare,), None)
    if (
        found.value is None
        or found.begin is None
        or found.grain not in (Grain.DAY, Grain.HOUR, Grain.MINUTE, Grain.SECOND)
    ):
        return None
    if "/" in found.value:
        return None
    day = date.fromisoformat(found.value[:10])
    settled = whole(time.fields, "weekday") == day.isoweekday()
    return day if settled or "other_month" not in time.fields else None


def _stated(document: Document, symbolic: Sequence[SymbolicTime]) -> Iterator[Told]:
    """Dates of datelines and of lines that say "published"; the latter alone where there are any."""
    labelled = [
        (day, "the page says when it was published", time.span) for time, day in _labelled(symbolic, "published")
    ]
    if labelled:
        yield from labelled[:1]
        return
    for time in symbolic:
        if not time.label and _is_dateline(document, time) and (day := full_day(time)) is not None:
            yield day, "dateline", time.span


def _is_dateline(document: Document, time: SymbolicTime) -> bool:
    """Tell whether a date stands in a dateline, makes up a line at the page's head, or opens the report."""
    for index, block in enumerate(document.blocks):
        if block.span.covers(time.span):
            if block.kind is BlockKind.DATELINE or (index < _HEADER and _alone(document.text, block.span, time)):
                return True
            if block.kind is BlockKind.CREDITS and index < _HEADER:  # place, date and agency before the report
                return True
            break
    return _opens(document, time)


def _yearless_datelines(document: Document, symbolic: Iterable[SymbolicTime]) -> list[SymbolicTime]:
    """Dates without their year that stand where a dateline does: behind the first paragraph they head a chronicle."""
    body = [block.span for block in document.blocks if block.kind is BlockKind.BODY]
    head = body[0].end if body else document.span.end
    return [
        time
        for time in symbolic
        if "year" not in time.fields and time.span.start < head and _is_dateline(document, time)
    ]


def _of_told_year(days: list[date], datelines: Sequence[SymbolicTime], symbolic: Iterable[SymbolicTime]) -> list[date]:
    """Of the days left, the one that the text tells with its year, where a dateline tells it without."""
    told = {day for time in symbolic if (day := full_day(time)) is not None} if datelines and len(days) > 1 else set()
    fits = [day for day in days if day in told and day == max(told)]
    return fits or days


def _alone(text: str, line: Span, time: SymbolicTime) -> bool:
    """Tell whether nothing but marks stands beside a date in its piece of a line (Title | 5 May 2023 | 14:20).

    A date with its weekday may follow a name and a dash, as papers head their pages; one with its hour, a name and a
    colon, as they sign their reports.
    """
    before = _PIECES.split(text[line.start : time.span.start])[-1]
    after = _PIECES.split(text[time.span.end : line.end])[0]
    named = len(before.split()) <= _NAME_WORDS
    if named and "weekday" in time.fields and before.rstrip().endswith(_DASHES):
        before = ""
    if named and before.rstrip().endswith(":") and _HOUR.search(text[time.span.start : line.end]):
        before, after = "", _HOUR.sub("", after)
    return not any(character.isalnum() for character in before + after)


def _labelled(symbolic: Iterable[SymbolicTime], label: str) -> Iterator[tuple[SymbolicTime, date]]:
    for time in symbolic:
        if time.label == label and (day := full_day(time)) is not None:
            yield time, day


def _opens(document: Document, time: SymbolicTime) -> bool:
    """Tell whether a date stands at the head of a paragraph as datelines do: place, date, dash."""
    body = next((block.span for block in document.blocks if block.kind is BlockKind.BODY), None)
    if body is None or not body.covers(time.span) or time.span.start - body.start > _HEAD:
        return False
    line = document.text[body.start : time.span.start]
    if time.bound or len(line.split()) > _NAME_WORDS + 1:
        return False
    opened = _OPENING.match(document.text, time.span.end)
    opened = opened or (_CLOSED.match(document.text, time.span.end) if _is_placed(line) else None)
    return bool(opened or (len(line.split()) <= 2 and _AGENCY.match(document.text, time.span.end)))


def _is_placed(before: str) -> bool:
    """Tell whether what stands before a date may be a place and no more."""
    if _PLACED.fullmatch(before):
        return True
    return bool(_PLACE_ALONE.fullmatch(before)) and not any(word[:1].islower() for word in before.split())


def _carried(document: Document) -> Iterator[Told]:
    """The date that the carrier told beside the text, and the one in the URL."""
    if (hint := document.hint("date")) and (day := _iso_day(hint)) is not None:
        yield day, "metadata", None
    if document.span.start > 0:
        return  # the URL tells of its page's first article
    match = _IN_URL.search(document.url or "")
    if match is not None:
        day = _iso_day(f"{match.group(1)}-{int(match.group(3)):02}-{int(match.group(4)):02}")
        if day is not None:
            yield day, "the URL", None


def _iso_day(written: str) -> date | None:
    """Read the day that a carrier tells: as ISO 8601 has it, or in figures with the year first or last.

    "05/06/2023" is not read: nobody knows which number is the month.
    """
    match = _FIGURES.match(fold(written).strip())
    if match is None or (match.group("day_") and int(match.group("day_")) <= 12):
        return None
    year, month, day = (int(match.group(name) or match.group(f"{name}_")) for name in ("year", "month", "day"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def unread_date(document: Document) -> Diagnostic | None:
    """Return a diagnostic where the carrier tells a date that is none."""
    hint = document.hint("date")
    if not hint or _iso_day(hint) is not None:
        return None
    message = f"{document.name}: the date {hint[:40]!r} beside the text is not read; write 2022-12-05"
    return Diagnostic(code="date.unreadable", message=message, name=document.name)


def _of_body(document: Document, symbolic: Iterable[SymbolicTime]) -> list[SymbolicTime]:
    """The expressions of the story in its own voice: no list of other stories, and no quotation."""
    aside = [block.span for block in document.blocks if block.kind in (BlockKind.RELATED, BlockKind.TAGS)]
    start = document.span.start
    said = _QUOTED.finditer(document.text, start, document.span.end)
    aside += [Span(start=match.start(), end=match.end()) for match in said]
    return [time for time in symbolic if not any(span.overlaps(time.span) for span in aside)]


def _today(document: Document, symbolic: Iterable[SymbolicTime]) -> Iterator[Told]:
    """ "Today, Friday 1 October 2021" in the body."""
    for time in _of_body(document, symbolic):
        if time.fields.get("shift") == 0 and (day := full_day(time)) is not None:
            yield day, "today, with its full date", time.span
