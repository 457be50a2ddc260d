"""The register of agreements: each document once, with every naming of it, and the sets they are named in."""

from collections.abc import Iterable

from mithaq.model.claims import AgreementClaim
from mithaq.model.ledger import Agreement, Ledger
from mithaq.view.context import Context, Row, Told, row
from mithaq.view.evidence import documents, evidence, texts
from mithaq.view.phrases import unnamed
from mithaq.view.wording import shown_languages


def agreements(ledger: Ledger, context: Context, as_of: str, parties: Iterable[str] = ()) -> list[Row]:
    """Return the agreements, those of all of ``parties`` where any are given, in the order of their dates."""
    wanted = set(parties)
    shown = [one for one in ledger.agreements if wanted <= {*one.parties, *one.third_parties}]
    ordered = sorted(shown, key=lambda one: (one.signed or one.declared or one.effective or "9999", one.id))
    return [agreement_row(one, ledger, context, as_of) for one in ordered]


def agreement_row(agreement: Agreement, ledger: Ledger, context: Context, as_of: str) -> Row:
    """Return one agreement, or set of them, as a line of the register."""
    body = _set(agreement, context) if agreement.members else _document(agreement, context)
    sets = [one for one in ledger.agreements if agreement.id in one.members]
    claims = [*agreement.claims, *(name for one in sets for name in one.claims)]
    body |= {
        "mentions": [
            *_mentions(agreement, None, context),
            *(line for one in sets for line in _mentions(one, one.id, context)),
        ],
        "commitments": [one.id for one in ledger.commitments if one.agreement == agreement.id],
        "reports": len(documents(claims, context)),
        "independent_sources": texts(claims, context),
    }
    return row(agreement.id, as_of, body, context)


def _set(agreement: Agreement, context: Context) -> Row:
    return {"kind": "set", "names": _names(agreement, context), "members": list(agreement.members)}


def _document(agreement: Agreement, context: Context) -> Row:
    return {
        "names": _names(agreement, context),
        "kind": agreement.kind,
        "status": agreement.status,
        "declared": agreement.declared,
        "signed": agreement.signed,
        "effective": agreement.effective,
        "ended": agreement.ended,
        "parties": list(agreement.parties),
        "third_parties": list(agreement.third_parties),
    }


def _names(agreement: Agreement, context: Context) -> dict[str, list[str]]:
    """Return its names by language; one that no report names goes by its parties and day."""
    if not agreement.names and agreement.parties:
        return {one: [unnamed(agreement, context, one)] for one in shown_languages()}
    found: dict[str, list[str]] = {}
    for language, name in agreement.names:
        found.setdefault(language, []).append(name)
    return found


def _mentions(agreement: Agreement, within: str | None, context: Context) -> list[Row]:
    known = [claim for name in agreement.claims if (claim := context.claim(name)) is not None]
    ordered = sorted(known, key=lambda claim: (context.reported(claim) or "9999", claim.id))
    return [_mention(claim, within, context) for claim in ordered]


def _mention(claim: Told, within: str | None, context: Context) -> Row:
    report = context.reports.get(claim.document)
    quote = next((part.quote for part in claim.evidence), None)
    return {
        "file": report.file if report else None,
        "document": claim.document,
        "act": claim.act if isinstance(claim, AgreementClaim) else "signed",
        "as": next((name for _, name in claim.names), quote) if isinstance(claim, AgreementClaim) else quote,
        "set": within,
        "reported": context.reported(claim),
        "evidence": evidence([claim.id], context),
    }
