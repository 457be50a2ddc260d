"""The timeline: each event once, with its life, its reports and every sentence behind it."""

from collections.abc import Iterable, Mapping, Sequence

from mithaq.ledger.numbers import Count, counts, standing
from mithaq.ledger.witnesses import Witnesses
from mithaq.model.edtf import bounds
from mithaq.model.kinds import Status
from mithaq.model.ledger import Contradiction, Event, Ledger, StatusChange
from mithaq.view.composed import Composed
from mithaq.view.context import Context, Row, row
from mithaq.view.evidence import documents, evidence, texts
from mithaq.view.filters import ALL, Filters, wanted
from mithaq.view.phrases import sentence
from mithaq.view.wording import shown_languages


def timeline(ledger: Ledger, context: Context, as_of: str, filters: Filters = ALL) -> Sequence[Row]:
    """Return the events that ``filters`` let through, in the order in which they took place; the undated last."""
    disputes = disputed(ledger.contradictions)
    events = [event for event in ledger.events if wanted(event, filters)]
    return Composed(events, lambda event: event_row(event, disputes.get(event.id, ()), context, as_of))


def disputed(contradictions: Iterable[Contradiction]) -> dict[str, tuple[Contradiction, ...]]:
    """Return the contradictions about each record."""
    found: dict[str, tuple[Contradiction, ...]] = {}
    for one in contradictions:
        found[one.about] = (*found.get(one.about, ()), one)
    return found


def event_row(event: Event, disputes: Iterable[Contradiction], context: Context, as_of: str) -> Row:
    """Return one event as a line of the timeline."""
    about = tuple(disputes)
    return row(event.id, as_of, _body(event, about, context, as_of), context)


def _body(event: Event, disputes: tuple[Contradiction, ...], context: Context, as_of: str) -> Row:
    return {
        "kind": event.kind.value,
        "status": event.status.value,
        "date": event.date,
        "text": {language: sentence(event, context, language) for language in shown_languages()},
        "history": [_step(step, context) for step in event.history],
        "parties": list(event.parties),
        "third_parties": list(event.third_parties),
        "people": list(event.people),
        "place": event.place,
        "format": event.format,
        "level": event.level,
        "part_of": event.part_of,
        "topics": list(event.topics),
        "agreements": list(event.agreements),
        "reports": len(documents(event.claims, context)),
        "independent_sources": texts(event.claims, context),
        "silent_since": silent_since(event, as_of),
        "quantities": _quantities(event, disputes, context),
        "disputes": [one.id for one in disputes],
        "evidence": evidence(event.claims, context),
    }


def _step(step: StatusChange, context: Context) -> Row:
    return {
        "status": step.status.value,
        "date": step.date,
        "on": step.on,
        "reported": step.reported,
        "evidence": evidence(step.claims, context),
    }


def silent_since(event: Event, as_of: str) -> str | None:
    """Return the last day on which an announced event could have taken place, where it has passed without a report."""
    due, today = bounds(event.date)[1], bounds(as_of)[0]
    if event.status is not Status.SCHEDULED or due is None or today is None or due >= today:
        return None
    return due.isoformat()


def _quantities(event: Event, disputes: Iterable[Contradiction], context: Context) -> list[Row]:
    claims = [context.claims[name] for name in event.claims if name in context.claims]
    corrected = {one.field: one for one in disputes if one.state == "corrected"}
    reports = [context.reports[claim.document] for claim in claims if claim.document in context.reports]
    told = counts(claims, Witnesses(reports)) if any(claim.quantities for claim in claims) else {}
    return [_quantity(what, of, group, corrected, context) for (what, of), group in told.items()]


def _quantity(
    what: str, of: str | None, told: list[Count], corrected: Mapping[str, Contradiction], context: Context
) -> Row:
    """Return the number that stands, with the one it corrects."""
    now = standing(told)
    dispute = corrected.get(what)
    wrong = [side.value for side in dispute.sides if side.value != dispute.current] if dispute else []
    is_correction = dispute is not None and dispute.current == str(now.value) and wrong
    return {
        "what": what,
        "of": of,
        "value": now.value,
        "corrects": int(wrong[-1]) if is_correction else None,
        "evidence": evidence([count.claim.id for count in told if count.value == now.value], context),
    }
