"""Accounts that differ, side by side, with who says so and when."""

from mithaq.model.ledger import Contradiction, Ledger, Side
from mithaq.view.context import Context, Row, row
from mithaq.view.evidence import evidence


def disputes(ledger: Ledger, context: Context, as_of: str) -> list[Row]:
    """Return the contradictions of the ledger, open ones first."""
    ordered = sorted(ledger.contradictions, key=lambda one: (one.state != "open", one.id))
    return [dispute_row(one, context, as_of) for one in ordered]


def dispute_row(dispute: Contradiction, context: Context, as_of: str) -> Row:
    """Return one contradiction as a line of the disputes."""
    body: Row = {
        "about": dispute.about,
        "about_kind": dispute.about_kind,
        "field": dispute.field,
        "state": dispute.state,
        "sides": [_side(dispute.field, side, context) for side in dispute.sides],
        "current": _value(dispute.field, dispute.current),
        "corrected_by": dispute.corrected_by,
    }
    return row(dispute.id, as_of, body, context)


def _side(field: str, side: Side, context: Context) -> Row:
    lines = evidence(side.claims, context)
    return {
        "value": _value(field, side.value),
        "speaker": next((line["speaker"] for line in lines if line["speaker"]), None),
        "reported": next((line["reported"] for line in lines if line["reported"]), None),
        "evidence": lines,
    }


def _value(field: str, value: str | None) -> str | int | None:
    """Return a number as a number; a year is no number but a date."""
    return int(value) if value is not None and field != "date" and value.isdecimal() else value
