"""What was read: a row a document, with its date and why, its text group and what it gave."""

from collections import Counter

from mithaq.model.annotations import DocumentDate
from mithaq.model.documents import Diagnostic, Span
from mithaq.model.ledger import Ledger
from mithaq.model.reports import Report
from mithaq.view.context import Context, Row, row


def sources(ledger: Ledger, context: Context, as_of: str) -> list[Row]:
    """Return the reports behind the ledger, by date; the undated last."""
    claims = Counter(claim.document for claim in context.claims.values())
    ordered = sorted(context.reports.values(), key=lambda one: (one.published.value or "9999", one.file, one.article))
    return [source_row(report, claims[report.document], context, as_of) for report in ordered]


def source_row(report: Report, claims: int, context: Context, as_of: str) -> Row:
    """Return one report as a line of the sources."""
    body = {
        "file": report.file,
        "article": report.article,
        "url": report.url,
        "outlet": report.outlet,
        "agency": report.agency,
        "language": report.language,
        "title": report.title,
        "published": _published(report.published),
        "text_group": report.text,
        "copy": report.copy,
        "claims": claims,
        "diagnostics": [_diagnostic(one) for one in report.diagnostics],
    }
    return row(report.document, as_of, body, context)


def _published(date: DocumentDate) -> Row:
    return {
        "value": date.value,
        "basis": date.basis.value,
        "candidates": list(date.candidates),
        "reasons": [{"why": reason.why, **_span(reason.span)} for reason in date.reasons],
    }


def _diagnostic(one: Diagnostic) -> Row:
    return {"code": one.code, **_span(one.span), "message": one.message}


def _span(span: Span | None) -> Row:
    return {"start": span.start if span else None, "end": span.end if span else None}
