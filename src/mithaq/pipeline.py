"""The whole core: a document becomes annotations, annotations become claims."""

from dataclasses import dataclass

from mithaq.model.annotations import Annotated
from mithaq.model.claims import AgreementClaim, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One document with all that Mithaq understood of it."""

    annotated: Annotated
    claims: tuple[Claim, ...]
    agreements: tuple[AgreementClaim, ...]
