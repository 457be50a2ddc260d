"""The folded record: events, agreements, contradictions. All derived; thrown away and rebuilt at will."""

from dataclasses import dataclass

from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """A decision that two things are one ("same") or not ("different"). Appended, never overwritten."""

    left: str
    right: str
    verdict: str
    score: float
    decided_by: str
    decided_at: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange(Record):
    """A step in an event's life, with the claims that tell it. ``date`` is the thing's date as then told."""

    status: Status
    date: str | None
    on: str | None
    reported: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One thing told by one or many claims."""

    id: str
    kind: ClaimKind
    status: Status
    date: str | None
    parties: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    claims: tuple[str, ...]
    history: tuple[StatusChange, ...] = ()
    third_parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    format: str | None = None
    level: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """One document or a set of them, as the reports and the register tell it."""

    id: str
    names: tuple[tuple[str, str], ...]
    kind: str
    status: str
    declared: str | None
    signed: str | None
    effective: str | None
    ended: str | None
    parties: tuple[str, ...]
    third_parties: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Record):
    """A step in a commitment's life: since when it holds, which report told it, and the rule or person who judged."""

    status: str
    on: str | None
    reported: str | None
    decided_by: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """What somebody owes by an agreement or a promise, and what became of it.

    ``status``: not_started, started, partial, done, reversed, disputed, unknown. Overdue and silent are not kept: they
    depend on the day looked from. ``told`` are the claims that promise it, ``claims`` all that speak of it.
    """

    id: str
    agreement: str | None
    matter: str
    obligor: tuple[str, ...]
    beneficiary: tuple[str, ...]
    place: str | None
    due: str | None
    due_rule: str | None
    status: str
    history: tuple[Progress, ...]
    told: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Record):
    """One account in a contradiction."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Record):
    """Two or more accounts that cannot both hold. Never averaged, never hidden.

    Where one account corrects another, ``current`` is the value that stands, ``corrected_by`` the claim that says so.
    """

    id: str
    about: str
    about_kind: str
    field: str
    sides: tuple[Side, ...]
    state: str = "open"
    current: str | None = None
    corrected_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger(Record):
    """Everything the claims and judgements fold into."""

    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    contradictions: tuple[Contradiction, ...]
    commitments: tuple[Commitment, ...] = ()
