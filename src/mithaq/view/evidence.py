"""The sentences behind a record, each with where it was printed and when."""

from collections.abc import Iterable

from mithaq.model.claims import AgreementClaim, Claim
from mithaq.view.context import Context, Row, Told


def evidence(claims: Iterable[str], context: Context) -> list[Row]:
    """Return the evidence of the claims with these ids, in the order reported; unknown ids have none."""
    known = [claim for name in claims if (claim := context.claim(name)) is not None]
    ordered = sorted(known, key=lambda claim: (context.reported(claim) or "9999", claim.id))
    return [line for claim in ordered for line in _lines(claim, context)]


def _lines(claim: Told, context: Context) -> list[Row]:
    report = context.reports.get(claim.document)
    return [
        {
            "claim": claim.id,
            "document": claim.document,
            "file": report.file if report else None,
            "article": report.article if report else None,
            "start": part.span.start,
            "end": part.span.end,
            "quote": part.quote,
            "reported": context.reported(claim),
            "outlet": (claim.outlet if isinstance(claim, Claim) else None) or (report.outlet if report else None),
            "agency": (claim.agency if isinstance(claim, Claim) else None) or (report.agency if report else None),
            "speaker": None if isinstance(claim, AgreementClaim) else claim.speaker,
        }
        for part in claim.evidence
    ]


def reported(claims: Iterable[str], context: Context) -> list[str]:
    """Return the days on which sentences behind these claims were reported, as far as they are known."""
    known = (claim for name in claims if (claim := context.claim(name)) is not None)
    return [day for claim in known if claim.evidence and (day := context.reported(claim))]


def documents(claims: Iterable[str], context: Context) -> list[str]:
    """Return the documents that make these claims, sorted."""
    return sorted({claim.document for name in claims if (claim := context.claim(name)) is not None})


def texts(claims: Iterable[str], context: Context) -> int:
    """Return how many distinct texts make these claims: copies of one text count once."""
    found = documents(claims, context)
    return len({context.reports[name].text if name in context.reports else name for name in found})
