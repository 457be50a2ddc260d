"""Claims and the evidence behind them."""

from dataclasses import dataclass

from mithaq.model.documents import Span
from mithaq.model.kinds import Act, ClaimKind, Status
from mithaq.model.making import quickly_made

_INITIALLING = "rule:initial/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words: ``quote == text[span.start:span.end]`` of the document, always."""

    document: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts ("killed", "prisoners") and whose they are.

    ``corrects`` is the earlier number that the text calls wrong.
    """

    what: str
    value: int
    of: str | None = None
    corrects: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One report's assertion of one thing. ``date`` is EDTF of the event itself, never of the report.

    ``parties`` take part; ``third_parties`` host, mediate or are spoken of; ``people`` are persons who take part.
    ``actor`` is the party that acts (attacks, withdraws, releases), where the text says which one it is.
    ``answers`` is the claim (its id) of the same report that a denial denies, or the act that an accusation is about.
    ``id`` is a content hash: the same document gives the same ids on every machine.
    """

    id: str
    document: str
    kind: ClaimKind
    status: Status
    date: str | None
    parties: tuple[str, ...]
    people: tuple[str, ...]
    place: str | None
    evidence: tuple[Evidence, ...]
    topics: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    speaker: str | None = None
    act: Act | None = None
    format: str | None = None
    level: str | None = None
    outlet: str | None = None
    agency: str | None = None
    quantities: tuple[Quantity, ...] = ()
    actor: str | None = None
    answers: str | None = None
    extractor: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementClaim:
    """A report's naming of an agreement: which one, with the date and status the text gives it.

    One "alluded" to bears no name that says which ("the Geneva agreement"): ``place``, date and ``context``, all whom
    the report speaks of, tell it.
    """

    id: str
    document: str
    agreement: str
    names: tuple[tuple[str, str], ...]
    date: str | None
    status: str
    parties: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    act: str = "mentioned"
    place: str | None = None
    context: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentClaim:
    """One report's telling of something owed: that it was promised, or what became of it.

    ``status`` is "promised", one of a commitment's statuses, or "mentioned" where nothing is told of it. ``date`` is
    when it came about; ``due`` the deadline (EDTF), or ``period`` one counted ``since`` ("signing", "in_force").
    ``obligor`` is empty where both sides owe it; ``parties`` are those of the agreement, ``context`` all whom the
    report speaks of. ``naming`` is the report's AgreementClaim that it belongs to, ``agreed_on`` that one's day.
    """

    id: str
    document: str
    matter: str
    status: str
    date: str | None
    evidence: tuple[Evidence, ...]
    obligor: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    place: str | None = None
    due: str | None = None
    period: str | None = None
    since: str | None = None
    naming: str | None = None
    agreed_on: str | None = None
    speaker: str | None = None
    rule: str = ""


def initialling(claim: Claim) -> bool:
    """Tell whether a signing claim tells only that initials were put to a text, which is yet to be signed."""
    return claim.extractor.startswith(_INITIALLING)
