"""Claims and the evidence behind them."""

from dataclasses import dataclass
from typing import Final

from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, Status
from mithaq.model.record import Record

_INITIALLING = "rule:initial/"


@dataclass(slots=True, unsafe_hash=True, init=False)
class Evidence(Record):
    """The exact words: ``quote == text[span.start:span.end]`` of the document, always."""

    document: Final[str]
    span: Final[Span]
    quote: Final[str]

    def __init__(
        self,
        *,
        document: str,
        span: Span,
        quote: str,
    ) -> None:
        self.document = document
        self.span = span
        self.quote = quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A number with what it counts ("killed", "prisoners") and whose they are.

    ``corrects`` is the earlier number that the text calls wrong.
    """

    what: str
    value: int
    of: str | None = None
    corrects: int | None = None


@dataclass(slots=True, unsafe_hash=True, init=False)
class Claim(Record):
    """One report's assertion of one thing. ``date`` is EDTF of the event itself, never of the report.

    ``parties`` take part; ``third_parties`` host, mediate or are spoken of; ``people`` are persons who take part.
    ``actor`` is the party that acts (attacks, withdraws, releases), where the text says which one it is.
    ``answers`` is the claim (its id) of the same report that a denial denies, or the act that an accusation is about.
    ``id`` is a content hash: the same document gives the same ids on every machine.
    """

    id: Final[str]
    document: Final[str]
    kind: Final[ClaimKind]
    status: Final[Status]
    date: Final[str | None]
    parties: Final[tuple[str, ...]]
    people: Final[tuple[str, ...]]
    place: Final[str | None]
    evidence: Final[tuple[Evidence, ...]]
    topics: Final[tuple[str, ...]]
    instruments: Final[tuple[str, ...]]
    third_parties: Final[tuple[str, ...]]
    speaker: Final[str | None]
    act: Final[Act | None]
    format: Final[str | None]
    level: Final[str | None]
    outlet: Final[str | None]
    agency: Final[str | None]
    quantities: Final[tuple[Quantity, ...]]
    actor: Final[str | None]
    answers: Final[str | None]
    extractor: Final[str]

    def __init__(
        self,
        *,
        id: str,
        document: str,
        kind: ClaimKind,
        status: Status,
        date: str | None,
        parties: tuple[str, ...],
        people: tuple[str, ...],
        place: str | None,
        evidence: tuple[Evidence, ...],
        topics: tuple[str, ...] = (),
        instruments: tuple[str, ...] = (),
        third_parties: tuple[str, ...] = (),
        speaker: str | None = None,
        act: Act | None = None,
        format: str | None = None,
        level: str | None = None,
        outlet: str | None = None,
        agency: str | None = None,
        quantities: tuple[Quantity, ...] = (),
        actor: str | None = None,
        answers: str | None = None,
        extractor: str = "",
    ) -> None:
        self.id = id
        self.document = document
        self.kind = kind
        self.status = status
        self.date = date
        self.parties = parties
        self.people = people
        self.place = place
        self.evidence = evidence
        self.topics = topics
        self.instruments = instruments
        self.third_parties = third_parties
        self.speaker = speaker
        self.act = act
        self.format = format
        self.level = level
        self.outlet = outlet
        self.agency = agency
        self.quantities = quantities
        self.actor = actor
        self.answers = answers
        self.extractor = extractor


@dataclass(slots=True, unsafe_hash=True, init=False)
class AgreementClaim(Record):
    """A report's naming of an agreement: which one, with the date and status the text gives it.

    One "alluded" to bears no name that says which ("the Geneva agreement"): ``place``, date and ``context``, all whom
    the report speaks of, tell it.
    """

    id: Final[str]
    document: Final[str]
    agreement: Final[str]
    names: Final[tuple[tuple[str, str], ...]]
    date: Final[str | None]
    status: Final[str]
    parties: Final[tuple[str, ...]]
    evidence: Final[tuple[Evidence, ...]]
    act: Final[str]
    place: Final[str | None]
    context: Final[tuple[str, ...]]

    def __init__(
        self,
        *,
        id: str,
        document: str,
        agreement: str,
        names: tuple[tuple[str, str], ...],
        date: str | None,
        status: str,
        parties: tuple[str, ...],
        evidence: tuple[Evidence, ...],
        act: str = "mentioned",
        place: str | None = None,
        context: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.document = document
        self.agreement = agreement
        self.names = names
        self.date = date
        self.status = status
        self.parties = parties
        self.evidence = evidence
        self.act = act
        self.place = place
        self.context = context


@dataclass(slots=True, unsafe_hash=True, init=False)
class CommitmentClaim(Record):
    """One report's telling of something owed: that it was promised, or what became of it.

    ``status`` is "promised", one of a commitment's statuses, or "mentioned" where nothing is told of it. ``date`` is
    when it came about; ``due`` the deadline (EDTF), or ``period`` one counted ``since`` ("signing", "in_force").
    ``obligor`` is empty where both sides owe it; ``parties`` are those of the agreement, ``context`` all whom the
    report speaks of. ``naming`` is the report's AgreementClaim that it belongs to, ``agreed_on`` that one's day.
    """

    id: Final[str]
    document: Final[str]
    matter: Final[str]
    status: Final[str]
    date: Final[str | None]
    evidence: Final[tuple[Evidence, ...]]
    obligor: Final[tuple[str, ...]]
    parties: Final[tuple[str, ...]]
    context: Final[tuple[str, ...]]
    place: Final[str | None]
    due: Final[str | None]
    period: Final[str | None]
    since: Final[str | None]
    naming: Final[str | None]
    agreed_on: Final[str | None]
    speaker: Final[str | None]
    rule: Final[str]

    def __init__(
        self,
        *,
        id: str,
        document: str,
        matter: str,
        status: str,
        date: str | None,
        evidence: tuple[Evidence, ...],
        obligor: tuple[str, ...] = (),
        parties: tuple[str, ...] = (),
        context: tuple[str, ...] = (),
        place: str | None = None,
        due: str | None = None,
        period: str | None = None,
        since: str | None = None,
        naming: str | None = None,
        agreed_on: str | None = None,
        speaker: str | None = None,
        rule: str = "",
    ) -> None:
        self.id = id
        self.document = document
        self.matter = matter
        self.status = status
        self.date = date
        self.evidence = evidence
        self.obligor = obligor
        self.parties = parties
        self.context = context
        self.place = place
        self.due = due
        self.period = period
        self.since = since
        self.naming = naming
        self.agreed_on = agreed_on
        self.speaker = speaker
        self.rule = rule


def initialling(claim: Claim) -> bool:
    """Tell whether a signing claim tells only that initials were put to a text, which is yet to be signed."""
    return claim.extractor.startswith(_INITIALLING)
