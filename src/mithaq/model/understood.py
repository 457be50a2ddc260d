"""One document with all that Mithaq understood of it."""

from dataclasses import dataclass

from mithaq.model.annotations import Annotated
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Record):
    """A document's annotations, the claims made of them, the agreements it names and what is owed."""

    annotated: Annotated
    claims: tuple[Claim, ...]
    agreements: tuple[AgreementClaim, ...]
    commitments: tuple[CommitmentClaim, ...] = ()
