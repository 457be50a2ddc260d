"""How an event stands: read from tense, from what governs an infinitive or a noun, from negation."""

from mithaq.annotate.predicates.clauses import Link, Parsed
from mithaq.annotate.predicates.groups import Group
from mithaq.model.kinds import Act, ClaimKind, Status

CONTACTS = (ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT)
_AHEAD = (*CONTACTS, ClaimKind.SIGNING, ClaimKind.MECHANISM, ClaimKind.RATIFICATION, ClaimKind.CEASEFIRE)
_GOVERNORS = (
    ("CANCEL_VERBS", Status.CANCELLED),
    ("DENY_VERBS", Status.DENIED),
    ("REFUSE_VERBS", Status.DECLINED),
    ("CALL_VERBS", Status.PROPOSED),
    ("PLAN_VERBS", Status.SCHEDULED),
    ("AGREE_VERBS", Status.SCHEDULED),
    ("ABLE_VERBS", Status.OCCURRED),
)
_ACTS = {
    Act.CALLS_FOR: Status.PROPOSED,
    Act.DEMANDS: Status.PROPOSED,
    Act.REJECTS: Status.DECLINED,
    Act.DENIES: Status.DENIED,
    Act.PROMISES: Status.SCHEDULED,
    Act.OFFERS: Status.SCHEDULED,
    Act.AGREES: Status.SCHEDULED,
    Act.HOPES: Status.PROPOSED,
    Act.ACCUSES: Status.OCCURRED,
    Act.CONDEMNS: Status.OCCURRED,
}


def governor_of(parsed: Parsed, number: int) -> int | None:
    """Return the verb group that an infinitive or gerund hangs on."""
    clause = parsed.clauses[parsed.of[parsed.groups[number].start]]
    earlier = [n for n in clause.groups if n < number]
    if earlier:
        return earlier[-1]
    above = parsed.clauses[clause.parent].groups if clause.parent is not None else []
    return above[-1] if above and clause.link is Link.CONTENT else None


def governing_status(parsed: Parsed, number: int) -> Status | None:
    """The status that a verb gives to what it governs; None where it gives none."""
    group = parsed.groups[number]
    for name, status in _GOVERNORS:
        if parsed.sentence.has(group.head, name):
            if status is Status.SCHEDULED and group.negated:
                return Status.DECLINED
            return status
    acts = [sense.frame.act for sense in parsed.sentence.units[group.head].facts.senses if sense.frame.act]
    return next((_ACTS[act] for act in acts if act in _ACTS), None)


def verb_status(parsed: Parsed, number: int, kind: ClaimKind) -> Status | None:
    """The status of what a verb group tells; None where it tells nothing that was."""
    group = parsed.groups[number]
    if hypothetical(parsed, number):
        return None
    if group.form in ("base", "ing"):
        governor = governor_of(parsed, number)
        if governor is None:
            return _loose(group, kind)
        between = range(parsed.groups[governor].end, group.start)
        if any(parsed.sentence.has(at, "UNWILLING") for at in between):
            return Status.DECLINED
        if any(parsed.sentence.has(at, "READY") for at in between):
            return Status.DECLINED if parsed.groups[governor].negated else Status.SCHEDULED
        acts = [s.frame.act for s in parsed.sentence.units[parsed.groups[governor].head].facts.senses if s.frame.act]
        if Act.THREATENS in acts:
            return None
        governed = governing_status(parsed, governor)
        if governed is not None:
            return governed
        if group.form == "ing":
            return verb_status(parsed, governor, kind) if group.head > parsed.groups[governor].head else Status.OCCURRED
        return Status.SCHEDULED if kind in CONTACTS else None
    return _finite(group, kind)


def _loose(group: Group, kind: ClaimKind) -> Status | None:
    return (Status.SCHEDULED if kind in _AHEAD else None) if group.form == "base" else Status.OCCURRED


def _finite(group: Group, kind: ClaimKind) -> Status | None:
    statement = kind is ClaimKind.STATEMENT
    if group.modal == "may":
        return None
    if group.modal == "must":
        return Status.PROPOSED if not (group.negated or statement) else Status.OCCURRED if statement else None
    if group.negated:
        if group.form == "future":
            return Status.DECLINED if not statement else None
        return Status.DENIED if kind in (ClaimKind.MEETING, ClaimKind.CALL) and group.form == "past" else None
    if group.form == "future":
        return Status.SCHEDULED if not statement else None
    if statement or group.form == "past" or group.perfect:
        return Status.OCCURRED
    if group.form == "present":
        if kind in _AHEAD and not group.going:
            return Status.SCHEDULED
        return Status.ONGOING
    return Status.OCCURRED


def _ahead(parsed: Parsed, number: int) -> bool:
    """Tell whether what must come first has not come yet: "before they leave", "would begin once they were lifted"."""
    clause = parsed.clauses[number]
    own = [parsed.groups[at] for at in clause.groups]
    above = [parsed.groups[at] for at in parsed.clauses[clause.parent].groups] if clause.parent is not None else []
    return any(group.form == "present" and not group.perfect for group in own) or any(
        group.form == "future" or group.modal for group in above
    )


def hypothetical(parsed: Parsed, number: int) -> bool:
    """Tell whether a verb stands in a condition."""
    at: int | None = parsed.of[parsed.groups[number].start]
    while at is not None:
        clause = parsed.clauses[at]
        if clause.link is Link.ADVERBIAL and parsed.sentence.has(clause.start, "CONDITION"):
            return True
        if clause.link is Link.ADVERBIAL and parsed.sentence.has(clause.start, "UNDONE") and _ahead(parsed, at):
            return True
        at = clause.parent
    return False
